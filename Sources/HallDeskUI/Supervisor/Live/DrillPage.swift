import HallModel
import ScreenKit

/// One thing looked at closely: facts at the top, a list below, each row of which leads on.
struct DrillPage: Sendable {
  /// What is looked at.
  enum Subject: Equatable, Sendable {
    case lane(String)
    case window(Int)
    case clerk(String)
    case matter(String)
    /// By id.
    case ticket(String)
    /// Cases near or past their limit.
    case cases
  }

  /// A row of the list.
  struct Row: Sendable {
    var fields: [Table.Field]
    var style = Style.text
    /// Where Enter leads.
    var target: Subject?

    /// The window the hands would work on at this row.
    var window: Int? { if case .window(let number) = target { number } else { nil } }
    /// The ticket they would work on.
    var ticket: String? { if case .ticket(let id) = target { id } else { nil } }
  }

  /// What a page shows.
  struct Content: Sendable {
    var title = ""
    var facts: [PageLine] = []
    var columns: [Table.Column] = []
    var rows: [Row] = []
    /// What is said where there are no rows.
    var empty = ""
  }

  let subject: Subject
  private(set) var content = Content()
  var selection = Selection()

  init(_ subject: Subject) { self.subject = subject }

  /// The row the arrow is at.
  var pointed: Row? { content.rows.element(at: selection.index) }

  /// Looks anew.
  mutating func look(_ environment: Environment, _ board: LiveBoard) {
    let writer = DrillContent(environment, board)
    let before = pointed?.target
    content =
      switch subject {
      case .lane(let letter): writer.lane(letter)
      case .window(let number): writer.window(number)
      case .clerk(let staff): writer.clerk(staff)
      case .matter(let code): writer.matter(code)
      case .ticket(let id): writer.ticket(id)
      case .cases: writer.cases()
      }
    if let before, let index = content.rows.firstIndex(where: { $0.target == before }) { selection.index = index }
    selection.clamp(count: content.rows.count)
  }

  /// Rows of the facts at the top, with the title.
  func headRows(_ environment: Environment) -> Int {
    PageLine.wrapped(content.facts, environment.columns - 2, environment.width).count + 2
  }

  func draw(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let lines = PageLine.wrapped(content.facts, rect.columns - 2, surface.width)
    let (head, rest) = rect.cutTop(min(lines.count + 2, max(2, rect.rows / 2)))
    surface.line(content.title, in: head.inset(columns: 1), style: Style(.title).bold)
    for (index, line) in lines.prefix(max(0, head.rows - 2)).enumerated() {
      surface.line(line.text, in: head.inset(columns: 1), at: index + 1, style: line.style)
    }
    surface.horizontalRule(row: head.endRow - 1, column: rect.column, columns: rect.columns)
    guard !content.rows.isEmpty else {
      surface.paragraph(content.empty, in: rest.inset(columns: 1), from: 1, style: .dim)
      return
    }
    var table = Table(columns: content.columns)
    table.selection = selection
    table.draw(into: &surface, rect: rest.inset(columns: 1), count: content.rows.count) { index in
      Table.Row(content.rows[index].fields, style: content.rows[index].style)
    }
  }

  /// The page as lines.
  var narration: [String] {
    [content.title] + content.facts.map(\.text)
      + (content.rows.isEmpty
        ? [content.empty]
        : content.rows.dropFirst(selection.index).prefix(12).map { row in
          row.fields.map(\.text).filter { !$0.isEmpty }.joined(separator: "  ")
        })
  }
}
