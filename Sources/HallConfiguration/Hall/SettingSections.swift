import HallModel

/// A setting of hall.yaml: its key, what it allows, and the sentence that explains it. Reading and writing both go by
/// these tables, so that none is forgotten on one side.
struct Setting: Sendable {
  /// What it is, and where it is kept.
  enum Kind: Sendable {
    /// A whole number within a range.
    case number(any WritableKeyPath<HallSettings, Int> & Sendable, ClosedRange<Int>)
    /// A number with decimals within a range.
    case decimal(any WritableKeyPath<HallSettings, Double> & Sendable, ClosedRange<Double>)
    /// Yes or no: `true` or `false`.
    case yesNo(any WritableKeyPath<HallSettings, Bool> & Sendable)
    /// A line of text, with what else it must be.
    case text(any WritableKeyPath<HallSettings, String> & Sendable, TextRule)
    /// One of several words.
    case word(any WritableKeyPath<HallSettings, String> & Sendable, [String])
    /// Departments and their codes, one a line.
    case departments(any WritableKeyPath<HallSettings, [RatingExportRules.DepartmentCode]> & Sendable)
  }

  /// What a text must be beside one line.
  enum TextRule: Sendable {
    /// Anything.
    case free
    /// A command with its arguments.
    case command
    /// The path of a folder.
    case folder
  }

  var key: String
  var kind: Kind
  var comment: String

  init(
    _ key: String, _ path: any WritableKeyPath<HallSettings, Int> & Sendable, _ range: ClosedRange<Int>,
    _ comment: String
  ) {
    self.init(key, .number(path, range), comment)
  }

  init(_ key: String, _ kind: Kind, _ comment: String) {
    self.key = key
    self.kind = kind
    self.comment = comment
  }

  /// The value as hall.yaml has it.
  func written(_ settings: HallSettings) -> String {
    switch kind {
    case .number(let path, _): String(settings[keyPath: path])
    case .decimal(let path, _): Digits.shortest(settings[keyPath: path])
    case .yesNo(let path): settings[keyPath: path] ? "true" : "false"
    case .text(let path, _): SettingsWriter.quoted(settings[keyPath: path])
    case .word(let path, _): settings[keyPath: path]
    case .departments(let path):
      settings[keyPath: path].isEmpty
        ? "{}"
        : settings[keyPath: path]
          .map { "\n    \(SettingsWriter.quoted($0.department)): \(SettingsWriter.quoted($0.code))" }.joined()
    }
  }
}

/// A section of hall.yaml with one setting a line.
struct SettingSection: Sendable {
  var key: String
  var comment: String
  var settings: [Setting]

  static let all = queue + desk + intake + ratings + ratingExport

  static let desk = [
    SettingSection(
      key: "appointments", comment: "预约规则。",
      settings: [
        Setting("slot_minutes", \.appointments.slotMinutes, 5...480, "一个预约时段有多少分钟。"),
        Setting("capacity", \.appointments.capacity, 0...10_000, "一个时段最多接受几个预约。"),
        Setting("check_in_before", \.appointments.checkInBefore, 0...480, "时段开始前几分钟起可以签到。"),
        Setting("check_in_after", \.appointments.checkInAfter, 0...480, "时段开始后几分钟内仍可签到,再晚按现场取号。"),
      ]),
    SettingSection(
      key: "sign_in", comment: "登录规则。",
      settings: [
        Setting("attempts", \.signIn.attempts, 1...100, "口令连续输错几次后锁定工号。"),
        Setting("lock_minutes", \.signIn.lockMinutes, 0...1440, "锁定多少分钟。"),
      ]),
    SettingSection(
      key: "thresholds", comment: "提醒主管的界限。",
      settings: [
        Setting("long_wait", \.thresholds.longWait, 1...480, "等候超过几分钟算久等。"),
        Setting("alarm_wait", \.thresholds.alarmWait, 1...480, "等候超过几分钟要报警。"),
        Setting("alarm_waiting", \.thresholds.alarmWaiting, 1...1000, "一个窗口有多少人在等就要报警。"),
        Setting("service_over", \.alarms.serviceOver, 100...2000, "一个号办理超过平时用时的百分之几算过久。估计。"),
        Setting("service_at_least", \.alarms.serviceAtLeast, 1...480, "不论平时用时多短,办理不满几分钟不报警。估计。"),
        Setting("pause_over", \.alarms.pauseOver, 1...480, "窗口暂停超过几分钟要报警。估计。"),
        Setting("idle_over", \.alarms.idleOver, 1...240, "有人在等而窗口空闲几分钟要报警。估计。"),
        Setting("silence_for", \.alarms.silenceFor, 1...480, "主管静音一条告警,静音几分钟。估计。"),
      ]),
    SettingSection(
      key: "targets", comment: "报表里对照的目标。",
      settings: [
        Setting("windows_before", \.targets.windowsBefore, 0...512, "改综合窗口以前的窗口数;0 表示没有统计。"),
        Setting("staff_before", \.targets.staffBefore, 0...10_000, "改综合窗口以前的窗口人员数;0 表示没有统计。"),
        Setting("window_cut", \.targets.windowCut, 0...100, "窗口要压减百分之几。"),
        Setting("staff_cut", \.targets.staffCut, 0...100, "人员要压减百分之几。"),
        Setting("comprehensive", \.targets.comprehensive, 0...100, "综合窗口受理要达到百分之几。"),
        Setting("online", \.targets.online, 0...100, "可以网上办的事项(一网通办)要达到百分之几。"),
        Setting("mean_wait", \.targets.meanWait, 0...480, "平均等候的目标,分钟;0 表示不设。"),
        Setting("ratings_to_rank", \.targets.ratingsToRank, 1...1000, "有效评价满几条,星级排名才用本人的好评率。估计。"),
      ]),
  ]
}
