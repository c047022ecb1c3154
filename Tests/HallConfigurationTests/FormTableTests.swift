import HallModel
import Testing

@testable import HallConfiguration

extension Slip {
  static let formHeading = "matter_code,key,label,kind,required,choices,applies_when\n"
  private static let choice = formHeading + "T-1,delivery,领取方式,单选,是,窗口领取;邮寄,\n"

  /// Slips in forms.csv.
  static let forms = [
    Slip("unknown_matter forms.csv:2:1", .error, "forms.csv", formHeading + "T-9,a,甲,文本,,,\n"),
    Slip("empty_value forms.csv:2:7", .error, "forms.csv", formHeading + "T-1,a,,文本,,,\n"),
    Slip("bad_identifier forms.csv:2:5", .error, "forms.csv", formHeading + "T-1,地址,地址,文本,,,\n"),
    Slip("unknown_value forms.csv:2:9", .error, "forms.csv", formHeading + "T-1,a,甲,图片,,,\n"),
    Slip("unknown_value forms.csv:2:12", .error, "forms.csv", formHeading + "T-1,a,甲,文本,也许,,\n"),
    Slip(
      "number_out_of_range forms.csv:2:12", .error, "forms.csv", "matter_code,key,label,kind,longest\nT-1,a,甲,文本,0\n"),
    Slip("duplicate_field forms.csv:3:5", .error, "forms.csv", choice + "T-1,delivery,又一个,文本,,,\n"),
    Slip("choice_without_choices forms.csv:2:14", .error, "forms.csv", formHeading + "T-1,a,甲,单选,是,,\n"),
    Slip("choices_ignored forms.csv:2:13", .warning, "forms.csv", formHeading + "T-1,a,甲,文本,,一;二,\n"),
    Slip("bad_condition forms.csv:3:21", .error, "forms.csv", choice + "T-1,address,地址,文本,,,邮寄\n"),
    Slip("bad_condition forms.csv:3:21", .error, "forms.csv", choice + "T-1,address,地址,文本,,,delivery=\n"),
    Slip(
      "bad_condition forms.csv:4:15", .error, "forms.csv",
      choice + "T-1,a,甲,文本,,,\nT-1,b,乙,文本,是,,a=是\n"),
    Slip("unknown_field forms.csv:3:14", .error, "forms.csv", choice + "T-2,a,甲,文本,,,delivery=邮寄\n"),
    Slip(
      "unknown_field forms.csv:2:14", .error, "forms.csv", formHeading + "T-1,a,甲,文本,,,b=是\nT-1,b,乙,是否,,,\n"),
    Slip("unknown_value forms.csv:3:14", .error, "forms.csv", choice + "T-1,a,甲,文本,,,delivery=邮件\n"),
    Slip("field_differs forms.csv:3:5", .error, "forms.csv", choice + "T-2,delivery,领取方式,文本,,,\n"),
    Slip("field_differs forms.csv:3:5", .error, "forms.csv", choice + "T-2,delivery,领取方式,单选,,邮寄,\n"),
  ]
}

@Suite("forms.csv") struct FormTableTests {
  @Test("a slip is reported by its code at its file, line and column, and by no other", arguments: Slip.forms)
  func reported(slip: Slip) throws {
    let hall = try TemporaryHall()
    try hall.write(try #require(slip.text), slip.file)
    let result = hall.load()
    #expect(result.problems.map(\.summary) == [slip.expected])
    #expect(result.problems.first?.severity == slip.severity)
    for language in Problem.Language.allCases {
      let text = result.problems.first?.text(language) ?? "…"
      #expect(!text.contains("…") && !text.contains("{") && !text.contains("[是") && !text.contains("[Did"), "\(text)")
    }
  }

  @Test("everything in the file arrives, whatever width and words it is written in")
  func everything() throws {
    let hall = try TemporaryHall()
    try hall.write(
      "事项编码,字段标识,字段名称,英文名称,字段类型,必填,选项,最多字数,填写示例,适用条件,来源\n"
        + "Ｔ－１,delivery,领取方式,Delivery,单选,是,窗口领取|At the window；邮寄 | By post;邮寄,,,,估计\n"
        + "自然人,note,备注,,,,,,,,\n"
        + "t-1,address,邮寄地址,Address,文本,√,,60,云溪镇,delivery＝By Post；窗口领取,待核实\n"
        + "法人,representative,法定代表人,,text,y,,40,,,\n", "forms.csv")
    let result = hall.load()
    #expect(result.problems == [])
    #expect(
      result.configuration?.forms == [
        FormBook.Entry(
          .matter("T-1"),
          Form([
            FormField(
              key: "delivery", label: "领取方式", english: "Delivery", kind: .choice, required: true,
              choices: [FormField.Choice("窗口领取", "At the window"), FormField.Choice("邮寄", "By post")], source: "估计"),
            FormField(
              key: "address", label: "邮寄地址", english: "Address", required: true,
              when: FormField.Condition("delivery", ["邮寄", "窗口领取"]), longest: 60, example: "云溪镇", source: "待核实"),
          ])),
        FormBook.Entry(.persons, Form([FormField(key: "note", label: "备注")])),
        FormBook.Entry(
          .enterprises, Form([FormField(key: "representative", label: "法定代表人", required: true, longest: 40)])),
      ])
  }

