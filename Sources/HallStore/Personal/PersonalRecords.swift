import HallModel

/// Personal records of a hall, sealed at rest: whoever has the store without the key file learns nothing but how many
/// records there are, of what kind, how long, and which of one kind share an ID number.
public struct PersonalRecords: Sendable {
  /// Where they are kept.
  public let store: any SealedStore
  let seal: PersonalSeal

  /// Records of a store under a key. Throws `keyOfAnotherHall`.
  public init(_ store: any SealedStore, key: PersonalKey) throws(PersonalError) {
    guard key.hallID == store.hallID else { throw .keyOfAnotherHall("", found: key.hallID) }
    self.store = store
    seal = PersonalSeal(key: key)
  }

  /// Keeps a record under its id, in place of the one that was there.
  ///
  /// `lookup` is a value it can be found by exactly, such as an ID number; see ``normalised(_:)``. At `keepUntil` it is to
  /// be erased; nil while that is not known.
  public func put(
    _ record: [UInt8], _ kind: RecordKind, id: String, lookup: String? = nil, keepUntil: Moment? = nil, at now: Moment
  ) throws(PersonalError) {
    let row = try sealed(record, kind, id, lookup, keepUntil, now)
    try passing { () throws(JournalError) in try store.putSealed(row) }
  }

  /// Changes a record and leaves how long it is kept. Throws `noRecord`.
  public func update(
    _ record: [UInt8], _ kind: RecordKind, id: String, lookup: String? = nil, at now: Moment
  ) throws(PersonalError) {
    let row = try sealed(record, kind, id, lookup, nil, now)
    guard try passing({ () throws(JournalError) in try store.updateSealed(row) }) else {
      throw .noRecord(row.name)
    }
  }

  /// The record; nil when there is none. Throws `otherKey`, `altered`, `unreadable`.
  public func get(_ kind: RecordKind, id: String) throws(PersonalError) -> [UInt8]? {
    let name = SealedName(kind, id)
    guard let row = try passing({ () throws(JournalError) in try store.sealedRow(name) }) else { return nil }
    return try seal.open(row).record
  }

  /// Removes a record; false when there was none. Its traces in the store's files go with the next ``eraseDue(now:)``.
  @discardableResult
  public func remove(_ kind: RecordKind, id: String) throws(PersonalError) -> Bool {
    try passing { () throws(JournalError) in try store.removeSealed(SealedName(kind, id)) }
  }

  /// The ids of the records with exactly that value; no record is opened for it.
  public func find(_ kind: RecordKind, lookup: String) throws(PersonalError) -> [String] {
    guard let value = Self.normalised(lookup) else { return [] }
    let hash = seal.hash(value, kind)
    return try passing { () throws(JournalError) in try store.sealedIDs(kind, lookup: hash) }
  }

  /// The ids of all records of a kind.
  public func ids(_ kind: RecordKind) throws(PersonalError) -> [String] {
    try passing { () throws(JournalError) in try store.sealedIDs(kind) }
  }

  /// Sets when a record is to be erased; nil for not yet known. Throws `noRecord`.
  public func keep(_ kind: RecordKind, id: String, until: Moment?) throws(PersonalError) {
    let name = SealedName(kind, id)
    let isThere = try passing { () throws(JournalError) in
      try store.keepSealed(name, until: until?.milliseconds)
    }
    guard isThere else { throw .noRecord(name) }
  }

  /// Erases every record whose time is over, and what removed ones have left in the store's files.
  ///
  /// For the end of the day: other terminals wait a moment (a second for 200,000 applicants).
  @discardableResult
  public func eraseDue(now: Moment) throws(PersonalError) -> Erasure { try store.eraseDue(now: now) }

  /// The value as it is compared: upper case, full-width characters as their usual ones, no blanks. Nil when nothing is
  /// left.
  public static func normalised(_ value: String) -> String? {
    var text = String.UnicodeScalarView()
    for scalar in value.unicodeScalars
    where !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format {
      let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
      text.append(isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return text.isEmpty ? nil : String(text).uppercased()
  }

  private func sealed(
    _ record: [UInt8], _ kind: RecordKind, _ id: String, _ lookup: String?, _ keepUntil: Moment?, _ now: Moment
  ) throws(PersonalError) -> SealedRow {
    try seal.seal(
      record, SealedName(kind, id), lookup: lookup.flatMap(Self.normalised), keepUntil: keepUntil?.milliseconds,
      changedAt: now.milliseconds)
  }
}

/// What became of erasing.
public struct Erasure: Hashable, Sendable {
  /// The records that were erased, in order of kind and id.
  public let records: [SealedName]
  /// Whether nothing of any removed record is left in the store's files. False when another terminal was reading
  /// throughout; the next erasing tries again.
  public let isThorough: Bool
}

extension SealedStore {
  /// Erases every record whose time is over; needs no key, so that retention is kept even when the key file is lost.
  @discardableResult
  public func eraseDue(now: Moment) throws(PersonalError) -> Erasure {
    try passing { () throws(JournalError) in
      let records = try eraseSealed(dueAt: now.milliseconds)
      return Erasure(records: records, isThorough: try clearSealedTraces())
    }
  }
}
