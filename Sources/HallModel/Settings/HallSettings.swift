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
  /// When the supervisor is alarmed.
  public var alarms: AlarmRules {
    get { alarmRules ?? AlarmRules() }
    set { alarmRules = newValue }
  }
  /// Absent in journals from before there were alarms.
  private var alarmRules: AlarmRules?
  /// What the hall is to reach.
  public var targets: ReportTargets {
    get { reportTargets ?? ReportTargets() }
    set { reportTargets = newValue }
  }
  /// Absent in journals from before there were reports.
  private var reportTargets: ReportTargets?

  /// The lane a matter belongs to: the first that carries it.
  public func lane(of matter: Matter) -> Lane? { lanes.first { $0.carries.covers(matter) } }

  /// When a window is to be staffed: at its own times, or all of the opening hours.
  public func staffed(_ window: WindowSetting) -> [ClockSpan] {
    window.openTimes.isEmpty ? [ClockSpan(from: hours.opens, to: hours.closes)] : window.openTimes
  }

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
    alarmRules = AlarmRules()
    reportTargets = ReportTargets()
  }
}
