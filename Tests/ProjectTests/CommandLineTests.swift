import Foundation
import Testing

/// The command line's contract (design §4), seen from outside: fields, exit statuses, and what stands where.
@Suite("The command line", .enabled(if: DeskProgram.path != nil), .serialized)
struct CommandLineTests {
  private static let identityCard = "HZ-公安-001"

  @Test("a visit from the ticket to the end tells the contract's fields at every step")
  func visit() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    #expect(try desk("init", "hall.db", "--training", "--at", "2024-03-04T08:00").status == 0)
    #expect(try desk.at("09:00", "window", "open", "1").object("window")["state"] as? String == "idle")

    let issued = try desk.at("09:01", "ticket", "issue", "--matter", Self.identityCard)
    let ticket = try issued.object("ticket")
    for field in [
      "id", "number", "lane", "state", "matters", "priority_group", "appointment", "issued_at", "called_at",
      "started_at", "finished_at", "window", "calls", "channel",
    ] { #expect(ticket[field] != nil, "\(field)") }
    #expect(ticket["issued_at"] as? String == "2026-11-23T09:01:00+08:00")
    #expect(ticket["called_at"] is NSNull)
    #expect(try issued.object()["ahead"] as? Int == 0)
    #expect(try issued.object()["windows"] as? [Int] == [1])
    #expect(try Set(issued.object("wait_minutes").keys) == ["low", "expected", "high"])

    let called = try desk.at("09:05", "window", "call", "1")
    let window = try called.object("window")
    for field in ["number", "name", "kind", "state", "staff", "ticket", "since", "accepts"] {
      #expect(window[field] != nil, "\(field)")
    }
    #expect(window["ticket"] as? String == ticket["id"] as? String)
    #expect(try called.object("ticket")["calls"] as? Int == 1)
    #expect(try called.object()["reason"] as? String == "first_in_line")
    #expect(try desk.at("09:06", "window", "start", "1").object("window")["state"] as? String == "serving")
    let finished = try desk.at("09:16", "window", "finish", "1")
    #expect(try finished.object("ticket")["state"] as? String == "finished")
    #expect(try finished.object("window")["ticket"] is NSNull)
    let figures = try desk.at("09:20", "status").object("figures")
    #expect(figures["served"] as? Int == 1)
    #expect(figures["mean_wait_minutes"] as? Double == 4)
    #expect(figures["mean_handling_minutes"] as? Double == 10)
  }

  @Test("status names the policy, also one that the settings chose, and calls go by it and say so")
  func policy() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    #expect(try desk("init", "hall.db", "--training", "--at", "2026-11-23T08:00").status == 0)
    #expect(try desk.at("08:01", "status").object()["policy"] as? String == "promise")
    let usual = "绿色通道按早到 10 分钟、预约按早到 5 分钟排队；绿色通道等满 8 分钟以后，谁也不能再先于他。"
    #expect(try desk("status").output.contains("\n叫号规则 早到计时加时限：" + usual + "\n"))

    #expect(try desk("config", "export", "files").status == 0)
    let file = desk.folder.appending(path: "files/hall.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("\n  policy: promise\n"))
    try text.replacing("policy: promise", with: "policy: strict").write(to: file, atomically: true, encoding: .utf8)
    #expect(try desk("config", "import", "files", "--at", "2026-11-23T08:10").status == 0)

    #expect(try desk.at("08:11", "status").object()["policy"] as? String == "strict")
    let told = try desk("status", "--lang", "en").output
    #expect(told.contains("\nCalled by priority channel first: The priority channel is served first, then "))
    for (time, words) in [("09:00", []), ("09:30", ["--priority", "elderly"])] as [(String, [String])] {
      let issue = ["--json", "--at", "2026-11-23T" + time, "ticket", "issue", "--matter", Self.identityCard]
      if time == "09:00" { #expect(try desk.at("09:00", "window", "open", "1").status == 0) }
      #expect(try desk.run(issue + words).status == 0)
    }
    #expect(try desk.at("09:31", "window", "call", "1").object()["reason"] as? String == "priority_first")
  }

  @Test("the exit status tells a refusal, bad usage and an unusable store apart, and JSON says which")
  func statuses() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    let missing = try desk("status", "--json")
    #expect(missing.status == 3)
    #expect(try missing.object("error")["code"] as? String == "store_not_found")
    #expect(try desk("--hall", "postgres://me:secret@host/hall", "status").status == 3)
    #expect(try desk("init", "hall.db").status == 0)
    #expect(try desk("init", "hall.db").status == 3)

    let refused = try desk("ticket", "issue", "--matter", Self.identityCard, "--json")
    #expect(refused.status == 1)
    #expect(try refused.object("refused")["code"] as? String == "no_open_window")
    #expect(refused.complaint.isEmpty)
    let told = try desk("ticket", "issue", "--matter", Self.identityCard, "--lang", "en")
    #expect(told.output.isEmpty)
    #expect(told.complaint.hasPrefix("No open window"))

    for words in [
      ["window", "open", "x"], ["--at", "soon", "status"], ["nonsense"], ["ticket"], ["status", "--lang", "fr"],
    ] {
      let run = try desk.run(["--json"] + words)
      #expect(run.status == 2, "\(words)")
      #expect(try run.object("error")["message"] as? String != "", "\(words)")
    }
  }

