import Synchronization

/// Some cases one after the other: the piece of a book that a change copies, and that a snapshot keeps.
///
/// Never changes. Its cases are unpacked when first asked for and packed when first stored; both are remembered.
final class CasePart: Sendable {
  /// What is known of a part without unpacking it.
  struct Summary: Equatable, Sendable {
    /// How many cases; at least one.
    var count: Int
    /// The highest number.
    var last: String
    /// How many are closed.
    var closed: Int
    /// The first day after which the law makes something of a case here.
    var deemedAfter: Day?
    /// Whether a legal last day could not be told yet.
    var hasOpenDues: Bool
    /// The cases whose completion starts a clock here.
    var awaited: [String]
  }

  let summary: Summary
  private let content: Mutex<Content>

  private struct Content {
    var files: [CaseFile]?
    var bytes: [UInt8]?
  }

  /// A part of these cases, of which there is at least one.
  init(_ files: [CaseFile]) {
    summary = Summary(files)
    content = Mutex(Content(files: files))
  }

  /// A part from its stored form; nil for another version.
  init?(packed bytes: [UInt8]) {
    guard let summary = try? CaseUnpacking.summary(bytes) else { return nil }
    self.summary = summary
    content = Mutex(Content(bytes: bytes))
  }

  /// Whether its cases can be unpacked.
  var isReadable: Bool {
    let (files, bytes) = content.withLock { ($0.files, $0.bytes) }
    guard files == nil, let bytes else { return true }
    guard let read = try? CaseUnpacking.files(bytes), CasePart.Summary(read) == summary else { return false }
    content.withLock { $0.files = read }
    return true
  }

  /// The cases.
  var files: [CaseFile] {
    content.withLock { content in
      if let files = content.files { return files }
      // Bytes come from a store that keeps them under their digest, and were read back before they were written.
      guard let bytes = content.bytes, let files = try? CaseUnpacking.files(bytes) else {
        preconditionFailure("a part of the case book cannot be read")
      }
      content.files = files
      return files
    }
  }

  /// The stored form; nil where it cannot be read back.
  func packed() -> [UInt8]? {
    let (files, known) = content.withLock { ($0.files, $0.bytes) }
    if let known { return known }
    guard let files else { return nil }
    let bytes = CasePacking.bytes(files, summary)
    guard let read = try? CaseUnpacking.files(bytes), read == files, CasePart(packed: bytes)?.summary == summary else {
      return nil
    }
    content.withLock { $0.bytes = bytes }
    return bytes
  }
}

extension CasePart.Summary {
  init(_ files: [CaseFile]) {
    count = files.count
    last = files.last?.id ?? ""
    closed = 0
    hasOpenDues = false
    awaited = []
    for file in files {
      if file.state.isClosed { closed += 1 }
      if let day = file.deemedAfter, deemedAfter.map({ day < $0 }) ?? true { deemedAfter = day }
      if file.hasOpenDues { hasOpenDues = true }
      if let awaited = file.awaited, !self.awaited.contains(awaited) { self.awaited.append(awaited) }
    }
  }
}

extension CaseFile {
  /// The last day before the law makes something of the case by itself: accepted where nobody was told what is missing
  /// (行政许可法 第三十二条), withdrawn where nobody put it right.
  var deemedAfter: Day? {
    switch state {
    case .received: tellDue ?? correctionDue
    case .correction: correctionDue
    default: nil
    }
  }

  /// Whether its clock runs and its legal last day is not known: it lies past the calendar.
  var hasOpenDues: Bool {
    legalDue == nil && clockFrom != nil && [.accepted, .acceptedDeferred, .inReview].contains(state)
  }

  /// The case whose completion starts this one's clock, while that stands.
  var awaited: String? { acceptedAt != nil && clockFrom == nil && !state.isClosed ? follows : nil }
}
