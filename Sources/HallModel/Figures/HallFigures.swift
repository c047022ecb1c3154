/// The figures of some part of a hall over some days: of a window, a clerk, a matter, an hour, or of all. Each is
/// defined here or in ``VisitFigures``, ``RatingFigures`` and ``WindowTimes``, once, and nowhere else (domain §5).
public struct HallFigures: Equatable, Sendable {
  /// Visits with a ticket.
  public var tickets = VisitFigures()
  /// Visits without one, by outcome.
  public var enquiries: [Enquiry.Outcome: Int] = [:]
  /// Ratings and what followed from them.
  public var ratings = RatingFigures()
  /// How windows spent the time.
  public var times = WindowTimes.Hour()
  /// Tickets served in full at a comprehensive window.
  public var atComprehensive = 0
  /// Appointments that were not cancelled.
  public var appointments = 0
  /// Of these, those that were kept in time.
  public var appointmentsKept = 0
  /// Cases decided or finished on the spot.
  public var completed = 0
  /// Of these, those finished on the spot.
  public var immediate = 0
  /// Of these, those decided by the promised day.
  public var inTime = 0
  /// Promised limits of the cases completed, days.
  public var promisedDays = 0
  /// Legal limits of the same cases, days.
  public var legalDays = 0

  /// Handling times of the visits for one matter alone, seconds, for windows and clerks; visits for several cannot be
  /// compared.
  public var comparedHandling = 0
  /// How long the same visits would have taken at the whole period's mean for their matters, milliseconds: whole ones, so
  /// that the sum does not depend on the order.
  public var expectedHandling = 0

  /// Nothing counted yet.
  public init() {}

  /// Visits without a ticket (分流).
  public var diverted: Int { enquiries.values.reduce(0, +) }
  /// Everybody who came: tickets and visits that needed none.
  public var visits: Int { tickets.issued + diverted }
  /// 分流率 = visits without a ticket / visits; nil where nobody came.
  public var divertedShare: Double? { share(diverted, visits) }
  /// 引导网办率 = visits that ended online / visits.
  public var onlineDiversion: Double? { share(enquiries[.online] ?? 0, visits) }
  /// 综合窗口办结率 = tickets served in full at comprehensive windows / tickets served in full.
  public var comprehensiveShare: Double? { share(atComprehensive, tickets.served) }
  /// 即办率 = cases finished on the spot / cases completed.
  public var immediateShare: Double? { share(immediate, completed) }
  /// 按时办结率 = cases completed by the promised day / cases completed.
  public var onTimeShare: Double? { share(inTime, completed) }
  /// 承诺提速 = 1 − promised days / legal days, of the cases completed.
  public var speedUp: Double? { legalDays == 0 ? nil : 1 - Double(promisedDays) / Double(legalDays) }
  /// 预约履约率 = appointments kept in time / appointments.
  public var appointmentRate: Double? { share(appointmentsKept, appointments) }
  /// Hours windows stood idle while somebody waited whom they could have taken.
  public var idleWhileWaitingHours: Double { Double(times.idleWhileWaiting) / 3_600_000 }

  private func share(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }

  mutating func count(_ file: DaySummary.Case) {
    completed += 1
    if file.isImmediate { immediate += 1 }
    if file.isInTime { inTime += 1 }
    promisedDays += file.promisedDays
    legalDays += file.legalDays
  }

  mutating func compare(_ seconds: Int, expected: Int) {
    comparedHandling += seconds
    expectedHandling += expected
  }

  mutating func add(_ other: HallFigures) {
    tickets.add(other.tickets)
    enquiries.merge(other.enquiries, uniquingKeysWith: +)
    ratings.add(other.ratings)
    times.add(other.times)
    atComprehensive += other.atComprehensive
    appointments += other.appointments
    appointmentsKept += other.appointmentsKept
    completed += other.completed
    immediate += other.immediate
    inTime += other.inTime
    promisedDays += other.promisedDays
    legalDays += other.legalDays
    comparedHandling += other.comparedHandling
    expectedHandling += other.expectedHandling
  }
}
