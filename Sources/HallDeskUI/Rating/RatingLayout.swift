import HallModel
import ScreenKit

/// A part of the screen that does something when it is touched.
struct TouchBox {
  let rect: Rect
  let action: RatingScreen.Action
}

/// Where the levels stand: five boxes that fill the screen.
struct LevelLayout {
  let head: Rect
  let boxes: [Rect]
  /// Below them: what else can be done, and a line of advice.
  let below: [Rect]
  let foot: Rect

  /// - Parameter choices: how many boxes stand below the levels.
  init(_ body: Rect, choices: Int) {
    let (head, rest) = body.inset(columns: 1).cutTop(3)
    let (middle, foot) = rest.cutBottom(1)
    let (levels, below) = middle.cutBottom(choices > 0 ? 3 : 0)
    self.head = head
    self.foot = foot
    boxes = levels.splitColumns(RatingLevel.best.map { _ in .rest }, gap: 1)
    self.below = choices > 0 ? below.splitColumns((0..<choices).map { _ in .rest }, gap: 1) : []
  }
}

/// Where the tags stand: two columns, with a second line for long names where there is room, and as boxes where there is
/// more.
struct TagLayout {
  static let columns = 2
  /// From so many rows on a tag is a box.
  static let boxed = 4

  let cells: [Rect]

  init(_ rect: Rect, count: Int) {
    let lines = (count + TagLayout.columns - 1) / TagLayout.columns
    let height = lines > 0 ? max(1, min(TagLayout.boxed, rect.rows / lines)) : 0
    let columns = rect.splitColumns((0..<TagLayout.columns).map { _ in .rest }, gap: 2)
    cells = (0..<count).map { index in
      let column = columns[index % TagLayout.columns]
      return Rect(
        row: rect.row + index / TagLayout.columns * height, column: column.column, rows: height,
        columns: column.columns
      ).intersection(rect)
    }
  }
}

/// Where everything stands once a level is chosen.
struct AnswerLayout {
  let head: Rect
  let label: Rect
  let tags: [Rect]
  let words: Rect
  let back: Rect
  let named: Rect
  let send: Rect
  let foot: Rect

  init(_ body: Rect, tags count: Int) {
    let parts = body.inset(columns: 1).splitRows([.fixed(2), .fixed(count > 0 ? 1 : 0), .rest])
    let (upper, foot) = parts[2].cutBottom(1)
    let (middle, buttons) = upper.cutBottom(3)
    let (tags, words) = middle.cutBottom(2)
    (head, label) = (parts[0], parts[1])
    self.tags = TagLayout(tags, count: count).cells
    self.words = words.line(0)
    let places = buttons.splitColumns([.share(26), .share(44), .rest], gap: 1)
    (back, named, send) = (places[0], places[1], places[2])
    self.foot = foot
  }
}

/// Where the ticket is typed, and the keys for those who have none.
struct EntryLayout {
  let head: Rect
  let field: Rect
  let keys: [(label: String, rect: Rect, action: RatingScreen.Action)]
  let candidates: [Rect]

  /// - Parameters:
  ///   - letters: of the hall's lanes.
  ///   - candidates: how many tickets there are to choose from, in place of the keys.
  init(_ body: Rect, letters: [String], candidates count: Int, _ texts: Texts) {
    let all = body.centered(rows: 20, columns: min(body.columns - 2, 78))
    let parts = all.splitRows([.fixed(4), .fixed(3), .rest])
    head = parts[0]
    field = parts[1].centered(rows: 3, columns: 40)
    let rows = parts[2].cutTop(12).top.splitRows([.fixed(3), .fixed(3), .fixed(3), .fixed(3)])
    func row(_ index: Int, _ keys: [(String, RatingScreen.Action)]) -> [(String, Rect, RatingScreen.Action)] {
      let places = rows[index].splitColumns(keys.map { _ in .rest }, gap: 1)
      return zip(keys, places).map { ($0.0, $1, $0.1) }
    }
    func typed(_ texts: [String]) -> [(String, RatingScreen.Action)] {
      texts.compactMap { text in text.first.map { (text, .character($0)) } }
    }
    let hasKeys = count == 0
    keys =
      hasKeys
      ? row(0, typed(["1", "2", "3", "4", "5"])) + row(1, typed(["6", "7", "8", "9", "0"]))
        + row(2, typed(Array(letters.prefix(12)) + ["-"]))
        + row(
          3, [(texts("rate.key.erase"), .erase), (texts("rate.key.clear"), .back), (texts("rate.key.find"), .find)])
      : []
    let thirds = rows.prefix(3).flatMap { $0.splitColumns([.rest, .rest, .rest], gap: 1) }
    candidates = Array(thirds.prefix(count))
  }
}

extension RatingScreen {
  /// What can be touched in the present state.
  func boxes(_ environment: Environment) -> [TouchBox] {
    switch stage {
    case .closing: return []
    case .rest:
      guard window == nil else { return [] }
      let layout = entryLayout(environment)
      return layout.keys.map { TouchBox(rect: $0.rect, action: $0.action) }
        + layout.candidates.enumerated().map { TouchBox(rect: $0.element, action: .pick($0.offset)) }
    case .answering(let answering):
      guard answering.draft.level != nil else {
        let choices = choices(answering)
        let layout = LevelLayout(environment.body, choices: choices.count)
        return zip(RatingLevel.best, layout.boxes).map { TouchBox(rect: $1, action: .level($0)) }
          + zip(choices, layout.below).map { TouchBox(rect: $1, action: $0.action) }
      }
      let layout = answerLayout(answering, environment)
      return layout.tags.enumerated().map { TouchBox(rect: $0.element, action: .tag($0.offset)) } + [
        TouchBox(rect: layout.words, action: .write), TouchBox(rect: layout.back, action: .back),
        TouchBox(rect: layout.named, action: .named), TouchBox(rect: layout.send, action: .send),
      ]
    }
  }

  /// What else can be done where a level is chosen, with the number pad's key for it.
  func choices(_ answering: Answering) -> [(key: String, label: String, action: Action)] {
    let back = answering.isEach || answering.question.channel == .kiosk
    return (back ? [("-", "key.back", .back)] : []) + (answering.offersEach ? [("0", "rate.key.each", .each)] : [])
  }

  func answerLayout(_ answering: Answering, _ environment: Environment) -> AnswerLayout {
    let tags = answering.draft.level.map(environment.hall.settings.tags(of:)) ?? []
    return AnswerLayout(environment.body, tags: tags.count)
  }

  func entryLayout(_ environment: Environment) -> EntryLayout {
    EntryLayout(
      environment.body, letters: environment.hall.settings.lanes.map(\.letter).sorted(),
      candidates: entry.candidates.count,
      environment.texts)
  }
}
