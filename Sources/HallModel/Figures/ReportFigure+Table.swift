extension ReportFigure {
  /// Where a figure comes from and what it is good for.
  struct Row {
    /// Where a value comes from.
    enum Source {
      /// From the figures of the whole period or of a part, counted the same way.
      case part((HallFigures) -> Double?)
      /// Only from the whole period.
      case whole((PeriodFigures, ReportTargets) -> Double?)
    }

    var unit: Unit
    var isBetterHigher: Bool?
    var groups: Set<ReportGroup> = []
    var source: Source
  }

  /// The table of figures: unit, which way is better, groups, and where the value comes from.
  var row: Row {
    switch self {
    case .visits: .count(.visitors) { $0.visits }
    case .served: .count(.visitors) { $0.tickets.served }
    case .cancelled: .count(.uncalled, better: false) { $0.tickets.cancelled }
    case .abandoned: .count(.uncalled, better: false) { $0.tickets.abandoned }
    case .divertedShare: .share(.arrivals) { $0.divertedShare }
    case .onlineDiversion: .share(.arrivals) { $0.onlineDiversion }
    case .noShowRate: .share(.visitors, better: false) { $0.tickets.noShowRate }
    case .abandonmentRate: .share(.uncalled, better: false) { $0.tickets.abandonmentRate }
    case .appointmentRate: .share([.day], better: true) { $0.appointmentRate }
    case .meanWait: .minutes(.visitors) { $0.tickets.meanWait }
    case .p95Wait: .minutes(.visitors) { $0.tickets.p95Wait.map(Double.init) }
    case .longestWait: .minutes(.visitors) { $0.tickets.longestWait.map(Double.init) }
    case .shareOver15: .share(.visitors, better: false) { $0.tickets.share(over: 15) }
    case .shareOver30: .share(.visitors, better: false) { $0.tickets.share(over: 30) }
    case .priorityServed: .count(.visitors) { $0.tickets.priorityServed }
    case .priorityP95Wait: .minutes(.visitors) { $0.tickets.priorityP95Wait.map(Double.init) }
    case .meanHandling: .minutes(.visitors) { $0.tickets.meanHandling }
    case .positiveRate: .share(.rated, better: true) { $0.ratings.positiveRate }
    case .activeRate: .share(.rated, better: true) { $0.ratings.activeRate }
    case .negativeRate: .share(.rated, better: false) { $0.ratings.negativeRate }
    case .contactRate: .share(.rated, better: true) { $0.ratings.contactRate }
    case .rectificationRate: .share(.rated, better: true) { $0.ratings.rectificationRate }
    case .onTimeRectificationRate: .share(.rated, better: true) { $0.ratings.onTimeRectificationRate }
    case .ratableVisits: .count(.rated) { $0.ratings.ratable }
    case .ratedVisits: .count(.rated) { $0.ratings.rated }
    case .ratings: .count(.rated) { $0.ratings.valid }
    case .negativeRatings: .count(.rated, better: false) { $0.ratings.negative }
    case .dismissedRatings: .count(.rated) { $0.ratings.dismissed }
    case .defaultRatings: .count(.rated) { $0.ratings.defaults }
    case .reRatings: .count(.rated) { $0.ratings.again.reduce(0, +) }
    case .upheld: .count(.rated, better: false) { $0.ratings.upheld }
    case .rectified: .count(.rated) { $0.ratings.rectified }
    case .immediateShare: .share(.cases, better: true) { $0.immediateShare }
    case .onTimeShare: .share(.cases, better: true) { $0.onTimeShare }
    case .speedUp: .share(.cases, better: true) { $0.speedUp }
    case .comprehensiveShare:
      .share([.lane, .department, .hour, .matter, .day], better: true) { $0.comprehensiveShare }
    case .comprehensiveOffer: .whole(.share, better: true) { period, _ in period.comprehensiveOffer }
    case .onlineShare: .whole(.share, better: true) { period, _ in period.onlineShare }
    case .windowsInUse: .whole(.number) { period, _ in period.windowsInUse }
    case .staffAtWork: .whole(.number) { period, _ in period.staffAtWork }
    case .windowCut: .whole(.share, better: true) { $0.windowCut($1) }
    case .staffCut: .whole(.share, better: true) { $0.staffCut($1) }
    case .utilisation: .share(.timed) { $0.times.utilisation }
    case .idleWhileWaiting:
      Row(unit: .hours, isBetterHigher: false, groups: .timed, source: .part { $0.idleWhileWaitingHours })
    }
  }
}

extension Set<ReportGroup> {
  /// Where visits with a ticket are counted.
  fileprivate static var visitors: Self { [.window, .clerk, .lane, .department, .hour, .matter, .day] }
  /// Where those are counted who perhaps never reached a window.
  fileprivate static var uncalled: Self { [.lane, .department, .hour, .matter, .day] }
  /// Where visits without a ticket are counted, too.
  fileprivate static var arrivals: Self { [.hour, .day] }
  /// Where ratings are counted.
  fileprivate static var rated: Self { [.window, .clerk, .department, .matter, .channel, .day] }
  /// Where cases are counted.
  fileprivate static var cases: Self { [.department, .matter, .day] }
  /// Where the time of windows is counted.
  fileprivate static var timed: Self { [.window, .hour, .day] }
}

extension ReportFigure.Row {
  fileprivate static func count(
    _ groups: Set<ReportGroup>, better: Bool? = nil, _ value: @escaping (HallFigures) -> Int
  ) -> Self {
    Self(unit: .count, isBetterHigher: better, groups: groups, source: .part { Double(value($0)) })
  }

  fileprivate static func share(
    _ groups: Set<ReportGroup>, better: Bool? = nil, _ value: @escaping (HallFigures) -> Double?
  ) -> Self {
    Self(unit: .share, isBetterHigher: better, groups: groups, source: .part(value))
  }

  /// A length of time, counted in seconds; the shorter the better.
  fileprivate static func minutes(_ groups: Set<ReportGroup>, _ seconds: @escaping (HallFigures) -> Double?) -> Self {
    Self(unit: .minutes, isBetterHigher: false, groups: groups, source: .part { seconds($0).map { $0 / 60 } })
  }

  fileprivate static func whole(
    _ unit: ReportFigure.Unit, better: Bool? = nil, _ value: @escaping (PeriodFigures, ReportTargets) -> Double?
  ) -> Self {
    Self(unit: unit, isBetterHigher: better, source: .whole(value))
  }
}
