import HallModel
import ScreenKit

extension IssuingScreen {
  /// The search above; below it the results that wait, or the case with what to compare.
  public func draw(into surface: inout Surface, body: Rect, _ environment: Environment) {
    let texts = environment.texts
    guard staff != nil else {
      form.draw(into: &surface, rect: body, environment, title: texts("issuing.sign_in"), hint: hint)
      return
    }
    let (head, rest) = body.cutTop(2)
    let isSearching = if case .search = step { true } else { false }
    let prompt = " " + texts("issuing.search") + " "
    let used = surface.put(
      prompt, row: head.row, column: head.column, style: isSearching ? .accent : .dim, maxWidth: head.columns)
    var shown = field
    shown.placeholder = texts(isSearching ? "issuing.search.hint" : "issuing.search.scan")
    shown.draw(
      into: &surface,
      rect: Rect(row: head.row, column: head.column + used, rows: 1, columns: head.columns - used - 1),
      focused: isSearching)
    surface.horizontalRule(row: head.row + 1, column: head.column, columns: head.columns)
    if let file = file(environment), !isSearching {
      drawCase(file, into: &surface, rest.inset(columns: 1), environment)
    } else {
      drawWaiting(into: &surface, rest.inset(columns: 1), environment)
    }
  }

  private func drawWaiting(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    guard !list.ids.isEmpty else {
      surface.paragraph(texts(field.isEmpty ? "issuing.none" : "issuing.none_matching"), in: rect, from: 1, style: .dim)
      return
    }
    let clock = CaseClock(environment)
    let (head, rows) = rect.cutTop(1)
    surface.line(
      texts(list.applicants == nil ? "issuing.waiting" : "issuing.theirs", ["n": String(list.ids.count)]), in: head,
      style: .title)
    var table = Table(columns: [
      Table.Column(texts("backoffice.column.case"), minimum: 13, priority: 9),
      Table.Column(texts("backoffice.column.matter"), minimum: 16, ideal: 30, priority: 8, grows: true),
      Table.Column(texts("issuing.column.result"), minimum: 8, ideal: 10, priority: 7),
      Table.Column(texts("issuing.column.delivery_due"), minimum: 10, priority: 6),
      Table.Column(texts("backoffice.column.left"), minimum: 7, ideal: 8, alignment: .trailing, priority: 5),
      Table.Column(texts("backoffice.column.light"), minimum: 9, priority: 4),
    ])
    table.selection = list.selection
    table.draw(into: &surface, rect: rows, count: list.ids.count) { index in
      guard let file = environment.hall.caseFile(list.ids[index]) else { return Table.Row([""]) }
      let mark = environment.mark(clock.light(file))
      let left = file.deliveryDue.map { environment.left(clock.daysLeft(to: $0)) } ?? ""
      return Table.Row([
        Table.Field(file.id), Table.Field(file.terms.name), Table.Field(result(file, environment)),
        Table.Field(file.deliveryDue?.text ?? ""), Table.Field(left, mark.text.isEmpty ? nil : mark.style),
        Table.Field(mark.text, mark.style),
      ])
    }
  }

  /// Granted or refused; the state where nothing was decided.
  private func result(_ file: CaseFile, _ environment: Environment) -> String {
    guard file.state == .decided, let granted = file.granted else { return environment.word(file.state) }
    return environment.texts(granted ? "issuing.granted" : "issuing.refused")
  }

  private func drawCase(_ file: CaseFile, into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    var row = 0
    for line in lines(of: file, environment) {
      let place = line.isIndented ? rect.inset(columns: 2) : rect
      row += surface.paragraph(line.text, in: place, from: row, style: line.style)
    }
    guard case .post(let tracking) = step, row + 1 < rect.rows else { return }
    let used = surface.put(
      environment.texts("issuing.tracking") + " ", row: rect.row + row + 1, column: rect.column, style: .accent,
      maxWidth: rect.columns)
    tracking.draw(
      into: &surface,
      rect: Rect(row: rect.row + row + 1, column: rect.column + used, rows: 1, columns: min(42, rect.columns - used)))
  }

