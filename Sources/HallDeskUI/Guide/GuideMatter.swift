import HallModel
import ScreenKit

extension GuideScreen {
  /// The papers shown: of the visit so far, or of the matter the arrow is at.
  func listedPapers(_ environment: Environment) -> [Paper] {
    environment.papers?.merged(subject(environment)) ?? []
  }

  /// The matter, where it can be done and how long that takes, and its papers.
  func drawMatter(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    if chosen.isEmpty, case .package(let bundle)? = pointed?.found {
      drawPackage(bundle, into: &surface, rect, environment)
      return
    }
    let matters = subject(environment).compactMap { environment.hall.catalogue.matter($0) }
    guard let first = matters.first else { return }
    var row = 0
    let single = matters.count == 1
    let heading = single ? first.name : texts("guide.several", ["n": String(matters.count)])
    row += surface.paragraph(heading, in: rect, from: row, style: Style(.title).bold)
    if single {
      surface.line("\(first.code)  \(limits(first, environment))", in: rect, at: row, style: .dim)
      row += 1
    }
    let (style, sentence) = place(matters, environment)
    row += surface.paragraph(sentence, in: rect, from: row, style: style)
    if single {
      row += surface.paragraph(elsewhere(first, environment), in: rect, from: row)
      if !first.priorityNote.isEmpty {
        row += surface.paragraph(texts("guide.note", ["note": first.priorityNote]), in: rect, from: row, style: .dim)
      }
    }
    drawPapers(
      into: &surface, Rect(row: rect.row + row, column: rect.column, rows: rect.rows - row, columns: rect.columns),
      environment)
  }

  private func drawPackage(
    _ bundle: MatterPackage, into surface: inout Surface, _ rect: Rect, _ environment: Environment
  ) {
    surface.line(bundle.name, in: rect, style: Style(.title).bold)
    surface.line(
      environment.texts(
        "guide.package.line", ["department": bundle.leadDepartment, "n": String(bundle.matters.count)]),
      in: rect, at: 1, style: .dim)
    for (index, code) in bundle.matters.enumerated() {
      surface.line("\(index + 1). " + environment.names([code]), in: rect, at: 3 + index)
    }
  }

  private func limits(_ matter: Matter, _ environment: Environment) -> String {
    let texts = environment.texts
    if matter.caseType == .immediate { return texts("guide.immediate") }
    return texts(
      "guide.promised.\(matter.limitUnit.rawValue)",
      ["promised": String(matter.promisedDays), "legal": String(matter.legalLimit)])
  }

  /// Which open windows take it, and how long that would be now.
  private func place(_ matters: [Matter], _ environment: Environment) -> (Style, String) {
    let texts = environment.texts
    let hall = environment.hall
    let codes = matters.map(\.code)
    for matter in matters where hall.windows(accepting: matter).intersection(hall.openWindows).isEmpty {
      return (.warning, texts("guide.no_window", ["name": matter.name]))
    }
    let windows = hall.windows(serving: codes).intersection(hall.openWindows)
    let numbers = windows.positions.map { String(hall.windows[$0].number) }
    let list = numbers.prefix(numbers.count > 8 ? 7 : 8).reduce("") {
      $0.isEmpty ? $1 : texts("guide.windows.and", ["first": $0, "next": $1])
    }
    let shown = numbers.count > 8 ? list + " …" : list
    let waiting = hall.line.entries.count { !$0.windows.intersection(windows).isEmpty }
    var wait = texts("wait.soon")
    if let question = question(environment), let forecast = environment.foretold?.forecast,
      forecast.wasAsked(question)
    {
      wait = environment.wait(forecast.wait(for: question), someoneAhead: waiting > 0)
    }
    return (.success, texts("guide.windows", ["windows": shown, "n": String(waiting), "wait": wait]))
  }

  /// Online and at a terminal.
  private func elsewhere(_ matter: Matter, _ environment: Environment) -> String {
    let texts = environment.texts
    let online = texts("guide.online.\(matter.online)")
    return matter.selfService ? environment.list([online, texts("guide.self_service")]) : online
  }

  private func drawPapers(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    guard environment.papers != nil else {
      surface.line(texts("guide.loading"), in: rect, style: .dim)
      return
    }
    let papers = listedPapers(environment)
    let open = papers.count { !inHand.contains($0.name) }
    let title = texts(
      papersFocused ? "guide.papers.focused" : "guide.papers", ["n": String(papers.count), "open": String(open)])
    let inside = Panel(title, frame: .rule, focused: papersFocused).draw(into: &surface, rect: rect)
    var selection = paperSelection
    selection.clamp(count: papers.count)
    let window = selection.window(rows: inside.rows, count: papers.count)
    for (line, index) in window.enumerated() {
      let paper = papers[index]
      let ticked = inHand.contains(paper.name)
      let chosenRow = papersFocused && index == selection.index
      let mark = ticked ? "[x] " : "[ ] "
      let note =
        paper.origin == .eCertificate ? texts("paper.e_certificate") : texts("paper.requirement.\(paper.requirement)")
      let style: Style = chosenRow ? .selected : ticked ? .dim : .text
      let noteStyle: Style =
        chosenRow
        ? .selected
        : ticked ? .dim : paper.origin == .eCertificate ? .info : paper.requirement == .required ? .text : .dim
      surface.line("", in: inside, at: line, style: style)
      let columns = surface.width.displayWidth(note)
      let room = max(0, inside.columns - columns - 2)
      surface.line(
        mark + environment.describe(paper),
        in: Rect(row: inside.row, column: inside.column, rows: inside.rows, columns: room), at: line, style: style)
      surface.put(
        note, row: inside.row + line, column: inside.endColumn - columns - 1, style: noteStyle, maxWidth: columns)
    }
    surface.scrollBar(in: inside, first: window.lowerBound, count: papers.count)
  }
}
