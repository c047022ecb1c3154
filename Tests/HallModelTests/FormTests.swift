import Testing

@testable import HallModel

@Suite("Forms: what is checked")
struct FormTests {
  static let today = Day(number: 20_514)  // 2026-03-02

  static let delivery = FormField(
    key: "delivery", label: "领取方式", english: "Delivery", kind: .choice, required: true,
    choices: [FormField.Choice("窗口领取", "At the window"), FormField.Choice("邮寄", "By post")])
  static let address = FormField(
    key: "mail_address", label: "邮寄地址", english: "Address", required: true,
    when: FormField.Condition("delivery", ["邮寄"]),
    longest: 12)
  static let agent = FormField(key: "agent_phone", label: "代办人电话", english: "Agent's phone", kind: .phone)
  static let form = Form([delivery, address, agent])

  /// `key code` of each problem.
  static func problems(_ values: [String: String], _ form: Form = form) -> [String] {
    form.check(values, today: today).map { "\($0.field) \($0.code)" }
  }

  @Test("everything that is wrong is told at once, in the order of the form")
  func together() {
    #expect(FormTests.problems([:]) == ["delivery required"])
    #expect(FormTests.problems(["delivery": " \u{3000}"]) == ["delivery required"])
    #expect(
      FormTests.problems(["delivery": "邮寄", "agent_phone": "123", "zip": "1", "mail_address": ""])
        == ["mail_address required", "agent_phone wrong_length", "zip unknown_field"])
    #expect(
      FormTests.problems(["delivery": "飞鸽", "agent_phone": "2661234"])
        == ["delivery unknown_choice", "agent_phone missing_area_code"])
  }

  @Test("a problem names the field in both languages, and what its sentence needs")
  func details() {
    let problems = FormTests.form.check(["delivery": "邮寄", "mail_address": "云溪镇人民路一号二幢三单元"], today: FormTests.today)
    #expect(
      problems == [
        FormProblem(
          field: "mail_address", code: "too_long",
          details: ["label": "邮寄地址", "label_en": "Address", "found": "13", "longest": "12"])
      ])
    let choice = FormTests.form.check(["delivery": "x"], today: FormTests.today).first
    #expect(choice?.details["choices"] == "窗口领取、邮寄" && choice?.details["choices_en"] == "At the window, By post")
  }

  @Test("a field whose condition does not hold is neither asked for nor kept")
  func conditions() {
    let typed = ["delivery": "At the Window", "mail_address": "云溪镇", "agent_phone": "138 1234 5678"]
    let (values, problems) = FormTests.form.read(typed, today: FormTests.today)
    #expect(problems == [] && values == ["delivery": "窗口领取", "agent_phone": "13812345678"])
    func keys(_ values: [String: String]) -> [String] {
      FormTests.form.fields(for: values, today: FormTests.today).map(\.key)
    }
    #expect(keys([:]) == ["delivery", "agent_phone"])
    #expect(keys(["delivery": "by post"]) == ["delivery", "mail_address", "agent_phone"])
  }

  @Test("a condition on a field that does not apply does not hold either")
  func chain() {
    let form = Form([
      FormField(key: "a", label: "甲", kind: .yesNo),
      FormField(key: "b", label: "乙", kind: .yesNo, when: FormField.Condition("a", ["是"])),
      FormField(key: "c", label: "丙", required: true, when: FormField.Condition("b", ["是"])),
    ])
    #expect(FormTests.problems(["a": "否", "b": "是"], form) == [])
    #expect(FormTests.problems(["a": "y", "b": "YES"], form) == ["c required"])
  }

  @Test("of two fields with one key the first counts")
  func twice() {
    let form = Form([FormField(key: "a", label: "甲"), FormField(key: "a", label: "乙")])
    #expect(form.fields.map(\.label) == ["甲"])
  }

  @Test("whatever is typed, what is kept is kept again as it is", arguments: 0..<300)
  func noise(seed: Int) {
    var random = RandomSource(seed: UInt64(seed))
    let characters = Array("0129年月日.-/,万元¥是否邮寄 xX\u{3000}１２\u{7}😀")
    let form = Form(
      FormField.Kind.allCases.map {
        FormField(key: $0.rawValue, label: "x", kind: $0, choices: [FormField.Choice("邮寄", "x")], longest: 6)
      })
    var typed: [String: String] = [:]
    for field in form.fields {
      typed[field.key] = String((0..<random.below(10)).map { _ in random.pick(characters) })
    }
    let kept = form.read(typed, today: FormTests.today).values
    let again = form.read(kept, today: FormTests.today)
    #expect(again.values == kept && again.problems == [])
  }
}

