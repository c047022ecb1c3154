/// Seeded random numbers (SplitMix64), so that a simulated day can be told again.
public struct Chance: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts from a seed.
  public init(seed: UInt64) { state = seed }

  /// One of many streams of a seed. Seeds that are near one another would not do: their streams can be the same one, a
  /// few steps on.
  public init(seed: UInt64, stream: UInt64) {
    var first = Chance(seed: seed)
    var second = Chance(seed: first.next() ^ (stream &* 0xD6E8_FEB8_6659_FD93))
    self.init(seed: second.next())
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform in (0, 1).
  public mutating func unit() -> Double { (Double(next() >> 11) + 0.5) / 9_007_199_254_740_992 }

  /// Whether something of probability `p` happens.
  public mutating func happens(_ p: Double) -> Bool { unit() < p }

  /// Exponential with this mean.
  public mutating func exponential(mean: Double) -> Double { -mean * unit().logarithm }

  /// Log-normal with this mean and coefficient of variation.
  public mutating func logNormal(mean: Double, variation: Double) -> Double {
    let variance = Distribution.logVariance(variation)
    // Sum of twelve uniforms: close enough to normal for people and their papers.
    let normal = (0..<12).reduce(-6.0) { sum, _ in sum + unit() }
    return mean * (normal * variance.squareRoot() - variance / 2).exponential
  }
}
