import Foundation
import HallModel
import HallStore
import Testing

/// `rating import`, seen from outside: all of a file or nothing, and each fault at its place.
@Suite("The import of ratings", .enabled(if: DeskProgram.path != nil), .serialized)
struct RatingImportTests {
  private static let heading =
    "projectNo,taskName,pf,satisfaction,assessTime,assessNumber,evalDetail,writingEvaluation,userName,certKey\n"

  @Test("rows are taken over once: a second time they are known, repeated ones count once, names are not kept")
  func once() throws {
    let stage = try RatingStage()
    let text =
      Self.heading + "P1,身份证换领,1,５,2026-03-01 09:00:00,１,510,很好,王小明,330501199003071236\n"
      + "P1,身份证换领,1,5,2026/3/1 9:00,2,,更好了,,\n" + "P2,身份证换领,7,1,20260301090000,,101,电话13812345678,匿名,\n"
      + "P2,身份证换领,7,1,2026-03-01T09:00:00+08:00,,101,电话13812345678,匿名,\n"
    try stage.write(text, "a.csv")
    let trial = try stage.desk("rating", "import", "a.csv", "--dry-run", "--json").object()
    #expect(trial["new"] as? Int == 3 && trial["imported"] as? Int == 0)
    let first = try stage.desk("rating", "import", "a.csv", "--json").object()
    #expect(first["imported"] as? Int == 3 && first["repeated"] as? Int == 1 && first["known"] as? Int == 0)
    #expect(first["personal_data_left_out"] as? Bool == true)
    let again = try stage.desk("rating", "import", "a.csv", "--json").object()
    #expect(again["imported"] as? Int == 0 && again["known"] as? Int == 3)
    try stage.live.catchUp()
    let one = try stage.live.pastRatings(of: "P1").ratings
    #expect(one.map(\.round) == [1, 2] && one[0].tags == ["510"] && one[0].level == .verySatisfied && one[0].named)
    #expect(stage.live.hall.ratings.loops["P2"]?.state == .received)
    let file = try Data(contentsOf: stage.desk.folder.appending(path: "hall.db"))
    let log = (try? Data(contentsOf: stage.desk.folder.appending(path: "hall.db-wal"))) ?? Data()
    for secret in ["王小明", "330501199003071236", "13812345678"] {
      #expect(file.range(of: Data(secret.utf8)) == nil && log.range(of: Data(secret.utf8)) == nil, "\(secret)")
    }
    // Gathered elsewhere is no news for the platform.
    #expect(try stage.desk("rating", "export", "--json").object()["exported"] as? Int == 0)
  }

  /// A row with one fault.
  struct Slip: CustomTestStringConvertible {
    var code: String
    /// The cell, from 0.
    var cell: Int
    var row: String
    var testDescription: String { "\(code) \(row.prefix(50))" }

    init(_ code: String, _ cell: Int, _ row: String) { (self.code, self.cell, self.row) = (code, cell, row) }

    /// The position of the cell in its line, from 1.
    var column: Int {
      row.split(separator: ",", omittingEmptySubsequences: false).prefix(cell).map(\.count).reduce(cell, +) + 1
    }
  }

