import Foundation
import Testing

/// `rating …`, `rectification …`, `grievance …` and `report …` of the command line's contract (design §4), from outside.
@Suite("The commands of ratings", .enabled(if: DeskProgram.path != nil), .serialized)
struct RatingCommandTests {
  /// A training hall in which a ticket was finished at window 1 at 9:10 on 23 November 2026.
  private func finished() throws -> (DeskProgram, ticket: String) {
    let desk = try DeskProgram()
    #expect(try desk("init", "hall.db", "--training", "--at", "2026-11-23T08:00").status == 0)
    _ = try desk.at("09:00", "window", "open", "1")
    let ticket = try desk.at("09:01", "ticket", "issue", "--matter", "HZ-公安-001").object("ticket")
    _ = try desk.at("09:02", "window", "call", "1")
    _ = try desk.at("09:03", "window", "start", "1")
    _ = try desk.at("09:10", "window", "finish", "1")
    return (desk, try #require(ticket["id"] as? String))
  }

  @Test("a rating tells the contract's fields; a visit nobody rated is listed without a level")
  func fields() throws {
    let (desk, ticket) = try finished()
    defer { desk.end() }
    let rating = try desk.at(
      "09:10:20", "rating", "record", ticket, "--level", "4", "--tag", "410", "--comment", "很快", "--named"
    ).object("rating")
    for field in ["id", "ticket", "window", "level", "tags", "comment", "named", "channel", "at", "round"] {
      #expect(rating[field] != nil, "\(field)")
    }
    #expect(rating["level"] as? Int == 4 && rating["round"] as? Int == 1 && rating["window"] as? Int == 1)
    _ = try desk.at("09:20", "ticket", "issue", "--matter", "HZ-公安-001")
    for step in ["call", "start", "finish"] { _ = try desk.at("09:21", "window", step, "1") }
    // The next day settles what nobody answered.
    _ = try desk.run(["--json", "--at", "2026-11-24T09:00", "window", "open", "1"])
    let list = try #require(
      try desk("rating", "list", "--json", "--from", "2026-11-23", "--to", "2026-11-24").json() as? [[String: Any]])
    #expect(list.map { $0["level"] as? Int } == [4, nil])
    #expect(list[1]["level"] is NSNull)
  }

  @Test(
    "what is no rating is refused with its code, exit 1",
    arguments: [
      (["A009", "--level", "5"], "unknown_visit"), (["20261120-B001", "--level", "5"], "unknown_visit"),
      (["B001", "--level", "0"], "no_such_level"), (["B001", "--level", "6"], "no_such_level"),
      (["B001", "--level", "5", "--tag", "110"], "tag_of_other_level"),
      (["B001", "--level", "5", "--tag", "x"], "no_such_tag"),
      (["B001", "--level", "5", "--comment", String(repeating: "长", count: 10_000)], "comment_too_long"),
      (["B001", "--level", "5", "--staff", "C01"], "own_rating"),
      (["B001", "--level", "5", "--staff", "X99"], "unknown_staff"),
      (["B001", "--level", "5", "--channel", "default"], "default_rating_by_hand"),
    ])
  func refused(_ words: [String], _ code: String) throws {
    let (desk, _) = try finished()
    defer { desk.end() }
    let run = try desk.run(["--json", "--at", "2026-11-23T09:10:10", "rating", "record"] + words)
    #expect(run.status == 1)
    #expect(try run.object("refused")["code"] as? String == code)
    let kept = try desk("rating", "list", "--json", "--from", "2026-11-23", "--rated-only").json() as? [Any]
    #expect(kept?.isEmpty == true)
  }