  @Test("every problem is reported in one run, and one fault does not bring another")
  func together() throws {
    let hall = try TemporaryHall()
    try hall.write(
      Slip.formHeading + "自然入,a,甲,文本,,,\nT-1,kind,类别,单选,是,,\nT-1,b,乙,文本,,,kind=一\nT-1,b,丙,图片,大概,,knd=一\n",
      "forms.csv")
    let result = hall.load()
    #expect(
      result.problems.map(\.summary) == [
        "unknown_matter forms.csv:2:1", "choice_without_choices forms.csv:3:18", "duplicate_field forms.csv:5:5",
        "unknown_value forms.csv:5:9", "unknown_value forms.csv:5:12", "unknown_field forms.csv:5:16",
      ])
    #expect(result.problems[0].arguments["suggestion"] == "自然人")
    #expect(result.problems[5].arguments["suggestion"] == "kind")
    #expect(result.problems[5].text(.zh).contains("是不是想写“kind”?"))
    #expect(result.configuration == nil)
  }

  @Test("forms of a matter that is known but not kept go without a word; the usual ones stay")
  func filter() throws {
    let hall = try TemporaryHall()
    try hall.write(Slip.yaml + "matters: 全部;除 公安\n", "hall.yaml")
    try hall.write(Slip.formHeading + "T-1,a,甲,文本,,,\nT-2,a,甲,文本,,,\n自然人,a,甲,文本,,,\n", "forms.csv")
    let result = hall.load()
    #expect(result.problems == [])
    #expect(result.configuration?.forms.map(\.owner) == [.matter("T-2"), .persons])
  }

  @Test("a hall without the file has no forms, and that is no problem")
  func none() throws {
    let result = try TemporaryHall().load()
    #expect(result.problems == [] && result.configuration?.forms == [])
  }

  @Test("forms survive the export, with what a spreadsheet would stumble over")
  func roundTrip() throws {
    let hall = try TemporaryHall()
    var loaded = try #require(hall.load().configuration)
    loaded.forms = [
      FormBook.Entry(
        .matter("T-2"),
        Form([
          FormField(key: "a", label: "甲,\"乙\"", english: "A; B", kind: .yesNo, required: true, example: "是"),
          FormField(
            key: "b", label: "丙", kind: .choice, when: FormField.Condition("a", ["是"]),
            choices: [FormField.Choice("一、二"), FormField.Choice("国(境)外", "Abroad, far")], source: "估计;待核实"),
          FormField(
            key: "c", label: "丁", kind: .money, when: FormField.Condition("b", ["国(境)外", "一、二"]), longest: 7,
            example: "5万"),
        ])),
      FormBook.Entry(
        .persons,
        Form(
          FormField.Kind.allCases.filter { $0 != .choice }.map {
            FormField(key: "k_" + $0.rawValue, label: $0.rawValue, kind: $0)
          })),
    ]
    try HallFolder.export(loaded, to: hall.beside("out"))
    let again = HallFolder.load(path: hall.beside("out")) { $0 }
    #expect(again.problems == [])
    #expect(again.configuration?.forms == loaded.forms)
  }
}
