/// Many measurements of one thing.
struct Sample {
  private let sorted: [Double]

  /// A sample of values in any order.
  init(_ values: some Sequence<Double>) { sorted = values.sorted() }

  /// A sample of stretches of time, kept in milliseconds.
  init(nanoseconds: some Sequence<Int64>) { self.init(nanoseconds.map { Double($0) / 1_000_000 }) }

  /// How many values.
  var count: Int { sorted.count }
  /// The value in the middle.
  var median: Double { quantile(0.5) }
  /// The largest value; 0 of none.
  var maximum: Double { sorted.last ?? 0 }

  /// The smallest value that a share of all do not exceed; 0 of none.
  func quantile(_ share: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let rank = Int((share * Double(sorted.count)).rounded(.up))
    return sorted[min(sorted.count, max(1, rank)) - 1]
  }
}
