/// A matter (事项): one thing people come to have done, with where and how long.
public struct Matter: Equatable, Sendable {
  /// How far it can be done online (网办深度).
  public enum Online: String, Codable, Sendable, CaseIterable {
    /// Whole process online.
    case full = "全程网办"
    /// Partly online; one visit remains.
    case part = "部分网办"
    /// Only in the hall.
    case none = "窗口"
  }

  /// The national case types (办件类型, GB/T 39046 A.6).
  public enum CaseType: String, Codable, Sendable, CaseIterable {
    /// Finished on the spot (即办件).
    case immediate = "即办件"
    /// Promised within a limit (承诺件).
    case promised = "承诺件"
  }

  /// How limits are counted.
  public enum LimitUnit: String, Codable, Sendable, CaseIterable {
    /// Working days of the calendar.
    case working
    /// Calendar days.
    case calendar
  }

  /// How often it is asked for; the second criterion of the search's order.
  public enum Frequency: String, Codable, Sendable, CaseIterable {
    /// 高频.
    case high = "高频"
    /// 中频.
    case medium = "中频"
    /// 低频.
    case low = "低频"
  }

  /// Implementation code, the identifier (实施编码).
  public var code: String
  /// Name as published.
  public var name: String
  /// Responsible department.
  public var department: String
  /// Matter type (行政许可, 公共服务 …).
  public var type: String
  /// Immediate or promised.
  public var caseType: CaseType
  /// Legal limit in `limitUnit` days.
  public var legalLimit: Int
  /// Working or calendar days.
  public var limitUnit: LimitUnit
  /// Promised limit in `limitUnit` days, never above the legal one; 0 for on the spot.
  public var promisedDays: Int
  /// Online depth.
  public var online: Online
  /// Whether a self-service terminal does it.
  public var selfService: Bool
  /// How often it is asked for.
  public var frequency: Frequency
  /// Usual handling time at the window, minutes.
  public var handlingMinutes: Double
  /// Natural persons, legal persons, or both.
  public var serviceObject: String
  /// Special procedures whose time is not counted.
  public var specialProcedure: String
  /// Who gets precedence or help with it.
  public var priorityNote: String
  /// Where the row comes from; 待核实/估计 marks are kept.
  public var source: String
  /// What people call it.
  public var aliases: [String] = []
  /// Pinyin readings of the name (syllables separated by spaces, one entry a reading).
  public var readings: [String] = []

  /// Creates a matter.
  public init(
    code: String, name: String, department: String, type: String = "", caseType: CaseType = .promised,
    legalLimit: Int = 20, limitUnit: LimitUnit = .working, promisedDays: Int = 10, online: Online = .none,
    selfService: Bool = false, frequency: Frequency = .medium, handlingMinutes: Double = 8,
    serviceObject: String = "", specialProcedure: String = "", priorityNote: String = "", source: String = "",
    aliases: [String] = [], readings: [String] = []
  ) {
    self.code = code
    self.name = name
    self.department = department
    self.type = type
    self.caseType = caseType
    self.legalLimit = legalLimit
    self.limitUnit = limitUnit
    self.promisedDays = promisedDays
    self.online = online
    self.selfService = selfService
    self.frequency = frequency
    self.handlingMinutes = handlingMinutes
    self.serviceObject = serviceObject
    self.specialProcedure = specialProcedure
    self.priorityNote = priorityNote
    self.source = source
    self.aliases = aliases
    self.readings = readings
  }
}
