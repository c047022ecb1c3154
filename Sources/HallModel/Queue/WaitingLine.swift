/// The waiting tickets of the hall in the order of their virtual arrival: the index that answers every call. Policies with
/// another order look through it.
///
/// Derived from the tickets, never stored.
public struct WaitingLine: Equatable, Sendable {
  /// What routing needs to know of a waiting ticket.
  public struct Entry: Equatable, Sendable {
    /// What the policy goes by.
    public var place: QueuePlace
    /// The windows that may take it.
    public var windows: WindowSet

    /// Creates an entry.
    public init(_ place: QueuePlace, _ windows: WindowSet) {
      self.place = place
      self.windows = windows
    }

    /// The ticket.
    public var serial: Int { place.serial }
    /// When it was issued, ms since 1970.
    public var issuedAt: Int64 { place.issuedAt }
    /// When it counts as having arrived, ms since 1970.
    public var virtualArrival: Int64 { place.virtualArrival }
  }

  /// Entries in order of virtual arrival, then of issue.
  public private(set) var entries: [Entry] = []

  /// Creates an empty line.
  public init() {}

  /// Creates a line of entries in any order.
  public init(_ entries: [Entry]) { self.entries = entries.sorted { $0.place.arrives(before: $1.place) } }

  /// How many stand before a ticket and wait for an open window that could take it; where none is open, for any.
  public func ahead(of serial: Int, open: WindowSet) -> Int {
    guard let place = entries.firstIndex(where: { $0.serial == serial }) else { return 0 }
    let able = entries[place].windows.intersection(open)
    let windows = able.isEmpty ? entries[place].windows : able
    return entries[..<place].count { $0.windows.intersects(windows) }
  }

  /// Puts a ticket into its place.
  public mutating func insert(_ entry: Entry) {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].place.arrives(before: entry.place) { low = middle + 1 } else { high = middle }
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
