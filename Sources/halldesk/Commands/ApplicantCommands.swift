import ArgumentParser
import Glibc
import HallModel
import HallStore

/// `applicant …`: people's data, masked.
struct ApplicantCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "applicant", abstract: "Applicants' records, masked; erasing them when their time is over.",
    subcommands: [Find.self, Show.self, EraseDue.self])

  struct Find: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find applicants by their exact ID number or credit code, read from standard input.",
      discussion: "Not from the command line: every user of the machine could read it there.")
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      let door = try session.personal(live.journal)
      let records = try session.sealed { () throws(PersonalError) in try door.records() }
      if isatty(STDIN_FILENO) == 1 { StandardStreams.complain([session.text("applicant.ask")]) }
      // Of a line with blanks at its ends; the search itself does not mind width and case.
      guard let number = readLine().flatMap(PersonalRecords.normalised) else {
        throw CommandFailure.usage("no_number", [:])
      }
      let found = try session.sealed { () throws(PersonalError) in
        var found: [ShownApplicant] = []
        for id in try records.applicants.find(idNumber: number) {
          if let shown = try ShownApplicant(id, records, live.hall) { found.append(shown) }
        }
        return found
      }
      let zone = live.hall.settings.zone
      return Answer(
        json: { .array(found.map { $0.json(zone) }) },
        lines: { found.isEmpty ? [session.text("applicant.none")] : found.flatMap { $0.lines(session, zone) } })
    }
  }

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "One record, masked, with the open cases it belongs to.")
    @Argument(help: "The record's id, as find prints it.") var id: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      let door = try session.personal(live.journal)
      let shown = try session.sealed { () throws(PersonalError) in
        try ShownApplicant(id, try door.records(), live.hall)
      }
      guard let shown else { throw CommandFailure.refused(Refusal("unknown_applicant", ["applicant": id])) }
      let zone = live.hall.settings.zone
      return Answer(json: { ["applicant": shown.json(zone)] }, lines: { shown.lines(session, zone) })
    }
  }

  struct EraseDue: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "erase-due", abstract: "Erase every record whose time is over, as at the close of a day.",
      discussion: "For cron, where nobody closes the day by command. The journal stays whole; no key is needed.")
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      let now = try session.now(live)
      let report = try session.sealed { () throws(PersonalError) in try Retention.keep(live, now: now) }
      return Answer(json: { RetentionText.json(report) }, lines: { RetentionText.lines(report, session) })
    }
  }
}

/// What is said about records that were erased.
enum RetentionText {
  /// For scripts.
  static func json(_ report: Retention.Report) -> JSONValue {
    let counts = Dictionary(grouping: report.erasure.records, by: \.kind.rawValue).mapValues(\.count)
    return [
      "erased": .fields(counts.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) }),
      "settled": .int(report.settled), "thorough": .bool(report.erasure.isThorough),
    ]
  }

  /// For people.
  static func lines(_ report: Retention.Report, _ session: Session) -> [String] {
    let erased = report.erasure.records
    let count = { (kind: RecordKind) in String(erased.count { $0.kind == kind }) }
    let first =
      erased.isEmpty
      ? session.text("retention.nothing")
      : session.text(
        "retention.erased",
        [
          "count": String(erased.count), "applicants": count(.applicant), "drafts": count(.draft),
        ])
    return [first] + (report.erasure.isThorough ? [] : [session.text("retention.not_thorough")])
  }
}

extension Retention.Report {
  /// Whether there is nothing to tell of.
  var isQuiet: Bool { erasure.records.isEmpty && erasure.isThorough }
}
