import Glibc
import HallModel

extension PersonalRecords {
  /// Seals every record with a new key, all or none; those that are under it already stay. Returns the number resealed.
  ///
  /// Other terminals cannot open records until they have the new key too. Throws `otherKey` and `altered` for the first
  /// record that does not open; nothing is changed then.
  @discardableResult
  public func reseal(to key: PersonalKey) throws(PersonalError) -> Int {
    guard key.hallID == store.hallID else { throw .keyOfAnotherHall("", found: key.hallID) }
    let (old, new) = (seal, PersonalSeal(key: key))
    var failure: PersonalError?
    let count = try passing { () throws(JournalError) in
      try store.rewriteSealed { row in
        if new.isOwn(row) { return row }
        do throws(PersonalError) {
          let (record, lookup) = try old.open(row)
          return try new.seal(
            record, row.name, lookup: lookup, keepUntil: row.keepUntil, changedAt: row.changedAt)
        } catch {
          failure = error
          return nil
        }
      }
    }
    if let failure { throw failure }
    return count ?? 0
  }
}

/// Replacing a hall's key file: when it may have been seen by others, or so that old backups give nothing away any more.
///
/// The new key is first written to `PATH.new`, then everything is resealed, then the files change places; interrupted
/// anywhere, the same call goes on where it stopped.
public enum KeyRotation {
  /// What was done.
  public struct Report: Hashable, Sendable {
    /// The number of records sealed with the new key in this call.
    public let resealed: Int
    /// Where the old key file is now: needed for backups made until now; destroyed, they keep their secrets for good.
    public let oldKey: String
  }

  /// Gives the hall of `store` a new key in the key file at `path`.
  public static func run(_ store: any SealedStore, path: String) throws(PersonalError) -> Report {
    let old = try PersonalKeyFile.load(path, hallID: store.hallID).key
    let fresh = path + ".new"
    let new =
      PosixFile.status(fresh) == nil
      ? try PersonalKeyFile.create(fresh, hallID: store.hallID, store: path).key
      : try PersonalKeyFile.load(fresh, hallID: store.hallID).key
    let count = try PersonalRecords(store, key: old).reseal(to: new)
    let kept = "\(path).\(Hexadecimal.string(old.fingerprint))"
    guard link(path, kept) == 0 || errno == EEXIST, rename(fresh, path) == 0 else {
      throw .keyNotWritten(path, reason: String(cString: strerror(errno)))
    }
    PosixFile.synchronise(PosixFile.folder(path))
    // What another terminal sealed with the old key until the files changed places.
    let late = try PersonalRecords(store, key: old).reseal(to: new)
    return Report(resealed: count + late, oldKey: kept)
  }
}

/// How the records stand, for `doctor`.
public struct PersonalCensus: Hashable, Sendable {
  /// How many records there are of each kind.
  public var counts: [RecordKind: Int] = [:]
  /// How many were sealed with another key than the one asked about.
  public var foreign = 0
  /// How many are past their time and not erased yet.
  public var overdue = 0
  /// Those of the key asked about that do not open, with the reason of each; only looked for when asked for.
  public var broken: [PersonalError] = []

  /// Counts the records; with a key also those it does not fit, and with `opening` those it does not open (a second for
  /// 200,000 applicants).
  public init(
    _ store: any SealedStore, key: PersonalKey?, now: Moment, opening: Bool = false
  ) throws(PersonalError) {
    let seal = key.map(PersonalSeal.init)
    var (counts, foreign, overdue, broken) = ([RecordKind: Int](), 0, 0, [PersonalError]())
    try passing { () throws(JournalError) in
      try store.eachSealed { row in
        counts[row.name.kind, default: 0] += 1
        if let seal, !seal.isOwn(row) {
          foreign += 1
        } else if opening, let seal {
          do throws(PersonalError) { _ = try seal.open(row) } catch { broken.append(error) }
        }
        if let end = row.keepUntil, end <= now.milliseconds { overdue += 1 }
      }
    }
    (self.counts, self.foreign, self.overdue, self.broken) = (counts, foreign, overdue, broken)
  }
}
