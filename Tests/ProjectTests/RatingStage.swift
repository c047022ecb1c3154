import Foundation
import HallModel
import HallStore
import Testing

/// A hall on disk in which people rate, and the built program beside it. Its clock stands at the last thing that happened.
final class RatingStage {
  let desk: DeskProgram
  let live: LiveHall
  private(set) var now: Moment
  private let actor = LiveHall.Actor(terminal: "window-1", staff: "C01")

  static let person = Applicant(
    kind: .enterprise, name: "云溪食品有限公司", idNumber: "91330501MA28C12345", phone: "13812345678")

  static func settings() -> HallSettings {
    var settings = HallSettings(
      name: "云溪镇便民服务中心", areaCode: "330599101",
      lanes: [Lane(letter: "A", name: "综合", carries: .everything)],
      windows: [WindowSetting(number: 1, name: "综合窗口", accepts: .everything, usualStaff: "C01")],
      staff: [StaffMember(number: "C01", name: "李四", roles: [.clerk])])
    settings.calendar = (2025...2027).compactMap { year in
      Day(year: year, month: 1, day: 1).map { CalendarDay(day: $0, kind: .holiday, name: "元旦") }
    }
    settings.ratingTags = [
      RatingTag(code: "510", level: .verySatisfied, name: "一窗受理一次办结"),
      RatingTag(code: "101", level: .veryDissatisfied, name: "无理由拒绝受理"),
    ]
    settings.ratingExport.dataSource = "07"
    settings.ratingExport.departments = [.init("市场监管", "1133"), .init("公安", "0012")]
    return settings
  }

  static let matters = [
    Matter(code: "M1", name: "食品经营许可", department: "市场监管", promisedDays: 5, serviceObject: "法人"),
    Matter(code: "M2", name: "身份证换领", department: "公安", promisedDays: 0),
    Matter(code: "M3", name: "医保参保", department: "医保", promisedDays: 3),
  ]

  init(_ settings: HallSettings = settings()) throws {
    desk = try DeskProgram()
    let path = desk.folder.appending(path: "hall.db").path(percentEncoded: false)
    let journal = try SQLiteJournal.create(path: path)
    _ = try PersonalKeyFile.create(path + "-key", hallID: journal.hallID)
    live = try LiveHall(journal)
    now = try #require(HallZone.shanghai.moment(iso: "2026-03-02T09:00:00"))
    try configure(settings)
    // A clock that all but stands: the day is the same whenever the test runs.
    try live.setClock(.scaled(from: now, speed: 0.000_001))
    try act(OpenWindow(window: 1))
  }

  deinit { desk.end() }

  func configure(_ settings: HallSettings) throws {
    let outcome = try live.configure(
      settings: settings, matters: Self.matters, packages: [], papers: [], training: true, by: actor, at: now)
    guard case .done = outcome else { throw Refused(outcome: "\(outcome)") }
  }

  @discardableResult
  func act(_ command: any HallCommand) throws -> [any HallEvent] {
    now = now.adding(seconds: 10)
    guard case .done(let events) = try live.perform(command, by: actor, at: now) else {
      throw Refused(outcome: "\(try live.perform(command, by: actor, at: now))")
    }
    return events
  }

  /// The next day, its window open.
  func nextDay() throws {
    now = now.adding(seconds: 86_400)
    try act(OpenWindow(window: 1))
  }

  /// Somebody who comes, is served, and rates; the visit's ticket and case.
  @discardableResult
  func rate(
    _ level: Int, _ matters: [String] = ["M2"], applicant: String? = nil, named: Bool = false, comment: String = "",
    channel: RatingChannel = .kiosk
  ) throws -> (ticket: String, case: String?) {
    let ticket = try #require(try act(IssueTicket(matters: matters)).lazy.compactMap { $0 as? TicketIssued }.first)
    try act(CallNext(window: 1))
    try act(StartService(window: 1))
    var number: String?
    if let applicant {
      number = try act(OpenCase(ticket: ticket.subject, matter: matters[0], applicant: applicant)).last?.subject
    }
    try act(FinishTicket(window: 1))
    let by = LiveHall.Actor(terminal: "kiosk")
    now = now.adding(seconds: 5)
    let answer = RatingAnswer(level: level, comment: comment, named: named)
    let outcome = try live.perform(
      RecordRating(ticket: ticket.subject, answer: answer, channel: channel), by: by, at: now)
    guard case .done = outcome else { throw Refused(outcome: "\(outcome)") }
    return (ticket.subject, number)
  }

  /// Keeps the applicant; the record's id.
  func keep(_ applicant: Applicant) throws -> String {
    let journal = try #require(live.journal as? SQLiteJournal)
    let key = try PersonalKeyFile.load(journal.path + "-key", hallID: journal.hallID).key
    return try PersonalRecords(journal, key: key).applicants.save(applicant, at: now)
  }

  /// The names in the folder of exports.
  func files(_ folder: String = "hall.db-ratings") throws -> [String] {
    let path = desk.folder.appending(path: folder).path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  /// The rows of an exported file.
  func rows(_ name: String, _ folder: String = "hall.db-ratings") throws -> [[String: String]] {
    let url = desk.folder.appending(path: folder).appending(path: name)
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
    }
  }

  func write(_ text: String, _ name: String) throws { try write(Data(text.utf8), name) }

  func write(_ data: Data, _ name: String) throws { try data.write(to: desk.folder.appending(path: name)) }

  /// Another outcome than a test needs.
  struct Refused: Error { var outcome: String }
}
