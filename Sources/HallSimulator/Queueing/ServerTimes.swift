/// When each server is free of all customers who came so far (the vector of Kiefer and Wolfowitz).
protocol ServerTimes: ~Copyable {
  /// All servers, given when each is free.
  init(_ times: [Double])
  /// When the first of them is free.
  var earliest: Double { get }
  /// That server takes a customer and is free again at `moment`.
  mutating func take(until moment: Double)
}

/// For few servers: in order, the new time let in without a branch.
struct SortedTimes: ServerTimes, ~Copyable {
  private let times: UnsafeMutablePointer<Double>
  private let last: Int
  private(set) var earliest: Double

  init(_ times: [Double]) {
    last = times.count - 1
    self.times = .allocate(capacity: times.count)
    for (index, time) in times.sorted().enumerated() { (self.times + index).initialize(to: time) }
    earliest = self.times[0]
  }

  deinit { times.deallocate() }

  /// Every time moves one place down, and the new one stands where the order wants it.
  @inline(__always) mutating func take(until moment: Double) {
    var before = -Double.infinity
    for index in 0..<last {
      let next = times[index &+ 1]
      let late = before < moment ? moment : before
      times[index] = next < late ? next : late
      before = next
    }
    times[last] = before < moment ? moment : before
    earliest = times[0]
  }
}

/// For many servers: a heap.
struct HeapedTimes: ServerTimes, ~Copyable {
  private var heap: MinHeap<Double>

  init(_ times: [Double]) {
    heap = MinHeap(capacity: times.count)
    for time in times { heap.push(time) }
  }

  @inline(__always) var earliest: Double { heap.top }

  @inline(__always) mutating func take(until moment: Double) { heap.replaceTop(moment) }
}
