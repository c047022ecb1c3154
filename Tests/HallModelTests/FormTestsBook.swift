import Testing

@testable import HallModel

@Suite("Forms of matters and packages")
struct FormBookTests {
  static func matter(_ code: String, _ object: String) -> Matter {
    Matter(code: code, name: code, department: "甲", serviceObject: object)
  }
  static let catalogue = Catalogue(matters: [
    matter("P", "自然人"), matter("E", "法人"), matter("B", "自然人/法人"), matter("X", ""), matter("O", "自然人"),
  ])
  static func field(_ key: String, required: Bool = false, when: FormField.Condition? = nil) -> FormField {
    FormField(key: key, label: key, required: required, when: when)
  }
  static let posted = FormField.Condition("delivery", ["邮寄"])
  static let book = FormBook([
    FormBook.Entry(
      .persons, Form([FormTests.delivery, field("address", required: true, when: posted), field("note")])),
    FormBook.Entry(.enterprises, Form([field("representative", required: true), field("note", required: true)])),
    FormBook.Entry(.matter("O"), Form([field("reason", required: true), field("address")])),
  ])

  static func keys(_ code: String, _ audience: FormBook.Audience? = nil) throws -> [String] {
    book.form(of: try #require(catalogue.matter(code)), for: audience).fields.map(\.key)
  }

  @Test("a matter's own form counts, else the usual one for whom it serves")
  func own() throws {
    #expect(try FormBookTests.keys("O") == ["reason", "address"])
    #expect(try FormBookTests.keys("O", .enterprises) == ["reason", "address"])
    #expect(try FormBookTests.keys("P", .enterprises) == ["delivery", "address", "note"], "it serves persons only")
    #expect(try FormBookTests.keys("E", .persons) == ["representative", "note"])
    #expect(try FormBookTests.keys("B") == ["delivery", "address", "note"])
    #expect(try FormBookTests.keys("B", .enterprises) == ["representative", "note"])
    #expect(try FormBookTests.keys("X", .enterprises) == ["representative", "note"])
    #expect(FormBookTests.book.hasOwnForm("O") && !FormBookTests.book.hasOwnForm("P"))
    #expect(FormBook.empty.form(of: FormBookTests.matter("P", "自然人")).fields.isEmpty)
  }

  @Test("several matters share one form, each key once, and one that is not there asks for nothing")
  func merged() {
    let form = FormBookTests.book.merged(for: ["P", "E", "O", "P", "没有"], in: FormBookTests.catalogue)
    #expect(form.fields.map(\.key) == ["delivery", "address", "note", "representative", "reason"])
    #expect(form.field("note")?.isRequired(for: [:]) == true, "one of the matters must have it")
    #expect(FormBookTests.book.merged(for: [], in: FormBookTests.catalogue).fields.isEmpty)
  }

  @Test("a merged field is asked for, and needed, as each of its matters says")
  func needs() throws {
    let form = FormBookTests.book.merged(for: ["P", "O"], in: FormBookTests.catalogue)
    let address = try #require(form.field("address"))
    #expect(address.applies(to: [:]) && !address.isRequired(for: [:]), "the second matter may have it")
    #expect(address.isRequired(for: ["delivery": "邮寄"]), "the first must have it when it posts")
    #expect(FormTests.problems(["delivery": "窗口领取", "reason": "x"], form) == [])
    #expect(FormTests.problems(["delivery": "邮寄", "reason": "x"], form) == ["address required"])
  }

  @Test("a condition comes before what it governs, whichever matter brought it in")
  func order() {
    let first = Form([FormBookTests.field("address"), FormBookTests.field("end")])
    let second = Form([FormTests.delivery, FormBookTests.field("address", required: true, when: FormBookTests.posted)])
    let form = Form(merging: [first, second])
    #expect(form.fields.map(\.key) == ["end", "delivery", "address"])
    #expect(FormTests.problems(["delivery": "邮寄"], form) == ["address required"])
    let circle = Form(merging: [
      Form([
        FormBookTests.field("a", when: FormField.Condition("b", ["1"])),
        FormBookTests.field("b", when: FormField.Condition("a", ["1"])),
      ])
    ])
    #expect(circle.fields.map(\.key) == ["a", "b"], "a circle loses no field")
  }

  @Test("the shortest of the lengths counts, and each case keeps the values of its own form")
  func values() throws {
    let short = FormField(key: "note", label: "x", longest: 5)
    #expect(Form(merging: [Form([FormBookTests.field("note")]), Form([short])]).field("note")?.longest == 5)
    let merged = ["delivery": "窗口领取", "address": "云溪镇", "note": "n", "reason": "丢失"]
    let persons = FormBookTests.book.usual(.persons)
    #expect(persons.values(from: merged) == ["delivery": "窗口领取", "note": "n"], "nothing is posted")
    let own = FormBookTests.book.form(of: try #require(FormBookTests.catalogue.matter("O")))
    #expect(own.values(from: merged) == ["reason": "丢失", "address": "云溪镇"])
  }

  @Test("forms come back from their text")
  func roundTrip() throws {
    let merged = FormBookTests.book.merged(for: ["P", "O"], in: FormBookTests.catalogue)
    var odd = FormField(key: "k", label: "标\t签\n", kind: .money, longest: 9, example: "例", source: "估计")
    odd.english = ""
    let entries = FormBookTests.book.entries + [FormBook.Entry(.matter("M"), merged)]
    let text = CatalogueText.encode(forms: entries)
    #expect(try CatalogueText.forms(from: Array(text.utf8)).entries == entries)
    let strange = CatalogueText.encode(forms: [FormBook.Entry(.matter("M"), Form([odd]))])
    #expect(try CatalogueText.forms(from: Array(strange.utf8)).entries[0].form.fields[0].label == "标 签 ")
    #expect(try CatalogueText.forms(from: Array("halldesk-forms 1\n".utf8)).entries == [])
  }

  @Test(
    "text that is not whole is refused with its line",
    arguments: [
      ("", 1), ("halldesk-forms 2\n", 1), ("halldesk-forms 1", 1), ("halldesk-forms 1\nM\tk\n", 2),
      ("halldesk-forms 1\nM\tk\tl\te\ttext\t1\t\t9\t\t\nx", 3), ("halldesk-forms 1\nM\tk\tl\te\tnix\t1\t\t9\t\t\n", 2),
      ("halldesk-forms 1\nM\tk\tl\te\ttext\t\t\t9\t\t\n", 2), ("halldesk-forms 1\nM\tk\tl\te\ttext\t1\t\tx\t\t\n", 2),
    ])
  func unreadable(_ text: String, _ line: Int) {
    #expect(throws: CatalogueText.Unreadable(line: line)) { _ = try CatalogueText.forms(from: Array(text.utf8)) }
  }
}
