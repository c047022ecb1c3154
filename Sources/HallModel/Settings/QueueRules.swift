/// Rules of calling and coming back (domain §2, routing §1).
public struct QueueRules: Equatable, Codable, Sendable {
  /// By which rule the next is called.
  public var policy = RoutingPolicy.standard
  /// What a minute of waiting counts in the priority channel where it counts 1 for a walk-in; for policies with weights.
  public var priorityWeight = 3.0
  /// What a minute of waiting counts for an appointment.
  public var appointmentWeight = 1.5
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

  /// The head start of a ticket issued now, minutes.
  public func headStart(of standing: Standing) -> Int {
    guard policy.grantsHeadStarts else { return 0 }
    switch standing {
    case .priority: return priorityHeadStart
    case .appointment: return appointmentHeadStart
    case .walkIn: return 0
    }
  }
}

/// Journals and snapshots hold the rules as they always did, and what was added only where it differs from the default.
///
/// Rules with a policy beside the default stand one level deeper, under a key programs from before policies do not look
/// for: they miss the figures they need and refuse, where they would otherwise route by the default.
extension QueueRules {
  private enum Key: String, CodingKey {
    case priorityHeadStart, appointmentHeadStart, priorityPromise, callsBeforeNoShow, returnWithin, returnBehind
    case undoWithin, policy, priorityWeight, appointmentWeight
    case rulesOfPolicy
  }

  /// Reads rules of any age; what is absent has its default.
  public init(from decoder: any Decoder) throws {
    let top = try decoder.container(keyedBy: Key.self)
    let isDeeper = top.contains(.rulesOfPolicy)
    let rules = isDeeper ? try top.nestedContainer(keyedBy: Key.self, forKey: .rulesOfPolicy) : top
    priorityHeadStart = try rules.decode(Int.self, forKey: .priorityHeadStart)
    appointmentHeadStart = try rules.decode(Int.self, forKey: .appointmentHeadStart)
    priorityPromise = try rules.decode(Int.self, forKey: .priorityPromise)
    callsBeforeNoShow = try rules.decode(Int.self, forKey: .callsBeforeNoShow)
    returnWithin = try rules.decode(Int.self, forKey: .returnWithin)
    returnBehind = try rules.decode(Int.self, forKey: .returnBehind)
    undoWithin = try rules.decode(Int.self, forKey: .undoWithin)
    policy = try rules.decodeIfPresent(RoutingPolicy.self, forKey: .policy) ?? policy
    priorityWeight = try rules.decodeIfPresent(Double.self, forKey: .priorityWeight) ?? priorityWeight
    appointmentWeight = try rules.decodeIfPresent(Double.self, forKey: .appointmentWeight) ?? appointmentWeight
  }

  /// Writes the rules so that programs read them rightly or not at all.
  public func encode(to encoder: any Encoder) throws {
    var top = encoder.container(keyedBy: Key.self)
    var rules = policy == .standard ? top : top.nestedContainer(keyedBy: Key.self, forKey: .rulesOfPolicy)
    try rules.encode(priorityHeadStart, forKey: .priorityHeadStart)
    try rules.encode(appointmentHeadStart, forKey: .appointmentHeadStart)
    try rules.encode(priorityPromise, forKey: .priorityPromise)
    try rules.encode(callsBeforeNoShow, forKey: .callsBeforeNoShow)
    try rules.encode(returnWithin, forKey: .returnWithin)
    try rules.encode(returnBehind, forKey: .returnBehind)
    try rules.encode(undoWithin, forKey: .undoWithin)
    let defaults = QueueRules()
    if policy != defaults.policy { try rules.encode(policy, forKey: .policy) }
    if priorityWeight != defaults.priorityWeight { try rules.encode(priorityWeight, forKey: .priorityWeight) }
    if appointmentWeight != defaults.appointmentWeight {
      try rules.encode(appointmentWeight, forKey: .appointmentWeight)
    }
  }
}
