/// A clerk who was asked to come to a window.
public struct Summons: Equatable, Codable, Sendable {
  /// The clerk, staff number.
  public var staff: String
  /// The window.
  public var window: Int
  /// What else was said; may be empty.
  public var note: String
  /// When.
  public var at: Moment
  /// By whom, staff number.
  public var by: String
}

/// A clerk was asked to come to a window.
public struct ClerkSummoned: HallEvent {
  /// The name in the journal.
  public static let kind = "clerk_summoned"
  /// The window.
  public var window: Int
  /// The clerk, staff number.
  public var staff: String
  /// What else was said; may be empty.
  public var note: String

  /// The window.
  public var subject: String { "window-\(window)" }

  /// Stands until the clerk opens a window, or the day is over.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.summonses.removeAll { $0.staff == staff }
    hall.summonses.append(Summons(staff: staff, window: window, note: note, at: stamp.at, by: stamp.staff))
  }
}

/// Asks a clerk to come to a window: shown where the clerk sits, at the window and at the guide desk.
public struct SummonClerk: HallCommand {
  /// The window.
  public var window: Int
  /// The clerk, staff number; nil for the window's usual clerk.
  public var staff: String?
  /// What else is said; may be empty.
  public var note: String

  /// Creates the command.
  public init(window: Int, staff: String? = nil, note: String = "") {
    self.window = window
    self.staff = staff
    self.note = note
  }

  /// Words begin no day, and end none that went on past midnight.
  public var needsDay: Bool { false }

  /// Refused for an unknown window or clerk, and for somebody who sits there already.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    try hall.needSupervisor(context)
    try SupervisorWords.check(note)
    let position = try hall.position(window, in: .any)
    guard let who = staff ?? hall.settings.windows[position].usualStaff else {
      throw Refusal("staff_needed", ["window": String(window)])
    }
    guard let member = hall.member(who) else { throw Refusal("unknown_staff", ["staff": who]) }
    if hall.windows[position].isOpen, hall.windows[position].staff == who {
      throw Refusal("clerk_is_there", ["staff": who, "name": member.name, "window": String(window)])
    }
    return [ClerkSummoned(window: window, staff: who, note: note)]
  }
}
