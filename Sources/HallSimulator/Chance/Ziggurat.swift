/// The layers of a decreasing density, of equal area, from which a ziggurat draws (Marsaglia and Tsang, 2000): most draws
/// cost one multiplication and one comparison. 256 layers; made once and never given back.
struct Ziggurat: @unchecked Sendable {
  // Unchecked: the memory behind the pointer is written before anybody has it, and never again.
  private let layers: UnsafePointer<Layer>
  /// Where the tail begins.
  let tail: Double

  /// One layer: everything about it lies together, so that a draw reads one place of memory.
  struct Layer {
    /// Below this many of 2^53 steps a point surely lies under the curve.
    var sure: UInt64
    /// The width of one step.
    var step: Double
    /// The density at the layer's outer edge.
    var low: Double
    /// The density at its inner edge.
    var high: Double
  }

  /// For exp(−x), x ≥ 0.
  static let exponential = Ziggurat(
    tail: 7.697_117_470_131_049_72, tailArea: { (-$0).exponential }, density: { (-$0).exponential },
    inverse: { -$0.logarithm })

  /// For exp(−x²/2), x ≥ 0.
  static let normal = Ziggurat(
    tail: 3.654_152_885_361_009_0, tailArea: { (Double.pi / 2).squareRoot() * ($0 / 2.0.squareRoot()).errorComplement },
    density: { (-0.5 * $0 * $0).exponential }, inverse: { (-2 * $0.logarithm).squareRoot() })

  /// The layer of a draw's lowest eight bits.
  @inline(__always) subscript(bits: UInt64) -> Layer { layers[Int(truncatingIfNeeded: bits & 255)] }

  private init(
    tail: Double, tailArea: (Double) -> Double, density: (Double) -> Double, inverse: (Double) -> Double
  ) {
    self.tail = tail
    let steps = 9_007_199_254_740_992.0
    let area = tail * density(tail) + tailArea(tail)
    // The lowest layer is as wide as a rectangle of its area, tail included, would be.
    var edges = [area / density(tail), tail]
    while edges.count < 256 {
      let outer = edges[edges.count - 1]
      edges.append(inverse(min(1, density(outer) + area / outer)))
    }
    edges.append(0)
    let memory = UnsafeMutablePointer<Layer>.allocate(capacity: 256)
    for index in 0..<256 {
      let (outer, inner) = (edges[index], edges[index + 1])
      (memory + index).initialize(
        to: Layer(
          sure: UInt64(inner / outer * steps), step: outer / steps, low: density(outer), high: density(inner)))
    }
    layers = UnsafePointer(memory)
  }
}

extension Chance {
  /// Exponential with mean 1, exact, by ziggurat.
  public mutating func standardExponential() -> Double { exponential(.exponential) }

  /// Normal with mean 0 and deviation 1, exact, by ziggurat.
  public mutating func standardNormal() -> Double { normal(.normal) }

  /// Exponential with mean 1; a loop that draws much fetches the layers once.
  @inline(__always) mutating func exponential(_ ziggurat: Ziggurat) -> Double {
    let bits = next()
    let layer = ziggurat[bits]
    let place = bits >> 11
    let x = Double(place) * layer.step
    return place < layer.sure ? x : rareExponential(bits, x, ziggurat)
  }

  /// Normal with mean 0 and deviation 1; a loop that draws much fetches the layers once.
  @inline(__always) mutating func normal(_ ziggurat: Ziggurat) -> Double {
    let bits = next()
    let layer = ziggurat[bits]
    let place = bits >> 11
    let x = Double(place) * layer.step
    let size = place < layer.sure ? x : rareNormal(bits, x, ziggurat)
    // Bit 8 is neither part of the layer's number nor of the place in it.
    return bits & 256 == 0 ? size : -size
  }

  /// At the edge of a layer or in the tail, which is the same curve again.
  @inline(never) private mutating func rareExponential(_ first: UInt64, _ x: Double, _ ziggurat: Ziggurat) -> Double {
    if first & 255 == 0 { return ziggurat.tail + exponential(ziggurat) }
    let layer = ziggurat[first]
    if layer.low + (layer.high - layer.low) * unit() < (-x).exponential { return x }
    return exponential(ziggurat)
  }

  /// At the edge of a layer, or in the tail by Marsaglia's method; never negative.
  @inline(never) private mutating func rareNormal(_ first: UInt64, _ x: Double, _ ziggurat: Ziggurat) -> Double {
    if first & 255 == 0 {
      while true {
        let beyond = standardExponential() / ziggurat.tail
        if 2 * standardExponential() > beyond * beyond { return ziggurat.tail + beyond }
      }
    }
    let layer = ziggurat[first]
    if layer.low + (layer.high - layer.low) * unit() < (-0.5 * x * x).exponential { return x }
    return normal(ziggurat).magnitude
  }
}
