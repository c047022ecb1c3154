import HallModel
import ScreenKit

extension RatingScreen {
  /// The level chosen, its tags, own words, and the three boxes below.
  func drawAnswer(_ answering: Answering, into surface: inout Surface, _ environment: Environment) {
    guard let level = answering.draft.level else { return }
    let texts = environment.texts
    let draft = answering.draft
    let tags = environment.hall.settings.tags(of: level)
    let layout = AnswerLayout(environment.body, tags: tags.count)
    let subject = subject(answering, environment)
    surface.line(
      heading(answering, environment) + (subject.isEmpty ? "" : "  " + subject), in: layout.head, style: .dim)
    surface.pieces(
      [
        (texts("rate.chosen") + " ", .text),
        (
          "\(level.rawValue) \(texts("rating.level.\(level.rawValue)")) \(texts("rate.sign.\(level.rawValue)"))",
          .accent
        ),
      ], in: layout.head, at: 1)
    surface.line(texts("rate.tags.\(level.rawValue)"), in: layout.label, style: .dim)
    for (index, (tag, rect)) in zip(tags, layout.tags).enumerated() {
      drawTag(
        environment.word(tag), index, isChosen: draft.tags.contains(tag.code), isPointed: answering.pointer == index,
        into: &surface, rect
      )
    }
    drawWords(answering, into: &surface, layout.words, environment)
    // While somebody writes, these are touched; the keys are text.
    let keys = answering.isWriting ? ["", "", ""] : ["-", "0", Key.enter.name]
    drawButton(keys[0], texts("rate.key.change"), into: &surface, layout.back)
    drawButton(keys[1], texts(answering.nameWord), into: &surface, layout.named)
    drawButton(keys[2], texts(sendLabel(answering)), into: &surface, layout.send, focused: !answering.isWriting)
    drawFoot(
      answering, texts(answering.isWriting ? "rate.words.how" : "rate.answer.how"), into: &surface, layout.foot,
      environment)
  }

  func sendLabel(_ answering: Answering) -> String {
    guard answering.isEach else { return "rate.key.send" }
    return answering.index + 1 < answering.question.cases.count ? "rate.key.next" : "rate.key.send_all"
  }

  private func drawTag(
    _ words: String, _ index: Int, isChosen: Bool, isPointed: Bool, into surface: inout Surface, _ cell: Rect
  ) {
    let isBoxed = cell.rows >= TagLayout.boxed
    if isBoxed { surface.box(cell, style: isChosen || isPointed ? .focusedBorder : .border) }
    let rect = isBoxed ? cell.inset(rows: 1, columns: 1) : cell
    let key = index < 9 ? String(index + 1) : " "
    let mark = isChosen ? String(surface.glyphs.checked) : " "
    let pointer = isPointed ? String(surface.glyphs.pointer) : " "
    let used = surface.pieces(
      [(pointer + " ", .accent), (key, .key), (" [\(mark)] ", isChosen ? Style(.text).bold : .text)], in: rect)
    let style: Style = isPointed ? .selected : isChosen ? Style(.text).bold : .text
    let room = Rect(row: rect.row, column: rect.column + used, rows: rect.rows, columns: rect.columns - used)
    let lines = surface.width.wrap(words, columns: room.columns)
    let shown = min(lines.count, max(1, room.rows - (room.rows > 2 ? 1 : 0)))
    for (place, line) in lines.prefix(shown).enumerated() {
      // What does not fit is seen to be cut.
      let isCut = place == shown - 1 && lines.count > shown
      let text = isCut ? surface.width.clip(line + lines[place + 1], to: room.columns) : line
      surface.put(text, row: room.row + place, column: room.column, style: style, maxWidth: room.columns)
    }
  }

  private func drawWords(
    _ answering: Answering, into surface: inout Surface, _ rect: Rect, _ environment: Environment
  ) {
    let words = answering.draft.words
    let count = "\(words.text.count)/\(words.limit)"
    let used = surface.pieces(
      [("+ ", .key), (environment.texts("rate.words") + "  ", answering.isWriting ? .accent : .text)], in: rect)
    let room = rect.columns - used - surface.width.displayWidth(count) - 1
    var shown = words
    shown.placeholder = environment.texts("rate.words.hint")
    shown.draw(
      into: &surface, rect: Rect(row: rect.row, column: rect.column + used, rows: rect.rows, columns: room),
      focused: answering.isWriting)
    surface.put(
      count, row: rect.row, column: rect.endColumn - surface.width.displayWidth(count), style: .dim,
      maxWidth: rect.columns)
  }

  /// The ticket at the exit: a field, and keys to touch.
  func drawEntry(into surface: inout Surface, _ environment: Environment) {
    let texts = environment.texts
    let layout = entryLayout(environment)
    surface.line(texts("rate.entry"), in: layout.head, at: 1, style: .title, alignment: .center)
    let hint = entry.candidates.isEmpty ? texts("rate.entry.how") : texts("rate.entry.several")
    surface.paragraph(hint, in: layout.head, from: 2, style: .dim, alignment: .center)
    surface.box(layout.field, style: .focusedBorder)
    entry.field.draw(into: &surface, rect: layout.field.inset(rows: 1, columns: 2), focused: entry.candidates.isEmpty)
    for key in layout.keys { drawButton("", key.label, into: &surface, key.rect) }
    for (index, rect) in layout.candidates.enumerated() {
      drawButton(String(index + 1), entry.candidates[index], into: &surface, rect)
    }
  }
}
