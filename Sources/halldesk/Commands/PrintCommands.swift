import ArgumentParser
import HallDocuments
import HallModel
import HallStore

/// `print …`: documents that wait for the printer.
struct PrintCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "Documents that wait for the printer.",
    subcommands: [List.self, Retry.self, Cancel.self])

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "What waits for the printer, and why.")
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let printing = CasePrinting(documents: try session.documents(session.hall(toRead: true)))
      let jobs = try session.paperwork { () throws(DocumentTrouble) in try printing.waiting() }
      return Answer(
        json: { .array(jobs.map { PrintForms.job($0, session) }) }, lines: { PrintForms.lines(jobs, session) })
    }
  }

  struct Retry: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Try again what did not come out: one job, or everything that surely did not.")
    @Argument(help: "The job's id, or its number in the list.") var job: String?
    @Flag(help: "Somebody looked at the printer: the job did not come out.") var looked = false
    @Flag(name: .customLong("as-text"), help: "Print the job as text, where no PDF can be made of it.")
    var asText = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func validate() throws {
      if job == nil, looked || asText { throw ValidationError("--looked and --as-text are about one job.") }
    }

    func answer(_ session: Session) throws -> Answer {
      let printing = CasePrinting(documents: try session.documents(session.hall()))
      let now = HallClock.system.now.milliseconds / 1000
      let found = try PrintForms.find(job, printing, session)
      do {
        let delivery = try printing.delivery()
        _ = try delivery.queue.recover(at: now)
        let tried: [PrintJob]
        if let found {
          if asText { _ = try delivery.asText(found.id, found) }
          tried = [try delivery.print(found.id, at: now, lookedAtPrinter: looked)]
        } else {
          tried = try delivery.printWaiting(at: now)
        }
        return Self.answer(tried, try delivery.queue.waiting(), session)
      } catch let refusal as PrintRefusal {
        throw CommandFailure.refused(Refusal("print_refused", ["reason": refusal.text(session.documentLanguage)]))
      } catch {
        throw CommandFailure(DocumentTrouble(error))
      }
    }

    private static func answer(_ tried: [PrintJob], _ waiting: [PrintJob], _ session: Session) -> Answer {
      Answer(
        status: tried.contains { $0.failure != nil } ? 2 : 0,
        json: {
          [
            "tried": .array(tried.map { PrintForms.job($0, session) }),
            "waiting": .array(waiting.map { PrintForms.job($0, session) }),
          ]
        },
        lines: {
          let printed = tried.count { $0.failure == nil }
          let summary = session.text(
            "print.tried", ["printed": String(printed), "waiting": String(waiting.count)])
          return [summary] + (waiting.isEmpty ? [] : PrintForms.lines(waiting, session))
        })
    }
  }

  struct Cancel: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a job out of the queue; the document stays with its case.")
    @Argument(help: "The job's id, or its number in the list.") var job: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let printing = CasePrinting(documents: try session.documents(session.hall()))
      guard let found = try PrintForms.find(job, printing, session) else { return .silent() }
      do {
        try PrintQueue(store: try printing.jobs(), paper: nil).cancel(found.id)
      } catch let refusal as PrintRefusal {
        throw CommandFailure.refused(Refusal("print_refused", ["reason": refusal.text(session.documentLanguage)]))
      } catch {
        throw CommandFailure(DocumentTrouble(error))
      }
      return Answer(
        json: { ["cancelled": PrintForms.job(found, session)] },
        lines: {
          let title = found.kind.title(session.documentLanguage)
          return [session.text("print.cancelled", ["case": found.caseNumber, "document": title])]
        })
    }
  }
}

/// Print jobs and documents as they are told.
enum PrintForms {
  /// A job for scripts; nothing of what stands in the document.
  static func job(_ job: PrintJob, _ session: Session) -> JSONValue {
    var target: JSONValue = .null
    var file: JSONValue = .null
    switch job.target {
    case .command(let words, _): target = .string(words.words.joined(separator: " "))
    case .file(let path): file = .string(path)
    }
    return [
      "id": .string(job.id), "case": .string(job.caseNumber), "kind": .string(job.kind.rawValue),
      "title": .string(job.kind.title(session.documentLanguage)), "copy": .int(job.copy),
      "state": .string(name(job.state)),
      "printer": target, "file": file, "attempts": .int(job.attempts),
      "failure": .optional(job.failure?.text(session.documentLanguage)),
    ]
  }

  /// A document for scripts: its texts in reading order.
  static func document(_ made: CaseDocuments.Made, case id: String) -> JSONValue {
    [
      "case": .string(id), "kind": .string(made.kind.rawValue), "title": .string(made.document.title),
      "kept": .bool(made.isKept), "footer": .optional(made.document.footer),
      "texts": .strings(made.document.texts),
    ]
  }

  private static func name(_ state: PrintJob.State) -> String {
    switch state {
    case .queued: "queued"
    case .sending: "sending"
    case .failed: "failed"
    case .uncertain: "uncertain"
    case .printed: "printed"
    }
  }

  /// A job's state in a word.
  static func state(_ job: PrintJob, _ session: Session) -> String { session.text("print.state." + name(job.state)) }

  /// The list for people: numbered, and below each what went wrong.
  static func lines(_ jobs: [PrintJob], _ session: Session) -> [String] {
    if jobs.isEmpty { return [session.text("print.none")] }
    var lines: [String] = []
    for (index, job) in jobs.enumerated() {
      lines.append(
        session.text(
          "print.job",
          [
            "n": String(index + 1), "case": job.caseNumber, "document": job.kind.title(session.documentLanguage),
            "state": state(job, session), "id": job.id,
          ]))
      if let failure = job.failure { lines.append("   " + failure.text(session.documentLanguage)) }
    }
    return lines
  }

  /// The job somebody named by its id or its number in the list; nil where none was named.
  static func find(
    _ name: String?, _ printing: CasePrinting, _ session: Session
  ) throws(CommandFailure) -> PrintJob? {
    guard let name else { return nil }
    let jobs = try session.paperwork { () throws(DocumentTrouble) in try printing.waiting() }
    if let number = Int(name), jobs.indices.contains(number - 1) { return jobs[number - 1] }
    if let job = jobs.first(where: { $0.id == name }) { return job }
    throw .refused(Refusal("unknown_job", ["job": name]))
  }
}
