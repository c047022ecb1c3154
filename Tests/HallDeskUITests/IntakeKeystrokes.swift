import HallModel
import ScreenKit
import Testing

@testable import HallDeskUI

/// How many keys an intake takes beside what only the applicant can tell: from the person at the window to the case that
/// is accepted (or finished on the spot) and its documents on their way to the printer.
@Suite("Keystrokes of an intake") struct IntakeKeystrokes {
  /// The most there may be.
  static let goal = 25
  /// What halls are asked for most: the matters marked 高 in the catalogue.
  static let frequent = (try? SampleHall.loaded.get().matters.filter { $0.frequency == .high }.map(\.code)) ?? []

  @Test("a clerk needs at most 25 keys beyond the applicant's own data", arguments: frequent)
  func count(_ code: String) throws {
    let matter = try #require(SampleHall.loaded.get().matters.first { $0.code == code })
    var window = try IntakeStage.serving([code])
    // F4, with which service began.
    var keys = 1
    for _ in 0..<40 {
      guard let intake = window.shell.screen.intake, intake.focus == .form,
        let field = intake.currentField(window.environment)
      else { break }
      if (intake.values[field.key] ?? "").isEmpty, field.needs.contains(where: \.required) {
        if Intake.isChosen(field) {
          window.type("1")
          keys += 1
        } else {
          window.type(Self.answer(to: field, isEnterprise: !matter.serviceObject.contains("自然人")))
        }
      }
      window.press("Enter")
      keys += 1
    }
    window.press("F12", "F4")
    keys += 2
    let file = try #require(window.hall.cases.first, "\(window.notice)")
    #expect(file.state == (matter.caseType == .immediate ? .finishedOnSpot : .accepted))
    #expect(keys <= Self.goal)
  }

  @Test("the frequent matters are there to be counted") func counted() { #expect(Self.frequent.count >= 10) }

  /// What an applicant would say.
  static func answer(to field: FormField, isEnterprise: Bool) -> String {
    switch field.key {
    case ApplicantEntry.number: return isEnterprise ? "91110000600037341L" : "11010519491231002X"
    case ApplicantEntry.name: return isEnterprise ? "北京示例有限公司" : "王小明"
    default: break
    }
    switch field.kind {
    case .number, .money: return "3"
    case .date: return "20260301"
    case .phone: return "13857212345"
    case .idNumber: return "330501199003077718"
    case .creditCode: return "91110000600037341L"
    case .text, .choice, .yesNo: return "云溪"
    }
  }
}
