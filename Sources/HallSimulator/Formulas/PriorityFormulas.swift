/// Mean waits of classes in closed form; nil for every class whose line grows without end.
public enum PriorityFormulas {
  /// Cobham's formula (1954) for one server, non-preemptive: W(k) = W₀ ÷ ((1 − σ(k−1))(1 − σ(k))), where W₀ is half of
  /// Σ λ·E[S²] and σ(k) the load of the classes down to k. Minutes; the highest class first.
  public static func oneServer(_ classes: [QueueSystem.Class]) -> [Double?] {
    waits(classes.map { $0.rate * $0.service.mean }, residual: residual(classes))
  }

  /// Cobham's formula for many servers and one exponential service: W₀ = C·s ÷ c with Erlang's C of all classes.
  ///
  /// - Parameters:
  ///   - servers: c.
  ///   - rates: arrivals a minute by class, the highest first.
  ///   - meanService: s in minutes, the same for all.
  public static func manyServers(_ servers: Int, rates: [Double], meanService: Double) -> [Double?] {
    let queue = ErlangQueue(servers: servers, rate: rates.reduce(0, +), meanService: meanService)
    return waits(
      rates.map { $0 * meanService / Double(servers) }, residual: queue.waiting * meanService / Double(servers))
  }

  /// Kleinrock's formula (1964) for accumulating priority on one server: the wait of class p, the weights b descending, is
  /// W(p) = (W − Σ over i > p of ρ(i)·W(i)·(1 − b(i)÷b(p))) ÷ (1 − Σ over i < p of ρ(i)·(1 − b(p)÷b(i))), where W is
  /// Pollaczek and Khinchine's. Minutes; nil where the load is 1 or more.
  public static func accumulating(_ classes: [QueueSystem.Class], weights: [Double]) -> [Double]? {
    guard let mean = meanWait(classes) else { return nil }
    return accumulating(classes.map { $0.rate * $0.service.mean }, weights, mean)
  }

  /// The same for many servers and one exponential service, W being Erlang's.
  public static func accumulating(
    servers: Int, rates: [Double], meanService: Double, weights: [Double]
  ) -> [Double]? {
    let queue = ErlangQueue(servers: servers, rate: rates.reduce(0, +), meanService: meanService)
    guard queue.load < 1 else { return nil }
    return accumulating(rates.map { $0 * meanService / Double(servers) }, weights, queue.meanWait)
  }

  /// The formula of Pollaczek and Khinchine for one server, first come first served: Σ λ·E[S²] ÷ (2(1 − ρ)), minutes; nil
  /// where the load is 1 or more.
  public static func meanWait(_ classes: [QueueSystem.Class]) -> Double? {
    let load = classes.reduce(0) { $0 + $1.rate * $1.service.mean }
    return load < 1 ? residual(classes) / (1 - load) : nil
  }

  /// The mean of what is left of the service under way: half of Σ λ·E[S²], where E[S²] = s²(1 + variation²).
  private static func residual(_ classes: [QueueSystem.Class]) -> Double {
    classes.reduce(0) { sum, kind in
      sum + kind.rate * kind.service.mean * kind.service.mean * (1 + kind.service.squaredVariation) / 2
    }
  }

  private static func waits(_ loads: [Double], residual: Double) -> [Double?] {
    var above = 0.0
    return loads.map { load in
      let sum = above + load
      defer { above = sum }
      return sum < 1 ? residual / ((1 - above) * (1 - sum)) : nil
    }
  }

  private static func accumulating(_ loads: [Double], _ weights: [Double], _ mean: Double) -> [Double]? {
    guard loads.count == weights.count else { return nil }
    let order = weights.indices.sorted { weights[$0] > weights[$1] }
    var waits = loads.map { _ in 0.0 }
    for (place, kind) in order.enumerated().reversed() {
      var (above, below) = (mean, 1.0)
      for other in order[(place + 1)...] { above -= loads[other] * waits[other] * (1 - weights[other] / weights[kind]) }
      for other in order[..<place] { below -= loads[other] * (1 - weights[kind] / weights[other]) }
      waits[kind] = above / below
    }
    return waits
  }
}
