import ArgumentParser

/// `doctor`: whether everything is as it should be on this machine.
struct DoctorCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Examine the machine, the store and the program's own files.")
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    let findings = Examination(session: session).findings()
    let status: Int32 =
      findings.contains { $0.state == .fail && $0.concernsStore }
      ? 3 : findings.contains { $0.state == .fail } ? 2 : 0
    return Answer(
      status: status,
      json: {
        [
          "sound": .bool(status == 0),
          "checks": .array(
            findings.map { finding in
              [
                "name": .string(finding.name), "state": .string(finding.state.rawValue),
                "message": .string(finding.message),
              ]
            }),
        ]
      },
      lines: { findings.map { finding in "\(mark(finding.state, session))  \(finding.message)" } })
  }

  /// A symbol and a word, never colour alone.
  private func mark(_ state: Finding.State, _ session: Session) -> String {
    let symbol =
      switch state {
      case .ok: "+"
      case .warn: "!"
      case .fail: "x"
      }
    return "[\(symbol)] " + session.text("doctor.state." + state.rawValue)
  }
}
