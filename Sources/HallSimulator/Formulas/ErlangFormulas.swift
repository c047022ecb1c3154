/// Queues with Poisson arrivals, exponential services and waiting without limit, in closed form (Erlang, 1917).
public struct ErlangQueue: Equatable, Sendable {
  /// Servers, c.
  public let servers: Int
  /// Servers' minutes asked for in a minute, a = λ·s (erlang).
  public let offered: Double
  /// The mean service s, minutes.
  public let meanService: Double
  /// Erlang's B formula: the share of time all servers are busy where nobody may wait.
  public let blocking: Double

  /// M/M/c with this arrival rate a minute and mean service in minutes; all three positive.
  ///
  /// Work grows with the servers: 1/B(n) = 1 + n/a · 1/B(n−1), which loses no digits and overflows nowhere.
  public init(servers: Int, rate: Double, meanService: Double) {
    let offered = rate * meanService
    var blocking = 1.0
    for count in 0..<max(0, servers) { blocking = ErlangQueue.blocking(blocking, servers: count + 1, offered) }
    self.init(servers: servers, offered: offered, meanService: meanService, blocking: blocking)
  }

  fileprivate init(servers: Int, offered: Double, meanService: Double, blocking: Double) {
    (self.servers, self.offered, self.meanService, self.blocking) = (servers, offered, meanService, blocking)
  }

  /// B of one server more.
  fileprivate static func blocking(_ before: Double, servers: Int, _ offered: Double) -> Double {
    let part = offered * before
    return part / (Double(servers) + part)
  }

  /// The load ρ = a ÷ c.
  public var load: Double { offered / Double(servers) }

  /// Erlang's C formula: the probability of having to wait, C = B ÷ (1 − ρ(1 − B)); 1 where ρ ≥ 1.
  public var waiting: Double { load < 1 ? blocking / (1 - load * (1 - blocking)) : 1 }

  /// The mean wait in minutes, C·s ÷ (c − a); infinite where ρ ≥ 1.
  public var meanWait: Double {
    load < 1 ? waiting * meanService / (Double(servers) - offered) : .infinity
  }

  /// P(wait > t) = C·exp(−(c − a)·t ÷ s), t in minutes.
  public func over(_ minutes: Double) -> Double {
    load < 1 ? waiting * (-(Double(servers) - offered) * minutes / meanService).exponential : 1
  }

  /// The wait in minutes that a share of all do not exceed: 0, or s ÷ (c − a) · ln(C ÷ (1 − share)).
  public func quantile(_ share: Double) -> Double {
    guard load < 1 else { return .infinity }
    return max(0, meanService / (Double(servers) - offered) * (waiting / (1 - share)).logarithm)
  }
}

/// Staffing by Erlang's C formula.
public enum Staffing {
  /// The greatest load in erlang that is worked out: the work grows with it.
  public static let greatestLoad = 100_000_000.0

  /// The queue with the least servers for which P(wait ≤ minutes) ≥ share; nil where the load is above `greatestLoad` or
  /// no number of servers is enough (share of 1 or more).
  ///
  /// - Parameters:
  ///   - rate: arrivals a minute, positive.
  ///   - meanService: minutes, positive.
  ///   - minutes: the wait that is promised, 0 or more.
  ///   - share: the share of customers it is promised to, below 1.
  public static func least(rate: Double, meanService: Double, within minutes: Double, share: Double) -> ErlangQueue? {
    let offered = rate * meanService
    guard share < 1, offered > 0, offered <= greatestLoad else { return nil }
    var (servers, blocking) = (0, 1.0)
    while true {
      servers += 1
      blocking = ErlangQueue.blocking(blocking, servers: servers, offered)
      guard Double(servers) > offered else { continue }
      let queue = ErlangQueue(servers: servers, offered: offered, meanService: meanService, blocking: blocking)
      if 1 - queue.over(minutes) >= share { return queue }
    }
  }
}
