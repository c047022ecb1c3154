import FoundationEssentials
import Testing

@testable import HallModel

@Suite("Properties: whatever the hall is asked, in whatever order")
struct HallPropertyTests {
  /// 24 halls with 4,500 commands each.
  static let seeds: ClosedRange<UInt64> = 1...24
  static let commands = 4500

  @Test("the invariants hold, refusals change nothing, and the journal replays to the same hall")
  func randomCommands() async throws {
    let outcomes = try await withThrowingTaskGroup(of: [String: Int].self) { group in
      for seed in HallPropertyTests.seeds { group.addTask { try run(seed) } }
      return try await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }
    expectVariety(outcomes)
  }

  /// Drives one hall; how often each event and each refusal came.
  private func run(_ seed: UInt64) throws -> [String: Int] {
    var hall = RandomHall(seed: seed)
    var outcomes: [String: Int] = [:]
    for step in 1...HallPropertyTests.commands {
      hall.tick()
      let command = hall.command()
      let before = hall.play.hall
      var problem: String?
      switch hall.play.decide(command, staff: RandomHall.staff(command)) {
      case .refused(let refusal):
        outcomes["!" + refusal.code, default: 0] += 1
        if before != hall.play.hall { problem = "a refusal changed the hall" }
      case .events(let events):
        if let called = events.last as? TicketCalled, events.count == 1 {
          problem = Invariants.call(called, in: before, now: hall.play.now)
        }
        for event in events { outcomes[type(of: event).kind, default: 0] += 1 }
        hall.play.apply(events)
      }
      problem =
        try problem ?? Invariants.places(hall.play.hall) ?? Invariants.cases(hall.play.hall)
        ?? dearer(step, hall.play, command)
      if let problem {
        Issue.record("seed \(seed), command \(step): \(command): \(problem)")
        return outcomes
      }
    }
    try expectReplay(of: hall.play)
    return outcomes
  }

  /// The checks that cost more, now and then.
  private func dearer(_ step: Int, _ play: TestHall, _ command: any HallCommand) throws -> String? {
    if step % 10 == 0, let problem = Invariants.stories(play.hall) { return problem }
    guard step % 25 == 0 else { return nil }
    if let problem = Invariants.counts(play.hall, now: play.now) { return problem }
    if let problem = Invariants.supervision(play.hall, now: play.now) { return problem }
    // Deciding is pure: asked again, the same answer.
    let staff = RandomHall.staff(command)
    if text(play.decide(command, staff: staff)) != text(play.decide(command, staff: staff)) {
      return "decided differently the second time"
    }
    // What is derived is what the tickets and windows say, rebuilt from scratch.
    let snapshot = HallSnapshot(play.hall)
    if snapshot.hall(catalogue: play.hall.catalogue) != play.hall { return "what is derived differs" }
    guard step % 500 == 0 else { return nil }
    var read = try JSONDecoder().decode(HallSnapshot.self, from: JSONEncoder().encode(snapshot))
    guard let parts = snapshot.caseParts(), read.take(caseParts: parts) else { return "cases cannot be packed" }
    if read.hall(catalogue: RandomHall.catalogue(read.catalogue)) != play.hall {
      return "the snapshot reads differently"
    }
    return nil
  }

  private func text(_ decision: Decision) -> String {
    switch decision {
    case .refused(let refusal): "!\(refusal.code) \(refusal.details.sorted { $0.key < $1.key })"
    case .events(let events): events.map { "\($0.subject) \(type(of: $0).kind) \(body($0))" }.joined(separator: "\n")
    }
  }

  private func body(_ event: any HallEvent) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(event)).map { String(decoding: $0, as: UTF8.self) } ?? "unreadable"
  }

  /// Folds the events from the start, each read back from its stored form.
  private func expectReplay(of play: TestHall) throws {
    var replayed = Hall()
    let encoder = JSONEncoder()
    let decoder = JSONDecoder()
    for (event, stamp) in play.recorded {
      let type = try #require(HallEvents.byKind[type(of: event).kind])
      var read: any HallEvent = try decoder.decode(type, from: encoder.encode(event))
      if var configured = read as? HallConfigured {
        configured.catalogue = RandomHall.catalogue(configured.catalogueDigest)
        read = configured
      }
      replayed.apply(read, stamp)
    }
    let same = replayed == play.hall
    #expect(same)
  }

  /// The halls above are no proof unless their commands reach every corner.
  private func expectVariety(_ outcomes: [String: Int]) {
    for type in HallEvents.all {
      #expect(outcomes[type.kind, default: 0] > 0, "no \(type.kind)")
    }
    // These need what no random hall has: a matter without a lane, a number that is taken, a member of staff unnamed.
    let codes = Set((RefusalTests.desk + RefusalTests.windows).map(\.code))
    for code in codes.union(RefusalTests.timed) { #expect(outcomes["!" + code, default: 0] > 0, "never \(code)") }
    let total = outcomes.values.reduce(0, +)
    #expect(total > 100_000)
  }
}
