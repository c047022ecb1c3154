import HallModel

/// A hall as it was: folded from the nearest snapshot before some event, and on from there, event by event. For one
/// thread.
public final class PastHall {
  /// The state after the last event that was taken.
  public private(set) var hall = Hall()
  /// The last event that was taken.
  public private(set) var head: Head
  private let journal: any Journal
  private let codec = EventCodec()
  private var ahead: ArraySlice<EventRecord> = []

  /// The hall as it was at `seq` at the latest; nearer to it by as much as the kept snapshots allow.
  init(_ journal: any Journal, near seq: Int64) throws(StoreError) {
    self.journal = journal
    let snapshot = try store { () throws(JournalError) in
      try journal.latestSnapshot(format: HallSnapshot.format, through: seq)
    }
    head = Head(seq: 0, hash: [])
    if let snapshot, let state = codec.snapshot(snapshot) {
      hall = state.hall(catalogue: try PastHall.catalogue(state.catalogue, journal))
      head = snapshot.head
    }
  }

  /// The next event without taking it; nil after the last.
  public func peek() throws(StoreError) -> Stamp? { try nextRecord().map(codec.stamp) }

  /// Takes the next event; nil after the last.
  @discardableResult
  public func next() throws(StoreError) -> (event: any HallEvent, stamp: Stamp)? {
    guard let record = try nextRecord() else { return nil }
    var event = try codec.event(record)
    if var configured = event as? HallConfigured {
      configured.catalogue =
        hall.catalogue.digest == configured.catalogueDigest
        ? hall.catalogue : try PastHall.catalogue(configured.catalogueDigest, journal)
      event = configured
    }
    let stamp = codec.stamp(record)
    hall.apply(event, stamp)
    head = record.head
    ahead = ahead.dropFirst()
    return (event, stamp)
  }

  /// Takes all events through `seq`.
  func advance(through seq: Int64) throws(StoreError) {
    while head.seq < seq, try next() != nil {}
  }

  /// Where it stands, to be kept.
  var snapshot: (head: Head, body: [UInt8], parts: [[UInt8]])? {
    let snapshot = HallSnapshot(hall)
    guard let body = codec.encode(snapshot), let parts = snapshot.caseParts() else { return nil }
    return (head, body, parts)
  }

  private func nextRecord() throws(StoreError) -> EventRecord? {
    if let record = ahead.first { return record }
    let after = head.seq
    ahead = try store { () throws(JournalError) in try journal.read(after: after, limit: 2000) }[...]
    return ahead.first
  }

  private static func catalogue(_ digest: String, _ journal: any Journal) throws(StoreError) -> Catalogue {
    if digest.isEmpty { return .empty }
    guard let bytes = try store({ () throws(JournalError) in try journal.blob(digest) }) else {
      throw .unreadableCatalogue(digest)
    }
    do {
      return try CatalogueText.catalogue(from: bytes, digest: digest)
    } catch {
      throw .unreadableCatalogue("\(digest):\(error.line)")
    }
  }
}
