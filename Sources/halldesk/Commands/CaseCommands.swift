import ArgumentParser
import HallModel
import HallStore

/// `case …`: intake, from receipt to acceptance (综窗受理).
struct CaseCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Case files (办件), from receipt to the issued result.",
    subcommands: [
      Open.self, Receive.self, Fix.self, Finish.self, Accept.self, Defer.self, Notify.self, Refuse.self, Supply.self,
      Revoke.self, HandOver.self, Ask.self, Review.self, Decide.self, Return.self, Suspend.self, Resume.self,
      Extend.self, Issue.self, Urge.self, Assign.self, Show.self, List.self, OneDocument.self, Documents.self,
    ])

  struct Open: CaseAction {
    static let configuration = CommandConfiguration(
      abstract: "Open a case: papers are received (收件).",
      discussion: "The case keeps the matter's limits and papers as they are now.")
    @Option(help: ArgumentHelp("The ticket being served; without it, a case without a visit.", valueName: "number"))
    var ticket: String?
    @Option(help: ArgumentHelp("The matter's code.", valueName: "code"))
    var matter: String
    @Option(help: ArgumentHelp("The applicant record's id.", valueName: "id"))
    var applicant: String = ""
    @Flag(help: "Several agencies side by side (联办).")
    var joint = false
    @Flag(help: "Examined here, decided above (上报).")
    var referred = false
    @Option(help: ArgumentHelp("The package (一件事) it belongs to.", valueName: "name"))
    var package: String?
    @Option(help: ArgumentHelp("The case that has to be completed first.", valueName: "case"))
    var follows: String?
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func command(_ live: LiveHall) throws -> any HallCommand {
      OpenCase(
        ticket: ticket, matter: matter, papers: try live.papers().byMatter[matter] ?? [], applicant: applicant,
        ways: (joint ? [.joint] : []) + (referred ? [.referred] : []), package: package, follows: follows)
    }
  }

  struct Receive: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Record what was found about the papers.")
    @Argument(help: "The case's number.") var number: String
    @OptionGroup(title: "Papers") var papers: PaperOptions
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand {
      MarkPapers(case: number, marks: papers.marks(for: live.hall.caseFile(number)))
    }
  }

  struct Fix: CaseAction {
    static let configuration = CommandConfiguration(abstract: "A defect was put right on the spot (当场更正).")
    @Argument(help: "The case's number.") var number: String
    @Option(help: "The paper.") var paper: String
    @Option(help: "What was put right.") var remark: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand { FixOnSpot(case: number, paper: paper, remark: remark) }
  }

  struct Finish: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Finish an immediate matter on the spot (当场办结).")
    @Argument(help: "The case's number.") var number: String
    @OptionGroup(title: "Papers") var papers: PaperOptions
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand {
      FinishOnSpot(case: number, marks: papers.marks(for: live.hall.caseFile(number)))
    }
  }

  struct Accept: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Accept a complete case (受理); its clock starts.")
    @Argument(help: "The case's number.") var number: String
    @OptionGroup(title: "Papers") var papers: PaperOptions
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand {
      AcceptCase(case: number, marks: papers.marks(for: live.hall.caseFile(number)))
    }
  }

  struct Defer: CaseAction {
    static let configuration = CommandConfiguration(
      abstract: "Accept with deferrable papers to follow, under a signed undertaking (容缺受理).")
    @Argument(help: "The case's number.") var number: String
    @Option(help: ArgumentHelp("The day the papers are promised for.", valueName: "yyyy-mm-dd"))
    var due: Day?
    @Flag(help: "The undertaking is signed (容缺承诺书).")
    var signed = false
    @OptionGroup(title: "Papers") var papers: PaperOptions
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand {
      DeferCase(
        case: number, marks: papers.marks(for: live.hall.caseFile(number)), due: due, undertakingSigned: signed)
    }
  }

  struct Notify: CaseAction {
    static let configuration = CommandConfiguration(
      abstract: "Tell the applicant once everything that is missing or wrong (一次性告知).")
    @Argument(help: "The case's number.") var number: String
    @Option(help: ArgumentHelp("The day by which it is to be put right.", valueName: "yyyy-mm-dd"))
    var due: Day?
    @OptionGroup(title: "Papers") var papers: PaperOptions
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand {
      TellApplicant(case: number, marks: papers.marks(for: live.hall.caseFile(number)), due: due)
    }
  }

  struct Refuse: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Do not accept a case, with reasons (不予受理).")
    @Argument(help: "The case's number.") var number: String
    @Option(help: "not_needed, not_ours or still_defective.")
    var ground: RefuseCase.Ground
    @Option(help: "The reasons, as the notice gives them.") var reason: String
    @Option(name: .customLong("right-body"), help: "The body that is responsible.") var rightBody: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand {
      RefuseCase(case: number, ground: ground, reason: reason, rightBody: rightBody)
    }
  }

  struct Supply: CaseAction {
    static let configuration = CommandConfiguration(abstract: "Take in a correction, or deferred papers (补正/补交).")
    @Argument(help: "The case's number.") var number: String
    @OptionGroup(title: "Papers") var papers: PaperOptions
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand {
      SupplyPapers(case: number, marks: papers.marks(for: live.hall.caseFile(number)))
    }
  }

  struct Revoke: CaseAction {
    static let configuration = CommandConfiguration(
      abstract: "Revoke an acceptance whose deferred papers are late or defective (撤销受理).")
    @Argument(help: "The case's number.") var number: String
    @Option(help: "The reasons.") var reason: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ live: LiveHall) -> any HallCommand { RevokeAcceptance(case: number, reason: reason) }
  }
}
