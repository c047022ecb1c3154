/// Failed sign-ins of one member of staff.
public struct SignInState: Equatable, Codable, Sendable {
  /// Wrong PINs in a row.
  public var failures: Int
  /// Until when the number is locked.
  public var lockedUntil: Moment?
}

/// A PIN was right.
public struct SignInSucceeded: HallEvent {
  /// The name in the journal.
  public static let kind = "sign_in_succeeded"
  /// Staff number.
  public var staff: String

  /// The member of staff.
  public var subject: String { "staff-\(staff)" }

  /// Forgets earlier failures.
  public func apply(to hall: inout Hall, _ stamp: Stamp) { hall.signIns[staff] = nil }
}

/// A PIN was wrong.
public struct SignInFailed: HallEvent {
  /// The name in the journal.
  public static let kind = "sign_in_failed"
  /// Staff number.
  public var staff: String
  /// Until when the number is locked by this failure.
  public var lockedUntil: Moment?

  /// The member of staff.
  public var subject: String { "staff-\(staff)" }

  /// Counts the failure; a lock starts the count anew.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    var state = hall.signIns[staff] ?? SignInState(failures: 0, lockedUntil: nil)
    state.failures = lockedUntil == nil ? state.failures + 1 : 0
    state.lockedUntil = lockedUntil
    hall.signIns[staff] = state
  }
}

/// Signs in with a PIN that somebody outside the model has compared with its hash.
public struct SignIn: HallCommand {
  /// Staff number.
  public var staff: String
  /// Whether the PIN was right.
  public var pinMatches: Bool

  /// Creates the command.
  public init(staff: String, pinMatches: Bool) {
    self.staff = staff
    self.pinMatches = pinMatches
  }

  /// Does not open the business day.
  public var needsDay: Bool { false }

  /// Refused while locked, also with the right PIN; a wrong one is recorded, and the last allowed one locks.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    guard hall.member(staff) != nil else { throw Refusal("unknown_staff", ["staff": staff]) }
    let state = hall.signIns[staff]
    if let until = state?.lockedUntil, context.now < until {
      throw Refusal("sign_in_locked", ["staff": staff, "until": hall.settings.zone.clock(until)])
    }
    if pinMatches { return [SignInSucceeded(staff: staff)] }
    let failures = (state?.failures ?? 0) + 1
    let rules = hall.settings.signIn
    let locks = failures >= rules.attempts
    return [
      SignInFailed(staff: staff, lockedUntil: locks ? context.now.adding(seconds: rules.lockMinutes * 60) : nil)
    ]
  }
}
