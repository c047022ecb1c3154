import Foundation
import HallModel
import HallStore
import Testing

/// People's data on the command line: the key file, masked look-ups, erasing, and what `doctor` says.
@Suite("The commands of people's data", .enabled(if: DeskProgram.path != nil), .serialized)
struct PersonalCommandTests {
  /// 居民身份证首次申领: finished or refused at the window.
  private static let matter = "HZ-公安-001"
  private static let person = Applicant(
    kind: .person, name: "欧阳建国", idNumber: "330501199003071236", phone: "13812345678",
    agent: .init(name: "李四", idNumber: "110101199003070097", phone: "13987654321"), address: "浙江省湖州市吴兴区安吉路1号")

  /// A training hall, and a file in it.
  private func hall() throws -> (desk: DeskProgram, file: (String) -> String) {
    let desk = try DeskProgram()
    #expect(try desk("init", "hall.db", "--training", "--at", "2024-03-04T08:00").status == 0)
    return (desk, { desk.folder.appending(path: $0).path(percentEncoded: false) })
  }

  /// Keeps the applicant as a window would; the record's id.
  private func keep(_ desk: DeskProgram) throws -> String {
    let path = desk.folder.appending(path: "hall.db").path(percentEncoded: false)
    let journal = try SQLiteJournal.open(path: path)
    let records = try PersonalRecords(
      journal, key: PersonalKeyFile.load(path + "-key", hallID: journal.hallID).key)
    return try records.applicants.save(Self.person, at: Moment(milliseconds: 1_767_229_200_000))
  }

  private func check(_ name: String, _ desk: DeskProgram) throws -> [[String: Any]] {
    let checks = try #require(try desk("doctor", "--json").object()["checks"] as? [[String: Any]])
    return checks.filter { $0["name"] as? String == name }
  }

