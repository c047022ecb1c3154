import HallModel
import ScreenKit

/// Words and phrases for what the model has codes and numbers for.
struct Wording {
  private let texts: Texts

  /// Uses the texts below `cli.` and `refusal.`.
  init(_ texts: Texts) { self.texts = texts }

  /// A refusal as a sentence that says what is in the way and what to do next.
  func refusal(_ refusal: Refusal) -> String {
    var details = refusal.details
    guard texts.text(for: "refusal." + refusal.code) != nil else {
      // Without the texts the facts are better than nothing.
      let facts = details.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      return ([refusal.code] + facts).joined(separator: ", ")
    }
    if let state = details["state"], let word = texts.text(for: "cli.state." + state) { details["state"] = word }
    if details["known"]?.isEmpty == true { details["known"] = texts("cli.none") }
    return texts("refusal." + refusal.code, details)
  }

  /// A ticket's state.
  func state(_ state: Ticket.State) -> String { texts("cli.state." + state.rawValue) }

  /// A window's state.
  func state(_ state: Window.State) -> String { texts("cli.window_state." + state.rawValue) }

  /// An appointment's state.
  func state(_ state: Appointment.State) -> String { texts("cli.appointment_state." + state.rawValue) }

  /// A case's state.
  func state(_ state: CaseFile.State) -> String { texts("casework.state." + state.rawValue) }

  /// A window's sort.
  func kind(_ kind: WindowSetting.Kind) -> String { texts("cli.kind." + kind.rawValue) }

  /// How a visit without a ticket ended.
  func outcome(_ outcome: Enquiry.Outcome) -> String { texts("cli.outcome." + outcome.rawValue) }

  /// Why a ticket was called, as it is told to those who ask.
  func why(_ reason: CallReason, _ rules: QueueRules) -> String {
    let minutes =
      switch reason {
      case .priorityPromise: rules.priorityPromise
      case .priorityHeadStart: rules.priorityHeadStart
      case .appointmentHeadStart: rules.appointmentHeadStart
      case .firstInLine, .movedAhead, .resumed, .priorityFirst, .appointmentFirst, .weightedWait, .shorterService,
        .waitPerService:
        0
      }
    return texts("cli.why." + reason.rawValue, ["minutes": String(minutes)])
  }

  /// A routing policy by name, and as it is told to applicants.
  func policy(_ rules: QueueRules) -> (name: String, sentence: String) {
    let key = "policy." + rules.policy.rawValue
    return (
      texts(key + ".name"),
      texts(
        key + ".sentence",
        [
          "priority": String(rules.priorityHeadStart), "appointment": String(rules.appointmentHeadStart),
          "promise": String(rules.priorityPromise), "priority_weight": Digits.shortest(rules.priorityWeight),
          "appointment_weight": Digits.shortest(rules.appointmentWeight),
        ])
    )
  }

  /// A foretold wait, rounded as people read it.
  func wait(_ estimate: WaitEstimate?, ahead: Int) -> String {
    guard let minutes = estimate?.minutes(someoneAhead: ahead > 0) else { return texts("cli.wait.unknown") }
    if minutes.high == 0 { return texts("cli.wait.now") }
    let fillings = [
      "low": String(minutes.low), "expected": String(minutes.expected), "high": String(minutes.high),
    ]
    return texts(minutes.low == minutes.high ? "cli.wait.exact" : "cli.wait.about", fillings)
  }

  /// A length of time in minutes.
  func minutes(_ seconds: Int) -> String { texts("cli.minutes", ["minutes": String(seconds / 60)]) }

  /// Things one after another.
  func list(_ items: some Sequence<String>) -> String {
    // The separator is part of a text, where a blank at its end would be lost.
    var items = items.makeIterator()
    guard var list = items.next() else { return "" }
    while let next = items.next() { list = texts("cli.list", ["first": list, "next": next]) }
    return list
  }

  /// Window numbers one after another, or the word for none.
  func windows(_ numbers: [Int]) -> String {
    numbers.isEmpty ? texts("cli.none") : list(numbers.map(String.init))
  }

  /// Names of matters by their codes, one after another.
  func matters(_ codes: [String], _ catalogue: Catalogue) -> String {
    list(codes.map { catalogue.matter($0)?.name ?? $0 })
  }

  /// A share as a percentage.
  func percent(_ share: Double?) -> String { share.map { Digits.oneDecimal($0 * 100) + " %" } ?? texts("cli.unknown") }

  /// Minutes with one decimal, from seconds.
  func decimalMinutes(_ seconds: Double?) -> String {
    seconds.map { texts("cli.minutes", ["minutes": Digits.oneDecimal($0 / 60)]) } ?? texts("cli.unknown")
  }

  /// What a window accepts; long lists are cut by whoever shows them.
  func accepts(_ acceptance: Acceptance) -> String { acceptance.text }

  /// Yes or no.
  func yesNo(_ value: Bool) -> String { texts(value ? "cli.yes" : "cli.no") }
}
