/// Every figure of a report, by the name the command line's contract gives it (design §4): JSON, CSV, tables, PDF and
/// screens go by this list. How each is counted stands in ``HallFigures``, ``VisitFigures``, ``RatingFigures``,
/// ``WindowTimes`` and ``PeriodFigures``; its name and definition in words in the texts, `figure.NAME` and
/// `figure.NAME.definition`.
public enum ReportFigure: String, CaseIterable, Codable, Sendable {
  // People who came.
  case visits, served, cancelled, abandoned
  case divertedShare = "diverted_share"
  case onlineDiversion = "online_diversion"
  case noShowRate = "no_show_rate"
  case abandonmentRate = "abandonment_rate"
  case appointmentRate = "appointment_rate"
  // How long it took.
  case meanWait = "mean_wait_minutes"
  case p95Wait = "p95_wait_minutes"
  case longestWait = "longest_wait_minutes"
  case shareOver15 = "share_over_15"
  case shareOver30 = "share_over_30"
  case priorityServed = "priority_served"
  case priorityP95Wait = "priority_p95_wait_minutes"
  case meanHandling = "mean_handling_minutes"
  // What they said.
  case positiveRate = "positive_rate"
  case activeRate = "active_rate"
  case negativeRate = "negative_rate"
  case contactRate = "contact_rate"
  case rectificationRate = "rectification_rate"
  case onTimeRectificationRate = "on_time_rectification_rate"
  case ratableVisits = "ratable_visits"
  case ratedVisits = "rated_visits"
  case ratings
  case negativeRatings = "negative_ratings"
  case dismissedRatings = "dismissed_ratings"
  case defaultRatings = "default_ratings"
  case reRatings = "re_ratings"
  case upheld, rectified
  // What became of the cases.
  case immediateShare = "immediate_share"
  case onTimeShare = "on_time_share"
  case speedUp = "speed_up"
  case comprehensiveShare = "comprehensive_share"
  case comprehensiveOffer = "comprehensive_offer"
  case onlineShare = "online_share"
  // Windows and staff.
  case windowsInUse = "windows_in_use"
  case staffAtWork = "staff_at_work"
  case windowCut = "window_cut"
  case staffCut = "staff_cut"
  case utilisation
  case idleWhileWaiting = "idle_while_waiting_hours"

  /// What a value counts.
  public enum Unit: String, Sendable {
    /// Whole things.
    case count
    /// A part of a whole, 1 for all of it; below 0 where something grew that was to shrink.
    case share
    /// Minutes.
    case minutes
    /// Hours.
    case hours
    /// A mean of counts.
    case number
  }

  /// What it counts.
  public var unit: Unit { row.unit }
  /// Whether more is better; nil where neither more nor less is.
  public var isBetterHigher: Bool? { row.isBetterHigher }
  /// The groups it makes sense for besides the whole period.
  public var groups: Set<ReportGroup> { row.groups }

  /// Its value for the whole period, or for a group of it; nil where there was nothing to count, or for a group that it
  /// makes no sense for.
  public func value(_ period: PeriodFigures, _ group: HallFigures? = nil, _ settings: HallSettings) -> Double? {
    switch row.source {
    case .part(let value): value(group ?? period.total)
    case .whole(let value): group == nil ? value(period, settings.targets) : nil
    }
  }

  /// What is aimed at; nil where the settings aim at nothing.
  public func target(_ settings: HallSettings) -> Double? {
    let targets = settings.targets
    func hundredths(_ number: Int) -> Double? { number > 0 ? Double(number) / 100 : nil }
    switch self {
    case .positiveRate: return hundredths(settings.ratings.positiveTarget)
    // The closed loop leaves no negative rating out (国办发〔2019〕51号).
    case .contactRate, .rectificationRate, .onTimeRectificationRate: return 1
    case .meanWait: return targets.meanWait > 0 ? Double(targets.meanWait) : nil
    case .comprehensiveShare, .comprehensiveOffer: return hundredths(targets.comprehensive)
    case .onlineShare: return hundredths(targets.online)
    case .windowCut: return hundredths(targets.windowCut)
    case .staffCut: return hundredths(targets.staffCut)
    default: return nil
    }
  }

  /// A value as people read it, without a unit but for the sign of percent (names of figures say minutes and hours);
  /// empty for none.
  public func text(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    switch unit {
    case .count: return String(Int(value.rounded()))
    case .share: return ReportFigure.decimal(value * 100, 2) + " %"
    case .minutes, .hours, .number: return ReportFigure.decimal(value, 1)
    }
  }

  /// A value as scripts get it, rounded to what it is exact to: shares to 0.0001, times to 0.01.
  public func rounded(_ value: Double?) -> Double? {
    guard let value, value.isFinite else { return nil }
    let scale: Double = unit == .share ? 10_000 : unit == .count ? 1 : 100
    return (value * scale).rounded() / scale
  }

  private static func decimal(_ value: Double, _ places: Int) -> String {
    let scale = places == 2 ? 100 : 10
    let whole = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && whole > 0 ? "-" : ""
    return "\(sign)\(whole / scale).\(Digits.padded(whole % scale, places))"
  }
}

/// What a report is broken down by, by the names of the command line's contract.
public enum ReportGroup: String, CaseIterable, Codable, Sendable {
  /// The window that had a visit last.
  case window = "by_window"
  /// The clerk who had it last.
  case clerk = "by_clerk"
  /// The lane.
  case lane = "by_lane"
  /// The department; a visit to several counts for each.
  case department = "by_department"
  /// The hour of issue, or in which windows spent their time.
  case hour = "by_hour"
  /// The matter; a visit for several counts for each.
  case matter = "by_matter"
  /// How ratings came.
  case channel = "by_channel"
  /// The day.
  case day = "by_day"

  /// The name of what tells one part from another.
  public var key: String {
    switch self {
    case .clerk: "staff"
    default: String(rawValue.dropFirst("by_".count))
    }
  }

  /// Its figures, in the order of ``ReportFigure``.
  public var figures: [ReportFigure] { ReportFigure.allCases.filter { $0.groups.contains(self) } }

  /// Of these, the few that a table for people shows.
  public var columns: [ReportFigure] {
    switch self {
    case .window: [.served, .meanWait, .meanHandling, .positiveRate, .activeRate, .utilisation, .idleWhileWaiting]
    case .clerk: [.served, .meanHandling, .positiveRate, .activeRate, .ratings, .negativeRatings]
    case .lane: [.visits, .served, .noShowRate, .meanWait, .p95Wait, .shareOver30]
    case .department: [.visits, .served, .meanHandling, .positiveRate, .onTimeShare, .speedUp]
    case .hour: [.visits, .served, .meanWait, .p95Wait, .utilisation, .idleWhileWaiting]
    case .matter: [.visits, .served, .meanHandling, .positiveRate, .immediateShare, .onTimeShare]
    case .channel: [.ratings, .positiveRate, .contactRate, .negativeRatings, .reRatings]
    case .day: [.visits, .served, .meanWait, .p95Wait, .positiveRate, .utilisation]
    }
  }
}
