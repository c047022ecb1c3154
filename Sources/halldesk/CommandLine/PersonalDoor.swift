import HallModel
import HallStore

/// The one way to people's data of a hall, for commands and screens alike: the key is read when first asked for, so that a
/// terminal which never needs it never holds it. For one thread.
final class PersonalDoor {
  /// Where the key file is, or should be.
  let keyPath: String
  private let sealed: (any SealedStore)?
  private var opened: (records: PersonalRecords, file: ProcessFacts.FileMark)?

  /// The door of a hall; without one, nothing is behind it.
  init(_ journal: (any Journal)?, keyPath: String) {
    sealed = journal as? any SealedStore
    self.keyPath = keyPath
  }

  /// The sealed rows themselves, for what needs no key: letting go of records, erasing what is due.
  var store: any SealedStore {
    get throws(PersonalError) {
      guard let sealed else { throw .journal(.io("no sealed records")) }
      return sealed
    }
  }

  /// The records, under the key as it is now: one that was changed by `key rotate` on another terminal, lost, or put back
  /// meanwhile is noticed. Throws what `PersonalKeyFile.load` throws.
  func records() throws(PersonalError) -> PersonalRecords {
    let store = try store
    let file = ProcessFacts.mark(of: keyPath)
    if let opened, let file, opened.file == file { return opened.records }
    opened = nil
    let records = try PersonalRecords(store, key: try PersonalKeyFile.load(keyPath, hallID: store.hallID).key)
    if let file { opened = (records, file) }
    return records
  }
}
