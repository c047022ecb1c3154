import ArgumentParser
import HallModel

/// `enquiry …`: visits that need no ticket.
struct EnquiryCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enquiry", abstract: "Record visits that need no ticket (分流).", subcommands: [Record.self])

  struct Record: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Record how such a visit ended.")

    @Option(help: "How it ended.")
    var outcome: Enquiry.Outcome
    @Option(parsing: .upToNextOption, help: ArgumentHelp("Matters asked about, by code.", valueName: "code"))
    var matter: [String] = []
    @Option(parsing: .upToNextOption, help: ArgumentHelp("Papers that were missing, by name.", valueName: "paper"))
    var missing: [String] = []
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      try session.perform(RecordEnquiry(outcome: outcome, matters: matter, missing: missing), in: live)
      let hall = live.hall
      let forms = HallForms(hall: hall, now: try session.now(live))
      return Answer(
        json: {
          [
            "enquiry": [
              "outcome": .string(outcome.rawValue), "matters": .strings(matter), "missing": .strings(missing),
              "at": forms.time(hall.enquiries.last?.at),
            ],
            "diverted": .int(hall.enquiries.count),
          ]
        },
        lines: {
          [
            session.text(
              "enquiry.recorded",
              ["outcome": session.wording.outcome(outcome), "count": String(hall.enquiries.count)])
          ]
        })
    }
  }
}
