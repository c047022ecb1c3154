/// What a policy knows of a waiting ticket. Plain figures, so that millions of comparisons cost nothing else.
@frozen public struct QueuePlace: Equatable, Sendable {
  /// When it counts as having arrived, ms since 1970: the head start is taken off, frozen at issue.
  public var virtualArrival: Int64
  /// When it was issued, ms since 1970.
  public var issuedAt: Int64
  /// The ticket, in order of issue.
  public var serial: Int
  /// Its precedence; a no-show that came back has used its own up and counts as a walk-in.
  public var standing: Standing
  /// Whether the promise to the priority channel holds for it.
  public var promised: Bool
  /// Whether a supervisor moved it ahead.
  public var moved: Bool
  /// Usual service time of what remains of it, seconds; at least 1.
  public var service: Int

  /// Creates a place; times in ms since 1970, `service` in seconds.
  @inlinable public init(
    virtualArrival: Int64, issuedAt: Int64, serial: Int, standing: Standing = .walkIn, promised: Bool = false,
    moved: Bool = false, service: Int
  ) {
    self.virtualArrival = virtualArrival
    self.issuedAt = issuedAt
    self.serial = serial
    self.standing = standing
    self.promised = promised
    self.moved = moved
    self.service = max(1, service)
  }

  /// The order of virtual arrival, then of issue.
  @inlinable @inline(__always)
  public func arrives(before other: QueuePlace) -> Bool {
    virtualArrival != other.virtualArrival ? virtualArrival < other.virtualArrival : serial < other.serial
  }
}

/// A hall's policy with its figures, ready to compare tickets: the live routing and simulations ask this one.
@frozen public struct RoutingOrder: Sendable {
  /// The policy.
  public let policy: RoutingPolicy
  /// The promise to the priority channel, ms.
  public let promise: Int64
  /// Weight of the priority channel where a walk-in has 1; never below that of an appointment.
  public let priorityWeight: Double
  /// Weight of an appointment, at least 1.
  public let appointmentWeight: Double

  /// Takes policy, promise and weights from the rules. Weights that would turn the precedence round are lifted.
  public init(_ rules: QueueRules) {
    policy = rules.policy
    promise = Int64(rules.priorityPromise) * 60_000
    appointmentWeight = max(1, rules.appointmentWeight)
    priorityWeight = max(appointmentWeight, rules.priorityWeight)
  }

  /// Whether `a` is called before `b` at `now` (ms since 1970) by a window that may take both. A strict order: of two
  /// different tickets exactly one precedes.
  ///
  /// Where the order is not that of arrival, whoever a supervisor moved ahead stands before everybody else.
  @inlinable public func precedes(_ a: QueuePlace, _ b: QueuePlace, now: Int64) -> Bool {
    switch policy {
    case .promise:
      let bound = isBound(a, now: now)
      return bound != isBound(b, now: now) ? bound : a.arrives(before: b)
    case .headStart, .fcfs: return a.arrives(before: b)
    case .strict, .cMu:
      if a.moved || b.moved { return a.moved != b.moved ? a.moved : a.arrives(before: b) }
      if a.standing != b.standing { return a.standing.rawValue < b.standing.rawValue }
      return policy == .cMu && a.service != b.service ? a.service < b.service : a.arrives(before: b)
    case .accumulating, .generalizedCMu:
      if a.moved || b.moved { return a.moved != b.moved ? a.moved : a.arrives(before: b) }
      let (left, right) = (index(a, now: now), index(b, now: now))
      return left != right ? left > right : a.arrives(before: b)
    }
  }

  /// The virtual arrival, ms since 1970, that stands a no-show that came back right behind another ticket at `now`; nil
  /// where it stands behind it anyway. `service` is its usual service time, seconds.
  ///
  /// Under the c-mu rule that holds among tickets of one usual service time: a shorter one is called before.
  public func arrival(behind other: QueuePlace, service: Int, now: Int64) -> Int64? {
    if policy.isByArrival { return other.virtualArrival + 1 }
    if other.moved { return nil }
    switch policy {
    case .promise, .headStart, .fcfs, .strict, .cMu: return other.standing == .walkIn ? other.virtualArrival + 1 : nil
    case .accumulating: return now - Int64(index(other, now: now).rounded(.down)) + 1
    case .generalizedCMu: return now - Int64((index(other, now: now) * Double(service)).rounded(.down)) + 1
    }
  }

  /// Whether the promise of the default policy binds for a ticket at `now`, ms since 1970.
  @inlinable @inline(__always)
  public func isBound(_ place: QueuePlace, now: Int64) -> Bool { place.promised && place.issuedAt <= now - promise }

  /// What accumulates while a ticket waits: weight × waited, of the generalised c-mu rule ÷ usual service time.
  @inlinable @inline(__always)
  public func index(_ place: QueuePlace, now: Int64) -> Double {
    let waited = weight(place.standing) * Double(now - place.virtualArrival)
    return policy == .generalizedCMu ? waited / Double(place.service) : waited
  }

  /// The weight of a kind of tickets.
  @inlinable @inline(__always)
  public func weight(_ standing: Standing) -> Double {
    switch standing {
    case .priority: priorityWeight
    case .appointment: appointmentWeight
    case .walkIn: 1
    }
  }
}
