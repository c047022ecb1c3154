import HallModel

/// The waiting line as a fast simulation keeps it: one row for each sort of ticket, in which whoever stands first comes
/// first, so that a window compares only the heads of the rows it takes.
///
/// The order itself is the model's (``RoutingOrder``). Rows are linked lists over tickets; memory is its own, since
/// nothing else costs as much in a simulated day as the checks of arrays.
final class FastLine {
  /// How many rows a hall's line may have.
  let rows: Int
  private let words: Int
  private let heads: UnsafeMutablePointer<Int32>
  private let tails: UnsafeMutablePointer<Int32>
  private let following: UnsafeMutablePointer<Int32>
  private let places: UnsafeMutablePointer<QueuePlace>
  /// Which rows have somebody, a bit for each.
  private let standing: UnsafeMutablePointer<UInt64>
  /// Which rows each window takes, a bit for each.
  private let taken: UnsafeMutablePointer<UInt64>
  private let windows: Int
  private let order: RoutingOrder

  init(rows: Int, tickets: Int, windows: Int, order: RoutingOrder) {
    self.rows = rows
    self.windows = windows
    self.order = order
    words = max(1, (rows + 63) / 64)
    heads = .allocate(capacity: max(1, rows))
    tails = .allocate(capacity: max(1, rows))
    following = .allocate(capacity: max(1, tickets))
    places = .allocate(capacity: max(1, tickets))
    standing = .allocate(capacity: words)
    taken = .allocate(capacity: max(1, words * windows))
    heads.initialize(repeating: -1, count: max(1, rows))
    tails.initialize(repeating: -1, count: max(1, rows))
    following.initialize(repeating: -1, count: max(1, tickets))
    standing.initialize(repeating: 0, count: words)
    taken.initialize(repeating: 0, count: max(1, words * windows))
    places.initialize(repeating: QueuePlace.nowhere, count: max(1, tickets))
  }

  deinit {
    heads.deallocate()
    tails.deallocate()
    following.deallocate()
    places.deallocate()
    standing.deallocate()
    taken.deallocate()
  }

  /// Lets everybody go; what windows take stays.
  func clear() {
    heads.update(repeating: -1, count: rows)
    tails.update(repeating: -1, count: rows)
    standing.update(repeating: 0, count: words)
  }

  /// Whether a window takes the tickets of a row from now on.
  func set(_ row: Int, takenBy window: Int, _ takes: Bool) {
    let bit: UInt64 = 1 << UInt64(row & 63)
    let word = window * words + row >> 6
    if takes { taken[word] |= bit } else { taken[word] &= ~bit }
  }

  /// The place of a ticket that was added.
  func place(of ticket: Int) -> QueuePlace { places[ticket] }

  /// Adds a ticket to a row, in its place.
  func add(_ ticket: Int, _ place: QueuePlace, to row: Int) {
    places[ticket] = place
    let tail = tails[row]
    if tail < 0 {
      heads[row] = Int32(ticket)
      tails[row] = Int32(ticket)
      following[ticket] = -1
      standing[row >> 6] |= 1 << UInt64(row & 63)
    } else if precedes(Int(tail), ticket) {
      following[Int(tail)] = Int32(ticket)
      following[ticket] = -1
      tails[row] = Int32(ticket)
    } else {
      insert(ticket, row)
    }
  }

  /// Somebody comes back with the place they had: rare, and then few stand before them.
  private func insert(_ ticket: Int, _ row: Int) {
    var before: Int32 = -1
    var here = heads[row]
    while here >= 0, precedes(Int(here), ticket) {
      before = here
      here = following[Int(here)]
    }
    following[ticket] = here
    if before < 0 { heads[row] = Int32(ticket) } else { following[Int(before)] = Int32(ticket) }
  }

  private func precedes(_ one: Int, _ other: Int) -> Bool {
    places[one].arrives(before: places[other])
  }

  /// The row from whose head a window calls now; -1 where it can take nobody.
  @inline(__always)
  func next(for window: Int, now: Int64) -> Int {
    var best = -1
    var ticket = 0
    for word in 0..<words {
      var bits = standing[word] & taken[window * words + word]
      while bits != 0 {
        let row = word << 6 | bits.trailingZeroBitCount
        bits &= bits - 1
        let head = Int(heads[row])
        if best < 0 || order.precedes(places[head], places[ticket], now: now) {
          best = row
          ticket = head
        }
      }
    }
    return best
  }

  /// Whether calling the head of `row` passes somebody whom the window could take, who came earlier, stands as high, and
  /// has no smaller head start (``Routing/unexplained(_:passing:)``).
  func passesUnexplained(_ row: Int, for window: Int) -> Bool {
    let chosen = places[Int(heads[row])]
    for word in 0..<words {
      var bits = standing[word] & taken[window * words + word]
      while bits != 0 {
        let other = word << 6 | bits.trailingZeroBitCount
        bits &= bits - 1
        let head = places[Int(heads[other])]
        if head.serial < chosen.serial, head.standing.rawValue <= chosen.standing.rawValue,
          chosen.issuedAt - chosen.virtualArrival <= head.issuedAt - head.virtualArrival
        {
          return true
        }
      }
    }
    return false
  }

  /// Takes the head of a row out.
  @inline(__always)
  func take(_ row: Int) -> Int {
    let ticket = Int(heads[row])
    let next = following[ticket]
    heads[row] = next
    if next < 0 {
      tails[row] = -1
      standing[row >> 6] &= ~(1 << UInt64(row & 63))
    }
    return ticket
  }
}

extension QueuePlace {
  /// A place nobody has yet.
  static let nowhere = QueuePlace(virtualArrival: 0, issuedAt: 0, serial: 0, service: 1)
}
