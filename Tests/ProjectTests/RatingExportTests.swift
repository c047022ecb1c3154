import Foundation
import HallModel
import HallStore
import Testing

/// `rating export`, seen from outside: every rating once, whatever happens in between.
@Suite("The export of ratings", .enabled(if: DeskProgram.path != nil), .serialized)
struct RatingExportTests {
  @Test("each export holds what was rated since the last one: nothing twice, nothing left out")
  func continues() throws {
    let stage = try RatingStage()
    let first = try (0..<3).map { _ in try stage.rate(5).ticket }
    let one = try stage.desk("rating", "export", "--json").object()
    #expect(one["exported"] as? Int == 3 && one["held"] as? Int == 0)
    let second = try (0..<2).map { _ in try stage.rate(4).ticket }
    let two = try stage.desk("rating", "export", "--json").object()
    #expect(two["exported"] as? Int == 2)
    let third = try stage.desk("rating", "export", "--json").object()
    #expect(third["exported"] as? Int == 0 && third["file"] is NSNull)
    let names = try stage.files()
    #expect(names.count == 2 && names.allSatisfy { $0.wholeMatch(of: /ratings-\d{6}-\d{6}\.jsonl/) != nil }, "\(names)")
    #expect(try names.map { try stage.rows($0).map { $0["projectNo"] ?? "" } } == [first, second])
    #expect(try stage.desk("verify").status == 0)
  }

