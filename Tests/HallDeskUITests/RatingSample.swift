import Foundation
import HallModel
import HallStore
import ScreenKit

@testable import HallDeskUI

/// The township sample with its rating tags, and visits that end at its windows.
struct RatingSample {
  static let matters = ["HZ-公安-001", "HZ-人社-001"]
  /// 食品经营许可(新办) and 个体工商户设立登记, both of them cases.
  static let packageMatters = ["HZ-市场监管-006", "HZ-市场监管-001"]

  var hall: Hall
  var now = SampleHall.morning
  private var steps: [String: [CaseStep]] = [:]

  /// - Parameter change: what is set otherwise in this hall.
  init(_ change: (inout HallSettings) -> Void = { _ in }) throws {
    let loaded = try SampleHall.loaded.get()
    var settings = loaded.settings
    settings.ratingTags = try Self.tags()
    change(&settings)
    hall = Hall()
    let stamp = Stamp(at: now, terminal: "test", staff: "")
    hall.apply(
      HallConfigured(
        settings: settings, catalogue: Catalogue(matters: loaded.matters, packages: loaded.packages),
        papersDigest: "", training: false), stamp)
    hall.apply(DayOpened(day: HallZone.shanghai.day(at: now)), stamp)
    for window in [1, 2] { perform(OpenWindow(window: window), staff: "") }
  }

  /// The national list, as the catalogue has it.
  static func tags() throws -> [RatingTag] {
    let text = try String(contentsOfFile: SampleHall.root + "/assets/catalogue/rating_tags.csv", encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      let fields = line.split(separator: ",").map(String.init)
      guard let number = Int(fields[0]), let level = RatingLevel(rawValue: number) else { return nil }
      return RatingTag(code: fields[3], level: level, name: fields[4])
    }
  }

  @discardableResult
  mutating func perform(_ command: any HallCommand, staff: String = "C01") -> [any HallEvent] {
    guard case .events(let events) = hall.decide(command, Context(now: now, terminal: "test", staff: staff)) else {
      return []
    }
    for event in events {
      hall.apply(event, Stamp(at: now, terminal: "test", staff: staff))
      steps[event.subject, default: []].append(CaseStep(at: now, staff: staff, event: event))
    }
    return events
  }

  /// Somebody is served at a window, up to the last word; returns the ticket's id.
  @discardableResult
  mutating func serve(_ matters: [String] = matters, at window: Int = 1, cases: Int = 0) -> String {
    let events = perform(IssueTicket(matters: matters))
    let ticket = events.compactMap { ($0 as? TicketIssued)?.ticket.id }.first ?? ""
    perform(CallNext(window: window))
    perform(StartService(window: window))
    for matter in matters.prefix(cases) { perform(OpenCase(ticket: ticket, matter: matter)) }
    now = now.adding(seconds: 60)
    return ticket
  }

  /// A whole visit.
  @discardableResult
  mutating func visit(_ matters: [String] = matters, at window: Int = 1, cases: Int = 0) -> String {
    let ticket = serve(matters, at: window, cases: cases)
    perform(FinishTicket(window: window))
    return ticket
  }

  /// The screen of a window, or of the exit.
  func screen(
    _ window: Int?, size: (rows: Int, columns: Int) = (24, 80), language: Language = .zh
  ) throws -> Stage<RatingScreen> {
    var stage = try Stage(RatingScreen(window: window), hall: hall, at: now, size: size, language: language)
    stage.people.steps.merge(steps) { now, before in before + now }
    return stage
  }
}

extension Stage<RatingScreen> {
  /// What was recorded as a rating, in order.
  var ratings: [Rating] {
    people.steps.values.flatMap { $0 }.compactMap { ($0.event as? RatingGiven)?.rating }
      .sorted { ($0.at, $0.target) < ($1.at, $1.target) }
  }

  /// Visits that were recorded as not rated.
  var lapses: [String] {
    people.steps.values.flatMap { $0 }.compactMap { ($0.event as? RatingLapsed)?.visit.ticket }.sorted()
  }

  var isResting: Bool { if case .rest = shell.screen.stage { true } else { false } }
}
