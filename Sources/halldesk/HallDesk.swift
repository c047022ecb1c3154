import ArgumentParser
import Glibc

/// The program. Words of the command line that every command understands are taken out before the parser sees them; see
/// `Invocation`.
@main
struct HallDesk: DeskCommand {
  /// The version, as `--version` and `doctor` tell it.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "halldesk",
    abstract: "The front desk of a government service hall in the terminal.",
    discussion: """
      Without a command, on a terminal: choose a hall and a role.
      Exit status: 0 done; 1 refused by a rule of the hall; 2 bad usage or bad input; 3 the store cannot be used.
      """,
    version: version,
    subcommands: RoleLauncher.commands,
    groupedSubcommands: [
      CommandGroup(
        name: "At the desk and the windows",
        subcommands: [
          MatterCommands.self, TicketCommands.self, EnquiryCommands.self, AppointmentCommands.self, CaseCommands.self,
          ApplicantCommands.self, PrintCommands.self, WindowCommands.self, QueueCommand.self,
          StatusCommand.self, AlarmCommands.self, NoticeCommand.self,
        ]),
      CommandGroup(
        name: "Ratings and reports",
        subcommands: [
          RatingCommands.self, RectificationCommands.self, GrievanceCommands.self, ReportCommands.self,
          ExportCommands.self,
        ]),
      CommandGroup(
        name: "Trying out and planning", subcommands: [SimulateCommands.self, PlanCommands.self]),
      CommandGroup(
        name: "Making and keeping a hall",
        subcommands: [
          InitCommand.self, KeyCommands.self, CheckCommand.self, ConfigCommands.self, DayCommands.self,
          ReplayCommand.self, VerifyCommand.self, BackupCommand.self, DoctorCommand.self,
        ]),
    ])

  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  /// Runs the command line and ends the process with its exit status.
  static func main() { Glibc.exit(CommandRun.run(Array(Swift.CommandLine.arguments.dropFirst()))) }

  /// On a terminal the launcher, else help.
  func answer(_ session: Session) throws -> Answer {
    guard !session.asJSON else { throw CommandFailure.usage("needs_terminal", [:]) }
    if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
      return .silent(status: try RoleLauncher.run(session: session))
    }
    throw CleanExit.helpRequest(HallDesk.self)
  }
}
