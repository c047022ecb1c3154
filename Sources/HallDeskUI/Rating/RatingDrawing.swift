import HallModel
import ScreenKit

extension RatingScreen {
  /// At rest nothing but where one is; then the levels, the chosen one, thanks.
  public func draw(into surface: inout Surface, body: Rect, _ environment: Environment) {
    surface.cursor = nil
    switch stage {
    case .rest:
      if window == nil {
        drawEntry(into: &surface, environment)
      } else {
        drawRest(into: &surface, body, environment)
      }
      drawWaiting(into: &surface, body, environment)
    case .answering(let answering):
      if answering.draft.level == nil {
        drawLevels(answering, into: &surface, environment)
      } else {
        drawAnswer(answering, into: &surface, environment)
      }
    case .closing(let sentence, _): drawClosing(sentence, into: &surface, body, environment)
    }
  }

  private func drawRest(into surface: inout Surface, _ body: Rect, _ environment: Environment) {
    guard let window else { return }
    let texts = environment.texts
    let clerk = environment.hall.window(window)?.staff ?? ""
    let area = body.centered(rows: 14, columns: body.columns - 4)
    BigText(String(window), scale: 2).draw(into: &surface, rect: area, alignment: .center)
    let name = environment.hall.windowSetting(window)?.name ?? ""
    surface.line(
      texts("window.title", ["n": String(window), "name": name]), in: area, at: 6, style: Style(.text).bold,
      alignment: .center)
    if !clerk.isEmpty {
      surface.line(texts("rate.clerk", ["staff": clerk]), in: area, at: 8, alignment: .center)
    }
    surface.paragraph(texts("rate.rest"), in: area, from: 11, alignment: .center)
    surface.paragraph(texts("rate.rest.how"), in: area, from: 12, style: .dim, alignment: .center)
  }

  /// For the staff, small: the applicant has been thanked.
  private func drawWaiting(into surface: inout Surface, _ body: Rect, _ environment: Environment) {
    guard !outbox.isEmpty else { return }
    surface.line(
      " " + environment.texts("rate.waiting", ["n": String(outbox.waiting)]), in: body, at: body.rows - 1, style: .dim)
  }

  private func drawLevels(_ answering: Answering, into surface: inout Surface, _ environment: Environment) {
    let texts = environment.texts
    let choices = choices(answering)
    let layout = LevelLayout(environment.body, choices: choices.count)
    drawHead(answering, into: &surface, layout.head, environment)
    let words = zip(RatingLevel.best, layout.boxes).map { level, box in
      surface.width.wrap(texts("rating.level.\(level.rawValue)"), columns: box.columns - 2)
    }
    let lines = words.map(\.count).max() ?? 1
    for (index, (level, box)) in zip(RatingLevel.best, layout.boxes).enumerated() {
      let isPointed = answering.pointer == index
      surface.box(box, style: isPointed ? .focusedBorder : .border)
      let area = box.inset(rows: 1, columns: 1)
      let big = BigText.fitting(String(level.rawValue), columns: area.columns, scale: area.columns >= 20 ? 2 : 1)
      let content = area.centered(rows: BigText.rows + 3 + lines, columns: area.columns)
      big?.draw(into: &surface, rect: content, style: isPointed ? .accent : .big, alignment: .center)
      let sign = texts("rate.sign.\(level.rawValue)")
      surface.line(
        isPointed ? "\(surface.glyphs.pointer) \(sign)" : sign, in: content, at: BigText.rows + 1,
        style: Style(.text).bold, alignment: .center)
      for (line, word) in words[index].enumerated() {
        surface.line(
          word, in: content, at: BigText.rows + 3 + line, style: isPointed ? .selected : Style(.text).bold,
          alignment: .center)
      }
    }
    for (choice, rect) in zip(choices, layout.below) {
      let label = texts(choice.label, ["n": String(answering.question.cases.count)])
      drawButton(choice.key, label, into: &surface, rect)
    }
    drawFoot(answering, texts("rate.levels.how"), into: &surface, layout.foot, environment)
  }

  /// The ticket, what it was about, and which case it is.
  private func drawHead(
    _ answering: Answering, into surface: inout Surface, _ rect: Rect, _ environment: Environment
  ) {
    surface.line(heading(answering, environment), in: rect, at: 0, style: .title, alignment: .center)
    surface.line(subject(answering, environment), in: rect, at: 1, alignment: .center)
  }

  func heading(_ answering: Answering, _ environment: Environment) -> String {
    let number = answering.question.number
    guard answering.isEach else {
      return environment.texts(answering.question.isAgain ? "rate.please.again" : "rate.please", ["ticket": number])
    }
    return environment.texts(
      "rate.please.each",
      ["ticket": number, "n": String(answering.index + 1), "all": String(answering.question.cases.count)])
  }

  /// The matters, or the one whose case is rated.
  func subject(_ answering: Answering, _ environment: Environment) -> String {
    answering.part.map { "\($0.matter.name)  \($0.id)" } ?? environment.list(answering.question.matters)
  }

  private func drawClosing(
    _ sentence: String, into surface: inout Surface, _ body: Rect, _ environment: Environment
  ) {
    let area = body.centered(rows: 5, columns: min(body.columns - 8, 60))
    guard sentence.isEmpty else {
      surface.paragraph(sentence, in: area, alignment: .center)
      return
    }
    let texts = environment.texts
    surface.line(texts("rate.sign.thanks"), in: area, at: 0, style: Style(.text).bold, alignment: .center)
    surface.line(
      "\(surface.glyphs.success) \(texts("rate.thanks"))", in: area, at: 2, style: .success, alignment: .center)
    surface.paragraph(texts("rate.thanks.why"), in: area, from: 4, style: .dim, alignment: .center)
  }

  /// A box with its key and what it does.
  func drawButton(
    _ key: String, _ label: String, into surface: inout Surface, _ rect: Rect, focused: Bool = false
  ) {
    surface.box(rect, style: focused ? .focusedBorder : .border)
    let area = rect.inset(rows: 1, columns: 1)
    let gap = key.isEmpty ? "" : "  "
    let shown = surface.width.clip(label, to: area.columns - surface.width.displayWidth(key + gap))
    let used = surface.width.displayWidth(key + gap + shown)
    let line = area.line(0).centered(rows: 1, columns: used)
    surface.pieces([(key + gap, .key), (shown, Style(.text).bold)], in: line)
  }

  /// A line of advice; in the last seconds, what happens by itself.
  func drawFoot(
    _ answering: Answering, _ advice: String, into surface: inout Surface, _ rect: Rect, _ environment: Environment
  ) {
    let left = answering.secondsLeft(environment.now, within: patience(environment))
    guard left <= 10, !answering.isRefused || !answering.hasLevel else {
      surface.line(advice, in: rect, style: .dim, alignment: .center)
      return
    }
    let key = answering.hasLevel ? "rate.sends_in" : "rate.ends_in"
    surface.line(
      environment.texts(key, ["n": String(max(0, left))]), in: rect, style: .accent, alignment: .center)
  }
}
