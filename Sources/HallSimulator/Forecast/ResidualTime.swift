/// What is left of a log-normal time of which some has passed already.
struct ResidualTime {
  private let mu: Double
  private let sigma: Double
  private let passed: Double
  private let from: Double

  /// A time of this mean and coefficient of variation, of which `passed` is over (same unit).
  init(mean: Double, variation: Double, passed: Double) {
    let variance = Distribution.logVariance(variation)
    sigma = variance.squareRoot()
    mu = mean.logarithm - variance / 2
    self.passed = passed
    from = passed > 0 ? (passed.logarithm - mu) / sigma : -.infinity
  }

  /// What is left of the mean; whoever is over it needs some more, not none.
  var usual: Double {
    let mean = (mu + sigma * sigma / 2).exponential
    return max(mean - passed, 0.3 * mean)
  }

  /// One draw of what is left.
  func draw(_ chance: inout Chance) -> Double {
    max(0, (mu + sigma * tail(&chance)).exponential - passed)
  }

  /// A standard normal above `from`: by trying where that is likely, otherwise by an exponential that is bent (Robert
  /// 1995).
  private func tail(_ chance: inout Chance) -> Double {
    if from < 0.5 {
      while true {
        let z = chance.standardNormal()
        if z > from { return z }
      }
    }
    let rate = (from + (from * from + 4).squareRoot()) / 2
    while true {
      let z = from + chance.standardExponential() / rate
      let gap = z - rate
      if chance.unit() <= (-gap * gap / 2).exponential { return z }
    }
  }
}
