/// Something with a moment, in minutes from the beginning of a run.
protocol Timed {
  /// The moment it is ordered by.
  var moment: Double { get }
}

extension Double: Timed {
  var moment: Double { self }
}

/// A binary heap, the earliest on top. Unsafe memory: it is the inmost loop of a simulation.
struct MinHeap<Entry: Timed>: ~Copyable {
  private var entries: UnsafeMutablePointer<Entry>
  private var capacity: Int
  /// How many there are.
  private(set) var count = 0

  /// An empty heap with place for so many at first.
  init(capacity: Int) {
    self.capacity = max(4, capacity)
    entries = .allocate(capacity: self.capacity)
  }

  deinit { entries.deallocate() }

  /// The earliest; there must be one.
  @inline(__always) var top: Entry { entries[0] }

  /// Adds an entry.
  @inline(__always) mutating func push(_ entry: Entry) {
    if count == capacity { grow() }
    count &+= 1
    rise(entry, from: count &- 1)
  }

  /// Puts an entry in the place of the earliest.
  @inline(__always) mutating func replaceTop(_ entry: Entry) { sink(entry, count) }

  /// Takes the earliest away; there must be one.
  @inline(__always) mutating func removeTop() {
    count &-= 1
    if count > 0 { sink(entries[count], count) }
  }

  /// Keeps only some entries.
  mutating func keep(_ wanted: (Entry) -> Bool) {
    let old = count
    count = 0
    // What is kept goes to places already read.
    for index in 0..<old where wanted(entries[index]) { push(entries[index]) }
  }

  /// Down to the bottom along the earlier children, then up again: an entry that is put on top is mostly a late one, and
  /// which child is earlier needs no branch.
  @inline(__always) private mutating func sink(_ entry: Entry, _ count: Int) {
    var hole = 0
    var child = 1
    while child &+ 1 < count {
      if entries[child &+ 1].moment < entries[child].moment { child &+= 1 }
      entries[hole] = entries[child]
      hole = child
      child = 2 &* hole &+ 1
    }
    if child < count {
      entries[hole] = entries[child]
      hole = child
    }
    rise(entry, from: hole)
  }

  @inline(__always) private func rise(_ entry: Entry, from start: Int) {
    var hole = start
    while hole > 0 {
      let parent = (hole &- 1) >> 1
      if entries[parent].moment <= entry.moment { break }
      entries[hole] = entries[parent]
      hole = parent
    }
    entries[hole] = entry
  }

  private mutating func grow() {
    let more = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    more.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = more
    capacity *= 2
  }
}
