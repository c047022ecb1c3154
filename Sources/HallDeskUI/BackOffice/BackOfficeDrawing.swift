import HallModel
import ScreenKit

extension BackOfficeScreen {
  /// The list, or the open case; whatever is asked lies over it.
  public func draw(into surface: inout Surface, body: Rect, _ environment: Environment) {
    guard staff != nil else {
      form.draw(into: &surface, rect: body, environment, title: environment.texts("backoffice.sign_in"), hint: hint)
      return
    }
    if page == nil {
      drawList(into: &surface, body, environment)
    } else {
      drawPage(into: &surface, body, environment)
    }
    switch layer {
    case .none: break
    case .menu(let menu): menu.draw(into: &surface, rect: body)
    case .form(let form, _): form.draw(into: &surface, rect: body)
    case .names(let names, _): names.draw(into: &surface, rect: body)
    case .supply(let supply): supply.draw(into: &surface, rect: body, environment)
    case .document(let document, _): document.draw(into: &surface, rect: body, environment)
    case .confirm(let box, _, _): box.draw(into: &surface, rect: body)
    }
  }

  private func drawList(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let (head, rest) = rect.cutTop(2)
    let prompt = " " + texts("backoffice.filter") + " "
    let used = surface.put(prompt, row: head.row, column: head.column, style: .accent, maxWidth: head.columns)
    var shown = list.field
    shown.placeholder = texts("backoffice.filter.hint")
    shown.draw(
      into: &surface,
      rect: Rect(row: head.row, column: head.column + used, rows: 1, columns: head.columns - used - 1))
    drawScopes(into: &surface, head, environment)
    if list.ids.isEmpty {
      let key = list.field.isEmpty ? "backoffice.list.none.\(list.scope.rawValue)" : "backoffice.list.nothing_found"
      surface.paragraph(texts(key), in: rest.inset(columns: 1), from: 2, style: .dim)
      return
    }
    let clock = CaseClock(environment)
    // The widest words of this language: a state or a date that is cut off says nothing.
    let states: [CaseFile.State] = [
      .received, .correction, .accepted, .acceptedDeferred, .inReview, .suspended, .decided,
    ]
    let stateColumns = environment.widest(states.map(environment.word))
    let dueColumns = environment.widest(CaseFile.Due.allCases.map(environment.word)) + 6
    var table = Table(columns: [
      Table.Column(texts("backoffice.column.case"), minimum: 13, priority: 9),
      Table.Column(texts("backoffice.column.matter"), minimum: 14, ideal: 30, priority: 8, grows: true),
      Table.Column(texts("backoffice.column.state"), minimum: stateColumns, ideal: stateColumns + 2, priority: 7),
      Table.Column(texts("backoffice.column.due"), minimum: dueColumns, ideal: dueColumns + 2, priority: 6),
      Table.Column(texts("backoffice.column.left"), minimum: 7, ideal: 8, alignment: .trailing, priority: 5),
      Table.Column(texts("backoffice.column.light"), minimum: 9, ideal: 9, priority: 6),
      Table.Column(texts("backoffice.column.handler"), minimum: 6, ideal: 10, priority: 4),
      Table.Column(texts("backoffice.column.department"), minimum: 8, ideal: 10, priority: 1),
    ])
    table.selection = list.selection
    table.draw(into: &surface, rect: rest.inset(columns: 1), count: list.ids.count) { index in
      guard let file = environment.hall.caseFile(list.ids[index]) else { return Table.Row([""]) }
      return row(file, clock, environment)
    }
  }

  private func row(_ file: CaseFile, _ clock: CaseClock, _ environment: Environment) -> Table.Row {
    let mark = environment.mark(clock.light(file))
    let due = file.due.map { "\(environment.word($0.what)) \(environment.short($0.day, clock))" } ?? ""
    let left = file.due.map { due in
      environment.left(clock.daysLeft(to: due.day, due.what == .decision ? file.terms.limitUnit : .working))
    }
    let mine = file.handler == staff
    return Table.Row([
      Table.Field(file.id), Table.Field(file.terms.name), Table.Field(environment.word(file.state)), Table.Field(due),
      Table.Field(left ?? "", mark.text.isEmpty ? nil : mark.style), Table.Field(mark.text, mark.style),
      Table.Field(mine ? environment.texts("backoffice.me") : environment.handler(of: file), mine ? .accent : nil),
      Table.Field(file.terms.department),
    ])
  }

  /// Whose cases are listed, and how many are pressing.
  private func drawScopes(into surface: inout Surface, _ head: Rect, _ environment: Environment) {
    let texts = environment.texts
    var pieces: [(text: String, style: Style)] = [(" ", .text)]
    for scope in Worklist.Scope.allCases where scope != .department || list.department != nil {
      let label = texts(
        "backoffice.scope.\(scope.rawValue)",
        ["n": String(list.counts[scope] ?? 0), "department": list.department ?? ""])
      pieces.append(
        (scope == list.shownScope ? "[\(label)]" : " \(label) ", scope == list.shownScope ? .selected : .dim))
    }
    pieces.append((" " + texts("backoffice.scope.hint"), .dim))
    let used = surface.pieces(pieces, in: head, at: 1)
    let lights = [CaseLight.escalated, .red, .yellow].compactMap { light -> (text: String, style: Style)? in
      guard let count = list.lights[light] else { return nil }
      let mark = environment.mark(light)
      return ("\(mark.text) \(count)  ", mark.style)
    }
    let columns = lights.reduce(0) { $0 + surface.width.displayWidth($1.text) }
    guard columns > 0, columns < head.columns - used else { return }
    surface.pieces(
      lights,
      in: Rect(row: head.row + 1, column: head.endColumn - columns, rows: 1, columns: columns))
  }

  /// What a listener needs to know.
  public func narration(_ environment: Environment) -> [String] {
    let texts = environment.texts
    guard staff != nil else {
      return [texts("backoffice.sign_in"), texts(form.onPIN ? "sign_in.pin" : "sign_in.staff")]
    }
    switch layer {
    case .menu(let menu): return menu.narration
    case .form(let form, _): return form.narration
    case .names(let names, _): return names.narration
    case .supply(let supply): return supply.narration(environment)
    case .document(let document, _): return document.narration
    case .confirm(let box, _, _): return [box.title, box.body, "\(box.confirmKey.name) \(box.confirmLabel)"]
    case .none: break
    }
    if let page { return narration(of: page, environment) }
    let clock = CaseClock(environment)
    let scope = texts(
      "backoffice.scope.\(list.scope.rawValue)",
      ["n": String(list.counts[list.scope] ?? 0), "department": list.department ?? ""])
    let rows = list.ids.dropFirst(list.selection.index).prefix(9).compactMap { environment.hall.caseFile($0) }
    return [scope]
      + rows.map { file in
        row(file, clock, environment).fields.map(\.text).filter { !$0.isEmpty }.joined(separator: "  ")
      }
  }
}