  @Test("init makes the key file, says where it is and that no backup holds it, and makes nothing when it cannot")
  func initMakesTheKey() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    let made = try desk("init", "hall.db", "--training")
    #expect(made.output.contains("hall.db-key") && made.output.contains("备份"))
    let key = desk.folder.appending(path: "hall.db-key").path(percentEncoded: false)
    let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
    let before = try Data(contentsOf: URL(filePath: key))
    for name in ["hall.db", "hall.db-turn", "hall.db-bell"] {
      try FileManager.default.removeItem(at: desk.folder.appending(path: name))
    }
    let again = try desk("init", "hall.db", "--training", "--json")
    #expect(again.status == 3)
    #expect(try again.object("error")["code"] as? String == "key_exists")
    #expect(try Data(contentsOf: URL(filePath: key)) == before)
    #expect(!FileManager.default.fileExists(atPath: desk.folder.appending(path: "hall.db").path(percentEncoded: false)))
    try FileManager.default.removeItem(atPath: key)
    let failed = try desk.run(["init", "hall.db", "--training", "--json"], variables: ["HALLDESK_KEY": "keys/hall"])
    #expect(failed.status == 3)
    #expect(try failed.object("error")["code"] as? String == "key_not_written")
    let left = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path(percentEncoded: false))
    #expect(left.filter { $0.hasPrefix("hall.db") } == [])
    try FileManager.default.createDirectory(at: desk.folder.appending(path: "keys"), withIntermediateDirectories: false)
    let kept = try desk.run(["init", "hall.db", "--training"], variables: ["HALLDESK_KEY": "keys/hall"])
    #expect(kept.status == 0 && kept.output.contains("keys/hall"))
    #expect(!FileManager.default.fileExists(atPath: key))
  }

  @Test("a number read from standard input finds the applicant, masked; an id shows the record")
  func findAndShow() throws {
    let (desk, _) = try hall()
    defer { desk.end() }
    let id = try keep(desk)
    let found = try desk.run(["applicant", "find", "--json"], input: " ３３0501199003071236 \n")
    #expect(found.status == 0)
    let list = try #require(try found.json() as? [[String: Any]])
    #expect(list.map { $0["id"] as? String } == [id])
    for run in [found, try desk("applicant", "show", id), try desk("applicant", "show", id, "--json")] {
      #expect(run.status == 0 && run.output.contains(id))
      for secret in [Self.person.idNumber, "建国", "13812345678", "李四", "安吉路", "13987654321"] {
        #expect(!run.output.contains(secret), "\(secret)")
      }
    }
    let shown = try desk("applicant", "show", id, "--json").object("applicant")
    #expect(shown["kind"] as? String == "person" && shown["id_type"] as? String == "resident_id")
    #expect(shown["open_cases"] as? [String] == [] && shown["keep_until"] is NSNull)
    #expect(
      try (desk.run(["applicant", "find", "--json"], input: "110101199003070097\n").json() as? [Any])?.isEmpty == true)
    #expect(
      try desk.run(["applicant", "find", "--json"], input: "\n").object("error")["code"] as? String == "no_number")
    let unknown = try desk("applicant", "show", "none", "--json")
    #expect(unknown.status == 1)
    #expect(try unknown.object("refused")["code"] as? String == "unknown_applicant")
  }

  @Test("a lost key is a failure of the store with its code and sentence, and the queue goes on")
  func lostKey() throws {
    let (desk, file) = try hall()
    defer { desk.end() }
    let id = try keep(desk)
    try FileManager.default.moveItem(atPath: file("hall.db-key"), toPath: file("away"))
    for words in [["applicant", "show", id], ["applicant", "find"], ["key", "rotate"]] {
      let run = try desk.run(words + ["--json"], input: "1\n")
      #expect(run.status == 3, "\(words)")
      #expect(try run.object("error")["code"] as? String == "no_key")
      #expect(try run.object("error")["message"] as? String != "")
    }
    #expect(try desk.at("09:00", "window", "open", "1").status == 0)
    #expect(try desk.at("09:01", "ticket", "issue", "--matter", Self.matter).status == 0)
    let key = try check("key", desk)
    #expect(key.first?["state"] as? String == "fail")
    #expect(try desk("doctor").status == 3)

    #expect(try desk("key", "create", "--json").object()["closed_records"] as? Int == 1)
    #expect(try desk("key", "create", "--json").object("error")["code"] as? String == "key_exists")
    #expect(try check("records", desk).first?["state"] as? String == "fail")
    #expect(try desk("applicant", "show", id, "--json").object("error")["code"] as? String == "record_other_key")
    try FileManager.default.removeItem(atPath: file("hall.db-key"))
    try FileManager.default.moveItem(atPath: file("away"), toPath: file("hall.db-key"))
    #expect(try check("records", desk).first?["state"] as? String == "ok")
  }

  @Test("a hall of an earlier version is told to make its key, and can")
  func earlierHall() throws {
    let (desk, file) = try hall()
    defer { desk.end() }
    try FileManager.default.removeItem(atPath: file("hall.db-key"))
    let key = try #require(try check("key", desk).first)
    #expect(key["state"] as? String == "warn")
    #expect((key["message"] as? String)?.contains("key create") == true)
    #expect(try desk("doctor").status == 0)
    #expect(try desk("key", "create").status == 0)
    #expect(try check("key", desk).first?["state"] as? String == "ok")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file("hall.db-key"))
    #expect(try check("key", desk).first?["state"] as? String == "warn")
  }

  @Test("a new key opens everything, and the old file is told to be kept or destroyed")
  func rotate() throws {
    let (desk, file) = try hall()
    defer { desk.end() }
    let id = try keep(desk)
    let before = try Data(contentsOf: URL(filePath: file("hall.db-key")))
    let rotated = try desk("key", "rotate", "--json").object()
    #expect(rotated["resealed"] as? Int == 1)
    let old = try #require(rotated["old_key"] as? String)
    #expect(try Data(contentsOf: URL(filePath: old)) == before)
    #expect(try desk("applicant", "show", id).status == 0)
    #expect(try desk("verify").status == 0)
  }

  @Test("the day's close erases who is past their time, erase-due does it for cron, and verify stays clean")
  func retention() throws {
    let (desk, _) = try hall()
    defer { desk.end() }
    let id = try keep(desk)
    func at(_ time: String, _ words: String...) throws -> DeskProgram.Run {
      try desk.run(["--json", "--at", time] + words)
    }
    _ = try at("2026-11-23T09:00", "day", "open")
    let opened = try at("2026-11-23T09:01", "case", "open", "--matter", Self.matter, "--applicant", id).object("case")
    let number = try #require(opened["id"] as? String)
    #expect(try desk("applicant", "show", id, "--json").object("applicant")["open_cases"] as? [String] == [number])
    _ = try at("2026-11-23T17:00", "day", "close")
    #expect(try desk("applicant", "show", id, "--json").object("applicant")["keep_until"] is NSNull)
    #expect(
      try at("2026-11-24T09:00", "case", "refuse", number, "--ground", "not_needed", "--reason", "不需要办理").status == 0)
    let closed = try at("2026-11-24T17:00", "day", "close")
    // The applicant's record, the notice that the case is not accepted, and how many of it were made out.
    #expect(try closed.object("retention")["settled"] as? Int == 3)
    let kept = try desk("applicant", "show", id, "--json").object("applicant")["keep_until"] as? String
    #expect(kept == "2029-11-24T17:00:00+08:00")
    #expect(try at("2029-11-24T16:59", "applicant", "erase-due").object("erased").isEmpty)
    let erased = try at("2029-11-24T17:00", "applicant", "erase-due")
    #expect(try erased.object("erased")["applicant"] as? Int == 1)
    #expect(try erased.object()["thorough"] as? Bool == true)
    #expect(try desk("applicant", "show", id, "--json").status == 1)
    #expect(try desk("verify").status == 0)
  }
}
