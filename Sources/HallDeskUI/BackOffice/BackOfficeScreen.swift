import HallModel
import ScreenKit

/// The back office (后台): what is due first, each case whole on one page, and every step the rules allow.
public struct BackOfficeScreen: RoleScreen {
  /// What the back office's keys do. Those of a case work from the list too, on the case the arrow is at.
  public enum Action: Sendable, CaseIterable {
    /// Open the case the arrow is at.
    case open
    /// Take a case in hand, or decide on what was received.
    case take
    /// Ask for opinions and give them.
    case opinions
    /// Papers came in.
    case supply
    /// End the case: grant, refuse, send back, revoke.
    case end
    /// Send back.
    case sendBack
    /// Revoke the acceptance.
    case revoke
    /// The case's documents.
    case documents
    /// Remind or order.
    case urge
    /// Give to a colleague.
    case assign
    /// Extend, or stop the clock; let it run on.
    case limits
    /// Extend.
    case extend
    /// Mine, a department's, all.
    case nextScope
    /// Choose the department.
    case chooseDepartment
    /// What others changed was seen.
    case acknowledge
    /// Print the document that is shown.
    case print
    /// Do what was asked about.
    case confirm
    /// From one field to the other.
    case nextField
    /// Sign in with what was typed.
    case signIn
    /// One level back.
    case back
    /// Leave.
    case leave
  }

  /// What a row of a menu stands for.
  enum Choice: Sendable {
    case grant, refuse, sendBack, revoke
    case accept, finish, tell, notAccept
    case opinion(department: String, agrees: Bool)
    case ask
    case remind, order
    case extend, suspend
    case procedure(SpecialProcedure)
    case document(String)
  }

  /// What a form is for.
  enum Purpose: Sendable {
    case refuse, sendBack, revoke, notAccept, remind, order, extend
    case opinion(department: String, agrees: Bool)
    case suspend(SpecialProcedure)
  }

  /// What a list of names is for.
  enum NamePurpose: Sendable {
    case ask, assign, department
  }

  /// What lies over the case.
  indirect enum Layer: Sendable {
    case none
    case menu(CaseMenu<Choice>)
    case form(CaseForm, Purpose)
    case names(NameList, NamePurpose)
    case supply(SupplyForm)
    case document(DocumentPreview, kind: String)
    /// Asked before something that cannot be taken back; `back` is where Esc leads.
    case confirm(ConfirmBox, any HallCommand, back: Layer)
  }

  /// Who is signed in at this terminal, by number; nil before.
  var staff: String?
  var form = SignInForm()
  var list = Worklist()
  var page: CasePage?
  var layer = Layer.none
  /// The last sentence.
  public var notice: Notice?

  /// A line below the sign-in; a sample hall tells its PIN there.
  let hint: String

  /// Creates the screen; `department` is the one whose cases are one Tab away.
  public init(department: String? = nil, hint: String = "") {
    self.hint = hint
    list.department = department
  }

  /// The list is narrowed by pinyin and what people call a matter.
  public var looksUp: Bool { staff != nil }

  /// Whether a character belongs to a field.
  public func isTyping(_ environment: Environment) -> Bool {
    guard staff != nil else { return true }
    switch layer {
    case .none: return page == nil
    case .form, .names: return true
    case .supply(let supply): return supply.isTyping
    case .menu, .document, .confirm: return false
    }
  }

  /// The left half of the header.
  public func title(_ environment: Environment) -> String { environment.texts("role.backoffice") }

  /// Who is there.
  public func status(_ environment: Environment) -> String { environment.staffName(staff) }

  /// The case the keys act on: the open one, or the one the arrow is at.
  func file(_ environment: Environment) -> CaseFile? {
    if let page { return environment.hall.caseFile(page.id) ?? page.seen }
    return list.pointed.flatMap { environment.hall.caseFile($0) }
  }

  /// Why the rules forbid a command now, as a sentence; nil when they do not.
  func refusal(of command: any HallCommand, _ environment: Environment) -> String? {
    environment.refusal(of: command, by: staff)
  }
}
