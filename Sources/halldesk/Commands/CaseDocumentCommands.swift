import ArgumentParser
import Glibc
import HallDeskUI
import HallDocuments
import HallModel
import HallStore

/// `case document` and `case documents`.
extension CaseCommands {
  struct OneDocument: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "document", abstract: "A case's document: to look at, as a file, or on paper once more.",
      discussion: "As it was handed out; without --kind the newest. Files are never overwritten.")
    @Argument(help: "The case's number.") var number: String
    @Option(help: ArgumentHelp("Which, such as acceptance_notice.", valueName: "kind")) var kind: DocumentKind?
    @Option(help: ArgumentHelp("Write it as PDF to a new file.", valueName: "file")) var pdf: String?
    @Option(help: ArgumentHelp("Write it as text to a new file.", valueName: "file")) var text: String?
    @Flag(help: "Print it once more.") var print = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func validate() throws {
      guard [pdf != nil, text != nil, print].count(where: { $0 }) <= 1 else {
        throw ValidationError("Only one of --pdf, --text and --print.")
      }
    }

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: !print)
      let documents = try session.documents(live)
      let asked = kind
      let chosen = try session.paperwork { () throws(DocumentTrouble) in
        if let asked { return asked }
        guard let last = try documents.list(case: number).last else {
          throw .notMade(.acceptanceNotice, case: number)
        }
        return last.kind
      }
      if print { return try printed(chosen, documents, session) }
      let made = try session.paperwork { () throws(DocumentTrouble) in try documents.document(chosen, case: number) }
      let lines = DocumentTextLayout(width: live.hall.settings.documents.columns).lines(of: made.document)
      let json = PrintForms.document(made, case: number)
      if let text {
        try NewFile.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: text)
        return saved(text, json, session)
      }
      if let pdf {
        // Asked first: making the PDF takes a moment.
        if ProcessFacts.exists(pdf) { throw CommandFailure.usage("file_exists", ["file": pdf]) }
        let bytes = try session.paperwork { () throws(DocumentTrouble) in
          do throws(PaperFailure) {
            let writer = PaperWriter(program: PaperWriter.besideThisProgram())
            return try writer.pdf(of: made.document, date: live.hall.settings.zone.iso(live.now))
          } catch {
            throw .print(.noPDF(error))
          }
        }
        try NewFile.write(bytes, to: pdf)
        return saved(pdf, json, session)
      }
      return Answer(json: { ["document": json] }, lines: { lines })
    }

    private func saved(_ path: String, _ json: JSONValue, _ session: Session) -> Answer {
      Answer(
        json: { ["document": json, "file": .string(path)] },
        lines: { [session.text("document.saved", ["path": path])] })
    }

    private func printed(_ kind: DocumentKind, _ documents: CaseDocuments, _ session: Session) throws -> Answer {
      let printing = CasePrinting(documents: documents)
      let job = try session.paperwork { () throws(DocumentTrouble) in
        try printing.submit(try documents.keptDocument(kind, case: number), case: number)
      }
      var paper = MadePaper()
      try session.print([job.id], printing, into: &paper)
      let result = paper
      return Answer(
        status: result.trouble == nil ? 0 : 2,
        json: { JSONValue.fields(result.fields(session).filter { $0.0 != "made" }) },
        lines: {
          let lines = result.lines(session)
          let title = kind.title(session.documentLanguage)
          return lines.isEmpty ? [session.text("document.printed", ["document": title])] : lines
        })
    }
  }

  struct Documents: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the documents that were made out for a case.")
    @Argument(help: "The case's number.") var number: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      let documents = try session.documents(live)
      let (list, waiting) = try session.paperwork { () throws(DocumentTrouble) in
        (try documents.list(case: number), try CasePrinting(documents: documents).waiting())
      }
      func job(_ kind: DocumentKind) -> PrintJob? { waiting.last { $0.caseNumber == number && $0.kind == kind } }
      return Answer(
        json: {
          .array(
            list.map { kind, count, isKept in
              [
                "kind": .string(kind.rawValue), "title": .string(kind.title(session.documentLanguage)),
                "number": .string(CaseDocument.number(kind, case: number, count)), "kept": .bool(isKept),
                "waiting": job(kind).map { PrintForms.job($0, session) } ?? .null,
              ]
            })
        },
        lines: {
          if list.isEmpty { return [session.text("document.none", ["case": number])] }
          var table = TextTable(["kind", "document", "number", "state"].map { session.text("heading." + $0) })
          for (kind, count, isKept) in list {
            let kept = isKept ? session.text("document.kept") : session.text("document.not_kept")
            table.add([
              kind.rawValue, kind.title(session.documentLanguage), CaseDocument.number(kind, case: number, count),
              job(kind).map { PrintForms.state($0, session) } ?? kept,
            ])
          }
          return table.lines
        })
    }
  }
}

/// A file that was not there before.
enum NewFile {
  /// Writes it, readable by its owner only: there are people's data in it.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else {
      if errno == EEXIST { throw .usage("file_exists", ["file": path]) }
      throw .usage("file_not_written", ["file": path, "reason": String(cString: strerror(errno))])
    }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { break }
      done += count
    }
    let code = errno
    guard close(file) == 0, done == bytes.count else {
      unlink(path)
      throw .usage("file_not_written", ["file": path, "reason": String(cString: strerror(code))])
    }
  }
}