  @Test("a bad rating goes the whole way to publication, and its story is there for good")
  func loop() throws {
    let (desk, ticket) = try finished()
    defer { desk.end() }
    _ = try desk.at("09:10:20", "rating", "record", ticket, "--level", "1", "--comment", "没人管")
    func step(_ day: String, _ words: String...) throws -> String? {
      let all = ["--json", "--at", day + "T10:00", "rectification"] + words + ["--staff", "S01", "--text", "说明"]
      return try desk.run(all).object("rectification")["state"] as? String
    }
    #expect(try step("2026-11-23", "contact", ticket) == "contacted")
    #expect(try step("2026-11-23", "appeal", ticket, "--by", "C01") == "appealed")
    #expect(try step("2026-11-24", "review", ticket, "--no-granted") == "upheld")
    #expect(try step("2026-11-25", "extend", ticket, "--days", "3") == "upheld")
    #expect(try step("2026-11-26", "rectify", ticket) == "rectified")
    #expect(try step("2026-11-27", "follow-up", ticket, "--opinion", "satisfied", "--will-rate-again") == "followed_up")
    let again = try desk.run([
      "--json", "--at", "2026-11-27T11:00", "rating", "record", ticket, "--level", "4", "--channel", "phone",
    ])
    #expect(try again.object("rating")["round"] as? Int == 2)
    #expect(try step("2026-11-30", "close", ticket) == "published")
    // The next day the hall has let go of it.
    _ = try desk.run(["--json", "--at", "2026-12-01T09:00", "window", "open", "1"])
    #expect(try (desk("rectification", "list", "--json").json() as? [Any])?.isEmpty == true)
    let shown = try desk("rectification", "show", ticket, "--json").object()
    let steps = try #require(shown["steps"] as? [[String: Any]])
    #expect(
      steps.compactMap { $0["event"] as? String } == [
        "rating_given", "loop_contacted", "loop_appealed", "loop_reviewed", "loop_extended", "loop_rectified",
        "loop_followed_up", "rating_given", "loop_published",
      ])
    let refused = try desk.run([
      "--json", "--at", "2026-12-01T09:00", "rectification", "contact", ticket, "--text", "x",
    ])
    #expect(try refused.object("refused")["code"] as? String == "loop_published")
    #expect(try desk("verify", "--json").object()["sound"] as? Bool == true)
  }

  @Test("a grievance is filed, graded and answered")
  func grievance() throws {
    let (desk, _) = try finished()
    defer { desk.end() }
    let filed = try desk.at("10:00", "grievance", "file", "--kind", "unresolved", "--text", "跑了三次", "--staff", "G01")
    let id = try #require(try filed.object("rectification")["id"] as? String)
    #expect(id == "T20261123-001")
    _ = try desk.at("10:10", "grievance", "contact", id, "--text", "已联系")
    let upheld = try desk.at("10:20", "grievance", "uphold", id, "--text", "属实", "--grade", "joint")
    #expect(try upheld.object("rectification")["rectification_due"] as? String == "2026-12-07")
    #expect(try (desk("grievance", "list", "--json").json() as? [Any])?.count == 1)
  }

  @Test("the report tells each figure with target, last period and definition, and by every part")
  func report() throws {
    let (desk, ticket) = try finished()
    defer { desk.end() }
    _ = try desk.at("09:10:20", "rating", "record", ticket, "--level", "5")
    for (words, status) in [
      (["month", "2026-11"], 0), (["quarter", "2026-Q4"], 0), (["day", "2026-11-23"], 0), (["month", "2026-13"], 2),
    ] { #expect(try desk.run(["--json", "report"] + words).status == Int32(status)) }
    let report = try desk("report", "month", "2026-11", "--json").object()
    for name in [
      "positive_rate", "active_rate", "negative_rate", "contact_rate", "rectification_rate",
      "on_time_rectification_rate",
    ] {
      let figure = try #require(report[name] as? [String: Any])
      #expect(Set(figure.keys) == ["value", "target", "previous", "definition"])
      #expect((figure["definition"] as? String)?.contains("÷") == true)
    }
    #expect((report["positive_rate"] as? [String: Any])?["value"] as? Double == 1)
    #expect((report["positive_rate"] as? [String: Any])?["target"] as? Double == 0.99)
    for name in ["by_window", "by_clerk", "by_matter", "by_department", "by_channel", "by_day"] {
      #expect((report[name] as? [[String: Any]])?.isEmpty == false, "\(name)")
    }
    let csv = try desk("report", "month", "2026-11", "--csv").output
    #expect(csv.contains("by_window,1,综合窗口(全科),positive_rate,1.0"))
  }
}
