import HallModel
import ScreenKit

extension LoopDesk {
  /// The list with what the pointed loop is about below it, or the open loop; a form lies over either.
  func draw(into surface: inout Surface, body: Rect, _ environment: Environment) {
    if let page {
      drawPage(page, into: &surface, body, environment)
    } else {
      drawList(into: &surface, body, environment)
    }
    switch layer {
    case .none: break
    case .step(let step): step.form.draw(into: &surface, rect: body)
    case .grievance(let grievance): grievance.form.draw(into: &surface, rect: body)
    }
  }

  /// Rows of the list on this terminal.
  func listRows(_ environment: Environment) -> Int { max(1, environment.rows - 3 - 3 - 4) }

  private func drawList(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let (head, rest) = rect.cutTop(2)
    surface.pieces(counts(environment), in: head)
    drawScopes(into: &surface, head, environment)
    guard !list.loops.isEmpty else {
      surface.paragraph(
        texts("supervisor.none.\(list.scope.rawValue)"), in: rest.inset(columns: 1), from: 2, style: .dim)
      return
    }
    let (rows, foot) = rest.cutBottom(4)
    let clock = CaseClock(environment)
    var table = Table(columns: columns(environment))
    table.selection = list.selection
    table.draw(into: &surface, rect: rows.inset(columns: 1), count: list.loops.count) { index in
      row(list.loops[index], clock, environment)
    }
    drawPointed(into: &surface, foot, environment)
  }

  /// How many are open, late, due today, and how many people were dissatisfied today.
  private func counts(_ environment: Environment) -> [(text: String, style: Style)] {
    let texts = environment.texts
    let glyphs = environment.glyphs
    let overdue = list.counts.scopes[.overdue] ?? 0
    let today = list.counts.dueToday
    return [
      (" " + texts("supervisor.count.open", ["n": String(list.counts.scopes[.all] ?? 0)]) + "   ", Style(.text).bold),
      (
        (overdue > 0 ? "\(glyphs.danger) " : "") + texts("supervisor.count.overdue", ["n": String(overdue)]) + "   ",
        overdue > 0 ? .danger : .dim
      ),
      (
        (today > 0 ? "\(glyphs.warning) " : "") + texts("supervisor.count.today", ["n": String(today)]) + "   ",
        today > 0 ? .warning : .dim
      ),
      (
        texts("supervisor.count.negative", ["n": String(list.counts.negativeToday)]),
        list.counts.negativeToday > 0 ? .text : .dim
      ),
    ]
  }

  private func drawScopes(into surface: inout Surface, _ head: Rect, _ environment: Environment) {
    var pieces: [(text: String, style: Style)] = [(" ", .text)]
    for scope in LoopList.Scope.allCases {
      let label = environment.texts(
        "supervisor.scope.\(scope.rawValue)", ["n": String(list.counts.scopes[scope] ?? 0)])
      pieces.append((scope == list.scope ? "[\(label)]" : " \(label) ", scope == list.scope ? .selected : .dim))
    }
    pieces.append((" " + environment.texts("backoffice.scope.hint"), .dim))
    surface.pieces(pieces, in: head, at: 1)
  }

  private func columns(_ environment: Environment) -> [Table.Column] {
    let texts = environment.texts
    // The widest words of this language: a state or a date that is cut off says nothing.
    let kinds = environment.widest(
      RatingLevel.allCases.filter(\.isNegative).map(environment.word) + Grievance.Kind.allCases.map(environment.word))
    let states = environment.widest(ClosedLoop.State.allCases.map(environment.word))
    let owed = environment.widest(ClosedLoop.Due.allCases.map { texts("supervisor.owed.\($0.rawValue)") }) + 6
    let left = environment.widest(["\(environment.glyphs.danger) " + texts("loop.overdue", ["n": "10"])])
    let new = environment.widest([texts("supervisor.new")])
    return [
      Table.Column("", minimum: new, priority: 9),
      Table.Column(texts("supervisor.column.loop"), minimum: 13, priority: 9),
      Table.Column(texts("supervisor.column.what"), minimum: kinds, priority: 8),
      Table.Column(texts("supervisor.column.place"), minimum: 8, ideal: 10, priority: 3),
      Table.Column(texts("supervisor.column.about"), minimum: 10, ideal: 24, priority: 2, grows: true),
      Table.Column(texts("supervisor.column.state"), minimum: states, priority: 7),
      Table.Column(texts("supervisor.column.owed"), minimum: owed, priority: 6),
      Table.Column(texts("supervisor.column.left"), minimum: left, priority: 8),
    ]
  }

  private func row(_ loop: ClosedLoop, _ clock: CaseClock, _ environment: Environment) -> Table.Row {
    let left = environment.left(loop, clock)
    let isNew = list.unseen.contains(loop.id)
    let due = loop.due(environment.hall.settings)
    let owed = loop.owed.map { environment.texts("supervisor.owed.\($0.rawValue)") } ?? ""
    return Table.Row([
      Table.Field(isNew ? environment.texts("supervisor.new") : "", Style(.accent).bold), Table.Field(loop.id),
      Table.Field(environment.word(loop)), Table.Field(place(of: loop, environment)),
      Table.Field(about(loop, environment)), Table.Field(environment.word(loop.state)),
      Table.Field(due.map { "\(owed) \(environment.short($0.day, clock))" } ?? owed),
      Table.Field(left.text, left.style),
    ])
  }

  /// `3号 C03`: where it happened and whom it is about.
  func place(of loop: ClosedLoop, _ environment: Environment) -> String {
    let window = loop.rating?.window.map { environment.texts("supervisor.window", ["n": String($0)]) } ?? ""
    return [window, loop.staff].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The matters of a rating, the words of a grievance.
  func about(_ loop: ClosedLoop, _ environment: Environment) -> String {
    loop.grievance?.text ?? environment.list(loop.rating?.matters.map(\.name) ?? [])
  }

  /// What a narrow table leaves out of the loop the arrow is at.
  private func drawPointed(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    guard let loop = list.pointed else { return }
    surface.horizontalRule(row: rect.row, column: rect.column, columns: rect.columns)
    let inside = rect.inset(columns: 1)
    let texts = environment.texts
    let words = loop.rating?.comment ?? loop.grievance?.text ?? ""
    let facts = [place(of: loop, environment), environment.list(loop.rating?.matters.map(\.name) ?? [])]
      .filter { !$0.isEmpty }
    surface.line(facts.joined(separator: "  "), in: inside, at: 1, style: .dim)
    let quoted = words.isEmpty ? texts("supervisor.no_words") : texts("supervisor.words", ["text": words])
    surface.paragraph(quoted, in: inside, from: facts.isEmpty ? 1 : 2, style: words.isEmpty ? .dim : .text)
  }

  /// What a listener needs to know.
  func narration(_ environment: Environment) -> [String] {
    let texts = environment.texts
    switch layer {
    case .none: break
    case .step(let step): return step.form.narration
    case .grievance(let grievance): return grievance.form.narration
    }
    if let page { return narration(of: page, environment) }
    let clock = CaseClock(environment)
    let scope = texts(
      "supervisor.scope.\(list.scope.rawValue)", ["n": String(list.counts.scopes[list.scope] ?? 0)])
    return [counts(environment).map(\.text).joined(), scope]
      + list.loops.dropFirst(list.selection.index).prefix(9).map { loop in
        row(loop, clock, environment).fields.map(\.text).filter { !$0.isEmpty }.joined(separator: "  ")
      }
  }
}
