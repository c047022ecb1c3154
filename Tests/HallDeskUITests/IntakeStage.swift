import HallDocuments
import HallModel
import HallStore
import ScreenKit

@testable import HallDeskUI

/// A window at which somebody is served.
enum IntakeStage {
  static let person = "11010519491231002X"
  static let card = "HZ-公安-001"
  static let licence = "HZ-市场监管-006"

  static func serving(
    _ matters: [String], package: String? = nil, size: (Int, Int) = (24, 80), language: Language = .zh,
    people: (inout StagePeople) -> Void = { _ in }
  ) throws -> Stage<WindowScreen> {
    var hall = try SampleHall.hall()
    let now = SampleHall.morning.adding(seconds: 600)
    let stamp = Stamp(at: now, terminal: "guide", staff: "")
    guard case .events(let events) = hall.decide(IssueTicket(matters: matters, package: package), Context(now: now))
    else { throw SampleHall.Failure(problems: ["no ticket"]) }
    for event in events { hall.apply(event, stamp) }
    var window = try Stage(WindowScreen(number: 1), hall: hall, at: now, size: size, language: language)
    people(&window.people)
    window.signIn(1)
    window.press("F2")
    window.wait(10)
    window.press("F4")
    return window
  }
}

extension Stage<WindowScreen> {
  /// Signs the window's usual clerk in.
  mutating func signIn(_ number: Int) {
    type(hall.windowSetting(number)?.usualStaff ?? "")
    press("Enter")
    type("2468")
    press("Enter")
  }

  /// Types who applies.
  mutating func applicant(_ number: String, _ name: String, _ phone: String) {
    type(number)
    press("Enter")
    type(name)
    press("Enter")
    type(phone)
    press("Enter")
  }

  /// Fills in what is still empty in the form, whatever it asks for.
  mutating func fillForm() {
    for _ in 0..<40 {
      guard let intake = shell.screen.intake, intake.focus == .form, let field = intake.currentField(environment)
      else { return }
      if (intake.values[field.key] ?? "").isEmpty {
        switch field.kind {
        case .choice, .yesNo: type("1")
        case .number, .money: type("3")
        case .date: type("2026-03-01")
        case .phone: type("13857212345")
        case .idNumber: type("330501199003077718")
        case .creditCode: type("91110000600037341L")
        case .text: type("云溪")
        }
      }
      press("Enter")
    }
  }
}
