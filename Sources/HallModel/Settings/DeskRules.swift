/// Rules of appointments (domain §2).
public struct AppointmentRules: Equatable, Codable, Sendable {
  /// Length of a slot, minutes.
  public var slotMinutes = 30
  /// Appointments a slot takes.
  public var capacity = 6
  /// Check-in from this many minutes before the slot.
  public var checkInBefore = 20
  /// Check-in until this many minutes after the slot's start; later it counts as a walk-in.
  public var checkInAfter = 15

  /// Creates rules with the defaults.
  public init() {}
}

/// Rules of signing in.
public struct SignInRules: Equatable, Codable, Sendable {
  /// Wrong PINs in a row until the number is locked.
  public var attempts = 5
  /// How long it stays locked, minutes.
  public var lockMinutes = 10

  /// Creates rules with the defaults.
  public init() {}
}

/// From when on something is worth a second look (domain §5).
public struct Thresholds: Equatable, Codable, Sendable {
  /// A long wait, minutes.
  public var longWait = 15
  /// A wait that raises an alarm, minutes.
  public var alarmWait = 30
  /// People waiting for one window that raise an alarm.
  public var alarmWaiting = 10

  /// Creates thresholds with the defaults.
  public init() {}
}

/// A day on which the weekly rhythm does not hold.
public struct CalendarDay: Equatable, Codable, Sendable {
  /// Which way.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// No work although perhaps a weekday.
    case holiday
    /// Work although a weekend day (调休).
    case workday
  }

  /// The date.
  public var day: Day
  /// Holiday or working day.
  public var kind: Kind
  /// The holiday's name.
  public var name: String

  /// Creates a calendar row.
  public init(day: Day, kind: Kind, name: String) {
    self.day = day
    self.kind = kind
    self.name = name
  }
}
