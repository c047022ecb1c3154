import HallModel
import HallStore
import ScreenKit

extension Intake {
  /// The matters on top, the form at the left, papers and steps at the right.
  func draw(into surface: inout Surface, rect: Rect, _ environment: Environment) {
    let shown = min(matters.count, max(1, rect.rows / 6))
    let (head, rest) = rect.cutTop(shown)
    drawMatters(into: &surface, head, environment)
    let columns = rest.splitColumns([.fixed(max(38, min(60, rest.columns * 46 / 100))), .rest])
    drawForm(into: &surface, columns[0], environment)
    let (upper, lower) = columns[1].cutBottom(min(max(choices.count, 3) + 2, columns[1].rows / 2))
    drawPapers(into: &surface, upper, environment)
    drawSteps(into: &surface, lower, environment)
    drawQuestion(into: &surface, rect, environment)
  }

  private func drawMatters(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let visit = environment.hall.ticket(ticket)
    let first = max(0, min(current - rect.rows / 2, matters.count - rect.rows))
    for (line, matter) in matters.enumerated().dropFirst(first).prefix(rect.rows) {
      let isCurrent = line == current
      let name = environment.hall.catalogue.matter(matter.code)?.name ?? matter.file?.terms.name ?? matter.code
      let state =
        matter.file.map { "\($0.id) \(environment.word($0.state))" } ?? limit(matter, environment)
      let lead = matters.count > 1 ? (isCurrent ? "\(surface.glyphs.pointer) " : "  ") : " "
      // Below the number, which of how many: not all of them fit.
      let place = line == first + 1 ? "\(current + 1)/\(matters.count)" : ""
      let label = line == first ? visit?.number ?? "" : place
      let ticketText = label + String(repeating: " ", count: max(1, 6 - label.count))
      let style: Style = matter.isOpen ? (isCurrent ? Style(.title).bold : .text) : .dim
      let index = line - first
      surface.line("", in: rect, at: index, style: style)
      let right = surface.width.displayWidth(state) + 1
      let text = surface.width.clip(ticketText + lead + name, to: rect.columns - right - 2)
      surface.put(text, row: rect.row + index, column: rect.column + 1, style: style, maxWidth: rect.columns - 1)
      surface.put(
        state, row: rect.row + index, column: rect.endColumn - right, style: matter.isOpen ? .dim : .success,
        maxWidth: right)
    }
  }

  /// How long the matter takes, as the guide says it.
  private func limit(_ matter: IntakeMatter, _ environment: Environment) -> String {
    guard let known = environment.hall.catalogue.matter(matter.code) else { return "" }
    if known.caseType == .immediate { return environment.texts("guide.immediate") }
    return environment.texts(
      "intake.promised.\(known.limitUnit.rawValue)", ["promised": String(known.promisedDays)])
  }

  private func drawForm(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let title = package.map { texts("intake.form.package", ["name": $0]) } ?? texts("intake.form")
    let inside = Panel(title, focused: focus == .form).draw(into: &surface, rect: rect)
    let (list, hint) = inside.cutBottom(3)
    let fields = fields(environment)
    let kind = kind(environment)
    let english = environment.isEnglish
    let widest = fields.map { surface.width.displayWidth(english ? $0.english : $0.label) }.max() ?? 0
    let label = min(widest, max(12, list.columns - 22))
    let window = Selection(index: field).window(rows: list.rows, count: fields.count)
    for (line, index) in window.enumerated() {
      let shown = fields[index]
      let isHere = focus == .form && index == field
      let name = surface.width.clip(english ? shown.english : shown.label, to: label)
      let place = list.row + line
      surface.put(name, row: place, column: list.column, style: isHere ? .accent : .dim, maxWidth: label)
      if isMissing(shown) {
        surface.put("*", row: place, column: list.column + label, style: .warning, maxWidth: 1)
      }
      let room = Rect(
        row: place, column: list.column + label + 2, rows: 1, columns: max(0, list.columns - label - 2))
      if isHere && !Intake.isChosen(shown) {
        editor.draw(into: &surface, rect: room)
      } else {
        let value = shownValue(shown, kind, english)
        surface.put(
          surface.width.clip(value, to: room.columns), row: place, column: room.column,
          style: isHere ? .selected : .text, maxWidth: room.columns)
        if isHere { surface.cursor = nil }
      }
    }
    surface.scrollBar(in: list, first: window.lowerBound, count: fields.count)
    drawHint(into: &surface, hint, environment)
  }

  private func shownValue(_ field: FormField, _ kind: Applicant.Kind?, _ english: Bool) -> String {
    let value = values[field.key] ?? ""
    if Intake.isChosen(field) {
      return Intake.words(field).first { $0.text == value }.map { english ? $0.english : $0.text } ?? value
    }
    return ApplicantEntry.masked(value, field, kind)
  }