  /// The case from top to bottom: what it is, who may have it, what to do next.
  private func lines(of file: CaseFile, _ environment: Environment) -> [PageText] {
    let texts = environment.texts
    let clock = CaseClock(environment)
    var lines = [
      PageText("\(file.id)  \(file.terms.name)", Style(.title).bold),
      PageText(
        texts("issuing.facts", ["department": file.terms.department, "result": result(file, environment)]),
        file.granted == false ? .warning : .text),
    ]
    if let due = file.deliveryDue {
      let mark = environment.mark(clock.light(file))
      lines.append(
        PageText(
          texts("issuing.deliver_by", ["day": due.text, "left": environment.left(clock.daysLeft(to: due))]) + "  "
            + mark.text, mark.style))
    } else if let refusal = refusal(.post, environment) {
      lines.append(PageText(refusal, .warning))
      if let due = file.due {
        lines.append(PageText(texts("issuing.owed", ["what": environment.word(due.what), "day": due.day.text])))
      }
    }
    if !file.reason.isEmpty { lines.append(PageText(texts("backoffice.reason", ["reason": file.reason]))) }
    lines += [PageText(""), PageText(texts("issuing.compare"), .title)]
    if let applicant {
      lines += environment.lines(applicant).map { PageText($0, isIndented: true) }
      let key = applicant.agent != nil ? "agent" : applicant.kind.rawValue
      lines.append(PageText(texts("issuing.compare.\(key)"), .dim, isIndented: true))
    } else if file.applicant.isEmpty {
      lines.append(PageText(texts("issuing.compare.nobody"), .warning, isIndented: true))
    } else {
      lines.append(
        PageText(
          (applicantTrouble.isEmpty ? texts("issuing.applicant.gone") : applicantTrouble), .warning, isIndented: true))
    }
    // How the result was wanted, and where to.
    lines += environment.lines(ofForm: wish.values, file).map {
      PageText("\($0.label)  \($0.value)", .accent, isIndented: true)
    }
    guard file.state == .decided else { return lines }
    let glyphs = environment.glyphs
    lines += [
      PageText(""),
      isChecked
        ? PageText("\(glyphs.checked) \(texts("issuing.step.checked"))", .success)
        : PageText("\(glyphs.pointer) \(texts("issuing.step.check"))", .accent),
      PageText(
        "\(isChecked ? glyphs.pointer : glyphs.bullet) \(texts("issuing.step.hand_over"))", isChecked ? .accent : .dim),
    ]
    if case .electronic = step { lines += [PageText(""), PageText(texts("issuing.step.electronic"), .warning)] }
    return lines
  }

  /// What a listener needs to know.
  public func narration(_ environment: Environment) -> [String] {
    let texts = environment.texts
    guard staff != nil else {
      return [texts("issuing.sign_in"), texts(form.onPIN ? "sign_in.pin" : "sign_in.staff")]
    }
    if let file = file(environment) {
      let asking: [String] = if case .post = step { [texts("issuing.tracking")] } else { [] }
      return lines(of: file, environment).map(\.text).filter { !$0.isEmpty } + asking
    }
    let rows = list.ids.dropFirst(list.selection.index).prefix(9).compactMap { environment.hall.caseFile($0) }
    return [texts("issuing.waiting", ["n": String(list.ids.count)]), texts("issuing.search")]
      + rows.map { "\($0.id)  \($0.terms.name)  \(result($0, environment))  \($0.deliveryDue?.text ?? "")" }
  }
}

/// A line of the case at the issuing window.
private struct PageText {
  var text: String
  var style: Style
  var isIndented: Bool

  init(_ text: String, _ style: Style = .text, isIndented: Bool = false) {
    self.text = text
    self.style = style
    self.isIndented = isIndented
  }
}