  static let bad = [
    Slip("rating_bad_level", 3, "P1,甲事项,1,6,2026-03-01 09:00,,,,,"),
    Slip("rating_bad_level", 3, "P1,甲事项,1,0,2026-03-01 09:00,,,,,"),
    Slip("rating_bad_level", 3, "P1,甲事项,1,满意,2026-03-01 09:00,,,,,"),
    Slip("missing_value", 3, "P1,甲事项,1,,2026-03-01 09:00,,,,,"),
    Slip("rating_bad_pf", 2, "P1,甲事项,8,5,2026-03-01 09:00,,,,,"),
    Slip("missing_value", 0, ",甲事项,1,5,2026-03-01 09:00,,,,,"),
    Slip("missing_value", 1, "P1,,1,5,2026-03-01 09:00,,,,,"),
    Slip("rating_bad_time", 4, "P1,甲事项,1,5,2026-02-30 09:00,,,,,"),
    Slip("rating_bad_time", 4, "P1,甲事项,1,5,昨天,,,,,"),
    Slip("rating_bad_time", 4, "P1,甲事项,1,5,0026-03-01 09:00,,,,,"),
    Slip("rating_in_future", 4, "P1,甲事项,1,5,2031-03-01 09:00,,,,,"),
    Slip("rating_bad_round", 5, "P1,甲事项,1,5,2026-03-01 09:00,3,,,,"),
    Slip("no_such_tag", 6, "P1,甲事项,1,5,2026-03-01 09:00,,999,,,"),
    Slip("tag_of_other_level", 6, "P1,甲事项,1,5,2026-03-01 09:00,,101,,,"),
    Slip("first_rating_missing", 0, "P1,甲事项,1,5,2026-03-01 09:00,2,,,,"),
    Slip("comment_too_long", 7, "P1,甲事项,1,5,2026-03-01 09:00,,,\(String(repeating: "长", count: 10_000)),,"),
    Slip("rating_text_too_long", 1, "P1,\(String(repeating: "长", count: 201)),1,5,2026-03-01 09:00,,,,,"),
    Slip("rating_cells", 10, "P1,甲事项,1,5,2026-03-01 09:00,,,,,,多"),
    Slip("open_quote", 7, "P1,甲事项,1,5,2026-03-01 09:00,,,\"没有完,,"),
  ]

