/// One thing found wrong in a journal.
public enum VerifyProblem: Sendable, Hashable {
  /// These events are missing.
  case missing(from: Int64, through: Int64)
  /// The event's content or hash was changed.
  case altered(seq: Int64)
  /// The event at `found` belongs at `seq`.
  case reordered(seq: Int64, found: Int64)
  /// The event is older than the one before it.
  case timeRunsBack(seq: Int64)
  /// The saved head is past the journal's end: what followed was cut off.
  case truncated(saved: Int64, last: Int64)
  /// The chain is sound in itself, but it is not the one the head was saved from: history up to there was rewritten.
  case rewritten(saved: Int64)
  /// The bytes of a blob no longer match its name.
  case blobAltered(String)
  /// The engine could not read on.
  case unreadable(after: Int64, detail: String)

  /// The first event concerned; nil for blobs.
  public var seq: Int64? {
    switch self {
    case .missing(let seq, _), .altered(let seq), .reordered(let seq, _), .timeRunsBack(let seq): seq
    case .truncated(_, let last): last + 1
    case .rewritten(let seq): seq
    case .blobAltered: nil
    case .unreadable(let seq, _): seq + 1
    }
  }

  /// The finding in Chinese.
  public var chinese: String {
    switch self {
    case .missing(let from, let through):
      from == through ? "缺少第 \(from) 条记录" : "缺少第 \(from) 至 \(through) 条记录"
    case .altered(let seq): "第 \(seq) 条记录的内容或校验值被改动"
    case .reordered(let seq, let found): "记录次序被调换：第 \(found) 条的位置上是原第 \(seq) 条"
    case .timeRunsBack(let seq): "第 \(seq) 条记录的时间早于上一条"
    case .truncated(let saved, let last): "末尾被截断：留存的校验点在第 \(saved) 条，现在只到第 \(last) 条"
    case .rewritten(let saved): "第 \(saved) 条及以前的记录与留存的校验点不符，历史被改写"
    case .blobAltered(let hex): "附件 \(hex.prefix(12)) 的内容被改动"
    case .unreadable(let seq, let detail): "第 \(seq) 条之后无法读取：\(detail)"
    }
  }

  /// The finding in English.
  public var english: String {
    switch self {
    case .missing(let from, let through):
      from == through ? "event \(from) is missing" : "events \(from) to \(through) are missing"
    case .altered(let seq): "the content or the hash of event \(seq) was changed"
    case .reordered(let seq, let found): "events were reordered: event \(seq) stands in place of \(found)"
    case .timeRunsBack(let seq): "event \(seq) is older than the one before it"
    case .truncated(let saved, let last): "cut off: the saved head is at event \(saved), the journal ends at \(last)"
    case .rewritten(let saved): "history up to event \(saved) is not the one the saved head stands for"
    case .blobAltered(let hex): "the content of blob \(hex.prefix(12)) was changed"
    case .unreadable(let seq, let detail): "nothing after event \(seq) can be read: \(detail)"
    }
  }
}

/// What checking a whole journal found.
public struct VerifyReport: Sendable, Hashable {
  /// The number of events checked.
  public var events: Int64
  /// The number of blobs checked.
  public var blobs: Int
  /// Where the journal ended when the check began: the head to keep.
  public var head: Head
  /// What was found, events in order first; empty when all is well. The search stops after 20.
  public var problems: [VerifyProblem]
  /// Whether nothing was found.
  public var isSound: Bool { problems.isEmpty }

  /// A report, for engines.
  public init(events: Int64, blobs: Int, head: Head, problems: [VerifyProblem]) {
    self.events = events
    self.blobs = blobs
    self.head = head
    self.problems = problems
  }
}

/// Walks a journal event by event and collects what does not follow; every engine feeds it.
public struct ChainCheck {
  /// After so many findings the search is not worth going on.
  public static let enough = 20

  /// What was found so far.
  public private(set) var problems: [VerifyProblem] = []
  /// The events fed so far.
  public private(set) var events: Int64 = 0
  /// The last event seen.
  public private(set) var head: Head

  /// The hash the last event should have had, when its stored one is another: whichever of the two the next event
  /// continues tells nothing new, so it is not reported twice.
  private var computed: [UInt8]
  private var knowsPrevious = true
  private var lastTime = Int64.min
  /// Places whose event did not fit, with the hash before them: a later misfit may belong there.
  private var open: [(seq: Int64, previous: [UInt8], problem: Int)] = []
  private let saved: Head?
  private var savedMatches: Bool?

  /// Starts before the first event; `saved` is a head kept outside the store.
  public init(hallID: String, saved: Head? = nil) {
    head = Head(seq: 0, hash: ChainHash.genesis(hallID: hallID))
    computed = head.hash
    self.saved = saved
    if let saved, saved.seq == 0 { savedMatches = saved.hash == head.hash }
  }

  /// Whether there is enough to report.
  public var isDone: Bool { problems.count >= Self.enough }

  /// Checks the next event. `intact` is false when the engine saw it to be malformed itself.
  public mutating func feed(_ record: EventRecord, intact: Bool = true) {
    events += 1
    if record.seq != head.seq + 1 {
      problems.append(.missing(from: head.seq + 1, through: record.seq - 1))
      knowsPrevious = false
    }
    let expected = ChainHash.next(after: head.hash, seq: record.seq, draft: record.draft)
    var fits = !knowsPrevious || expected == record.hash
    if !fits, computed != head.hash {
      fits = ChainHash.next(after: computed, seq: record.seq, draft: record.draft) == record.hash
    }
    if !fits || !intact {
      reportMisfit(record)
    } else if record.at < lastTime {
      problems.append(.timeRunsBack(seq: record.seq))
    }
    lastTime = max(lastTime, record.at)
    computed = fits ? record.hash : expected
    knowsPrevious = true
    head = record.head
    if let saved, saved.seq == record.seq { savedMatches = saved.hash == record.hash }
  }

  private mutating func reportMisfit(_ record: EventRecord) {
    for place in open where ChainHash.next(after: place.previous, seq: place.seq, draft: record.draft) == record.hash {
      problems[place.problem] = .reordered(seq: place.seq, found: record.seq)
      return
    }
    open.append((record.seq, head.hash, problems.count))
    problems.append(.altered(seq: record.seq))
  }

  /// Ends the walk: compares with the saved head and hands over the findings.
  public mutating func finish() -> [VerifyProblem] {
    guard let saved, !isDone else { return problems }
    if saved.seq > head.seq {
      problems.append(.truncated(saved: saved.seq, last: head.seq))
    } else if savedMatches != true, problems.isEmpty {
      problems.append(.rewritten(saved: saved.seq))
    }
    return problems
  }
}
