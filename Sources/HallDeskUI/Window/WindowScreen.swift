import HallModel
import ScreenKit

/// A clerk's window (综窗): sign in, call, serve, finish.
public struct WindowScreen: RoleScreen {
  /// What the window's keys do.
  public enum Action: Sendable {
    /// Call the next ticket.
    case call
    /// Call it again.
    case recall
    /// The person is here.
    case start
    /// Finished with the person.
    case finish
    /// Nobody came.
    case noShow
    /// Take the no-show back.
    case undo
    /// Set aside, or go on with one set aside.
    case hold
    /// Send to another window or line.
    case transfer
    /// Pause, or call again after a pause.
    case pause
    /// Leave the window.
    case leave
    /// One level back.
    case back
    /// Sign in with what was typed.
    case signIn
    /// From one field to the other.
    case nextField
    /// Open the intake of whoever is served.
    case openIntake
    /// A key of the intake.
    case intake(IntakeAction)
  }

  /// What lies over the window.
  enum Layer: Sendable {
    case none
    case hold(PickList<String>)
    case held(PickList<String>)
    case pause(PickList<String>)
    case transfer(TransferForm)
    case leave(PickList<Bool>)
    case relieve(PickList<Bool>)
    case unfinished(PickList<Bool>)
  }

  /// The window's number.
  let number: Int
  /// Who is signed in at this terminal, by number; nil before.
  var staff: String?
  var form: SignInForm
  var layer = Layer.none
  var lineSelection = Selection()
  /// The intake of whoever is served, and whether it is on the screen.
  var intake: Intake?
  var showsIntake = false
  /// When this terminal called last: a second press in the same breath is no recall.
  var calledAt: Moment?
  /// The last sentence.
  public var notice: Notice?

  /// A line below the sign-in; a sample hall tells its PIN there.
  let hint: String

  /// Creates the screen of window `number`.
  public init(number: Int, hint: String = "") {
    self.number = number
    self.hint = hint
    form = SignInForm()
  }

  /// Only a transfer goes to the line of another matter.
  public var looksUp: Bool {
    if case .transfer = layer { return true }
    return false
  }

  /// Papers and forms are wanted from the first person served on.
  public var readsCatalogue: Bool { intake != nil }

  /// Whether a character belongs to a field.
  public func isTyping(_ environment: Environment) -> Bool {
    if staff == nil { return true }
    if case .transfer = layer { return true }
    if case .none = layer, showsIntake, let intake { return intake.isTyping(environment) }
    return false
  }

  /// The left half of the header.
  public func title(_ environment: Environment) -> String {
    let name = environment.hall.windowSetting(number)?.name ?? ""
    return environment.texts("window.title", ["n": String(number), "name": name])
  }

  /// Who is there, and what the window is doing for how long.
  public func status(_ environment: Environment) -> String {
    guard let window = environment.hall.window(number) else { return "" }
    let state = environment.texts("window.state.\(window.state.rawValue)")
    guard let staff else { return state }
    return
      "\(environment.staffName(staff))  \(state) \(environment.timer(environment.now.seconds(since: window.since)))"
  }

  /// Timers run by the second once somebody is signed in.
  public func ticksBySecond(_ environment: Environment) -> Bool { staff != nil }

  /// Whether the clerk signed in here still has the window: the supervisor or a colleague may have taken it.
  func isMine(_ environment: Environment) -> Bool {
    guard let window = environment.hall.window(number), let staff else { return false }
    return window.isOpen && window.staff == staff
  }

  /// The ticket called or served here.
  func ticket(_ environment: Environment) -> Ticket? {
    environment.hall.window(number)?.ticket.map { environment.hall.tickets[$0] }
  }

  /// The tickets set aside here.
  func held(_ environment: Environment) -> [Ticket] {
    environment.hall.window(number)?.held.map { environment.hall.tickets[$0] } ?? []
  }
}
