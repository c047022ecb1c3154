/// A queue whose figures are known, from a table of published cases (`assets/cases/queueing.csv`).
public struct QueueCase: Equatable, Sendable {
  /// What a row is about.
  public enum Metric: Equatable, Sendable {
    /// The probability of having to wait.
    case waiting
    /// The mean wait, of one class (from 0) or of all.
    case meanWait(kind: Int?)
    /// The probability of waiting longer than so many minutes.
    case over(Double)
    /// The wait 95 % do not exceed.
    case p95
    /// The share who leave unserved.
    case abandoning
    /// The share turned away.
    case blocked
    /// The least servers that keep a promise.
    case leastServers
    /// The share for whom it is kept with so many.
    case within
  }

  /// How far a figure may lie from the expected one; three standard errors are always allowed in a simulation.
  public enum Tolerance: Equatable, Sendable {
    /// So much.
    case absolute(Double)
    /// Such a part of what is expected.
    case relative(Double)
  }

  /// A figure that is known.
  public struct Row: Equatable, Sendable {
    /// What it is, as in the table.
    public var name: String
    /// What it is.
    public var metric: Metric
    /// What it should be.
    public var expected: Double
    /// How far from it a result may lie.
    public var tolerance: Tolerance

    /// The greatest distance allowed to a result with this standard error.
    public func allowed(error: Double?) -> Double {
      let least =
        switch tolerance {
        case .absolute(let part): part
        case .relative(let part): part * expected.magnitude
        }
      return max(least, 3 * (error ?? 0))
    }
  }

  /// The promise of a staffing case.
  public struct Promise: Equatable, Sendable {
    /// The wait that is promised, minutes.
    public var minutes: Double
    /// The share of customers it is promised to.
    public var share: Double
  }

  /// Its name.
  public var id: String
  /// The model, as in the table.
  public var model: String
  /// The queue; of a staffing case with one server.
  public var system: QueueSystem
  /// The promise of a staffing case, nil of others.
  public var promise: Promise?
  /// The figures that are known.
  public var rows: [Row]

  /// The waits for which a simulation must count who waited longer.
  public var thresholds: [Double] {
    rows.compactMap { if case .over(let minutes) = $0.metric { minutes } else { nil } }
  }

  /// A row's figure in simulated figures; nil of a staffing case.
  public func estimate(_ row: Row, in figures: QueueFigures) -> Estimate? {
    switch row.metric {
    case .waiting: figures.waiting
    case .meanWait(nil): figures.meanWait
    case .meanWait(.some(let kind)): figures.classes.indices.contains(kind) ? figures.classes[kind].meanWait : nil
    case .over(let minutes): thresholds.firstIndex(of: minutes).map { figures.over[$0] }
    case .p95: figures.p95
    case .abandoning: figures.abandoning
    case .blocked: figures.blocked
    case .leastServers, .within: nil
    }
  }

  /// A row's figure in closed form; nil where this program has no formula for it.
  public func exact(_ row: Row) -> Double? {
    let mean = system.classes[0].service.mean
    let erlang = ErlangQueue(servers: system.servers, rate: system.rate, meanService: mean)
    let isExponential = system.classes.allSatisfy { $0.service == .exponential(mean: mean) }
    if let promise {
      let queue = Staffing.least(
        rate: system.rate, meanService: mean, within: promise.minutes, share: promise.share)
      return row.metric == .leastServers ? queue.map { Double($0.servers) } : queue.map { 1 - $0.over(promise.minutes) }
    }
    guard system.patience == nil, system.room == nil else { return nil }
    switch row.metric {
    case .waiting: return isExponential ? erlang.waiting : nil
    case .over(let minutes): return isExponential ? erlang.over(minutes) : nil
    case .p95: return isExponential ? erlang.quantile(0.95) : nil
    case .meanWait(nil): return isExponential ? erlang.meanWait : PriorityFormulas.meanWait(system.classes)
    case .meanWait(.some(let kind)): return classWait(kind, mean, isExponential)
    default: return nil
    }
  }

  private func classWait(_ kind: Int, _ mean: Double, _ isExponential: Bool) -> Double? {
    let rates = system.classes.map(\.rate)
    switch system.discipline {
    case .firstCome: return nil
    case .priority where system.servers == 1: return PriorityFormulas.oneServer(system.classes)[kind]
    case .priority:
      return isExponential
        ? PriorityFormulas.manyServers(system.servers, rates: rates, meanService: mean)[kind] : nil
    case .accumulating(let weights) where system.servers == 1:
      return PriorityFormulas.accumulating(system.classes, weights: weights)?[kind]
    case .accumulating(let weights):
      return isExponential
        ? PriorityFormulas.accumulating(
          servers: system.servers, rates: rates, meanService: mean, weights: weights)?[kind] : nil
    }
  }
}
