import HallModel
import HallStore
import ScreenKit

/// The issuing window (出件窗口): find the case by typing or scanning, check who stands there, hand the result over.
///
/// A scanner types a number and Enter. Whatever lies on the screen, a case number or an ID number that comes so leads to
/// its case.
public struct IssuingScreen: RoleScreen {
  /// What the issuing window's keys do.
  public enum Action: Sendable, CaseIterable {
    /// Look for what was typed, or open the row.
    case find
    /// The person's identity was compared.
    case checkIdentity
    /// Hand the result over.
    case handOver
    /// Print the completion receipt.
    case printReceipt
    /// As an electronic certificate.
    case electronic
    /// By post.
    case post
    /// From one field to the other.
    case nextField
    /// Sign in with what was typed.
    case signIn
    /// One level back.
    case back
    /// Leave.
    case leave
  }

  /// Where the window is with a result.
  enum Step: Sendable {
    /// The search.
    case search
    /// A case is on the screen.
    case shown
    /// The parcel's number is asked.
    case post(TextField)
    /// Asked before an electronic certificate: F5 does it.
    case electronic
  }

  /// The window's number; nil for a terminal that is no window.
  let number: Int?
  /// Who is signed in at this terminal, by number; nil before.
  var staff: String?
  var form = SignInForm()
  var field = TextField(kind: .code, limit: 40, placeholder: "")
  var list = WaitingResults()
  var step = Step.search
  /// The case on the screen, as it was seen.
  var seen: CaseFile?
  var applicant: Applicant?
  var applicantTrouble = ""
  /// Whether somebody compared the identity for this case.
  var isChecked = false
  /// What was filled into the case's form: how the result is wanted, and where to.
  var wish = DeliveryWish()
  /// What was typed while no field had the focus: a scanner types without looking.
  var scanned = ""
  /// The case delivered last, whose receipt may still be printed.
  var last: String?
  /// The last sentence.
  public var notice: Notice?

  /// A line below the sign-in; a sample hall tells its PIN there.
  let hint: String

  /// Creates the screen of the issuing window, or of a terminal that is no window.
  public init(number: Int? = nil, hint: String = "") {
    self.number = number
    self.hint = hint
  }

  /// The names of a form's fields are wanted with a case.
  public var readsCatalogue: Bool { seen != nil }

  /// Whether a character belongs to a field.
  public func isTyping(_ environment: Environment) -> Bool {
    guard staff != nil else { return true }
    switch step {
    case .search, .post: return true
    case .shown, .electronic: return false
    }
  }

  /// The left half of the header.
  public func title(_ environment: Environment) -> String {
    guard let number else { return environment.texts("role.issuing") }
    let name = environment.hall.windowSetting(number)?.name ?? ""
    return environment.texts("window.title", ["n": String(number), "name": name])
  }

  /// Who is there.
  public func status(_ environment: Environment) -> String { environment.staffName(staff) }

  /// The case on the screen as it is now.
  func file(_ environment: Environment) -> CaseFile? {
    seen.map { environment.hall.caseFile($0.id) ?? $0 }
  }

  /// Why the rules forbid delivering so, as a sentence; nil when they do not.
  func refusal(_ delivery: CaseFile.Delivery, _ environment: Environment) -> String? {
    guard let file = file(environment) else { return environment.texts("issuing.why.no_case") }
    let command = IssueResult(
      case: file.id, delivery: delivery, identityChecked: isChecked || delivery != .counter, tracking: "-")
    return environment.refusal(of: command, by: staff)
  }
}
