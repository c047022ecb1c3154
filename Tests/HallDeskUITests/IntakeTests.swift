import HallDocuments
import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("Intake at the window") struct IntakeTests {
  static let person = "11010519491231002X"
  static let card = "HZ-公安-001"
  static let licence = "HZ-市场监管-006"

  @Test("service starts with the form; a complete matter is accepted, with its documents, by F4") func accepted()
    throws
  {
    var window = try IntakeStage.serving([Self.card])
    window.applicant(Self.person, "王小明", "13857212345")
    window.press("F12")
    #expect(window.text.contains("▶ 2 受理"))
    window.press("Enter")
    #expect(window.hall.cases.isEmpty && window.notice.contains("F4"))
    window.press("F4")
    let file = try #require(window.hall.cases.first)
    #expect(file.state == .accepted && file.ticket == window.hall.tickets[0].id && file.applicant == "p1")
    #expect(window.notice.contains(file.id) && window.notice.contains("受理通知书"))
    #expect(window.people.known.first?.applicant.name == "王小明")
    #expect(window.people.values[file.id]?["renewal_reason"] == "有效期满")
    #expect(window.people.drafts.isEmpty)
    window.press("F5")
    #expect(window.text.contains("受理了还没移交"))
    window.type("2")
    #expect(window.hall.tickets[0].state == .finished)
  }

  @Test("a clerk who leans on Enter marks no paper and decides nothing") func leaning() throws {
    var window = try IntakeStage.serving([Self.card])
    window.applicant(Self.person, "王小明", "13857212345")
    for _ in 0..<30 { window.press("Enter") }
    #expect(window.hall.cases.isEmpty)
    #expect(window.shell.screen.intake?.papers.isLookedAt == false)
  }

  @Test("a paper that is needed in this situation and missing is told; one that is not needed is not") func lacking()
    throws
  {
    var window = try IntakeStage.serving([Self.card])
    window.applicant(Self.person, "王小明", "13857212345")
    window.press("F12", "Tab", "Tab")
    for _ in 0..<5 where !window.text.contains("▶ 居民户口簿") { window.press("Down") }
    window.type("7")
    window.press("F4")
    #expect(window.text.contains("受理  还差 1 样"))
    window.type("4")
    window.press("F4")
    let file = try #require(window.hall.cases.first)
    #expect(file.state == .correction && file.papers.first { $0.name == "居民户口簿" }?.mark == .lacking)
  }

  @Test("a case that was only received is accepted with its form filled in, later as now") func formLater() throws {
    var window = try IntakeStage.serving([Self.licence])
    window.applicant("91110000600037341L", "北京示例有限公司", "13857212345")
    window.press("F12")
    window.type("5")
    window.press("F4")
    let id = try #require(window.hall.cases.first?.id)
    #expect(window.hall.caseFile(id)?.state == .received)
    window.press("F4")
    #expect(window.notice.contains("请填写") && window.hall.caseFile(id)?.state == .received)
    window.fillForm()
    window.press("F4", "F4")
    #expect(window.hall.caseFile(id)?.state == .accepted)
    #expect(window.people.values[id]?["place_of_business"] != nil || (window.people.values[id]?.count ?? 0) > 3)
  }

  @Test("who was here before is known by the number: nothing is typed twice") func known() throws {
    var window = try IntakeStage.serving([Self.card])
    _ = window.people.add(Applicant(kind: .person, name: "王小明", idNumber: Self.person, phone: "13857212345"))
    window.type(Self.person.lowercased())
    window.press("Enter", "F12", "F4")
    #expect(window.hall.cases.first?.state == .accepted)
    #expect(window.hall.cases.first?.applicant == "p1")
    #expect(window.people.known.count == 1)
  }

  @Test("a wrong check digit, an empty name and a birth date to come are said at once; the field keeps the focus")
  func faults() throws {
    var window = try IntakeStage.serving([Self.card])
    window.type("110105194912310021")
    window.press("Enter")
    #expect(window.notice.contains("校验码"))
    window.press("Backspace")
    window.type("X")
    window.press("Enter", "Enter")
    #expect(window.notice.contains("请填写姓名"))
    window.press("Up", "Ctrl-U")
    window.type("110105209912310029")
    window.press("Enter")
    #expect(window.notice.contains("还没有到"))
    #expect(window.hall.cases.isEmpty)
  }

  @Test("a credit code makes it an enterprise: its name is asked for, and the enterprise's form") func enterprise()
    throws
  {
    var window = try IntakeStage.serving([Self.licence])
    window.type("91110000600037341L")
    window.press("Enter")
    #expect(window.text.contains("单位名称"))
    window.type("北京示例有限公司")
    window.press("Enter")
    #expect(window.text.contains("北京示例有限公司"))
  }

  @Test("others at the counter see neither name nor number once they are typed") func masked() throws {
    var window = try IntakeStage.serving([Self.card])
    window.applicant(Self.person, "王小明", "13857212345")
    #expect(!window.text.contains("王小明") && !window.text.contains(Self.person))
    #expect(window.text.contains("王**") && window.text.contains("110105********002X"))
  }

  @Test("somebody acts for another: the agent's own data are asked for") func agent() throws {
    var window = try IntakeStage.serving([Self.card])
    window.type(Self.person)
    window.press("Enter")
    window.type("王小明")
    window.press("Enter")
    window.type("13857212345")
    window.press("Enter")
    window.type("2")
    window.press("Enter")
    window.type("李建国")
    window.press("Enter")
    window.type("330501199003077718")
    window.press("Enter")
    window.type("13905720000")
    window.press("Enter", "F12", "F4")
    #expect(window.people.known.first?.applicant.agent?.name == "李建国")
    #expect(window.hall.cases.first?.state == .accepted)
  }

  @Test("papers by their digits; what the rules forbid says why, and the outcomes follow") func papers() throws {
    var window = try IntakeStage.serving([Self.licence])
    window.press("Tab")
    window.type("4")
    #expect(window.notice.contains("容缺"))
    window.type("1")
    window.type("5")
    window.type("过期")
    window.press("Enter")
    #expect(window.text.contains("▲有误"))
    window.press("F4")
    #expect(window.text.contains("受理  还差"))
    #expect(window.text.contains("▶ 4 一次性告知"))
    #expect(window.hall.cases.isEmpty)
  }

  @Test("told once: the case waits, and everything wrong stands in it") func told() throws {
    var window = try IntakeStage.serving([Self.card])
    window.applicant(Self.person, "王小明", "13857212345")
    window.press("F4")
    window.type("4")
    window.press("F4")
    let file = try #require(window.hall.cases.first)
    #expect(file.state == .correction && file.correctionDue != nil)
    // What was forgotten in the bag may still come.
    window.press("Tab", "Tab")
    window.type("11")
    window.press("F4", "F4")
    #expect(window.hall.caseFile(file.id)?.state == .received)
  }

  @Test("deferral asks for the signed undertaking, prints it on request, and takes another key than the one that asked")
  func deferred() throws {
    var window = try IntakeStage.serving([Self.licence])
    window.type("91110000600037341L")
    window.press("Enter")
    window.type("北京示例有限公司")
    window.press("Enter")
    window.type("13857212345")
    window.press("Enter")
    window.fillForm()
    window.press("F12", "Shift-Tab")
    for _ in 0..<20 where !window.text.contains("▶ 食品安全规章") { window.press("Down") }
    window.type("4")
    window.press("F4")
    window.type("3")
    window.press("F4")
    #expect(window.text.contains("承诺书"))
    window.type("1")
    #expect(window.people.printed == [.deferralUndertaking])
    #expect(window.hall.cases.isEmpty)
    window.type("2")
    #expect(window.hall.cases.first?.state == .acceptedDeferred)
  }

  @Test("not ours: ground, reasons and the right body stand in the case") func refused() throws {
    var window = try IntakeStage.serving([Self.card])
    window.applicant(Self.person, "王小明", "13857212345")
    window.press("F4")
    window.type("6")
    window.press("F4")
    window.type("2")
    window.type("户籍不在本地")
    window.press("Enter")
    window.type("户籍地派出所")
    window.press("Enter")
    #expect(window.hall.cases.first?.state == .notAccepted)
    #expect(window.hall.cases.first?.reason == "户籍不在本地")
  }

  @Test("several matters make one form and one list; each gets its own outcome by one key") func several() throws {
    var window = try IntakeStage.serving([Self.card, "HZ-公安-002"])
    window.applicant(Self.person, "王小明", "13857212345")
    window.press("F12", "F4")
    #expect(window.hall.cases.map(\.state) == [.accepted])
    window.press("F4")
    #expect(window.hall.cases.map(\.state) == [.accepted, .accepted])
    #expect(Set(window.hall.cases.map(\.applicant)) == ["p1"])
    #expect(window.text.contains("移交后台") && window.text.contains("✓原件"))
    window.press("F5")
    #expect(window.text.contains("受理了还没移交"))
    window.press("Esc", "F4")
    #expect(window.hall.cases.map(\.state) == [.inReview, .inReview])
  }

  @Test("a draft is there after a crash, and at the next window after a transfer") func draft() throws {
    var window = try IntakeStage.serving([Self.card])
    window.type(Self.person)
    window.press("Enter")
    window.type("王小明")
    window.press("Enter", "Tab")
    window.type("1")
    let people = window.people
    var other = try Stage(WindowScreen(number: 1), hall: window.hall, at: window.now)
    other.people = people
    other.signIn(1)
    #expect(other.text.contains("王**") && other.text.contains("✓原件"))
    #expect(other.notice.contains("接着"))
  }

  @Test("a lost key is said once; the queue goes on") func lostKey() throws {
    var window = try IntakeStage.serving([Self.card]) { $0.trouble = "找不到密钥" }
    #expect(window.notice == "找不到密钥")
    window.applicant(Self.person, "王小明", "13857212345")
    #expect(window.notice.isEmpty)
    window.press("F12", "F4")
    #expect(window.notice == "找不到密钥" && window.hall.cases.isEmpty)
    window.press("F5")
    #expect(window.text.contains("还有 1 件事没有结果"))
    window.type("2")
    #expect(window.hall.tickets[0].state == .finished)
  }

  @Test("corrections brought later go on in the case that waits for them") func supplied() throws {
    var window = try IntakeStage.serving([Self.card])
    window.applicant(Self.person, "王小明", "13857212345")
    window.press("F4")
    window.type("4")
    window.press("F4", "F5")
    window.elsewhere(IssueTicket(matters: [Self.card]))
    window.press("F2")
    window.wait(5)
    window.press("F4")
    window.type(Self.person)
    window.press("Enter")
    let id = try #require(window.hall.cases.first?.id)
    #expect(window.notice.contains(id))
    window.press("F4", "F4")
    #expect(window.notice.contains("先标出"))
    #expect(window.hall.caseFile(id)?.state == .correction)
    window.press("F12", "F4")
    #expect(window.hall.caseFile(id)?.state == .received)
    #expect(window.hall.caseFile(id)?.tellDue != nil)
    window.press("F4")
    #expect(window.hall.caseFile(id)?.state == .accepted)
    #expect(window.hall.cases.count == 1)
  }

  @Test("a package is one form, one list with each paper once, and a case for every matter, side by side")
  func package() throws {
    let package = try #require(SampleHall.loaded.get().packages.first { $0.name.contains("开办餐饮店") })
    var window = try IntakeStage.serving([], package: package.name)
    #expect(window.text.contains("一件事：开办餐饮店"))
    let intake = try #require(window.shell.screen.intake)
    let lists = try SampleHall.loaded.get().papers.filter { package.matters.contains($0.matter) }
    #expect(intake.papers.rows.count < lists.count)
    #expect(Set(intake.fields(window.environment).map(\.key)).count == intake.fields(window.environment).count)
    window.type("91110000600037341L")
    window.press("Enter")
    window.type("北京示例有限公司")
    window.press("Enter")
    window.fillForm()
    window.press("F12")
    for _ in intake.matters { window.press("F4") }
    #expect(window.hall.cases.map(\.terms.matter) == intake.matters.map(\.code))
    #expect(window.hall.cases.allSatisfy { $0.package == package.name && $0.follows == nil && $0.acceptedAt != nil })
    #expect(Set(window.hall.cases.map(\.applicant)) == ["p1"])
  }

  @Test("where agencies act in turn, each case follows the one before it, and its clock waits") func inTurn() throws {
    let package = try #require(SampleHall.loaded.get().packages.first { $0.inTurn })
    var window = try IntakeStage.serving([], package: package.name)
    window.applicant(Self.person, "王小明", "13857212345")
    window.fillForm()
    window.press("F12", "Ctrl-N", "F4")
    #expect(window.hall.cases.isEmpty && window.notice.contains("依次"))
    window.press("Ctrl-N")
    for _ in 0..<package.matters.count { window.press("F4") }
    let cases = window.hall.cases
    #expect(cases.count >= 2)
    for (before, after) in zip(cases, cases.dropFirst()) {
      #expect(after.follows == before.id)
      #expect(after.clockFrom == nil || before.decidedAt != nil)
    }
  }

  @Test("the documents of a case are listed, looked at and printed again; Esc goes one level back each time")
  func documents() throws {
    var window = try IntakeStage.serving([Self.card])
    window.applicant(Self.person, "王小明", "13857212345")
    window.press("F12", "F4")
    window.type("2")
    window.press("F4")
    #expect(window.text.contains("受理通知书"))
    window.press("Enter")
    #expect(window.text.contains("办件编号"))
    window.press("F2")
    #expect(window.people.printed == [.acceptanceNotice])
    window.press("Esc", "Esc")
    #expect(window.text.contains("办理结果"))
    #expect(window.text.contains("申请人和表单"))
  }

  @Test("papers come in one after the other: each is recorded, and the rest stays due") func oneByOne() throws {
    var window = try IntakeStage.serving([Self.licence])
    window.applicant("91110000600037341L", "北京示例有限公司", "13857212345")
    window.press("F4")
    window.type("4")
    window.press("F4")
    let id = try #require(window.hall.cases.first?.id)
    let due = window.hall.caseFile(id)?.correctionDue
    window.press("Tab", "Tab")
    for left in [5, 4] {
      window.type("1")
      window.press("F4", "F4")
      let file = try #require(window.hall.caseFile(id))
      #expect(file.papers.count { !$0.isInOrder } == left && file.correctionDue == due)
      window.press("Tab", "Tab")
    }
  }

  @Test("Esc goes back to the window and F4 returns; a ticket set aside takes its intake along") func back() throws {
    var window = try IntakeStage.serving([Self.card])
    window.press("Esc")
    #expect(window.text.contains("可叫"))
    window.press("F4")
    #expect(window.text.contains("申请人和表单"))
    window.press("F7")
    window.type("1")
    #expect(!window.text.contains("申请人和表单"))
  }
}

