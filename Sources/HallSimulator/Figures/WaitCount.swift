/// Waits counted by the second: adds fast, merges fast, and gives any quantile to the second.
struct WaitCount: Sendable {
  private var bySecond: [Int32] = []
  private(set) var count = 0
  private var sum: Int64 = 0

  /// The most seconds that are told apart: a business day and a night.
  private static let most = 100_000

  mutating func add(_ milliseconds: Int64) {
    let second = min(WaitCount.most, max(0, Int(milliseconds / 1000)))
    grow(to: second + 1)
    bySecond[second] += 1
    count += 1
    sum += milliseconds
  }

  mutating func add(_ other: WaitCount) {
    grow(to: other.bySecond.count)
    for (second, number) in other.bySecond.enumerated() where number != 0 { bySecond[second] += number }
    count += other.count
    sum += other.sum
  }

  private mutating func grow(to size: Int) {
    guard size > bySecond.count else { return }
    let wanted = max(size, 2 * bySecond.count)
    bySecond.append(contentsOf: repeatElement(0, count: wanted - bySecond.count))
  }

  /// Mean, minutes.
  var mean: Double { count == 0 ? 0 : Double(sum) / Double(count) / 60_000 }

  /// A quantile, minutes.
  func quantile(_ p: Double) -> Double {
    var left = Int((p * Double(count)).rounded(.up))
    for (second, number) in bySecond.enumerated() {
      left -= Int(number)
      if left <= 0 { return Double(second) / 60 }
    }
    return 0
  }
}
