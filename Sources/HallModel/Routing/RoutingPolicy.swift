/// By which rule a window takes the next of those who wait: a setting of the hall (routing §1).
///
/// A policy that is added needs a version of its own in ``version``: a program that does not know it must refuse the hall,
/// not route it by another.
@frozen public enum RoutingPolicy: String, Codable, Sendable, CaseIterable {
  /// The default: head starts, and nobody of the priority channel is passed over after some minutes.
  case promise
  /// Head starts alone.
  case headStart = "head_start"
  /// First come, first served.
  case fcfs
  /// The largest weight × waited is next.
  case accumulating
  /// The priority channel before appointments before walk-ins, first come first served within each.
  case strict
  /// Strict between the kinds; within a kind the shortest usual service first.
  case cMu = "c_mu"
  /// The largest weight × waited ÷ usual service time is next.
  case generalizedCMu = "generalized_c_mu"

  /// The policy of a hall that does not say otherwise.
  public static let standard = RoutingPolicy.promise

  /// Whether tickets are issued with head starts under it.
  public var grantsHeadStarts: Bool { self == .promise || self == .headStart }

  /// Whether the line in order of virtual arrival is its order too, but for the promise: then the first a window may take
  /// is the next, and nothing has to be compared.
  @inlinable public var isByArrival: Bool {
    switch self {
    case .promise, .headStart, .fcfs: true
    case .accumulating, .strict, .cMu, .generalizedCMu: false
    }
  }

  /// The version of events that programs have to know to route by it.
  var version: Int { self == .standard ? 1 : 2 }
}

/// The kinds of tickets that differ in precedence, the highest first.
@frozen public enum Standing: UInt8, Sendable, CaseIterable {
  /// The priority channel (绿色通道).
  case priority
  /// An appointment checked in in time.
  case appointment
  /// Everybody else.
  case walkIn
}
