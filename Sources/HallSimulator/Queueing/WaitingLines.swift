/// Those who wait, in a line for each class, in one piece of memory; somebody who leaves is taken out of the middle.
struct WaitingLines: ~Copyable {
  /// Places no line can have; a line that long has no use for a wait.
  static let most = 1 << 22

  /// Somebody waiting. `number` is the arrival's, counted from 0, and marks a place that was given to somebody else.
  struct Place {
    var arrival: Double
    var service: Double
    var number: Int
    var before: Int32
    var after: Int32
    var kind: UInt8
  }

  private var places: UnsafeMutablePointer<Place>
  private var capacity = 1024
  private var used = 0
  /// The first place given back, linked by `after`; −1 where none.
  private var free: Int32 = -1
  private let first: UnsafeMutablePointer<Int32>
  private let last: UnsafeMutablePointer<Int32>
  /// How many lines.
  let lines: Int
  /// How many wait.
  private(set) var count = 0

  init(lines: Int) {
    self.lines = lines
    places = .allocate(capacity: capacity)
    first = .allocate(capacity: lines)
    last = .allocate(capacity: lines)
    first.initialize(repeating: -1, count: lines)
    last.initialize(repeating: -1, count: lines)
  }

  deinit {
    places.deallocate()
    first.deallocate()
    last.deallocate()
  }

  /// Who stands in a place.
  @inline(__always) subscript(place: Int32) -> Place { places[Int(place)] }

  /// The first of a line; −1 where nobody.
  @inline(__always) func head(_ line: Int) -> Int32 { first[line] }

  /// Somebody joins the end of a line; where they stand, or nil where there is no more place.
  @inline(__always) mutating func join(
    _ line: Int, arrival: Double, service: Double, number: Int, kind: UInt8
  ) -> Int32? {
    var place = free
    if place >= 0 {
      free = places[Int(place)].after
    } else {
      if used == capacity {
        guard capacity < WaitingLines.most else { return nil }
        grow()
      }
      place = Int32(truncatingIfNeeded: used)
      used &+= 1
    }
    let end = last[line]
    (places + Int(place)).initialize(
      to: Place(arrival: arrival, service: service, number: number, before: end, after: -1, kind: kind))
    if end >= 0 { places[Int(end)].after = place } else { first[line] = place }
    last[line] = place
    count &+= 1
    return place
  }

  /// Somebody leaves a line, from wherever they stand.
  @inline(__always) mutating func leave(_ line: Int, _ place: Int32) {
    let (before, after) = (places[Int(place)].before, places[Int(place)].after)
    if before >= 0 { places[Int(before)].after = after } else { first[line] = after }
    if after >= 0 { places[Int(after)].before = before } else { last[line] = before }
    places[Int(place)].number = -1
    places[Int(place)].after = free
    free = place
    count &-= 1
  }

  private mutating func grow() {
    let more = UnsafeMutablePointer<Place>.allocate(capacity: capacity * 2)
    more.moveInitialize(from: places, count: used)
    places.deallocate()
    places = more
    capacity *= 2
  }
}
