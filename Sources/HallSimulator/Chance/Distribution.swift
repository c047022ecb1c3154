/// How long something takes, as a distribution of positive times; the unit is the caller's.
public enum Distribution: Equatable, Sendable {
  /// Always the same.
  case fixed(mean: Double)
  /// Exponential.
  case exponential(mean: Double)
  /// The sum of `shape` equal exponential phases (Erlang).
  case erlang(mean: Double, shape: Int)
  /// Log-normal with a coefficient of variation (deviation ÷ mean).
  case logNormal(mean: Double, variation: Double)

  /// The mean.
  public var mean: Double {
    switch self {
    case .fixed(let mean), .exponential(let mean), .erlang(let mean, _), .logNormal(let mean, _): mean
    }
  }

  /// The squared coefficient of variation: variance ÷ mean².
  public var squaredVariation: Double {
    switch self {
    case .fixed: 0
    case .exponential: 1
    case .erlang(_, let shape): 1 / Double(shape)
    case .logNormal(_, let variation): variation * variation
    }
  }

  /// The variance of the logarithm of a log-normal time with this coefficient of variation.
  static func logVariance(_ variation: Double) -> Double { (1 + variation * variation).logarithm }

  /// One draw. A loop that draws much prepares a `Sampler` once.
  public func draw(_ chance: inout Chance) -> Double { Sampler(self).draw(&chance) }
}

/// A distribution made ready for many draws: what depends on its numbers alone is worked out once.
public struct Sampler: Sendable {
  private enum Kind { case fixed, exponential, phases, gamma, logNormal }
  private let kind: Kind
  /// The factor of every draw.
  private let scale: Double
  /// What the kind needs besides: phases, or the deviation of the logarithm.
  private let parameter: Double
  private let exponentials = Ziggurat.exponential
  private let normals = Ziggurat.normal

  /// Prepares a distribution.
  public init(_ distribution: Distribution) {
    switch distribution {
    case .fixed(let mean): (kind, scale, parameter) = (.fixed, mean, 0)
    case .exponential(let mean): (kind, scale, parameter) = (.exponential, mean, 0)
    case .erlang(let mean, let shape):
      // Many phases cost as many draws; as a gamma variable they cost one or two.
      (kind, scale, parameter) = (shape <= 6 ? .phases : .gamma, mean / Double(shape), Double(shape))
    case .logNormal(let mean, let variation):
      let variance = Distribution.logVariance(variation)
      (kind, scale, parameter) = (.logNormal, mean * (-variance / 2).exponential, variance.squareRoot())
    }
  }

  /// One draw.
  @inline(__always) public func draw(_ chance: inout Chance) -> Double {
    switch kind {
    case .fixed: scale
    case .exponential: scale * chance.exponential(exponentials)
    case .logNormal: scale * (parameter * chance.normal(normals)).exponential
    case .phases: scale * phases(&chance)
    case .gamma: scale * gamma(&chance)
    }
  }

  private func phases(_ chance: inout Chance) -> Double {
    var sum = 0.0
    for _ in 0..<Int(parameter) { sum += chance.exponential(exponentials) }
    return sum
  }

  /// Marsaglia and Tsang's method (2000) for shapes of one and more.
  private func gamma(_ chance: inout Chance) -> Double {
    let d = parameter - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = chance.normal(normals)
      let root = 1 + c * x
      guard root > 0 else { continue }
      let cube = root * root * root
      if chance.unit().logarithm < 0.5 * x * x + d * (1 - cube + cube.logarithm) { return d * cube }
    }
  }
}

extension Sampler {
  /// Fills memory with draws: what to draw is asked once, not for each.
  func fill(_ memory: UnsafeMutablePointer<Double>, _ count: Int, _ chance: inout Chance) {
    // Copies: the compiler keeps what only this loop can change in registers.
    var own = chance
    let (factor, layers) = (scale, exponentials)
    switch kind {
    case .fixed: memory.update(repeating: factor, count: count)
    case .exponential: for index in 0..<count { memory[index] = factor * own.exponential(layers) }
    default: for index in 0..<count { memory[index] = draw(&own) }
    }
    chance = own
  }
}
