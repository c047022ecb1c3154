/// What is to happen at the windows, soonest first: a binary heap of single numbers, so that comparing two events is
/// comparing two numbers, and a hall of any size plays the same day in the same order.
struct EventQueue {
  /// What happens; of two things at the same moment the one named first comes first.
  enum Kind: UInt64 {
    /// The person at a window is done.
    case finish
    /// Nobody came after the last call.
    case noShow
    /// Somebody sits down.
    case start
    /// Somebody is called again.
    case recall
    /// A clerk's time at a window is over.
    case close
    /// A clerk comes to a window.
    case open
  }

  /// An event.
  struct Event {
    var at: Int64
    var kind: Kind
    var window: Int
  }

  private var heap: [UInt64] = []

  /// Makes room for so many events.
  init(room: Int) { heap.reserveCapacity(room) }

  /// When the next event happens; the end of time where there is none.
  var next: Int64 { heap.isEmpty ? .max : Int64(heap[0] >> 20) }

  /// Adds an event.
  mutating func add(_ kind: Kind, _ window: Int, at time: Int64) {
    let key = UInt64(time) << 20 | kind.rawValue << 16 | UInt64(window)
    heap.append(key)
    heap.withUnsafeMutableBufferPointer { heap in
      var place = heap.count - 1
      while place > 0 {
        let parent = (place - 1) / 2
        if heap[parent] <= key { break }
        heap[place] = heap[parent]
        place = parent
      }
      heap[place] = key
    }
  }

  /// Takes out the next event; there has to be one.
  mutating func take() -> Event {
    let first = heap[0]
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap.withUnsafeMutableBufferPointer { heap in
        var place = 0
        while true {
          var child = 2 * place + 1
          if child >= heap.count { break }
          if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
          if heap[child] >= last { break }
          heap[place] = heap[child]
          place = child
        }
        heap[place] = last
      }
    }
    return Event(
      at: Int64(first >> 20), kind: Kind(rawValue: first >> 16 & 15) ?? .finish, window: Int(first & 0xFFFF))
  }
}
