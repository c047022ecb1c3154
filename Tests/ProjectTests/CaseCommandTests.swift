import Foundation
import Testing

/// `case …` of the command line's contract (design §4), seen from outside.
@Suite("The commands of cases", .enabled(if: DeskProgram.path != nil), .serialized)
struct CaseCommandTests {
  /// 食品经营许可(新办): promised, with papers that may follow later.
  private static let permit = "HZ-市场监管-006"

  /// A training hall in which ticket A001 is being served at window 1.
  private func serving(_ matter: String) throws -> (DeskProgram, ticket: String) {
    let desk = try DeskProgram()
    #expect(try desk("init", "hall.db", "--training", "--at", "2024-03-04T08:00").status == 0)
    _ = try desk.at("09:00", "window", "open", "1")
    let ticket = try desk.at("09:01", "ticket", "issue", "--matter", matter).object("ticket")
    _ = try desk.at("09:02", "window", "call", "1")
    _ = try desk.at("09:03", "window", "start", "1")
    return (desk, try #require(ticket["number"] as? String))
  }

  @Test("a case from receipt to delivery tells the contract's fields, and each step its state")
  func life() throws {
    let (desk, ticket) = try serving(Self.permit)
    defer { desk.end() }
    let opened = try desk.at("09:05", "case", "open", "--ticket", ticket, "--matter", Self.permit).object("case")
    for field in [
      "id", "number", "ticket", "matter", "state", "received_at", "accepted_at", "correction_due", "supplement_due",
      "promised_due", "legal_due", "decided_at", "delivered_at", "documents",
    ] { #expect(opened[field] != nil, "\(field)") }
    #expect(opened["state"] as? String == "received")
    let id = try #require(opened["number"] as? String)
    func state(_ clock: String, _ words: String...) throws -> String? {
      try desk.run(["--json", "--at", "2026-11-23T" + clock, "case"] + words).object("case")["state"] as? String
    }
    #expect(try state("09:06", "receive", id, "--all") == "received")
    #expect(try state("09:07", "accept", id) == "accepted")
    #expect(try state("09:08", "hand-over", id) == "in_review")
    #expect(try state("09:09", "suspend", id, "--procedure", "testing", "--told-in-writing") == "suspended")
    #expect(try state("09:10", "resume", id) == "in_review")
    #expect(try state("09:11", "decide", id) == "decided")
    #expect(try state("09:12", "issue", id, "--by", "post", "--tracking", "EMS1") == "delivered")
    let shown = try desk("case", "show", id, "--json").object("case")
    #expect(
      shown["documents"] as? [String] == [
        "acceptance_notice", "transfer_sheet", "special_procedure_notice", "completion_receipt",
      ])
  }

  @Test("a case closed on an earlier day is shown and listed as it was; an action on it says what became of it")
  func earlier() throws {
    let (desk, ticket) = try serving(Self.permit)
    defer { desk.end() }
    let id = try #require(
      try desk.at("09:05", "case", "open", "--ticket", ticket, "--matter", Self.permit).object("case")["id"] as? String)
    let reason = "依法不需要取得许可"
    let closed = try desk.at(
      "09:06", "case", "refuse", id, "--ground", "not_needed", "--reason", reason
    ).object("case")
    func later(_ words: String...) throws -> DeskProgram.Run {
      try desk.run(["--json", "--at", "2026-11-25T09:00", "case"] + words)
    }
    #expect(try desk.run(["--at", "2026-11-25T09:00", "window", "open", "1"]).status == 0)
    let shown = try later("show", id).object("case")
    #expect(shown as NSDictionary == closed as NSDictionary)
    let answer = try later("list").json() as? [Any]
    #expect(answer?.isEmpty == true)
    func listed(_ words: String...) throws -> [String] {
      let rows =
        try desk.run(["--json", "--at", "2026-11-25T09:00", "case", "list"] + words).json() as? [[String: Any]]
      return (rows ?? []).compactMap { $0["id"] as? String }
    }
    #expect(try listed("--closed", "--from", "2026-11-23", "--to", "2026-11-23") == [id])
    #expect(try listed("--from", "2026-11-01") == [id])
    #expect(try listed("--to", "2026-11-23") == [id])
    #expect(try listed("--closed").isEmpty)
    #expect(try listed("--from", "2026-11-24").isEmpty)
    #expect(try listed("--from", "2026-11-24", "--to", "2026-11-23").isEmpty)
    #expect(try listed("--from", "2026-11-01", "--state", "delivered").isEmpty)
    #expect(try later("urge", id).object("refused")["code"] as? String == "case_not_accepted")
  }

  @Test("what the law forbids is refused with its reason, and nothing changes") func refusals() throws {
    let (desk, ticket) = try serving(Self.permit)
    defer { desk.end() }
    let id = try #require(
      try desk.at("09:05", "case", "open", "--ticket", ticket, "--matter", Self.permit).object("case")["id"] as? String)
    func refusal(_ words: String...) throws -> String? {
      let answer = try desk.run(["--json", "--at", "2026-11-23T09:06", "case"] + words)
      #expect(answer.status == 1)
      return try answer.object("refused")["code"] as? String
    }
    #expect(try refusal("accept", id) == "papers_open")
    #expect(try refusal("finish", id, "--all") == "not_immediate")
    #expect(try refusal("defer", id, "--all") == "nothing_deferred")
    #expect(try refusal("decide", id) == "case_received")
    #expect(try refusal("refuse", id, "--ground", "not_ours", "--reason", "不属本局") == "right_body_needed")
    #expect(try refusal("show", "20200101-0001") == "unknown_case")
    #expect(try desk("case", "show", id, "--json").object("case")["state"] as? String == "received")
  }
}
