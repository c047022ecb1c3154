import HallModel
import ScreenKit

extension GuideScreen {
  /// Search above, what is found at the left, the matter with its papers at the right, the visit so far below.
  public func draw(into surface: inout Surface, body: Rect, _ environment: Environment) {
    let (search, afterSearch) = body.cutTop(2)
    let (middle, visit) = afterSearch.cutBottom(2)
    drawSearch(into: &surface, search, environment)
    let left = max(34, min(60, middle.columns * 44 / 100))
    let columns = middle.splitColumns([.fixed(left), .rest], gap: 1)
    drawResults(into: &surface, columns[0], environment)
    surface.verticalRule(row: middle.row, column: columns[0].endColumn, rows: middle.rows)
    drawMatter(into: &surface, columns[1].inset(columns: 1), environment)
    drawVisit(into: &surface, visit, environment)
    drawLayer(into: &surface, body, environment)
  }

  private func drawSearch(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let prompt = " " + environment.texts("guide.search") + " "
    let used = surface.put(
      prompt, row: rect.row, column: rect.column, style: papersFocused ? .dim : .accent, maxWidth: rect.columns)
    var shown = field
    shown.placeholder = environment.texts("guide.search.hint")
    shown.draw(
      into: &surface, rect: Rect(row: rect.row, column: rect.column + used, rows: 1, columns: rect.columns - used - 1),
      focused: !papersFocused)
    surface.horizontalRule(row: rect.row + 1, column: rect.column, columns: rect.columns)
  }

  private func drawResults(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    if environment.search == nil {
      surface.line(" " + environment.texts("guide.loading"), in: rect, style: .dim)
    } else if results.isEmpty {
      surface.paragraph(" " + environment.texts("guide.nothing_found"), in: rect, style: .dim)
    }
    list.draw(into: &surface, rect: rect, count: results.count, focused: !papersFocused) { index in
      let hit = results[index]
      switch hit.found {
      case .matter(let matter):
        let mark = chosen.contains(matter.code) ? String(environment.glyphs.checked) + " " : ""
        return ListView.Item(mark + matter.name, trailing: matter.department)
      case .package(let bundle):
        return ListView.Item(
          bundle.name, trailing: environment.texts("guide.package", ["n": String(bundle.matters.count)]), style: .accent
        )
      }
    }
  }

  private func drawVisit(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    surface.horizontalRule(row: rect.row, column: rect.column, columns: rect.columns)
    var pieces: [(text: String, style: Style)] = [(" " + texts("guide.visit") + " ", .accent)]
    if chosen.isEmpty {
      pieces.append((texts("guide.visit.empty"), .dim))
    } else {
      if let package { pieces.append((texts("guide.visit.package", ["name": package]) + " ", .text)) }
      pieces.append((environment.names(chosen), Style(.text).bold))
    }
    if let priorityGroup {
      pieces.insert(
        (texts("guide.visit.priority", ["group": environment.groupName(priorityGroup)]) + " ", .warning), at: 1)
    }
    surface.pieces(pieces, in: rect, at: 1)
  }

  private func drawLayer(into surface: inout Surface, _ body: Rect, _ environment: Environment) {
    switch layer {
    case .none: break
    case .priority(let picks): picks.draw(into: &surface, rect: body)
    case .cancelReason(_, let picks): picks.draw(into: &surface, rect: body)
    case .slots(let picks): picks.draw(into: &surface, rect: body)
    case .appointments(let appointments): appointments.draw(into: &surface, rect: body, environment)
    case .tickets(let tickets): tickets.draw(into: &surface, rect: body, environment)
    case .papersNotice(let preview): preview.draw(into: &surface, rect: body, environment)
    case .issued(let issued): issued.draw(into: &surface, rect: body, environment)
    case .figures: drawFigures(into: &surface, body, environment)
    case .voices(let picks): picks.draw(into: &surface, rect: body)
    case .rating(let rating): rating.form.draw(into: &surface, rect: body)
    case .grievance(let grievance): grievance.form.draw(into: &surface, rect: body)
    }
  }
}
