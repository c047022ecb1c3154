/// A document on its way to paper. It holds personal data: where it is kept it must be sealed.
public struct PrintJob: Equatable, Sendable, Codable {
  /// In what form a document is printed.
  public enum Format: Equatable, Sendable, Codable {
    /// Lines of text of a width in columns.
    case text(columns: Int, encoding: TextEncoding)
    /// PDF.
    case pdf
  }

  /// Where a document goes.
  public enum Target: Equatable, Sendable, Codable {
    /// To a program's standard input, `lp -d desk`; seconds it may take.
    case command(CommandWords, limitSeconds: Int64)
    /// To a file that does not exist yet.
    case file(String)
  }

  /// How far it is.
  public enum State: Equatable, Sendable, Codable {
    /// It waits for its first try.
    case queued
    /// A terminal is printing it since that moment (seconds since 1970).
    case sending(since: Int64)
    /// It surely did not come out; it can be tried again.
    case failed(PrintFailure)
    /// It may have come out; only a person who looked can say.
    case uncertain(PrintFailure)
    /// The printer took it at that moment.
    case printed(at: Int64)
  }

  /// The job's identity, given by the caller: the same document submitted twice is one job.
  public var id: String
  /// The kind of document, for lists.
  public var kind: DocumentKind
  /// The case it belongs to, for lists.
  public var caseNumber: String
  /// The document, as `PaperLayout` writes it.
  public var layout: String
  /// In what form it is printed.
  public var format: Format
  /// Where it goes.
  public var target: Target
  /// 1 for the first print; a later one says on the paper that it is one.
  public var copy: Int
  /// When it was made, seconds since 1970.
  public var createdAt: Int64
  /// How far it is.
  public var state: State
  /// How often it was sent.
  public var attempts: Int
  /// Raised with every change: of two terminals that take the same job, one is refused.
  public var revision: Int

  /// A new job.
  public init(
    id: String, kind: DocumentKind, caseNumber: String, document: Document, format: Format, target: Target,
    copy: Int = 1, createdAt: Int64
  ) {
    self.id = id
    self.kind = kind
    self.caseNumber = caseNumber
    self.layout = PaperLayout.encode(document)
    self.format = format
    self.target = target
    self.copy = copy
    self.createdAt = createdAt
    self.state = .queued
    self.attempts = 0
    self.revision = 0
  }

  /// Whether it still waits for paper.
  public var isWaiting: Bool {
    if case .printed = state { return false }
    return true
  }

  /// The failure to tell, where there is one.
  public var failure: PrintFailure? {
    switch state {
    case .failed(let failure), .uncertain(let failure): failure
    case .queued, .sending, .printed: nil
    }
  }
}