/// A window at which somebody is served.
enum IntakeStage {
  static func serving(
    _ matters: [String], package: String? = nil, size: (Int, Int) = (24, 80), language: Language = .zh,
    people: (inout StagePeople) -> Void = { _ in }
  ) throws -> Stage<WindowScreen> {
    var hall = try SampleHall.hall()
    let now = SampleHall.morning.adding(seconds: 600)
    let stamp = Stamp(at: now, terminal: "guide", staff: "")
    guard case .events(let events) = hall.decide(IssueTicket(matters: matters, package: package), Context(now: now))
    else { throw SampleHall.Failure(problems: ["no ticket"]) }
    for event in events { hall.apply(event, stamp) }
    var window = try Stage(WindowScreen(number: 1), hall: hall, at: now, size: size, language: language)
    people(&window.people)
    window.signIn(1)
    window.press("F2")
    window.wait(10)
    window.press("F4")
    return window
  }
}

extension Stage<WindowScreen> {
  /// Signs the window's usual clerk in.
  mutating func signIn(_ number: Int) {
    type(hall.windowSetting(number)?.usualStaff ?? "")
    press("Enter")
    type("2468")
    press("Enter")
  }

  /// Types who applies.
  mutating func applicant(_ number: String, _ name: String, _ phone: String) {
    type(number)
    press("Enter")
    type(name)
    press("Enter")
    type(phone)
    press("Enter")
  }

  /// Fills in what is still empty in the form, whatever it asks for.
  mutating func fillForm() {
    for _ in 0..<40 {
      guard let intake = shell.screen.intake, intake.focus == .form, let field = intake.currentField(environment)
      else { return }
      if (intake.values[field.key] ?? "").isEmpty {
        switch field.kind {
        case .choice, .yesNo: type("1")
        case .number, .money: type("3")
        case .date: type("2026-03-01")
        case .phone: type("13857212345")
        case .idNumber: type("330501199003077718")
        case .creditCode: type("91110000600037341L")
        case .text: type("云溪")
        }
      }
      press("Enter")
    }
  }
}
