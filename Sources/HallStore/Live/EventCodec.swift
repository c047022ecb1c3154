import FoundationEssentials
import HallModel

/// Events of the model as events of the journal and back.
struct EventCodec {
  private let encoder: JSONEncoder
  private let decoder = JSONDecoder()

  init() {
    encoder = JSONEncoder()
    // Sorted keys: the same event always has the same bytes, so hashes of a replay can be compared.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  func draft(_ event: any HallEvent, _ stamp: Stamp) throws(StoreError) -> EventDraft {
    let type = type(of: event)
    do {
      return EventDraft(
        at: stamp.at.milliseconds, terminal: stamp.terminal, staff: stamp.staff, subject: event.subject,
        kind: type.kind, version: event.version, body: String(decoding: try encoder.encode(event), as: UTF8.self),
        backdated: stamp.backdated)
    } catch {
      // Only a number JSON cannot hold gets here, and no event has one.
      throw .unreadableEvent(seq: 0, detail: "\(type.kind): \(error)")
    }
  }

  func event(_ record: EventRecord) throws(StoreError) -> any HallEvent {
    guard let type = HallEvents.byKind[record.kind], record.version <= type.version else {
      throw .newerEvent(kind: record.kind, version: record.version, seq: record.seq)
    }
    do {
      return try decoder.decode(type, from: Data(record.body.utf8))
    } catch {
      throw .unreadableEvent(seq: record.seq, detail: record.kind)
    }
  }

  func stamp(_ record: EventRecord) -> Stamp {
    Stamp(
      at: Moment(milliseconds: record.at), terminal: record.terminal, staff: record.staff,
      backdated: record.backdated)
  }

  /// Nobody compares snapshots, so their keys stand in any order: that takes half the time.
  func encode(_ snapshot: HallSnapshot) -> [UInt8]? { (try? JSONEncoder().encode(snapshot)).map { [UInt8]($0) } }

  func snapshot(_ stored: JournalSnapshot) -> HallSnapshot? {
    guard var snapshot = try? decoder.decode(HallSnapshot.self, from: Data(stored.body)) else { return nil }
    return snapshot.take(caseParts: stored.parts) ? snapshot : nil
  }

  /// The event a summary keeps word for word.
  func event(_ step: DaySummary.Step) throws(StoreError) -> any HallEvent {
    guard let type = HallEvents.byKind[step.kind], let event = try? decoder.decode(type, from: Data(step.body.utf8))
    else { throw .unreadableEvent(seq: 0, detail: step.kind) }
    return event
  }

  func stamp(_ step: DaySummary.Step) -> Stamp { Stamp(at: step.at, terminal: "", staff: step.staff) }
}
