/// The waiting tickets of the hall in the order of their virtual arrival: the index that answers every call.
///
/// Derived from the tickets, never stored.
public struct WaitingLine: Equatable, Sendable {
  /// What routing needs to know of a waiting ticket.
  public struct Entry: Equatable, Sendable {
    /// When it counts as having arrived, ms since 1970.
    public var virtualArrival: Int64
    /// When it was issued, ms since 1970.
    public var issuedAt: Int64
    /// The ticket.
    public var serial: Int
    /// Whether the priority promise holds for it.
    public var promised: Bool
    /// The windows that may take it.
    public var windows: WindowSet

    @inline(__always)
    func precedes(_ other: Entry) -> Bool {
      virtualArrival != other.virtualArrival ? virtualArrival < other.virtualArrival : serial < other.serial
    }
  }

  /// Entries in order of virtual arrival, then of issue.
  public private(set) var entries: [Entry] = []

  /// Creates an empty line.
  public init() {}

  /// Creates a line of entries in any order.
  public init(_ entries: [Entry]) { self.entries = entries.sorted { $0.precedes($1) } }

  /// Puts a ticket into its place.
  public mutating func insert(_ entry: Entry) {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].precedes(entry) { low = middle + 1 } else { high = middle }
    }
    entries.insert(entry, at: low)
  }

  /// Takes out the ticket at a place.
  mutating func remove(at place: Int) { entries.remove(at: place) }

  /// Takes a ticket out; nothing happens if it is not there.
  public mutating func remove(serial: Int) {
    if let position = entries.firstIndex(where: { $0.serial == serial }) { entries.remove(at: position) }
  }
}
