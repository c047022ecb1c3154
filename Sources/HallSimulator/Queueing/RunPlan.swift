/// How a run is cut: a warm-up that is not counted, then sections of equal length, and batches of several sections.
struct RunPlan: Equatable {
  /// The batches of which standard errors are made.
  static let batches = 32
  /// Arrivals before the first that counts.
  let warmUp: Int
  /// How many sections.
  let sections: Int
  /// Arrivals a section.
  let length: Int

  /// A tenth of the arrivals, and what does not divide, is warm-up.
  init(customers: Int) {
    let counted = customers - customers / 10
    sections =
      counted < RunPlan.batches
      ? counted : min(960, counted / RunPlan.batches * RunPlan.batches)
    length = counted / max(1, sections)
    warmUp = customers - sections * length
  }

  /// All arrivals.
  var customers: Int { warmUp + counted }
  /// Arrivals that count.
  var counted: Int { sections * length }
  /// Sections in a batch; 0 where there are too few for batches.
  var sectionsPerBatch: Int { sections / RunPlan.batches }

  /// The batch of a section.
  func batch(of section: Int) -> Int { sectionsPerBatch == 0 ? 0 : section / sectionsPerBatch }
}

/// A batch's part of a quotient: what is summed, and over how many.
struct Portion {
  var sum: Double
  var count: Double
}

extension Estimate {
  /// Sum ÷ count over all batches, with the standard error of a quotient of batch sums.
  init(_ portions: [Portion]) {
    let sum = portions.reduce(0) { $0 + $1.sum }
    let count = portions.reduce(0) { $0 + $1.count }
    guard count > 0 else {
      self.init(value: nil, error: nil)
      return
    }
    let mean = sum / count
    let deviations = portions.map { $0.sum - mean * $0.count }
    let size = count / Double(portions.count)
    self.init(value: mean, error: Estimate.standardError(deviations).map { $0 / size })
  }

  /// The standard error of the mean of deviations from a mean. Batches too short against the memory of the queue are
  /// alike one after another; then the error is widened as for a first-order autoregression.
  private static func standardError(_ deviations: [Double]) -> Double? {
    let count = Double(deviations.count)
    guard deviations.count >= RunPlan.batches else { return nil }
    let squares = deviations.reduce(0) { $0 + $1 * $1 }
    guard squares > 0 else { return 0 }
    let neighbours = zip(deviations, deviations.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let likeness = neighbours / squares
    // Independent batches show up to 0.2 by chance.
    let widening = likeness > 0.2 ? (1 + min(likeness, 0.9)) / (1 - min(likeness, 0.9)) : 1
    return (squares / (count - 1) / count * widening).squareRoot()
  }
}
