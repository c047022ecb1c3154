import Foundation
import HallDocuments
import HallModel
import HallStore
import Testing

/// From a case in a store to the text of its PDFs, seen from outside.
@Suite("The commands of documents and printing", .enabled(if: DeskProgram.path != nil), .serialized)
struct DocumentCommandTests {
  /// 食品经营许可(新办): a licence, promised, with papers that may follow later.
  private static let permit = "HZ-市场监管-006"
  private static let person = Applicant(kind: .person, name: "费㛃", idNumber: "330501199003071236", phone: "13812345678")

  /// A training hall; with `printer`, one that prints by this command.
  private func hall(printer: String? = nil) throws -> DeskProgram {
    let desk = try DeskProgram()
    let from = desk.folder.appending(path: "from").path
    try FileManager.default.copyItem(
      atPath: ArrowTests.root.appending(path: "assets/halls/township").path, toPath: from)
    let path = from + "/hall.yaml"
    let catalogue = ArrowTests.root.appending(path: "assets/catalogue").path
    var text = try String(contentsOfFile: path, encoding: .utf8).replacing("../../catalogue", with: catalogue)
    if let printer {
      #expect(text.contains(#"printer: """#))
      text = text.replacing(#"printer: """#, with: "printer: \(printer)")
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try desk("init", "hall.db", "--from", "from", "--training", "--at", "2024-03-04T08:00").status == 0)
    return desk
  }

  /// The record of an applicant in the hall's store.
  private func applicant(_ person: Applicant, _ desk: DeskProgram) throws -> String {
    let path = desk.folder.appending(path: "hall.db").path
    let journal = try SQLiteJournal.open(path: path)
    let key = try PersonalKeyFile.load(path + "-key", hallID: journal.hallID).key
    return try PersonalRecords(journal, key: key).applicants.save(person, at: Moment(seconds: 0))
  }

  private func open(_ matter: String, _ person: Applicant, _ desk: DeskProgram) throws -> String {
    let run = try desk.at("09:06", "case", "open", "--matter", matter, "--applicant", applicant(person, desk))
    return try #require(try run.object("case")["id"] as? String)
  }

  private static func bare(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace && $0.value != 0xC }))
  }

  /// The PDF's text as it was drawn, without spaces and without the feet of its pages.
  private func text(ofPDF path: String, footer: String) throws -> String {
    let run = SystemPrograms().run(
      ["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], input: [], outputLimit: 1 << 24, limit: .seconds(120))
    guard case .exited(0, let output, _) = run else { throw PaperworkStage.Unexpected(what: "\(run)") }
    let pages = String(decoding: output, as: UTF8.self).split(separator: "\u{C}", omittingEmptySubsequences: true)
    return pages.enumerated().map { number, page in
      var text = Self.bare(String(page))
      for foot in [Self.bare(footer), "第\(number + 1)页，共\(pages.count)页"] {
        #expect(text.hasSuffix(foot))
        text = String(text.dropLast(foot.count))
      }
      return text
    }.joined()
  }

  /// The lives of cases that make out all ten kinds of document.
  private static let lives: [[[String]]] = [
    [
      ["accept", "--all"], ["hand-over"],
      ["extend", "--days", "10", "--approver", "SUPERVISOR", "--reason", "需要核对食品安全标准"],
      ["suspend", "--procedure", "expert_review", "--told-in-writing", "--days", "15"], ["resume"],
      ["decide", "--no-granted", "--reason", "场所不符合要求"], ["issue", "--by", "post", "--tracking", "EMS1"],
    ],
    [
      ["defer", "--signed", "--all", "--deferred", "4"], ["supply", "--defective", "4=制度不全"],
      ["revoke", "--reason", "承诺的材料没有补齐"],
    ],
    [["notify", "--original", "1"]],
    [["refuse", "--ground", "not_ours", "--reason", "经营场所不在本镇", "--right-body", "云溪市市场监督管理局"]],
  ]

  @Test("all ten kinds: the PDF's text is exactly what the case's document says, the applicant's rare name in it")
  func chain() throws {
    let desk = try hall()
    defer { desk.end() }
    let supervisor = try #require(
      String(contentsOf: ArrowTests.root.appending(path: "assets/halls/township/staff.csv"), encoding: .utf8)
        .split(whereSeparator: \.isNewline).first { $0.contains("supervisor") || $0.contains("主管") }?
        .split(separator: ",").first.map(String.init))
    var seen: Set<String> = []
    for life in Self.lives {
      let id = try open(Self.permit, Self.person, desk)
      for step in life {
        let words = [step[0], id] + step.dropFirst().map { $0 == "SUPERVISOR" ? supervisor : $0 }
        let run = try desk.run(["--json", "--at", "2026-11-23T09:06", "case"] + words)
        #expect(run.status == 0, "\(words) \(run.output) \(run.complaint)")
        #expect(try run.object()["trouble"].map { $0 is NSNull } ?? true, "\(words) \(run.output)")
      }
      let documents = try #require(try desk("case", "documents", id, "--json").json() as? [[String: Any]])
      #expect(documents.allSatisfy { $0["kept"] as? Bool == true })
      // A refusal is made out with the decision and again with its delivery; the newest of a kind is what is shown.
      for kind in Set(documents.compactMap { $0["kind"] as? String }).sorted() {
        let run = try desk("case", "document", id, "--kind", kind, "--pdf", "\(id)-\(kind).pdf", "--json")
        #expect(run.status == 0, "\(kind) \(run.output)")
        let document = try run.object("document")
        let texts = try #require(document["texts"] as? [String])
        let pdf = desk.folder.appending(path: "\(id)-\(kind).pdf").path
        let found = try text(ofPDF: pdf, footer: document["footer"] as? String ?? "")
        #expect(found == Self.bare(texts.joined()), "\(kind)")
        #expect(found.contains("费㛃") && found.contains("食品经营许可"), "\(kind)")
        seen.insert(kind)
      }
    }
    #expect(seen == Set(DocumentKind.allCases.map(\.rawValue)))
  }

  @Test("a name no font can show is refused as PDF with a sentence, and kept as text with every character")
  func rareName() throws {
    let desk = try hall()
    defer { desk.end() }
    var person = Self.person
    person.name = "沈\u{2CC56}\u{10F8FF}"
    let id = try open(Self.permit, person, desk)
    let accepted = try desk.at("09:06", "case", "accept", id, "--all").object()
    let job = try #require((accepted["printing"] as? [[String: Any]])?.first)
    let file = try #require(job["file"] as? String)
    #expect(job["state"] as? String == "printed" && file.hasSuffix(".txt"))
    #expect(
      try String(contentsOf: desk.folder.appending(path: file), encoding: .utf8).contains("沈\u{2CC56}\u{10F8FF}："))
    let pdf = try desk("case", "document", id, "--pdf", "x.pdf", "--json")
    #expect(pdf.status == 2 && pdf.complaint.contains("\u{10F8FF}"))
    #expect(try pdf.object("error")["code"] as? String == "print_failed")
    #expect(!FileManager.default.fileExists(atPath: desk.folder.appending(path: "x.pdf").path))
  }

  @Test("a printer that is gone: the case is accepted, the document waits, and prints once the printer is set right")
  func printerGone() throws {
    let desk = try hall(printer: "/no/such/printer")
    defer { desk.end() }
    let id = try open(Self.permit, Self.person, desk)
    let run = try desk.at("09:06", "case", "accept", id, "--all")
    #expect(run.status == 0)
    #expect(try run.object("case")["state"] as? String == "accepted")
    #expect((try run.object()["trouble"] as? String)?.contains("/no/such/printer") == true)
    let waiting = try #require(try desk("print", "list", "--json").json() as? [[String: Any]])
    #expect(waiting.map { $0["kind"] as? String } == ["acceptance_notice"])
    #expect(waiting.first?["state"] as? String == "failed")
    #expect(try desk("print", "retry", "--json").status == 2)
    let yaml = desk.folder.appending(path: "from/hall.yaml")
    try String(contentsOf: yaml, encoding: .utf8).replacing("/no/such/printer", with: "tee paper")
      .write(to: yaml, atomically: true, encoding: .utf8)
    #expect(try desk("config", "import", "from", "--at", "2026-11-23T09:07").status == 0)
    let retried = try desk("print", "retry", "1", "--json")
    #expect(retried.status == 0, "\(retried.output)")
    #expect((try retried.object()["waiting"] as? [Any])?.isEmpty == true)
    let paper = try Data(contentsOf: desk.folder.appending(path: "paper"))
    #expect(paper.starts(with: Data("%PDF-".utf8)))
    #expect(try desk("print", "cancel", "1", "--json").object("refused")["code"] as? String == "unknown_job")
  }

  @Test("what there is not is refused; no file is ever overwritten") func refusals() throws {
    let desk = try hall()
    defer { desk.end() }
    let id = try open(Self.permit, Self.person, desk)
    func refusal(_ words: String...) throws -> String? {
      let run = try desk.run(["case"] + words + ["--json"])
      #expect(run.status == 1, "\(run.output)")
      return try run.object("refused")["code"] as? String
    }
    #expect(try refusal("document", id) == "document_not_made")
    #expect(try refusal("document", id, "--kind", "correction_notice") == "document_not_made")
    #expect(try refusal("documents", "20200101-0001") == "unknown_case")
    _ = try desk.at("09:06", "case", "accept", id, "--all")
    #expect(try desk("case", "document", id, "--text", "notice.txt").status == 0)
    let again = try desk("case", "document", id, "--text", "notice.txt", "--json")
    #expect(try again.status == 2 && again.object("error")["code"] as? String == "file_exists")
    #expect(try desk("case", "document", id, "--pdf", "no/such/x.pdf").status == 2)
    #expect(try desk("case", "document", id, "--pdf", "a", "--text", "b").status == 2)
  }

  @Test("check reads a hall's own templates, in GBK too, and tells file and line of what is wrong") func templates()
    throws
  {
    let desk = try hall()
    defer { desk.end() }
    let yaml = desk.folder.appending(path: "from/hall.yaml")
    let text = try String(contentsOf: yaml, encoding: .utf8)
    let own = desk.folder.appending(path: "own")
    try text.replacing(#"templates: """#, with: "templates: \(own.path)").write(
      to: yaml, atomically: true, encoding: .utf8)
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    let template = try String(
      contentsOf: ArrowTests.root.appending(path: "assets/documents/zh/transfer_sheet.txt"), encoding: .utf8)
    let gbk = try #require(TextEncoding.gb18030.bytes(of: template))
    try Data(gbk).write(to: own.appending(path: "transfer_sheet.txt"))
    #expect(try desk("check", "from").status == 0)
    let wrong = try #require(TextEncoding.gb18030.bytes(of: template.replacing("{移交人}", with: "{移交的人}")))
    try Data(wrong).write(to: own.appending(path: "transfer_sheet.txt"))
    let run = try desk("check", "from", "--json")
    #expect(run.status == 2)
    let problems = try #require(try run.json() as? [[String: Any]])
    #expect(problems.contains { $0["code"] as? String == "unknown_field" && $0["line"] as? Int != nil })
    let doctor = try #require(try desk("doctor", "--json").object()["checks"] as? [[String: Any]])
    #expect(doctor.contains { $0["name"] as? String == "paper" && $0["state"] as? String == "ok" })
  }
}
