import ArgumentParser
import HallModel
import HallStore

/// `case …` of the back office and the issuing window.
extension CaseCommands {
  struct HandOver: CaseAction {
    static let configuration = CommandConfiguration(
      commandName: "hand-over", abstract: "Hand an accepted case over to the back office.")
    @Argument(help: "The case's number.") var number: String
    @Option(
      parsing: .upToNextOption, help: ArgumentHelp("Departments asked for an opinion too.", valueName: "department"))
    var reviewer: [String] = []
    @Option(help: ArgumentHelp("Who takes it in hand.", valueName: "staff")) var handler: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand {
      HandOverCase(case: number, reviewers: reviewer, handler: handler)
    }
  }

  struct Ask: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Ask further departments for an opinion (征求意见).")
    @Argument(help: "The case's number.") var number: String
    @Argument(help: "The departments.") var departments: [String]
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand { AskReview(case: number, departments: departments) }
  }

  struct Review: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Record a department's opinion (并联审批).")
    @Argument(help: "The case's number.") var number: String
    @Option(help: "The department.") var department: String
    @Flag(inversion: .prefixedNo, help: "Whether it agrees.") var agrees = true
    @Option(help: "What it says.") var remark: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand {
      ReviewCase(case: number, department: department, agrees: agrees, remark: remark)
    }
  }

  struct Decide: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Decide a case (办结).")
    @Argument(help: "The case's number.") var number: String
    @Flag(inversion: .prefixedNo, help: "Whether it is granted.") var granted = true
    @Option(help: "The reasons of a refusal.") var reason: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand { DecideCase(case: number, granted: granted, reason: reason) }
  }

  struct Return: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Send a case back (退办).")
    @Argument(help: "The case's number.") var number: String
    @Option(help: "Why.") var reason: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand { ReturnCase(case: number, reason: reason) }
  }

  struct Suspend: CaseAction {
    static let configuration = CommandConfiguration(
      abstract: "Stop a case's clock for a special procedure (特别程序).")
    @Argument(help: "The case's number.") var number: String
    @Option(
      help: "hearing, tender, auction, inspection, testing, quarantine, appraisal, expert_review, site_inspection.")
    var procedure: SpecialProcedure
    @Flag(name: .customLong("told-in-writing"), help: "The applicant was told in writing how long it takes.")
    var toldInWriting = false
    @Option(help: ArgumentHelp("Working days it will need, as the applicant is told.", valueName: "n")) var days: Int?
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func validate() throws {
      if let days, !(1...999).contains(days) { throw ValidationError("--days takes 1 to 999.") }
    }
    func command(_ live: LiveHall) -> any HallCommand {
      SuspendCase(case: number, procedure: procedure, toldInWriting: toldInWriting, days: days)
    }
  }

  struct Resume: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Let a case's clock run on.")
    @Argument(help: "The case's number.") var number: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand { ResumeCase(case: number) }
  }

  struct Extend: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Extend a case's limit once, with approval (延期).")
    @Argument(help: "The case's number.") var number: String
    @Option(help: "Days to add.") var days: Int
    @Option(help: ArgumentHelp("The supervisor who approves.", valueName: "staff")) var approver: String
    @Option(help: "Why; the applicant is told.") var reason: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand {
      ExtendCase(case: number, days: days, approver: approver, reason: reason)
    }
  }

  struct Issue: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Deliver the result (出件).")
    @Argument(help: "The case's number.") var number: String
    @Option(help: "counter, post or e_certificate.") var by: CaseFile.Delivery
    @Flag(name: .customLong("identity-checked"), help: "The person's identity was checked.")
    var identityChecked = false
    @Option(help: ArgumentHelp("The parcel's number.", valueName: "number")) var tracking: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand {
      IssueResult(case: number, delivery: by, identityChecked: identityChecked, tracking: tracking)
    }
  }

  struct Urge: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Remind of a case (催办), or order it finished (督办).")
    @Argument(help: "The case's number.") var number: String
    @Flag(help: "An order, not a reminder.") var order = false
    @Option(help: "What is said.") var text: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand { UrgeCase(case: number, isOrder: order, text: text) }
  }

  struct Assign: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Give a case to somebody (AB 岗).")
    @Argument(help: "The case's number.") var number: String
    @Argument(help: "Who takes it, by staff number.") var handler: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand { AssignCase(case: number, handler: handler) }
  }

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Show a case: where it is, what is owed, its papers.")
    @Argument(help: "The case's number.") var number: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      guard let file = try stored({ () throws(StoreError) in try live.caseFile(number) }) else {
        throw CommandFailure.refused(Refusal("unknown_case", ["case": number]))
      }
      return try CaseAnswer.shown(file, session, live)
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "List open cases, what is due first at the top.")
    @Option(parsing: .upToNextOption, help: "Only cases in these states; closed ones of today, too.")
    var state: [CaseFile.State] = []
    @Option(help: "Only cases of this department.") var department: String?
    @Option(help: ArgumentHelp("Only cases in this hand.", valueName: "staff")) var handler: String?
    @Option(help: "Only the cases of this ticket.") var ticket: String?
    @Flag(help: "Cases that were closed, today or on the days of --from and --to.") var closed = false
    @Option(help: ArgumentHelp("Closed on this day or later.", valueName: "yyyy-mm-dd")) var from: Day?
    @Option(help: ArgumentHelp("Closed on this day or earlier.", valueName: "yyyy-mm-dd")) var to: Day?
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      let hall = live.hall
      let id = ticket.map { hall.ticket($0)?.id ?? $0 }
      func belongs(_ file: CaseFile) -> Bool {
        (state.isEmpty || state.contains(file.state)) && (department == nil || file.terms.department == department)
          && (handler == nil || file.handler == handler) && (id == nil || file.ticket == id)
      }
      if closed || from != nil || to != nil {
        let today = hall.settings.zone.day(at: try session.now(live))
        let files = try closedCases(live, from: from ?? to ?? today, through: to ?? today, session)
        return try CaseAnswer.list(files.filter(belongs), session, live)
      }
      let files = state.isEmpty && ticket == nil ? hall.worklist(belongs) : hall.cases.filter(belongs)
      return try CaseAnswer.list(files, session, live)
    }

    /// The cases closed on these days, in the order of closing: from what the journal says of the days, and of each case.
    private func closedCases(
      _ live: LiveHall, from first: Day, through last: Day, _ session: Session
    ) throws(CommandFailure) -> [CaseFile] {
      let zone = live.hall.settings.zone
      let records = try session.engine { () throws(JournalError) in
        try DayRecords.read(
          live.journal, from: zone.moment(first, second: 0), before: zone.moment(last.adding(days: 1), second: 0))
      }
      var files: [CaseFile] = []
      for id in Set(records.lazy.filter { $0.kind.hasPrefix("case_") }.map(\.subject)) {
        let found = try stored { () throws(StoreError) in try live.caseFile(id) }
        if let file = found, file.state.isClosed, (first...max(first, last)).contains(zone.day(at: file.since)) {
          files.append(file)
        }
      }
      return files.sorted { ($0.since, $0.id) < ($1.since, $1.id) }
    }
  }
}
