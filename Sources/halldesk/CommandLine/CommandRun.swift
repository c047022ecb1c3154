import ArgumentParser
import Glibc

/// One run of the program: words in, output and exit status out.
enum CommandRun {
  /// Runs the command line `words` (without the program's name) and returns the exit status.
  static func run(_ words: [String]) -> Int32 {
    // A reader that went away is seen as an error of `write`, so that what was done keeps its own exit status.
    signal(SIGPIPE, SIG_IGN)
    let invocation = Invocation(words, environment: ProcessFacts.variable)
    let session = Session(invocation)
    do {
      if let fault = invocation.fault { throw fault }
      let answer = try CommandRun.answer(invocation.arguments, session)
      try show(answer, session)
      return answer.status
    } catch let failure as CommandFailure {
      return report(failure, session)
    } catch {
      return report(usage: error, session)
    }
  }

  private static func answer(_ arguments: [String], _ session: Session) throws -> Answer {
    var command = try HallDesk.parseAsRoot(arguments)
    if let command = command as? any DeskCommand { return try command.answer(session) }
    let kind = type(of: command)
    guard kind.configuration.subcommands.isEmpty else {
      // `halldesk ticket` says nothing about what to do with tickets.
      throw MissingSubcommand(help: HallDesk.helpMessage(for: kind))
    }
    try command.run()
    return .silent()
  }

  private static func show(_ answer: Answer, _ session: Session) throws(CommandFailure) {
    if session.asJSON {
      if let json = answer.json { try StandardStreams.print([json().text]) }
    } else {
      try StandardStreams.print(answer.lines().map(StandardStreams.harmless))
    }
  }

  private static func report(_ failure: CommandFailure, _ session: Session) -> Int32 {
    if session.asJSON { try? StandardStreams.print([session.report.json(failure).text]) }
    var isRefusal = false
    if case .refused = failure { isRefusal = true }
    // A script that reads the refusal on standard output need not filter it out of the log as well.
    if !(session.asJSON && isRefusal) {
      StandardStreams.complain(session.report.lines(failure).map(StandardStreams.harmless))
    }
    return failure.status
  }

  /// What the parser says: help and version are no failures.
  private static func report(usage error: any Error, _ session: Session) -> Int32 {
    let missing = error as? MissingSubcommand
    let message = missing?.help ?? HallDesk.fullMessage(for: error)
    if missing == nil, HallDesk.exitCode(for: error).isSuccess {
      try? StandardStreams.print([message])
      return 0
    }
    if session.asJSON {
      let sentence = missing == nil ? HallDesk.message(for: error) : "A subcommand is missing."
      let json: JSONValue = ["error": ["code": "bad_usage", "message": .string(sentence)]]
      try? StandardStreams.print([json.text])
    }
    StandardStreams.complain([message])
    return 2
  }
}

/// A group of commands was named, but none of the group.
private struct MissingSubcommand: Error {
  /// The group's help screen.
  var help: String
}
