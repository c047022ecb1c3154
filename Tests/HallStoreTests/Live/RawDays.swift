import Foundation

@testable import HallStore

/// The days of a journal counted straight from the text of its events, with nothing of the model: what reports are
/// compared with.
struct RawDays {
  typealias Body = [String: Any]

  /// A visit with a ticket.
  struct Visit {
    var number = ""
    var lane = ""
    var matters: [String] = []
    var issued: Int64 = 0
    var called: Int64?
    var state = "waiting"
    var servingSince: Int64?
    var handled = 0
    var window = 0
    var staff = ""
    var day = 0

    /// Seconds from issue to the first call.
    var wait: Int? { called.map { Int(($0 - issued) / 1000) } }
  }

  struct Given {
    var level = 0
    var day = 0
    var target = ""
    var window = 0
    var staff = ""
    var channel = ""
    var round = 1
    var visit: String?
  }

  struct Loop {
    var received = 0
    var contacted: Int?
    var upheld = false
    var dismissed = false
    var rectified: Int?
    var extra = 0
  }

  struct File {
    var promised = 0
    var legal = 0
    var due: Int?
    var completed: Int?
    var immediate = false
  }

  private(set) var visits: [String: Visit] = [:]
  private(set) var given: [Given] = []
  private(set) var loops: [String: Loop] = [:]
  private(set) var files: [String: File] = [:]
  /// Day and outcome.
  private(set) var enquiries: [(day: Int, outcome: String)] = []
  private(set) var kinds: [Int: String] = [:]
  private var clerks: [Int: String] = [:]
  private var day = 0

  init(_ journal: any Journal) throws {
    var after: Int64 = 0
    while true {
      let records = try journal.read(after: after, limit: 1000)
      for record in records { try take(record) }
      guard let last = records.last else { return }
      after = last.seq
    }
  }

  static func date(_ at: Int64) -> Int { Int((at + 8 * 3_600_000) / 86_400_000) }

  private mutating func take(_ record: EventRecord) throws {
    let object = try JSONSerialization.jsonObject(with: Data(record.body.utf8))
    guard let body = object as? Body else { return }
    switch record.kind.prefix(while: { $0 != "_" }) {
    case "ticket", "no": ticket(record, body)
    case "case": file(record, body)
    case "rating" where record.kind == "rating_given": rating(record, body)
    case "loop": loop(record, body)
    default: hall(record, body)
    }
  }

  private mutating func hall(_ record: EventRecord, _ body: Body) {
    let window = body["window"] as? Int ?? 0
    switch record.kind {
    case "hall_configured":
      let windows = (body["settings"] as? Body)?["windows"] as? [Body] ?? []
      for window in windows { kinds[window["number"] as? Int ?? 0] = window["kind"] as? String ?? "" }
    case "day_opened": day = body["day"] as? Int ?? 0
    case "day_closed":
      for (id, visit) in visits where ["waiting", "called", "serving", "held"].contains(visit.state) {
        visits[id]?.state = "abandoned"
      }
    case "window_opened", "window_relieved": clerks[window] = body["staff"] as? String
    case "enquiry_recorded": enquiries.append((day, body["outcome"] as? String ?? ""))
    default: break
    }
  }

  private mutating func ticket(_ record: EventRecord, _ body: Body) {
    if record.kind == "ticket_issued" {
      let ticket = body["ticket"] as? Body ?? [:]
      visits[record.subject] = Visit(
        number: ticket["number"] as? String ?? "", lane: ticket["lane"] as? String ?? "",
        matters: ticket["matters"] as? [String] ?? [], issued: record.at, day: day)
      return
    }
    guard var visit = visits[record.subject] else { return }
    if let since = visit.servingSince, record.kind != "ticket_recalled" {
      visit.handled += Int((record.at - since) / 1000)
      visit.servingSince = nil
    }
    switch record.kind {
    case "ticket_called", "no_show_undone":
      visit.state = "called"
      visit.called = visit.called ?? record.at
    case "ticket_started", "ticket_resumed":
      visit.state = "serving"
      visit.servingSince = record.at
    case "ticket_no_show": visit.state = "no_show"
    case "ticket_held": visit.state = "held"
    case "ticket_cancelled": visit.state = "cancelled"
    case "ticket_returned", "ticket_transferred": visit.state = "waiting"
    case "ticket_finished": visit.state = (body["remaining"] as? [Any] ?? []).isEmpty ? "finished" : "waiting"
    default: break
    }
    if ["ticket_called", "no_show_undone", "ticket_started", "ticket_resumed"].contains(record.kind) {
      visit.window = body["window"] as? Int ?? 0
      visit.staff = clerks[visit.window] ?? ""
    }
    visits[record.subject] = visit
  }

  private mutating func file(_ record: EventRecord, _ body: Body) {
    if record.kind == "case_opened" {
      let terms = body["terms"] as? Body ?? [:]
      files[record.subject] = File(
        promised: terms["promisedDays"] as? Int ?? 0, legal: terms["legalLimit"] as? Int ?? 0)
    }
    if let due = body["promisedDue"] as? Int { files[record.subject]?.due = due }
    if record.kind == "case_decided" || record.kind == "case_finished_on_spot" {
      files[record.subject]?.completed = RawDays.date(record.at)
      files[record.subject]?.immediate = record.kind == "case_finished_on_spot"
    }
  }

  private mutating func rating(_ record: EventRecord, _ body: Body) {
    let rating = body["rating"] as? Body ?? [:]
    let visit = rating["visit"] as? Body
    let one = Given(
      level: rating["level"] as? Int ?? 0, day: RawDays.date(record.at), target: rating["target"] as? String ?? "",
      window: visit?["window"] as? Int ?? 0, staff: visit?["staff"] as? String ?? "",
      channel: rating["channel"] as? String ?? "", round: rating["round"] as? Int ?? 0,
      visit: visit?["ticket"] as? String)
    given.append(one)
    if one.level <= 2, one.round == 1, one.channel != "default" { loops[one.target] = Loop(received: one.day) }
  }

  private mutating func loop(_ record: EventRecord, _ body: Body) {
    let id = body["loop"] as? String ?? ""
    let date = RawDays.date(record.at)
    switch record.kind {
    case "loop_contacted": if body["reached"] as? Bool == true { loops[id]?.contacted = date }
    case "loop_upheld": loops[id]?.upheld = true
    case "loop_reviewed":
      // An appeal that is rejected leaves the complaint upheld.
      if body["granted"] as? Bool == true { loops[id]?.dismissed = true } else { loops[id]?.upheld = true }
    case "loop_rectified": loops[id]?.rectified = date
    case "loop_extended": loops[id]?.extra = body["days"] as? Int ?? 0
    default: break
    }
  }

  /// The last day of a limit in working days: Monday to Friday.
  static func end(of limit: Int, from start: Int) -> Int {
    var (day, left) = (start, limit)
    while left > 0 {
      day += 1
      // The first of January 1970 was a Thursday.
      if (day + 3) % 7 < 5 { left -= 1 }
    }
    return day
  }
}