  @Test("killed after the file got its name, the next export only remembers it; killed before, it writes it again")
  func killed() throws {
    let stage = try RatingStage()
    for _ in 0..<2 { try stage.rate(5) }
    let before = try stage.live.ratingExportMark()
    let file = try #require(try stage.desk("rating", "export", "--json").object()["file"] as? String)
    let after = try stage.live.ratingExportMark()
    let url = URL(filePath: file)
    let intent = before.writing(
      url.lastPathComponent, in: url.deletingLastPathComponent().path(percentEncoded: false), then: after)
    let bytes = try Data(contentsOf: url)
    try stage.rate(3)

    // Between the name and the mark.
    try stage.live.setRatingExportMark(intent)
    let recovered = try stage.desk("rating", "export", "--json").object()
    #expect((recovered["recovered"] as? String).map { URL(filePath: $0).lastPathComponent } == url.lastPathComponent)
    #expect(recovered["exported"] as? Int == 1)
    #expect(try Data(contentsOf: url) == bytes)
    #expect(try stage.files().count == 2)

    // While the file was being written: half of it is there, under no name of a whole one.
    try FileManager.default.removeItem(at: URL(filePath: try #require(recovered["file"] as? String)))
    try FileManager.default.removeItem(at: url)
    try stage.write(bytes.prefix(40), "hall.db-ratings/" + url.lastPathComponent + ".part")
    try stage.live.setRatingExportMark(intent)
    let again = try stage.desk("rating", "export", "--json").object()
    #expect(again["exported"] as? Int == 1)
    #expect(try Data(contentsOf: url) == bytes)
    #expect(try stage.files().count == 2 && !stage.files().contains { $0.hasSuffix(".part") })
    #expect(try stage.desk("rating", "export", "--json").object()["exported"] as? Int == 0)
  }

  @Test("rows that lack a code are held back, told with what to do, and come once it is set; nothing else is held up")
  func heldBack() throws {
    let stage = try RatingStage()
    try stage.rate(5)
    let lacking = try stage.rate(4, ["M3"]).ticket
    try stage.rate(5)
    let trial = try stage.desk("rating", "export", "--dry-run", "--json").object()
    #expect(trial["complete"] as? Int == 2 && trial["exported"] as? Int == 0 && trial["held"] as? Int == 1)
    let missing = try #require((trial["missing"] as? [[String: Any]])?.first)
    #expect(missing["field"] as? String == "deptCode" && missing["about"] as? String == "医保")
    #expect(missing["count"] as? Int == 1 && missing["example"] as? String == lacking + "-1")
    #expect((missing["advice"] as? String)?.contains("departments") == true)
    #expect(try stage.files().isEmpty)
    #expect(try stage.live.ratingExportMark() == RatingExportMark())

    let run = try stage.desk("rating", "export")
    #expect(run.status == 0 && run.output.contains("医保") && run.output.contains(lacking))
    #expect(try stage.desk("rating", "export", "--json").object()["held"] as? Int == 1)
    var settings = RatingStage.settings()
    settings.ratingExport.departments.append(.init("医保", "77"))
    try stage.configure(settings)
    let last = try stage.desk("rating", "export", "--json").object()
    #expect(last["exported"] as? Int == 1 && last["held"] as? Int == 0)
    let file = URL(filePath: try #require(last["file"] as? String)).lastPathComponent
    #expect(try stage.rows(file).map { $0["projectNo"] } == [lacking])
    #expect(try stage.rows(file).first?["deptCode"] == "77")
    #expect(try stage.desk("rating", "export", "--json").object()["exported"] as? Int == 0)
    #expect(try stage.files().count == 2)
  }

  @Test(
    "a named rating of a case tells who rated, an anonymous one does not, and without the key only the named one waits")
  func names() throws {
    let stage = try RatingStage()
    let id = try stage.keep(RatingStage.person)
    let named = try #require(try stage.rate(5, ["M1"], applicant: id, named: true).case)
    let anonymous = try #require(try stage.rate(2, ["M1"], applicant: id).case)
    let key = stage.desk.folder.appending(path: "hall.db-key")
    let away = stage.desk.folder.appending(path: "away")
    try FileManager.default.moveItem(at: key, to: away)
    let without = try stage.desk("rating", "export", "--json").object()
    #expect(without["exported"] as? Int == 1 && without["held"] as? Int == 1)
    try FileManager.default.moveItem(at: away, to: key)
    #expect(try stage.desk("rating", "export", "--json").object()["exported"] as? Int == 1)
    let rows = try stage.files().flatMap { try stage.rows($0) }
    let first = try #require(rows.first { $0["projectNo"] == named })
    #expect(first["userName"] == RatingStage.person.name && first["certKey"] == RatingStage.person.idNumber)
    #expect(first["userProp"] == "2" && first["proStatus"] == "2" && first["promiseTime"] == "5")
    let second = try #require(rows.first { $0["projectNo"] == anonymous })
    #expect(second["userName"] == "匿名" && second["certKey"] == "" && second["userProp"] == "2")
    #expect(second["appStatus"] == "3" && second["satisfaction"] == "2")
    for name in try stage.files() {
      let path = stage.desk.folder.appending(path: "hall.db-ratings/" + name).path(percentEncoded: false)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
      #expect(mode?.intValue == 0o600)
    }
  }

  @Test(
    "--all writes a period again under a name of its own and moves nothing; a period that would leave some out is refused"
  )
  func periods() throws {
    let stage = try RatingStage()
    try stage.rate(5)
    try stage.nextDay()
    try stage.rate(4)
    let gap = try stage.desk("rating", "export", "--from", "2026-03-03", "--json")
    #expect(gap.status == 2)
    #expect(try gap.object("error")["code"] as? String == "export_gap")
    #expect(try stage.desk("rating", "export", "--to", "2026-03-02", "--json").object()["exported"] as? Int == 1)
    let all = try stage.desk("rating", "export", "--all", "--json").object()
    #expect(all["exported"] as? Int == 2)
    #expect((all["file"] as? String)?.contains("ratings-all-") == true)
    #expect(
      try stage.desk("rating", "export", "--all", "--json").object("error")["code"] as? String == "export_file_exists")
    let rest = try stage.desk("rating", "export", "--from", "2026-03-03", "--json").object()
    #expect(rest["exported"] as? Int == 1)
    let day = try stage.desk("rating", "export", "--all", "--from", "2026-03-03", "--out", "new", "--json").object()
    #expect(day["exported"] as? Int == 1)
    #expect(try stage.rows(stage.files("new")[0], "new").map { $0["satisfaction"] } == ["4"])
  }

  @Test("standard output holds the rows and nothing else; the table opens in a spreadsheet and comes back in")
  func output() throws {
    let stage = try RatingStage()
    try stage.rate(5, comment: "快,好\"极了\"")
    let run = try stage.desk("rating", "export", "--out", "-", "--all", "--format", "csv")
    let lines = run.output.split(separator: "\r\n").map(String.init)
    #expect(lines.count == 2 && lines[0].contains("areaCode,deptCode,taskCode"))
    #expect(lines[1].contains("\"快,好\"\"极了\"\"\"") && run.complaint.contains("1"))
    #expect(try stage.desk("rating", "export", "--out", "-", "--json").status == 2)
    let rows = try stage.desk("rating", "export", "--out", "-")
    #expect(rows.output.split(separator: "\n").count == 1)
    #expect(try stage.desk("rating", "export", "--out", "-").output.isEmpty)
    // What this hall exported itself is no new rating.
    try stage.write(run.output, "back.csv")
    let back = try stage.desk("rating", "import", "back.csv", "--json").object()
    #expect(back["imported"] as? Int == 0 && back["known"] as? Int == 1)
  }

  @Test("while one export runs, another is refused; a full disk remembers nothing")
  func oneAtATime() throws {
    let stage = try RatingStage()
    try stage.rate(5)
    let lock = stage.desk.folder.appending(path: "hall.db-export").path(percentEncoded: false)
    let descriptor = open(lock, O_RDWR | O_CREAT, 0o600)
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let refused = try stage.desk("rating", "export", "--json")
    #expect(refused.status == 2)
    #expect(try refused.object("error")["code"] as? String == "export_running")
    close(descriptor)
    let full = try stage.desk.start(
      ["rating", "export", "--out", "-"], to: FileHandle(forWritingTo: URL(filePath: "/dev/full")))
    #expect(try stage.desk.finish(full).status == 2)
    #expect(try stage.live.ratingExportMark().seq == 0)
    #expect(try stage.desk("rating", "export", "--json").object()["exported"] as? Int == 1)
  }

  @Test("a visit for two matters that brought one case is told by that case, its other matter beside it")
  func oneCaseOfTwoMatters() throws {
    let stage = try RatingStage()
    let ticket = try #require(
      try stage.act(IssueTicket(matters: ["M2", "M1"])).lazy.compactMap { $0 as? TicketIssued }.first)
    for command: any HallCommand in [
      CallNext(window: 1), StartService(window: 1), OpenCase(ticket: ticket.subject, matter: "M1"),
      FinishTicket(window: 1),
    ] { try stage.act(command) }
    _ = try stage.live.perform(
      RecordRating(ticket: ticket.subject, answer: RatingAnswer(level: 5), channel: .kiosk),
      by: LiveHall.Actor(terminal: "kiosk"), at: stage.now)
    let line = try #require(try stage.desk("rating", "export", "--out", "-").output.split(separator: "\n").first)
    let row = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
    #expect(row["projectNo"] == "20260302-0001" && row["taskCode"] == "M1" && row["deptCode"] == "1133")
    #expect(row["subMatter"] == "身份证换领" && row["proStatus"] == "2")
  }
}
