import HallDocuments
import HallModel
import ScreenKit

/// The documents of a case to choose from: what was made out, in order, and what of it waits for the printer.
public struct CaseDocumentList: Sendable {
  /// One document.
  public struct Row: Equatable, Sendable {
    /// What it is.
    public var kind: DocumentKind
    /// Which of its kind it is for the case, from 1.
    public var number: Int
    /// Whether it was made out already; one that was not shows how it would be now.
    public var isMade: Bool
    /// The print job that waits for paper, where there is one.
    public var waiting: PrintJob?
  }

  /// What a key did.
  public enum Outcome: Equatable, Sendable {
    /// Enter or the row's digit: look at it.
    case chosen(DocumentKind)
    /// F2: print it.
    case print(DocumentKind)
    /// Esc.
    case closed
    /// Anything else.
    case open
  }

  /// The rows, the oldest document first.
  public let rows: [Row]
  private let id: String
  private var list = ListView()

  /// The documents of a case; `queue` is what waits for the printer. An undertaking is offered before there is an
  /// acceptance, where a paper is marked as following later.
  public init(_ file: CaseFile, queue: [PrintJob]) {
    id = file.id
    func waiting(_ kind: DocumentKind) -> PrintJob? {
      queue.last { $0.caseNumber == file.id && $0.kind == kind && $0.isWaiting }
    }
    var latest: [DocumentKind: Row] = [:]
    var order: [DocumentKind] = []
    for (kind, number) in CaseDocument.made(for: file) {
      if latest[kind] == nil { order.append(kind) }
      latest[kind] = Row(kind: kind, number: number, isMade: true, waiting: waiting(kind))
    }
    if latest[.deferralUndertaking] == nil, file.papers.contains(where: { $0.mark == .deferred }) {
      order.insert(.deferralUndertaking, at: 0)
      latest[.deferralUndertaking] = Row(
        kind: .deferralUndertaking, number: 1, isMade: false, waiting: waiting(.deferralUndertaking))
    }
    rows = order.compactMap { latest[$0] }
  }

  /// Moves, chooses, prints or closes.
  public mutating func update(_ key: Key) -> Outcome {
    let key = key.normalised
    if case .character(let digit) = key, let number = digit.wholeNumberValue, rows.indices.contains(number - 1) {
      return .chosen(rows[number - 1].kind)
    }
    if key == .escape { return .closed }
    if key == .function(2), rows.indices.contains(list.selected) { return .print(rows[list.selected].kind) }
    if case .chosen(let index) = list.update(key, count: rows.count) { return .chosen(rows[index].kind) }
    return .open
  }

  /// Draws the box over `rect`.
  public func draw(into surface: inout Surface, rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let box = rect.centered(rows: min(rect.rows, max(1, rows.count) + 3), columns: min(rect.columns, 64))
    surface.fill(box)
    let inside = Panel(texts("document.list.title", ["case": id]), focused: true).draw(into: &surface, rect: box)
    let (body, foot) = inside.cutBottom(1)
    if rows.isEmpty {
      surface.line(texts("document.list.none"), in: body, style: .dim)
    } else {
      list.draw(into: &surface, rect: body, count: rows.count) { index in
        let row = rows[index]
        return ListView.Item(
          (index < 9 ? "\(index + 1) " : "  ") + Self.title(row, environment), trailing: Self.state(row, environment))
      }
    }
    surface.line(texts("document.list.keys"), in: foot, style: .dim)
    surface.cursor = nil
  }

  /// What is said line by line (`--plain`).
  public func narration(_ environment: Environment) -> [String] {
    if rows.isEmpty { return [environment.texts("document.list.none")] }
    return rows.enumerated().map { index, row in
      "\(index + 1) \(Self.title(row, environment))  \(Self.state(row, environment))"
    }
  }

  private static func title(_ row: Row, _ environment: Environment) -> String {
    environment.title(row.kind) + (row.number > 1 ? " (\(row.number))" : "")
  }

  private static func state(_ row: Row, _ environment: Environment) -> String {
    let texts = environment.texts
    if let job = row.waiting {
      return job.failure == nil ? texts("document.state.waiting") : texts("document.state.stuck")
    }
    return row.isMade ? texts("document.state.made") : texts("document.state.not_made")
  }
}