  /// What the field is in full, its words, what a number was recognised as.
  private func drawHint(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    surface.line(texts("intake.keys"), in: rect, at: rect.rows - 1, style: .dim)
    guard focus == .form, let shown = currentField(environment) else { return }
    var sentence = environment.isEnglish ? shown.english : shown.label
    if Intake.isChosen(shown) {
      let words = Intake.words(shown).enumerated().map {
        "\($0.offset + 1) \(environment.isEnglish ? $0.element.english : $0.element.text)"
      }
      sentence = words.joined(separator: "  ")
    } else if shown.key == ApplicantEntry.number,
      let identity = try? ApplicantEntry.identity(values[shown.key] ?? "", today: environment.today)
    {
      sentence = texts("intake.is", ["type": texts("intake.id.\(identity.type.rawValue)")])
    } else if !shown.example.isEmpty {
      sentence = texts("intake.example", ["label": sentence, "example": shown.example])
    }
    surface.paragraph(sentence, in: rect.cutBottom(1).rest, from: 0, style: .info)
  }

  private func drawPapers(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let progress = papers.progress
    let title = texts("intake.papers", ["done": String(progress.done), "n": String(progress.of)])
    let inside = Panel(title, focused: focus == .papers).draw(into: &surface, rect: rect)
    let (list, legend) = inside.cutBottom(focus == .papers ? 2 : 0)
    if papers.rows.isEmpty {
      surface.paragraph(texts("intake.papers.none"), in: inside, from: 0, style: .dim)
      return
    }
    let glyphs = surface.glyphs
    paperList.draw(
      into: &surface, rect: list, count: papers.rows.count, focused: focus == .papers,
      showsChosen: focus == .papers
    ) { index in
      let row = papers.rows[index]
      let (mark, style) = word(row, glyphs, texts)
      let need =
        row.requirement == .required
        ? "" : texts("intake.need.\(row.requirement == .deferrable ? "defer" : "if")") + " "
      return ListView.Item(row.name, trailing: need + mark, style: style)
    }
    guard focus == .papers, papers.rows.indices.contains(paperList.selected) else { return }
    let row = papers.rows[paperList.selected]
    let remark = papers.mark(row)?.remark ?? ""
    let about =
      remark.isEmpty
      ? texts("intake.paper.about", ["form": row.form, "copies": String(row.copies)]) : remark
    surface.line(about, in: legend, style: .info)
    surface.line(texts("intake.legend"), in: legend, at: 1, style: .dim)
    surface.cursor = nil
  }

  private func word(_ row: MergedPaper, _ glyphs: Glyphs, _ texts: Texts) -> (String, Style) {
    guard let mark = papers.mark(row) else {
      return (texts("intake.mark.missing"), row.requirement == .ifApplicable ? .dim : .text)
    }
    let word = texts("intake.mark.\(mark.mark.rawValue)")
    switch mark.mark {
    case .original, .copy, .eCertificate: return ("\(glyphs.checked)\(word)", .success)
    case .deferred: return ("\(glyphs.partial)\(word)", .warning)
    case .defective, .lacking: return ("\(glyphs.warning)\(word)", .danger)
    case .notNeeded, .missing: return (word, .dim)
    }
  }

  private func drawSteps(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let name =
      matters.indices.contains(current) && matters.count > 1 ? " · " + environment.names([matters[current].code]) : ""
    let inside = Panel(texts("intake.steps") + name, focused: focus == .steps).draw(into: &surface, rect: rect)
    if choices.isEmpty {
      surface.paragraph(texts("intake.steps.none"), in: inside, from: 0, style: .success)
      return
    }
    stepList.draw(
      into: &surface, rect: inside, count: choices.count, focused: focus == .steps, showsChosen: focus == .steps
    ) { index in
      let choice = choices[index]
      let label = "\(index + 1) " + texts("intake.step.\(choice.step.rawValue)")
      guard let refusal = choice.refusal else { return ListView.Item(label, style: Style(.text).bold) }
      return ListView.Item("\(label)  \(environment.intakeReason(refusal, short: true))", style: .disabled)
    }
    if focus == .steps { surface.cursor = nil }
  }

  private func drawQuestion(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    switch question {
    case nil: break
    case .undertaking(let picks): picks.draw(into: &surface, rect: rect)
    case .ground(let picks): picks.draw(into: &surface, rect: rect)
    case .documents(let list, _): list.draw(into: &surface, rect: rect, environment)
    case .document(let preview, _, _, _): preview.draw(into: &surface, rect: rect, environment)
    case .line(let line, let field):
      let box = rect.centered(rows: 5, columns: min(rect.columns, 68))
      surface.fill(box)
      let inside = Panel(line.title(environment.texts), focused: true).draw(into: &surface, rect: box)
      field.draw(into: &surface, rect: inside.line(1))
      surface.line(line.hint(environment.texts), in: inside, at: 2, style: .dim)
    }
  }
}

extension Environment {
  /// What is wrong with a field, as a sentence.
  func sentence(_ problem: FormProblem) -> String {
    let key = "form.\(problem.code)"
    var details = problem.details
    if isEnglish {
      for name in ["label", "choices"] { details[name] = details["\(name)_en"] ?? details[name] }
    }
    return texts(texts.text(for: key) != nil ? key : "fault.\(problem.code)", details)
  }

  /// Why a step cannot be taken: a few words beside it, or the whole sentence.
  func intakeReason(_ refusal: Refusal, short: Bool) -> String {
    let key = "intake.why.\(refusal.code)"
    return texts.text(for: key) != nil ? texts(key, refusal.details) : sentence(refusal)
  }
}
