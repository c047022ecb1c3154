import HallModel
import Testing

@testable import HallConfiguration

@Suite("Settings of the queue: the policy and its weights") struct QueueSettingsTests {
  private func load(_ more: String) throws -> LoadResult {
    let hall = try TemporaryHall()
    try hall.write(Slip.yaml + more, "hall.yaml")
    return hall.load()
  }

  @Test("every policy arrives by its word, in any case and width, and survives the way out and back")
  func arrives() throws {
    for policy in RoutingPolicy.allCases {
      let word = policy.rawValue.uppercased()
      let result = try load(
        "queue:\n  policy: \(word)\n  priority_weight: ４.25\n  appointment_weight: 2\n")
      #expect(result.problems == [])
      let hall = try #require(result.configuration)
      #expect(hall.settings.queue.policy == policy)
      #expect(hall.settings.queue.priorityWeight == 4.25 && hall.settings.queue.appointmentWeight == 2)
      let temporary = try TemporaryHall()
      try HallFolder.export(hall, to: temporary.beside("export"))
      let again = HallFolder.load(path: temporary.beside("export")) { $0 }
      #expect(again.problems == [])
      #expect(again.configuration?.settings == hall.settings)
    }
  }

  @Test("a hall that says nothing has the default policy and its weights")
  func defaults() throws {
    let settings = try #require(try load("").configuration?.settings)
    #expect(settings.queue == QueueRules() && settings.queue.policy == .promise)
  }

  @Test("a word that is no policy is told with all that are, and with the one that was probably meant")
  func unknown() throws {
    let problem = try #require(try load("queue:\n  policy: strikt\n").problems.first)
    #expect(problem.summary == "unknown_value hall.yaml:7:11")
    #expect(problem.arguments["suggestion"] == "strict")
    for policy in RoutingPolicy.allCases { #expect(problem.text(.zh).contains(policy.rawValue)) }
  }
}
