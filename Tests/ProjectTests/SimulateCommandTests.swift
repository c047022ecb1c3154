import Foundation
import Testing

/// `simulate queue` and `plan staffing`, seen from outside: fields, figures, exit statuses, sentences.
@Suite("Simulating and planning", .enabled(if: DeskProgram.path != nil), .serialized)
struct SimulateCommandTests {
  private static let queue = [
    "simulate", "queue", "--servers", "10", "--rate", "1.125", "--service", "exp:8", "--customers", "60000", "--seed",
    "3",
  ]

  /// Runs a queue with some options replaced or added.
  private func run(_ desk: DeskProgram, _ changes: [String: String], _ more: String...) throws -> DeskProgram.Run {
    var options = ["--servers": "10", "--rate": "1.125", "--service": "exp:8", "--customers": "20000", "--seed": "3"]
    options.merge(changes) { $1 }
    return try desk.run(
      ["simulate", "queue"] + options.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] } + more)
  }

  @Test("JSON has every name of the contract, and the truth within three standard errors")
  func json() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    let run = try desk.run(Self.queue + ["--over", "5,10", "--json"])
    #expect(run.status == 0 && run.complaint.isEmpty)
    let told = try run.object()
    let names = ["mean_wait", "p_wait", "p95_wait", "p_abandon", "p_block", "utilisation"]
    for name in names.flatMap({ [$0, $0 + "_se"] }) + ["customers_per_second", "load"] {
      #expect(told[name] is Double, "\(name)")
    }
    func expect(_ truth: Double, _ value: Any?, _ error: Any?) throws {
      let (value, error) = (try #require(value as? Double), try #require(error as? Double))
      #expect((value - truth).magnitude <= 3 * error && error > 0 && error < truth)
    }
    try expect(5.349852, told["mean_wait"], told["mean_wait_se"])
    try expect(0.668732, told["p_wait"], told["p_wait_se"])
    try expect(20.746877, told["p95_wait"], told["p95_wait_se"])
    let over = try #require(told["p_over"] as? [String: [String: Double]])
    #expect(Set(over.keys) == ["5", "10"])
    try expect(0.191595, over["10"]?["p"], over["10"]?["se"])
    let classes = try #require(told["classes"] as? [[String: Any]])
    #expect(classes.count == 1 && classes[0]["mean_wait"] as? Double == told["mean_wait"] as? Double)
  }

  @Test("the same seed tells the same, lists and repeated options and full-width digits alike")
  func sameSeed() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    func told(_ words: [String]) throws -> [String: Any] {
      let run = try desk.run(["simulate", "queue", "--customers", "9000", "--json"] + words)
      #expect(run.status == 0, "\(run.output) \(run.complaint)")
      var object = try run.object()
      object["customers_per_second"] = nil
      return object
    }
    let list = try told([
      "--servers", "1", "--rate", "0.03、 0.05", "--service", "exp:10,erlang:9:4", "--discipline", "priority",
    ])
    let repeated = try told([
      "--servers", "１", "--rate", "0.03", "--rate", "０．０５", "--service", "exp:10", "--service", "ｅｒｌａｎｇ：９：４",
      "--discipline", "priority",
    ])
    #expect(NSDictionary(dictionary: list).isEqual(to: repeated))
    #expect((list["classes"] as? [Any])?.count == 2)
    let other = try told([
      "--servers", "1", "--rate", "0.03,0.05", "--service", "exp:10,erlang:9:4", "--discipline", "priority", "--seed",
      "2",
    ])
    #expect(other["mean_wait"] as? Double != list["mean_wait"] as? Double)
  }

  @Test("patience, room, shares and accumulating priority are simulated") func options() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    let impatient = try run(desk, ["--rate": "1.375", "--patience": "exp:30"], "--json").object()
    #expect(try (0.09...0.17).contains(#require(impatient["p_abandon"] as? Double)))
    let full = try run(desk, ["--rate": "1.25", "--room": "30"], "--json").object()
    #expect(try (0.02...0.07).contains(#require(full["p_block"] as? Double)))
    let weighted = try run(desk, ["--shares": "0.2,0.8", "--discipline": "apq:3,1"], "--json").object()
    let waits = try #require(weighted["classes"] as? [[String: Any]]).compactMap { $0["mean_wait"] as? Double }
    #expect(waits.count == 2 && waits[0] < 0.7 * waits[1])
    let table = try run(desk, ["--shares": "0.2,0.8", "--discipline": "apq:3,1", "--over": "5"])
    #expect(table.status == 0 && table.output.contains("平均等候") && !table.output.contains("⟨"))
    let english = try run(desk, ["--patience": "exp:30", "--room": "40"], "--lang", "en")
    #expect(english.output.contains("Leave unserved") && english.output.contains("Turned away"))
  }

  @Test("a million windows are worked with, and a handful of customers gives no false certainty")
  func extremes() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    let many = try run(desk, ["--servers": "1000000", "--customers": "2000"], "--json")
    #expect(try many.object()["mean_wait"] as? Double == 0)
    let few = try run(desk, ["--customers": "5"], "--json").object()
    #expect(few["mean_wait"] is Double && few["mean_wait_se"] is NSNull)
  }

  @Test("a queue that grows without end is refused with its load and the windows it needs")
  func unstable() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    for discipline in ["fcfs", "priority"] {
      let run = try run(desk, ["--rate": "1.5", "--discipline": discipline], "--json")
      #expect(run.status == 1)
      let refused = try run.object("refused")
      #expect(refused["code"] as? String == "unstable")
      let message = try #require(refused["message"] as? String)
      #expect(message.contains("1.2") && message.contains("13") && !message.contains("⟨"))
    }
    #expect(try run(desk, ["--rate": "1.5", "--patience": "exp:30"], "--json").status == 0)
  }

  @Test(
    "bad input is told with the option and the cause, and nothing is simulated",
    arguments: [
      ("--servers", "0", "bad_whole"), ("--servers", "1.5", "bad_whole"), ("--servers", "x", "bad_whole"),
      ("--servers", "99999999999999999999", "bad_whole"), ("--rate", "0", "bad_positive"),
      ("--rate", "-1", "bad_positive"), ("--rate", "1 2", "bad_positive"), ("--rate", "nan", "bad_positive"),
      ("--rate", "1,", "bad_positive"),
      ("--rate", "1e300", "bad_positive"), ("--service", "exp:0", "distribution_mean"),
      ("--service", "exp:-8", "distribution_mean"), ("--service", "exp:nan", "distribution_mean"),
      ("--service", "exp:inf", "distribution_mean"), ("--service", "weibull:8", "unknown_distribution"),
      ("--service", "erlang:8", "distribution_parts"), ("--service", "erlang:8:0", "distribution_shape"),
      ("--service", "lognormal:8:-1", "distribution_variation"), ("--service", "exp:8,exp:9", "lists_differ"),
      ("--patience", "soon", "unknown_distribution"), ("--shares", "0.2,0.7", "shares_not_one"),
      ("--shares", "1.2,-0.2", "bad_positive"), ("--room", "9", "room_too_small"), ("--room", "-1", "bad_whole"),
      ("--discipline", "lifo", "unknown_discipline"), ("--discipline", "apq:3,1", "lists_differ"),
      ("--discipline", "apq:0", "bad_positive"), ("--over", "-5", "bad_number"), ("--over", "x", "bad_number"),
      ("--customers", "0", "bad_whole"), ("--customers", "2000000001", "bad_whole"), ("--seed", "-1", "bad_whole"),
    ])
  func badInput(_ option: String, _ value: String, _ code: String) throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    let run = try run(desk, [option: value], "--json")
    #expect(run.status == 2, "\(option) \(value): \(run.output)")
    let error = try run.object("error")
    #expect(error["code"] as? String == code, "\(option) \(value)")
    let message = try #require(error["message"] as? String)
    #expect(message.contains(option) && !message.contains("⟨"), "\(message)")
  }

  @Test("staffing is Erlang's C formula: 24 windows for 2.5 a minute, 8 minutes, 95 % within 5") func staffing() throws
  {
    let desk = try DeskProgram()
    defer { desk.end() }
    let words = ["plan", "staffing", "--rate", "2.5", "--service", "8", "--within", "5"]
    let told = try desk.run(words + ["--share", "0.95", "--json"]).object()
    #expect(told["windows"] as? Int == 24)
    #expect(try (#require(told["p_within"] as? Double) - 0.975533).magnitude < 1e-6)
    #expect(try desk.run(words + ["--share", "９５％"]).output.contains("24"))
    for (share, code) in [("1", "bad_share"), ("0", "bad_share"), ("95", "bad_share"), ("x", "bad_share")] {
      let run = try desk.run(words + ["--share", share, "--json"])
      #expect(run.status == 2)
      #expect(try run.object("error")["code"] as? String == code)
    }
    let huge = try desk(
      "plan", "staffing", "--rate", "1e6", "--service", "1e6", "--within", "0", "--share", "0.9", "--json")
    #expect(huge.status == 2)
    #expect(try huge.object("error")["code"] as? String == "staffing_too_large")
  }
}
