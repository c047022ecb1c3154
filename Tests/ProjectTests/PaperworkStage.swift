import Foundation
import HallDeskUI
import HallDocuments
import HallModel
import HallStore
import ScreenKit
import Testing

@testable import halldesk

/// A hall on disk with its key file, a ticket at window 1, and the context a window's screen would have.
final class PaperworkStage {
  let folder: URL
  let live: LiveHall
  var context: RoleContext
  let ticket: String

  static let person = Applicant(
    kind: .person, name: "张三", idNumber: "330501199003071236", phone: "13812345678", address: "浙江省湖州市吴兴区安吉路1号")
  static let settings: HallSettings = {
    var settings = HallSettings(
      name: "云溪镇便民服务中心", lanes: [Lane(letter: "A", name: "综合", carries: .everything)],
      windows: [WindowSetting(number: 1, name: "综合窗口", accepts: .everything, usualStaff: "C01")],
      staff: [StaffMember(number: "C01", name: "李四", roles: [.clerk])])
    settings.calendar = (2025...2027).compactMap { year in
      Day(year: year, month: 1, day: 1).map { CalendarDay(day: $0, kind: .holiday, name: "元旦") }
    }
    return settings
  }()

  init(language: Language = .zh) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "halldesk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "hall.db").path(percentEncoded: false)
    let journal = try SQLiteJournal.create(path: path)
    _ = try PersonalKeyFile.create(path + "-key", hallID: journal.hallID)
    live = try LiveHall(journal)
    let start = try #require(HallZone.shanghai.moment(iso: "2026-03-02T09:00:00"))
    let actor = LiveHall.Actor(terminal: "window-1", staff: "C01")
    _ = try live.configure(
      settings: Self.settings, matters: [Matter(code: "M1", name: "食品经营许可", department: "市场监管", promisedDays: 5)],
      packages: [], papers: [Paper(matter: "M1", sequence: 1, name: "申请书")], training: true, by: actor, at: start)
    // A clock that all but stands: the day is the same whenever the test runs.
    try live.setClock(.scaled(from: start, speed: 0.000_001))
    var issued: String?
    for command: any HallCommand in [
      OpenWindow(window: 1), IssueTicket(matters: ["M1"]), CallNext(window: 1), StartService(window: 1),
    ] {
      guard case .done(let events) = try live.perform(command, by: actor) else { continue }
      issued = issued ?? events.lazy.compactMap { $0 as? TicketIssued }.first?.subject
    }
    ticket = try #require(issued)
    context = RoleContext(
      live: live, texts: try TextCatalogueTests.texts(language), terminalName: "window-1",
      documents: path + "-documents",
      personal: PersonalDoor(journal, keyPath: path + "-key"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var store: any SealedStore { get throws { try context.personal.store } }

  func loseKey() throws { try FileManager.default.removeItem(atPath: context.personal.keyPath) }

  /// The ticket's matter, accepted with its paper.
  func request(
    _ applicant: Applicant?, known id: String? = nil, values: [String: String] = [:], matter: String = "M1"
  ) throws -> IntakeRequest {
    IntakeRequest(
      command: TakeIn(
        OpenCase(ticket: ticket, matter: matter, papers: try live.papers().byMatter["M1"] ?? []),
        marks: [PaperMark("申请书", .original)], .accept),
      applicantID: id, applicant: applicant, values: values)
  }

  /// Does paperwork and gives what came of it.
  func answer(_ work: Paperwork) throws -> PaperworkAnswer {
    guard case .paperwork(let answer, "t") = context.paperwork(work, "t") else {
      throw Unexpected(what: "\(String(describing: context.paperwork(work, "t")))")
    }
    return answer
  }

  /// Takes a matter in.
  func taken(_ request: IntakeRequest) throws -> TakenCase {
    guard case .taken(let taken) = try answer(.takeIn(request, staff: "C01")) else { throw Unexpected(what: "answer") }
    return taken
  }

  /// The sentence with which paperwork fails; nil where it does not.
  func failure(_ work: Paperwork) -> String? {
    if case .failed(let sentence, "t") = context.paperwork(work, "t") { sentence } else { nil }
  }

  /// Another answer than a test waits for.
  struct Unexpected: Error { var what: String }
}
