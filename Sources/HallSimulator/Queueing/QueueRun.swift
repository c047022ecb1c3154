/// One simulation of a queue, told apart from all others by its seed.
public struct QueueRun: Sendable {
  /// What is simulated.
  public var system: QueueSystem
  /// How many arrivals, the warm-up included.
  public var customers: Int
  /// The seed of all that is drawn.
  public var seed: UInt64
  /// The waits (minutes) for which the share of those who waited longer is wanted.
  public var thresholds: [Double]

  /// A run.
  public init(_ system: QueueSystem, customers: Int, seed: UInt64, thresholds: [Double] = []) {
    self.system = system
    self.customers = customers
    self.seed = seed
    self.thresholds = thresholds
  }

  /// Simulates. The first tenth of the arrivals is warm-up; errors come from 32 batches of the rest.
  ///
  /// - Parameter progress: told now and then which part of the work is done.
  /// - Throws: `QueueFault`; a queue that grows without end is not simulated.
  public func figures(progress: (Double) -> Void = { _ in }) throws(QueueFault) -> QueueFigures {
    try check()
    let plan = RunPlan(customers: customers)
    let ledger = SectionLedger(plan, system, thresholds: thresholds)
    if system.room == nil, system.discipline == .firstCome || system.classes.count == 1 {
      FirstComeKernel.run(system, ledger, seed: seed, progress: progress)
    } else {
      var kernel = EventKernel(system, plan, seed: seed)
      try kernel.run(ledger, seed: seed, progress: progress)
    }
    return ledger.figures(servers: system.servers)
  }

  private func check() throws(QueueFault) {
    var isUsable =
      system.servers > 0 && customers > 0 && (1...100).contains(system.classes.count)
      && system.classes.allSatisfy { $0.rate > 0 && $0.rate.isFinite && Distribution.means.contains($0.service.mean) }
      && (system.room ?? .max) >= system.servers
    if case .accumulating(let weights) = system.discipline {
      isUsable = isUsable && weights.count == system.classes.count && weights.allSatisfy { $0 > 0 && $0.isFinite }
    }
    guard isUsable else { throw .unusable }
    guard system.isStable else { throw .unstable(load: system.load, leastServers: system.leastServers) }
  }
}