  @Test("options of every command stand before it or behind it")
  func optionsAnywhere() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    #expect(try desk("init", "other.db").status == 0)
    let before = try desk("--hall", "other.db", "--json", "window", "list")
    let behind = try desk("window", "list", "--json", "--hall=other.db")
    #expect(before.status == 0)
    #expect(before.output == behind.output)
    #expect(try (before.json() as? [Any])?.count == 6)
  }

  @Test("a file of appointments is imported whole or not at all, and again without harm")
  func appointments() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    #expect(try desk("init", "hall.db", "--training", "--at", "2024-03-04T08:00").status == 0)
    func write(_ name: String, _ rows: String) throws {
      try Data(("id,date,slot,matters\n" + rows).utf8).write(to: desk.folder.appending(path: name))
    }
    try write("good.csv", "P1,2026-11-24,09:30,\(Self.identityCard)\nP2,2026-11-24,10:00,\(Self.identityCard)\n")
    try write(
      "bad.csv", "P3,2026-11-24,10:00,\(Self.identityCard)\nP4,2026-11-24,10:07,\(Self.identityCard)\nP5,,x,y\n")

    let bad = try desk.at("09:00", "appointment", "import", "bad.csv")
    #expect(bad.status == 2)
    let problems = try #require(try bad.object("error")["problems"] as? [[String: Any]])
    #expect(problems.map { $0["line"] as? Int } == [3, 4])
    #expect(problems.map { $0["column"] as? Int } == [15, 5])
    #expect(try (desk.at("09:00", "appointment", "list").json() as? [Any])?.isEmpty == true)
    #expect(try desk.at("09:00", "appointment", "import", "good.csv").object()["imported"] as? Int == 2)
    #expect(try desk.at("09:00", "appointment", "import", "good.csv").object()["skipped"] as? Int == 2)
  }

  @Test("eight processes at once never give one number twice, and the journal stays sound")
  func contention() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    #expect(try desk("init", "hall.db").status == 0)
    #expect(try desk("window", "open", "1").status == 0)
    let started = try (0..<8).map { _ in
      try desk.start(["ticket", "issue", "--matter", Self.identityCard, "--json"])
    }
    let numbers = try started.map { try desk.finish($0).object("ticket")["number"] as? String }
    #expect(Set(numbers) == Set((1...8).map { "B00\($0)" }))
    let sound = try desk("verify", "--json")
    let head = try #require(try sound.object()["head"] as? String)
    #expect(try desk("backup", "copy.db", "--json").object()["head"] as? String == head)
    #expect(try desk("verify", "--head", head, "--hall", "copy.db").status == 0)
    let cut = String(head.prefix { $0 != ":" })
    let later = "\((Int(cut) ?? 0) + 1)" + head.dropFirst(cut.count)
    #expect(try desk("verify", "--head", later, "--json").object("error")["code"] as? String == "store_damaged")
  }

  @Test("a broken configuration is named by file, line and column and makes no hall")
  func configuration() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    #expect(try desk("init", "hall.db").status == 0)
    #expect(try desk("config", "export", "files").status == 0)
    #expect(try desk("check", "files", "--json").output == "[]\n")
    let windows = desk.folder.appending(path: "files/windows.csv")
    let text = try String(contentsOf: windows, encoding: .utf8)
    try Data(text.replacing("2,综合窗口", with: "1,综合窗口").utf8).write(to: windows)
    let checked = try desk("check", "files", "--json")
    #expect(checked.status == 2)
    let problem = try #require(try (checked.json() as? [[String: Any]])?.first)
    #expect(problem["code"] as? String == "duplicate_window")
    #expect(problem["file"] as? String == "windows.csv")
    #expect(problem["line"] as? Int == 3)
    #expect(problem["column"] as? Int == 1)
    #expect(try desk("init", "second.db", "--from", "files").status == 2)
    #expect(
      !FileManager.default.fileExists(atPath: desk.folder.appending(path: "second.db").path(percentEncoded: false)))
  }
}
