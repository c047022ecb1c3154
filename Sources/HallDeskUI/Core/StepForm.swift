import ScreenKit

/// Choices by digit and fields, one below the other, over the screen. Enter only goes on; another key records, so that
/// nothing is recorded by one Enter too many.
struct StepForm: Sendable {
  /// One of several answers.
  struct Option: Sendable {
    let digit: Character
    let label: String
    let value: String
  }

  /// A question of the form.
  struct Part: Sendable {
    let name: String
    let label: String
    fileprivate(set) var body: Body

    /// A choice; nothing is chosen where `chosen` names no option.
    static func choice(_ name: String, _ label: String, _ options: [Option], chosen: String = "") -> Part {
      Part(name: name, label: label, body: .choice(options, chosen: options.firstIndex { $0.value == chosen }))
    }

    /// A field.
    static func field(_ name: String, _ label: String, _ field: TextField) -> Part {
      Part(name: name, label: label, body: .field(field))
    }
  }

  enum Body: Sendable {
    case choice([Option], chosen: Int?)
    case field(TextField)
  }

  let title: String
  /// A sentence above the questions: what will follow.
  let note: String
  private(set) var parts: [Part]
  private var focus = 0

  init(title: String, note: String = "", _ parts: [Part]) {
    self.title = title
    self.note = note
    self.parts = parts
  }

  /// What is chosen or typed, without blanks around it; empty where nothing is.
  subscript(_ name: String) -> String {
    guard let part = parts.first(where: { $0.name == name }) else { return "" }
    switch part.body {
    case .choice(let options, let chosen): return chosen.map { options[$0].value } ?? ""
    case .field(let field):
      guard let first = field.text.firstIndex(where: { !$0.isWhitespace }),
        let last = field.text.lastIndex(where: { !$0.isWhitespace })
      else { return "" }
      return String(field.text[first...last])
    }
  }

  /// The label of the first choice nobody has made; the form goes there.
  mutating func firstOpenChoice() -> String? {
    for (index, part) in parts.enumerated() {
      guard case .choice(_, nil) = part.body else { continue }
      focus = index
      return part.label
    }
    return nil
  }

  /// Goes to a question.
  mutating func go(to name: String) { focus = parts.firstIndex { $0.name == name } ?? focus }

  /// Takes a key.
  mutating func update(_ key: Key) {
    switch key {
    case .up, .backTab: focus = max(0, focus - 1)
    case .down, .tab, .enter: focus = min(parts.count - 1, focus + 1)
    default:
      switch parts[focus].body {
      case .field(var field):
        _ = field.update(key)
        parts[focus].body = .field(field)
      case .choice(let options, let chosen): choose(key, options, chosen)
      }
    }
  }

  /// Digits and arrows choose; whoever begins to write means the field below.
  private mutating func choose(_ key: Key, _ options: [Option], _ chosen: Int?) {
    switch key.normalised {
    case .left: parts[focus].body = .choice(options, chosen: max(0, (chosen ?? 1) - 1))
    case .right: parts[focus].body = .choice(options, chosen: min(options.count - 1, (chosen ?? -1) + 1))
    case .character(let digit) where digit.isNumber:
      guard let index = options.firstIndex(where: { $0.digit == digit }) else { return }
      parts[focus].body = .choice(options, chosen: index)
    case .character, .paste:
      guard let field = parts.indices.first(where: { $0 > focus && parts[$0].isField }) else { return }
      focus = field
      update(key)
    default: break
    }
  }

  func draw(into surface: inout Surface, rect: Rect) {
    let columns = min(rect.columns, 76)
    let widest = parts.map { surface.width.displayWidth($0.label) }.max() ?? 0
    let answerColumns = columns - 4 - widest - 2
    let noteRows = note.isEmpty ? 0 : surface.width.wrap(note, columns: columns - 4).count + 1
    let heights = parts.map { $0.rows(answerColumns, surface.width) }
    let total = heights.reduce(0, +)
    // A line stays free between two questions where there is room.
    let gap = noteRows + total + parts.count + 3 <= rect.rows ? 1 : 0
    let rows = noteRows + total + gap * (parts.count - 1) + 2 + gap
    let box = rect.centered(rows: min(rect.rows, rows), columns: columns)
    surface.fill(box)
    let inside = Panel(title, focused: true).draw(into: &surface, rect: box)
    surface.paragraph(note, in: inside, style: .dim)
    surface.cursor = nil
    var row = noteRows
    for (index, part) in parts.enumerated() {
      let isFocused = index == focus
      surface.put(
        part.label, row: inside.row + row, column: inside.column, style: isFocused ? .accent : .dim, maxWidth: widest)
      let place = Rect(
        row: inside.row + row, column: inside.column + widest + 2, rows: heights[index], columns: answerColumns)
      if place.endRow <= inside.endRow { part.draw(into: &surface, place, isFocused) }
      row += heights[index] + gap
    }
  }

  /// What is asked for, with what can be chosen.
  var narration: [String] {
    var lines = note.isEmpty ? [title] : [title, note]
    lines.append(parts[focus].label)
    if case .choice(let options, let chosen) = parts[focus].body {
      lines += options.enumerated().map { index, option in
        (index == chosen ? "> " : "") + "\(option.digit) \(option.label)"
      }
    }
    return lines
  }
}

extension StepForm.Part {
  fileprivate var isField: Bool { if case .field = body { true } else { false } }

  fileprivate func rows(_ columns: Int, _ width: Width) -> Int {
    guard case .choice(let options, _) = body else { return 1 }
    return (Self.places(options, columns, width).last?.row ?? 0) + 1
  }

  /// Where each option stands, one behind the other as far as they fit.
  private static func places(
    _ options: [StepForm.Option], _ columns: Int, _ width: Width
  ) -> [(row: Int, column: Int)] {
    var places: [(row: Int, column: Int)] = []
    var (row, column) = (0, 0)
    for option in options {
      let size = width.displayWidth(option.label) + 3
      if column > 0, column + size > columns { (row, column) = (row + 1, 0) }
      places.append((row, column))
      column += size + 2
    }
    return places
  }

  fileprivate func draw(into surface: inout Surface, _ rect: Rect, _ isFocused: Bool) {
    switch body {
    case .field(let field): field.draw(into: &surface, rect: rect, focused: isFocused)
    case .choice(let options, let chosen):
      for (index, place) in Self.places(options, rect.columns, surface.width).enumerated() {
        let isChosen = index == chosen
        let mark = isChosen ? String(surface.glyphs.checked) : " "
        surface.put(
          "\(mark)\(options[index].digit) \(options[index].label)", row: rect.row + place.row,
          column: rect.column + place.column, style: isChosen ? Style(.accent).bold : isFocused ? .text : .dim,
          maxWidth: max(0, rect.columns - place.column))
      }
      // The cursor stands at the choice that takes the digits.
      if isFocused { surface.cursor = Position(row: rect.row, column: rect.column) }
    }
  }
}
