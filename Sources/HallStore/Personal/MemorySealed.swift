/// Sealed rows of a hall in memory.
extension MemoryJournal: SealedStore {
  /// The row of that name; nil when there is none.
  public func sealedRow(_ name: SealedName) -> SealedRow? { sealed[name] }

  /// The ids of all rows of a kind, in order.
  public func sealedIDs(_ kind: RecordKind) -> [String] {
    sealed.keys.filter { $0.kind == kind }.map(\.id).sorted()
  }

  /// The ids of a kind's rows with exactly that lookup hash, in order.
  public func sealedIDs(_ kind: RecordKind, lookup: [UInt8]) -> [String] {
    sealed.values.filter { $0.name.kind == kind && $0.lookup == lookup }.map(\.name.id).sorted()
  }

  /// Writes a row, in place of the one of that name if there is one.
  public func putSealed(_ row: SealedRow) throws(JournalError) {
    guard !row.name.holdsNull else { throw .io("a sealed row's name holds a NUL character") }
    try changeSealed { rows in
      rows[row.name] = row
      return ((), true)
    }
  }

  /// Writes a row in place of the one of that name but leaves its `keepUntil`; false if there is none.
  public func updateSealed(_ row: SealedRow) throws(JournalError) -> Bool {
    try changeSealed { rows in
      guard let old = rows[row.name] else { return (false, false) }
      var fresh = row
      fresh.keepUntil = old.keepUntil
      rows[row.name] = fresh
      return (true, true)
    }
  }

  /// Sets when a row is to be erased; false if there is none of that name.
  public func keepSealed(_ name: SealedName, until: Int64?) throws(JournalError) -> Bool {
    try changeSealed { rows in
      let isThere = rows[name] != nil
      rows[name]?.keepUntil = until
      return (isThere, isThere)
    }
  }

  /// Removes a row; false if there was none of that name.
  public func removeSealed(_ name: SealedName) throws(JournalError) -> Bool {
    try changeSealed { rows in
      let wasThere = rows.removeValue(forKey: name) != nil
      return (wasThere, wasThere)
    }
  }

  /// Removes every row whose `keepUntil` is `now` or earlier; returns their names in order.
  public func eraseSealed(dueAt now: Int64) throws(JournalError) -> [SealedName] {
    try changeSealed { rows in
      let due = rows.values.filter { $0.keepUntil.map { $0 <= now } ?? false }.map(\.name).sorted()
      for name in due { rows[name] = nil }
      return (due, !due.isEmpty)
    }
  }

  /// Memory that was given back is not the program's to clear.
  public func clearSealedTraces() -> Bool { true }

  /// Replaces each row by what `body` makes of it, all at once; nil from `body` stops and undoes everything.
  public func rewriteSealed(_ body: (SealedRow) -> SealedRow?) throws(JournalError) -> Int? {
    // Asked outside the lock, as `body` is a stranger's; the turn keeps the rows still meanwhile.
    try withTurn { () throws(JournalError) -> Int? in
      var changed = sealed
      for row in sealed.values {
        guard let fresh = body(row) else { return nil }
        changed[row.name] = fresh
      }
      let (before, after) = (sealed, changed)
      let count = after.values.count { before[$0.name] != $0 }
      return try changeSealed { rows in
        rows = after
        return (count, count > 0)
      }
    }
  }

  /// Calls `body` with each row in the order of the names.
  public func eachSealed(_ body: (SealedRow) -> Void) {
    for row in sealed.values.sorted(by: { $0.name < $1.name }) { body(row) }
  }
}
