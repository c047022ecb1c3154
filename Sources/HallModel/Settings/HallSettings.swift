/// Everything a hall's supervisor sets: who works where, which lanes there are, and the rules of the queue.
///
/// Every figure here is a default of domain.md marked (setting); the code holds no such figure of its own.
public struct HallSettings: Equatable, Codable, Sendable {
  /// The hall's name, as shown on the board and on tickets.
  public var name: String
  /// Area code of the hall (GB/T 2260).
  public var areaCode: String
  /// Time zone.
  public var zone: HallZone
  /// Opening hours.
  public var hours: Hours
  /// A line of notice for the board.
  public var notice: String
  /// Where people wait, said after issuing.
  public var waitingArea: String
  /// Lanes in order: a ticket belongs to the first that covers its first matter.
  public var lanes: [Lane]
  /// Windows, by number.
  public var windows: [WindowSetting]
  /// Staff.
  public var staff: [StaffMember]
  /// Priority groups (绿色通道).
  public var priorityGroups: [PriorityGroup]
  /// Rules of calling and coming back.
  public var queue: QueueRules
  /// Rules of appointments.
  public var appointments: AppointmentRules
  /// Rules of signing in.
  public var signIn: SignInRules
  /// From when on something is worth a second look.
  public var thresholds: Thresholds
  /// Holidays and make-up working days.
  public var calendar: [CalendarDay]
  /// Limits and switches of intake.
  public var intake: IntakeRules {
    get { intakeRules ?? IntakeRules() }
    set { intakeRules = newValue }
  }
  /// Absent in journals from before there was intake.
  private var intakeRules: IntakeRules?
  /// How long people's data is kept.
  public var retention: RetentionRules {
    get { retentionRules ?? RetentionRules() }
    set { retentionRules = newValue }
  }
  /// Absent in journals from before personal data was kept.
  private var retentionRules: RetentionRules?
  /// What documents say about the agency, and how they are printed. The agency is never empty: without a name of its own
  /// it is the hall.
  public var documents: DocumentSettings {
    get {
      var documents = documentSettings ?? DocumentSettings()
      if documents.agency.isEmpty { documents.agency = name }
      return documents
    }
    set {
      var documents = newValue
      if documents.agency == name { documents.agency = "" }
      documentSettings = documents
    }
  }
  /// Absent in journals from before there were documents. An agency that is the hall stays empty here.
  private var documentSettings: DocumentSettings?
  /// Rules of ratings and of the closed loop.
  public var ratings: RatingRules {
    get { ratingRules ?? RatingRules() }
    set { ratingRules = newValue }
  }
  /// Absent in journals from before there were ratings.
  private var ratingRules: RatingRules?
  /// The tags that may be chosen with a level.
  public var ratingTags: [RatingTag] {
    get { tags ?? [] }
    set { tags = newValue }
  }
  /// Absent in journals from before there were ratings.
  private var tags: [RatingTag]?
  /// How ratings are written for the provincial platform.
  public var ratingExport: RatingExportRules {
    get { ratingExportRules ?? RatingExportRules() }
    set { ratingExportRules = newValue }
  }
  /// Absent in journals from before ratings were exported.
  private var ratingExportRules: RatingExportRules?

  /// Creates settings.
  public init(
    name: String, areaCode: String = "", zone: HallZone = .shanghai, hours: Hours = Hours(), notice: String = "",
    waitingArea: String = "", lanes: [Lane] = [], windows: [WindowSetting] = [], staff: [StaffMember] = [],
    priorityGroups: [PriorityGroup] = [], queue: QueueRules = QueueRules(),
    appointments: AppointmentRules = AppointmentRules(), signIn: SignInRules = SignInRules(),
    thresholds: Thresholds = Thresholds(), calendar: [CalendarDay] = [], intake: IntakeRules = IntakeRules(),
    retention: RetentionRules = RetentionRules(), documents: DocumentSettings = DocumentSettings(),
    ratings: RatingRules = RatingRules(), ratingTags: [RatingTag] = []
  ) {
    self.name = name
    self.areaCode = areaCode
    self.zone = zone
    self.hours = hours
    self.notice = notice
    self.waitingArea = waitingArea
    self.lanes = lanes
    self.windows = windows
    self.staff = staff
    self.priorityGroups = priorityGroups
    self.queue = queue
    self.appointments = appointments
    self.signIn = signIn
    self.thresholds = thresholds
    self.calendar = calendar
    intakeRules = intake
    retentionRules = retention
    self.documents = documents
    ratingRules = ratings
    tags = ratingTags
    ratingExportRules = RatingExportRules()
  }
}

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

  /// Creates a window.
  public init(number: Int, name: String, kind: Kind = .comprehensive, accepts: Acceptance, usualStaff: String? = nil) {
    self.number = number
    self.name = name
    self.kind = kind
    self.accepts = accepts
    self.usualStaff = usualStaff
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

/// Rules of calling and coming back (domain §2, routing §1).
public struct QueueRules: Equatable, Codable, Sendable {
  /// Head start of the priority channel, minutes.
  public var priorityHeadStart = 10
  /// Head start of an appointment, minutes.
  public var appointmentHeadStart = 5
  /// After how many minutes of waiting nobody of the priority channel is passed over.
  public var priorityPromise = 8
  /// Unanswered calls before a no-show may be recorded.
  public var callsBeforeNoShow = 3
  /// How long a no-show may come back, minutes.
  public var returnWithin = 30
  /// Behind how many tickets of the line a returned no-show is placed.
  public var returnBehind = 2
  /// How long a no-show may be taken back by its window, seconds.
  public var undoWithin = 5

  /// Creates rules with the defaults.
  public init() {}
}

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
