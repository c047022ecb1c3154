import FoundationEssentials
import Testing

@testable import HallModel

@Suite("Queue rules in journals and snapshots: old ones are read, and no program reads another policy wrongly")
struct QueueRulesTests {
  /// The rules as programs from before policies knew them.
  private struct Before: Codable {
    var priorityHeadStart: Int
    var appointmentHeadStart: Int
    var priorityPromise: Int
    var callsBeforeNoShow: Int
    var returnWithin: Int
    var returnBehind: Int
    var undoWithin: Int
  }

  static let old = """
    {"appointmentHeadStart":4,"callsBeforeNoShow":2,"priorityHeadStart":11,"priorityPromise":7,"returnBehind":1,\
    "returnWithin":20,"undoWithin":6}
    """

  private func written(_ rules: QueueRules) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(rules)
  }

  @Test("rules from before there were policies have the defaults, and are written as they were")
  func oldRules() throws {
    let rules = try JSONDecoder().decode(QueueRules.self, from: Data(Self.old.utf8))
    #expect(rules.policy == .promise && rules.priorityWeight == 3 && rules.appointmentWeight == 1.5)
    #expect(rules.priorityHeadStart == 11 && rules.appointmentHeadStart == 4 && rules.priorityPromise == 7)
    #expect(rules.callsBeforeNoShow == 2 && rules.returnWithin == 20 && rules.returnBehind == 1)
    #expect(rules.undoWithin == 6)
    #expect(String(decoding: try written(rules), as: UTF8.self) == Self.old)
  }

  @Test("rules come back as they were written", arguments: RoutingPolicy.allCases)
  func roundTrip(_ policy: RoutingPolicy) throws {
    var rules = QueueRules()
    rules.policy = policy
    #expect(try JSONDecoder().decode(QueueRules.self, from: written(rules)) == rules)
    (rules.priorityWeight, rules.appointmentWeight, rules.priorityPromise) = (4.5, 2, 12)
    #expect(try JSONDecoder().decode(QueueRules.self, from: written(rules)) == rules)
  }

  @Test("a program from before policies reads the default's rules, and cannot read any other's")
  func olderProgram() throws {
    for policy in RoutingPolicy.allCases {
      var rules = QueueRules()
      rules.policy = policy
      rules.priorityWeight = 5
      let before = try? JSONDecoder().decode(Before.self, from: written(rules))
      #expect((before != nil) == (policy == .promise), "\(policy)")
    }
  }

  @Test("a policy nobody knows is not read as another")
  func unknown() {
    let text = Self.old.dropLast() + ",\"policy\":\"lottery\"}"
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(QueueRules.self, from: Data(text.utf8)) }
  }

  @Test("an event has a version older programs refuse only where they would read it wrongly")
  func versions() {
    var settings = Sample.settings()
    func version() -> Int {
      HallConfigured(settings: settings, catalogue: Sample.catalogue, papersDigest: "", training: false).version
    }
    settings.queue.priorityWeight = 7
    #expect(version() == 1)
    for policy in RoutingPolicy.allCases where policy != .promise {
      settings.queue.policy = policy
      #expect(version() == 2 && version() == HallConfigured.version, "\(policy)")
    }
    let newer: Set<CallReason> = [.priorityFirst, .appointmentFirst, .weightedWait, .shorterService, .waitPerService]
    for reason in CallReason.allCases {
      let called = TicketCalled(ticket: "20260302-A001", window: 1, reason: reason, passed: [])
      #expect(called.version == (newer.contains(reason) ? TicketCalled.version : 1), "\(reason)")
    }
    #expect(TicketCalled.version == 2 && TicketStarted(ticket: "", window: 1).version == 1)
  }
}
