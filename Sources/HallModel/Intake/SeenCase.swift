/// A command on a case as somebody saw it: refused when the case has become another one meanwhile, so that nobody's work
/// is overwritten unseen.
public struct OnSeenCase: HallCommand {
  /// The case as it was shown.
  public var seen: CaseFile
  /// What is to be done with it.
  public var command: any HallCommand

  /// Creates the command.
  public init(_ seen: CaseFile, _ command: any HallCommand) {
    self.seen = seen
    self.command = command
  }

  /// Refused with `case_changed` before the command's own rules are asked.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    guard hall.caseFile(seen.id) == seen else { throw Refusal("case_changed", ["case": seen.id]) }
    return try command.decide(hall, context)
  }
}
