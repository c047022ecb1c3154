import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("The issuing window") struct IssuingTests {
  static let idNumber = "330501199001010016"

  /// A window with two decided cases of one applicant, one of nobody, and one that is still being decided.
  func window() throws -> (Stage<IssuingScreen>, [String]) {
    var sample = try OfficeSample()
    let applicant = sample.people.add(
      Applicant(kind: .person, name: "周文静", idNumber: try Self.valid(), phone: "13857212345"))
    let ids = [
      try sample.file(.decided, applicant: applicant), try sample.file(.decided),
      try sample.file(.inReview, applicant: applicant), try sample.file(.decided, applicant: "gone"),
    ]
    return (try sample.issuing(), ids)
  }

  /// A resident ID number whose check digit is right.
  static func valid() throws -> String {
    let stem = String(idNumber.prefix(17))
    let today = HallZone.shanghai.day(at: SampleHall.morning)
    return try #require("0123456789X".map { stem + String($0) }.first { (try? IDNumber($0, today: today)) != nil })
  }

  @Test("by case number: identity first, then handed over, then the search again") func counter() throws {
    var (window, ids) = try window()
    window.type(ids[0])
    window.press("Enter")
    #expect(window.text.contains("周**"))
    #expect(!window.text.contains("周文静"))
    window.press("F5")
    #expect(window.notice.contains("身份"))
    #expect(window.hall.caseFile(ids[0])?.state == .decided)
    window.press("F2", "F5")
    #expect(window.hall.caseFile(ids[0])?.state == .delivered)
    #expect(window.hall.caseFile(ids[0])?.delivery == .counter)
    #expect(window.notice.contains("已当面送达"))
    #expect(window.shell.screen.field.isEmpty)
    window.press("F6")
    #expect(window.people.printed == [.completionReceipt])
  }

  @Test("the last digits of a number are enough; an arrow and Enter as well") func short() throws {
    var (window, ids) = try window()
    window.type("0002")
    window.press("Enter")
    #expect(window.shell.screen.seen?.id == ids[1])
    window.press("Esc", "Down", "Enter")
    #expect(window.shell.screen.seen != nil)
  }

  @Test("a scanner works whatever has the focus: search, case, question, parcel number") func scan() throws {
    var (window, ids) = try window()
    func scan(_ text: String) { window.type(text); window.press("Enter") }
    scan(ids[0])
    #expect(window.shell.screen.seen?.id == ids[0])
    window.press("F2")
    scan(ids[1])
    #expect(window.shell.screen.seen?.id == ids[1])
    #expect(!window.shell.screen.isChecked)
    window.press("F7")
    scan(ids[3])
    #expect(window.shell.screen.seen?.id == ids[3])
    window.press("F8")
    scan(ids[0])
    #expect(window.shell.screen.seen?.id == ids[0])
    #expect(window.hall.cases.allSatisfy { $0.state != .delivered })
    // A barcode without the stroke, and full-width digits from an input method.
    scan(ids[1].filter { $0 != "-" })
    #expect(window.shell.screen.seen?.id == ids[1])
    scan("２０２６０３０２－０００１")
    #expect(window.shell.screen.seen?.id == ids[0])
  }

  @Test("an ID number finds the applicant's cases; what can be handed over comes first") func byID() throws {
    var (window, ids) = try window()
    window.type(try Self.valid())
    window.press("Enter")
    #expect(window.shell.screen.list.ids == [ids[0], ids[2]])
    window.press("Enter")
    #expect(window.shell.screen.seen?.id == ids[0])
    window.press("Esc")
    #expect(window.shell.screen.list.ids.count == 3)
    window.type("110101199003070007")
    window.press("Enter")
    #expect(window.notice.contains("没有这个证件号码"))
  }

  @Test("by post needs the parcel's number") func post() throws {
    var (window, ids) = try window()
    window.type(ids[1])
    window.press("Enter", "F8", "Enter")
    #expect(window.notice.contains("邮件号"))
    window.type("ea123456789cn")
    window.press("Enter")
    #expect(window.hall.caseFile(ids[1])?.delivery == .post)
    #expect(window.notice.contains("EA123456789CN"))
  }

  @Test("an e-certificate is asked with F7 and done with F5, never with one key") func electronic() throws {
    var (window, ids) = try window()
    window.type(ids[1])
    window.press("Enter", "F7", "F7", "Enter")
    #expect(window.hall.caseFile(ids[1])?.state == .decided)
    window.press("F5")
    #expect(window.hall.caseFile(ids[1])?.delivery == .eCertificate)
  }

  @Test("who comes too early is told where the case is; no key acts") func early() throws {
    var (window, ids) = try window()
    window.type(ids[2])
    window.press("Enter")
    #expect(window.text.contains("办理中") || window.text.contains("后台办理"))
    #expect(window.text.contains("办结期限"))
    window.press("F2", "F5", "F7", "F8", "Enter")
    #expect(window.hall.caseFile(ids[2])?.state == .inReview)
  }

  @Test("without the applicant's record the window says what to compare instead") func noRecord() throws {
    var (window, ids) = try window()
    window.type(ids[1])
    window.press("Enter")
    #expect(window.text.contains("受理通知书"))
    window.people.trouble = "密钥文件不见了"
    window.press("Esc")
    window.type(ids[0])
    window.press("Enter")
    #expect(window.text.contains("密钥文件不见了"))
    window.press("F2", "F5")
    #expect(window.hall.caseFile(ids[0])?.state == .delivered)
  }

  @Test("a case delivered elsewhere meanwhile is not delivered twice") func twice() throws {
    var (window, ids) = try window()
    window.type(ids[0])
    window.press("Enter", "F2")
    window.elsewhere(IssueResult(case: ids[0], delivery: .eCertificate), staff: "C06")
    #expect(window.notice.contains("别人改动"))
    window.press("F5")
    #expect(window.hall.caseFile(ids[0])?.delivery == .eCertificate)
  }

  @Test("another way than the form asks for, and a parcel without an address, are said before it is done")
  func otherWay() throws {
    var sample = try OfficeSample()
    let id = try sample.file(.decided)
    sample.people.values[id] = ["delivery": "窗口领取"]
    var window = try sample.issuing()
    window.type(id)
    window.press("Enter")
    #expect(window.text.contains("窗口领取"))
    window.press("F7")
    #expect(window.notice.contains("窗口领取"))
    window.press("Esc", "F8")
    #expect(window.notice.contains("邮寄地址"))
    #expect(window.hall.caseFile(id)?.state == .decided)
  }
}