@Suite("Values of forms: as typed, as kept")
struct FormValueTests {
  static func read(_ kind: FormField.Kind, _ typed: String) -> String {
    do throws(ValueFault) {
      return try FormValue.read(typed, FormField(key: "k", label: "x", kind: kind), today: FormTests.today)
    } catch {
      return "!" + error.code
    }
  }

  @Test(
    "a value is kept in one form however it is written",
    arguments: [
      (.text, "  云溪镇\u{3000}人民路\n1号\t", "云溪镇 人民路 1号"), (.text, "👩‍👧 ❤️", "👩‍👧 ❤️"), (.text, "a\u{200B}b\u{202E}c", "abc"),
      (.text, "x\u{0}", "!control_character"), (.text, String(repeating: "长", count: 101), "!too_long"),
      (.text, String(repeating: "👩‍👧", count: 100), String(repeating: "👩‍👧", count: 100)),
      (.number, "１，２３４", "1234"), (.number, "007", "7"), (.number, "86.50", "86.5"), (.number, "0.00", "0"),
      (.number, "-1", "!bad_number"),
      (.number, "1e9", "!bad_number"), (.number, "1.", "!bad_number"), (.number, ".5", "!bad_number"),
      (.number, "1.2.3", "!bad_number"), (.number, "三", "!bad_number"), (.number, "1234567890123", "!too_long"),
      (.number, "٣", "!bad_number"), (.money, "100000", "100000"), (.money, "¥1,234.5元", "1234.50"),
      (.money, "10万", "100000"),
      (.money, "1.25亿元", "125000000"), (.money, "0.12345万", "1234.50"), (.money, "0.123456万", "1234.56"),
      (.money, "0.1234567万", "!bad_money"), (.money, "12.345", "!bad_money"), (.money, "000", "0"),
      (.money, "万", "!bad_money"),
      (.money, "-5", "!bad_money"), (.money, "0.05", "0.05"), (.money, "0.00001万", "0.10"),
      (.money, "99999999999999999999", "!too_long"), (.date, "2026-03-02", "2026-03-02"),
      (.date, "２０２６／３／２", "2026-03-02"), (.date, "2026年3月2日", "2026-03-02"), (.date, "20260302", "2026-03-02"),
      (.date, "2026.3.2", "2026-03-02"), (.date, "2026-02-30", "!bad_date"), (.date, "26-3-2", "!bad_date"),
      (.date, "明天", "!bad_date"), (.date, "20261301", "!bad_date"), (.yesNo, "是", "是"), (.yesNo, "ｙ", "是"),
      (.yesNo, "No", "否"), (.yesNo, "也许", "!bad_yes_no"), (.idNumber, "11010519491231002x", "11010519491231002X"),
      (.idNumber, "110105194912310021", "!check_digit"), (.creditCode, "91350100m000100y43", "91350100M000100Y43"),
      (.creditCode, "91350100M000100Y4O", "!wrong_character"), (.phone, "0572 2661234", "0572-2661234"),
    ] as [(FormField.Kind, String, String)])
  func kept(_ kind: FormField.Kind, _ typed: String, _ expected: String) {
    #expect(FormValueTests.read(kind, typed) == expected)
  }
}
