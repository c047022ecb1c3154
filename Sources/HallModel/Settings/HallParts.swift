/// Opening hours of a day.
public struct Hours: Equatable, Codable, Sendable {
  /// When the doors open.
  public var opens: ClockTime
  /// When no more tickets are expected.
  public var closes: ClockTime

  /// Creates opening hours; 9:00–17:00 through lunch by default.
  public init(opens: ClockTime = ClockTime(minutes: 540), closes: ClockTime = ClockTime(minutes: 1020)) {
    self.opens = opens
    self.closes = closes
  }
}

/// A lane (业务类别): the letter of its tickets and what it carries.
public struct Lane: Equatable, Codable, Sendable {
  /// One capital letter A–Z.
  public var letter: String
  /// Name for people.
  public var name: String
  /// Matters it carries.
  public var carries: Acceptance

  /// Creates a lane.
  public init(letter: String, name: String, carries: Acceptance) {
    self.letter = letter
    self.name = name
    self.carries = carries
  }
}

/// A window as configured.
public struct WindowSetting: Equatable, Codable, Sendable {
  /// What sort of window it is (domain §1).
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// 综窗.
    case comprehensive
    /// 专窗.
    case dedicated
    /// 出件窗口.
    case issuing
    /// 跨省通办窗口.
    case crossProvince = "cross_province"
    /// 办不成事反映窗口.
    case unresolved
    /// 帮办窗口.
    case assisted
  }

  /// The number people see, from 1.
  public var number: Int
  /// Name for people.
  public var name: String
  /// Sort of window.
  public var kind: Kind
  /// What it accepts.
  public var accepts: Acceptance
  /// The clerk who usually sits there, by staff number.
  public var usualStaff: String?
  /// When it is to be staffed on a business day, one stretch after the other; empty for all of the opening hours. What is
  /// foretold and planned goes by it; clerks open and close their windows themselves.
  public var openTimes: [ClockSpan] {
    get { times ?? [] }
    set { times = newValue.isEmpty ? nil : newValue }
  }
  /// Absent in journals from before windows had times of their own.
  private var times: [ClockSpan]?

  /// Creates a window.
  public init(
    number: Int, name: String, kind: Kind = .comprehensive, accepts: Acceptance, usualStaff: String? = nil,
    openTimes: [ClockSpan] = []
  ) {
    self.number = number
    self.name = name
    self.kind = kind
    self.accepts = accepts
    self.usualStaff = usualStaff
    self.openTimes = openTimes
  }
}

/// Somebody who works in the hall.
public struct StaffMember: Equatable, Codable, Sendable {
  /// What somebody may do.
  public enum Role: String, Codable, Sendable, CaseIterable {
    /// 导台.
    case guide
    /// 窗口.
    case clerk
    /// 主管.
    case supervisor
    /// 后台.
    case backOffice = "back_office"
  }

  /// Staff number, the identifier.
  public var number: String
  /// Name.
  public var name: String
  /// Roles.
  public var roles: [Role]
  /// The PIN as `scrypt$…`, never the PIN itself.
  public var pinHash: String

  /// Creates a member of staff.
  public init(number: String, name: String, roles: [Role], pinHash: String = "") {
    self.number = number
    self.name = name
    self.roles = roles
    self.pinHash = pinHash
  }
}

/// A group with precedence (绿色通道): self-declared, recorded as a group, never as a diagnosis (domain §2).
public struct PriorityGroup: Equatable, Codable, Sendable {
  /// Identifier for scripts, such as `elderly`.
  public var id: String
  /// Name for people.
  public var name: String
  /// Name in English.
  public var english: String

  /// Creates a group.
  public init(id: String, name: String, english: String = "") {
    self.id = id
    self.name = name
    self.english = english
  }
}