  @Test("a fault is told by its code at its line and column in both languages, and nothing is imported", arguments: bad)
  func fault(slip: Slip) throws {
    let (code, column) = (slip.code, slip.column)
    let stage = try RatingStage()
    try stage.write(Self.heading + "P0,甲事项,1,5,2026-03-01 09:00,,,,,\n" + slip.row + "\n", "a.csv")
    let run = try stage.desk("rating", "import", "a.csv", "--json")
    #expect(run.status == 2)
    let error = try run.object("error")
    #expect(error["code"] as? String == "bad_ratings")
    let problem = try #require((error["problems"] as? [[String: Any]])?.first)
    #expect(
      problem["code"] as? String == code && problem["line"] as? Int == 3 && problem["column"] as? Int == column,
      "\(problem)")
    for language in ["zh", "en"] {
      let lines = try stage.desk("rating", "import", "a.csv", "--lang", language).complaint.split(separator: "\n")
      #expect(lines.count >= 2 && lines[1].hasPrefix("a.csv:3:\(column): "), "\(lines)")
      #expect(!lines[1].contains("{") && !lines[1].contains("cli."), "\(lines)")
    }
    try stage.live.catchUp()
    #expect(try stage.live.pastRatings(of: "P0").ratings.isEmpty)
  }

  @Test("all faults are told in one run, by line; two rows that contradict each other name both lines")
  func together() throws {
    let stage = try RatingStage()
    let rows =
      "P1,甲,1,5,2026-03-01 09:00,,,,,\nP1,甲,1,4,2026-03-01 09:00,,,,,\nP2,甲,9,7,2026-03-01 09:00,,,,,\n"
    try stage.write(Self.heading + rows, "a.csv")
    let run = try stage.desk("rating", "import", "a.csv")
    let lines = run.complaint.split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("a.csv:3:1: ") && lines[1].contains("第 2 行"))
    #expect(lines[2].hasPrefix("a.csv:4:6: ") && lines[3].hasPrefix("a.csv:4:8: "))
    let many = (0..<150).map { "Q\($0),甲,1,6,2026-03-01 09:00,,,,,\n" }.joined()
    try stage.write(Self.heading + many, "b.csv")
    let cut = try stage.desk("rating", "import", "b.csv", "--json").object("error")
    #expect((cut["problems"] as? [Any])?.count == 100 && (cut["message"] as? String)?.contains("150") == true)
  }

  @Test("needed columns that are missing are refused by name, and unknown ones are named")
  func columns() throws {
    let stage = try RatingStage()
    try stage.write("projectNo,taskName,satisfaction,assessTime\nP1,甲,5,2026-03-01 09:00\n", "a.csv")
    let run = try stage.desk("rating", "import", "a.csv")
    #expect(run.status == 2 && run.complaint.contains("“pf”"))
    try stage.write("评价渠道,办件编号,事项名称,满意度,评价时间,天气\n1,P1,甲,5,2026-03-01 09:00,晴\n", "b.csv")
    let known = try stage.desk("rating", "import", "b.csv", "--json").object()
    #expect(known["imported"] as? Int == 1 && known["unknown_columns"] as? [String] == ["天气"])
    try stage.write("", "c.csv")
    #expect(
      try stage.desk("rating", "import", "c.csv", "--json").object("error")["code"] as? String == "rating_file_empty")
    #expect(
      try stage.desk("rating", "import", "d.csv", "--json").object("error")["code"] as? String == "unreadable_file")
  }

  @Test("a GBK table and JSON lines say the same as a UTF-8 table")
  func encodings() throws {
    let stage = try RatingStage()
    let text = "projectNo,taskName,pf,satisfaction,assessTime,writingEvaluation\nP1,身份证换领,1,5,2026-03-01 09:00,很好\n"
    let name: [UInt8] = [0xC9, 0xED, 0xB7, 0xDD, 0xD6, 0xA4, 0xBB, 0xBB, 0xC1, 0xEC]
    let gbk =
      Array("projectNo,taskName,pf,satisfaction,assessTime,writingEvaluation\nP1,".utf8) + name
      + Array(",1,5,2026-03-01 09:00,".utf8) + [0xBA, 0xDC, 0xBA, 0xC3, 0x0A]
    try stage.write(Data(gbk), "gbk.csv")
    try stage.write(text, "utf8.csv")
    let line =
      #"{"projectNo":"P1","taskName":"身份证换领","pf":1,"satisfaction":5,"assessTime":"2026-03-01 09:00","evalDetail":[],"#
      + #""writingEvaluation":"很好"}"#
    try stage.write(line + "\n\n", "a.jsonl")
    #expect(try stage.desk("rating", "import", "gbk.csv", "--json").object()["imported"] as? Int == 1)
    #expect(try stage.desk("rating", "import", "utf8.csv", "--json").object()["known"] as? Int == 1)
    #expect(try stage.desk("rating", "import", "a.jsonl", "--json").object()["known"] as? Int == 1)
    try stage.write("{\"projectNo\":\n" + #"{"projectNo":"P2","satisfaction":"9","pf":"1"}"# + "\n", "b.jsonl")
    let problems = try #require(
      try stage.desk("rating", "import", "b.jsonl", "--json").object("error")["problems"] as? [[String: Any]])
    #expect(problems.compactMap { $0["code"] as? String }.first == "rating_no_object")
    #expect(problems.contains { $0["code"] as? String == "rating_bad_level" && $0["line"] as? Int == 2 })
  }

  @Test("what the file leaves empty about a case of this hall comes from the case")
  func ownCase() throws {
    let stage = try RatingStage()
    let number = try #require(try stage.rate(5, ["M1"], applicant: "x").case)
    try stage.write("projectNo,taskName,pf,satisfaction,assessTime\n\(number),,2,4,2026-03-02 09:00:30\n", "a.csv")
    #expect(try stage.desk("rating", "import", "a.csv", "--json").object()["imported"] as? Int == 1)
    try stage.live.catchUp()
    let rating = try #require(try stage.live.pastRatings(of: number).ratings.first)
    #expect(rating.matters == [.init(code: "M1", name: "食品经营许可", department: "市场监管")] && rating.staff == "C01")
  }

  @Test("in Zhejiang 6 is the short message and 7 recorded by default, which is not taken over")
  func zhejiang() throws {
    var settings = RatingStage.settings()
    settings.ratingExport.channelCodes = .zhejiang
    let stage = try RatingStage(settings)
    try stage.write(Self.heading + "P1,甲,6,5,2026-03-01 09:00,,,,,\nP2,甲,7,5,2026-03-01 09:00,,,,,\n", "a.csv")
    let answer = try stage.desk("rating", "import", "a.csv", "--json").object()
    #expect(answer["imported"] as? Int == 1 && answer["defaults"] as? Int == 1)
    try stage.live.catchUp()
    #expect(try stage.live.pastRatings(of: "P1").ratings.map(\.channel) == [.sms])
  }
}
