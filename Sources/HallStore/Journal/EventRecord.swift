/// One thing that happened, as a terminal proposes it; the journal gives it its place and its hash.
///
/// No personal data belongs in any of these fields: the chain of hashes makes erasing them impossible.
public struct EventDraft: Sendable, Hashable {
  /// When it happened, milliseconds since 1970-01-01T00:00Z; never less than the event before it.
  public var at: Int64
  /// The terminal it was done at, for example `window-3` or `guide`.
  public var terminal: String
  /// The id of the staff member it was done by; empty when no person did it.
  public var staff: String
  /// What it is about: a ticket, case, window, rating … by its id.
  public var subject: String
  /// What happened, for example `ticket.issued`.
  public var kind: String
  /// The version of `body`'s layout, from 1.
  public var version: Int
  /// The particulars, JSON. The journal keeps it as it is and never looks inside.
  public var body: String
  /// Whether it was entered after the fact (paper kept during an outage).
  public var backdated: Bool

  /// Describes one event to append; see the properties for units and limits.
  public init(
    at: Int64, terminal: String, staff: String, subject: String, kind: String, version: Int = 1, body: String,
    backdated: Bool = false
  ) {
    self.at = at
    self.terminal = terminal
    self.staff = staff
    self.subject = subject
    self.kind = kind
    self.version = version
    self.body = body
    self.backdated = backdated
  }
}

/// One event in its place in the journal.
public struct EventRecord: Sendable, Hashable {
  /// Its place: 1 for the first event of the hall, then one more each time, without a gap.
  public let seq: Int64
  /// What was appended.
  public let draft: EventDraft
  /// SHA-256 (32 bytes) over the previous event's hash and this event; see ``ChainHash``.
  public let hash: [UInt8]

  /// An event as an engine reads it back.
  public init(seq: Int64, draft: EventDraft, hash: [UInt8]) {
    self.seq = seq
    self.draft = draft
    self.hash = hash
  }

  /// When it happened, milliseconds since 1970 UTC.
  public var at: Int64 { draft.at }
  /// The terminal it was done at.
  public var terminal: String { draft.terminal }
  /// Who did it.
  public var staff: String { draft.staff }
  /// What it is about.
  public var subject: String { draft.subject }
  /// What happened.
  public var kind: String { draft.kind }
  /// The version of the body's layout.
  public var version: Int { draft.version }
  /// The particulars, JSON.
  public var body: String { draft.body }
  /// Whether it was entered after the fact.
  public var backdated: Bool { draft.backdated }
  /// The journal's head as it was right after this event.
  public var head: Head { Head(seq: seq, hash: hash) }
}

/// The end of a journal at some moment: how many events, and the hash that stands for all of them.
///
/// Kept outside the store (printed at day close, say), it proves later that nothing up to there was changed or cut off.
public struct Head: Sendable, Hashable, LosslessStringConvertible {
  /// The number of events; 0 in a new hall.
  public let seq: Int64
  /// The last event's hash, 32 bytes; in a new hall the SHA-256 of the hall's id.
  public let hash: [UInt8]

  /// A head from its two parts.
  public init(seq: Int64, hash: [UInt8]) {
    self.seq = seq
    self.hash = hash
  }

  /// Reads the printed form back; nil when it is not one. Capital hexadecimal digits and spaces around it are accepted.
  public init?(_ description: String) {
    let trimmed = description.drop { $0.isWhitespace }
    let parts = trimmed.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let seq = Int64(parts[0]), seq >= 0 else { return nil }
    let digits = parts[1].prefix { !$0.isWhitespace }
    guard parts[1].dropFirst(digits.count).allSatisfy(\.isWhitespace) else { return nil }
    guard let hash = Hexadecimal.bytes(digits), hash.count == ChainHash.length else { return nil }
    self.init(seq: seq, hash: hash)
  }

  /// The printed form, `seq:hash` with 64 small hexadecimal digits.
  public var description: String { "\(seq):\(Hexadecimal.string(hash))" }
}
