/// How often waits of each length came, fine enough for quantiles: 128 bins between a length and its double.
struct WaitHistogram: ~Copyable {
  /// Exponents of two that are told apart, times 128, and one bin for everything shorter.
  static let bins = 40 * 128 + 1
  private static let lowest = UInt64(1023 - 14) << 7

  private let counts: UnsafeMutablePointer<UInt32>
  /// What a wait is divided by before it is sorted in, as a factor.
  let scale: Double
  /// How many histograms lie beside each other.
  let batches: Int

  /// Empty histograms for waits around `unit`.
  init(unit: Double, batches: Int) {
    scale = 1 / unit
    self.batches = batches
    counts = .allocate(capacity: batches * WaitHistogram.bins)
    counts.initialize(repeating: 0, count: batches * WaitHistogram.bins)
  }

  deinit { counts.deallocate() }

  /// The counts of a batch.
  func counts(of batch: Int) -> UnsafeMutablePointer<UInt32> { counts + batch * WaitHistogram.bins }

  /// The bin of a wait that was scaled: the exponent and the first seven bits behind it.
  @inline(__always) static func bin(_ scaled: Double) -> Int {
    let place = Int64(bitPattern: (scaled.bitPattern >> 45) &- lowest)
    return Int(truncatingIfNeeded: max(0, min(place &+ 1, Int64(bins - 1))))
  }

  /// The lower edge of a bin, scaled.
  private static func edge(_ bin: Int) -> Double {
    bin == 0 ? 0 : Double(bitPattern: (lowest + UInt64(bin - 1)) << 45)
  }

  /// The wait that `share` of all did not exceed, with its standard error: that of the share who exceeded it, divided by
  /// the density there. Quantiles of single batches would be surer of themselves than they may be.
  func quantile(_ share: Double) -> Estimate {
    let all = (0..<WaitHistogram.bins).map { bin in (0..<batches).reduce(0) { $0 + Double(counts(of: $1)[bin]) } }
    let total = all.reduce(0, +)
    guard total > 0 else { return Estimate(value: nil, error: nil) }
    func within(_ scaled: Double) -> Double {
      WaitHistogram.within(scaled) { all[$0] } / total
    }
    var bin = 0
    var below = 0.0
    while below + all[bin] < share * total, bin + 1 < WaitHistogram.bins {
      below += all[bin]
      bin += 1
    }
    let low = WaitHistogram.edge(bin)
    let value = bin == 0 ? 0 : low + (WaitHistogram.edge(bin + 1) - low) * (share * total - below) / all[bin]
    let exceeding = (0..<batches).map { batch in
      let counts = counts(of: batch)
      let count = (0..<WaitHistogram.bins).reduce(0.0) { $0 + Double(counts[$1]) }
      return Portion(sum: count - WaitHistogram.within(value) { Double(counts[$0]) }, count: count)
    }
    // Almost nobody waits that long: no density, and no doubt that it is nothing.
    if bin == 0 { return Estimate(value: 0, error: batches > 1 ? 0 : nil) }
    let step = 0.05 * value
    let density = (within(value + step) - within(value - step)) / (2 * step)
    let error = Estimate(exceeding).error.flatMap { density > 0 ? $0 / density / scale : nil }
    return Estimate(value: value / scale, error: error)
  }

  /// How many waited no longer than `scaled`, the bin it lies in taken in proportion.
  private static func within(_ scaled: Double, _ count: (Int) -> Double) -> Double {
    let last = bin(scaled)
    let whole = (0..<last).reduce(0) { $0 + count($1) }
    let (low, high) = (edge(last), edge(last + 1))
    return whole + count(last) * min(1, max(0, (scaled - low) / (high - low)))
  }
}
