import ArgumentParser

/// A command that has an answer: one JSON value, or lines for people.
protocol DeskCommand: ParsableCommand {
  /// Does what the command says. Throws `CommandFailure`.
  func answer(_ session: Session) throws -> Answer
}

/// What a command has to say; only the form that is asked for is made.
struct Answer {
  /// The value for scripts; nil for a screen, which has shown all there is.
  let json: (() -> JSONValue)?
  /// The lines for people.
  let lines: () -> [String]
  /// The exit status.
  var status: Int32 = 0

  /// An answer in both forms.
  init(status: Int32 = 0, json: @escaping () -> JSONValue, lines: @escaping () -> [String]) {
    self.json = json
    self.lines = lines
    self.status = status
  }

  /// Nothing to print.
  static func silent(status: Int32 = 0) -> Answer { Answer(status: status) }

  private init(status: Int32) {
    json = nil
    lines = { [] }
    self.status = status
  }
}
