/// Reads a template and reports every problem in it, not only the first.
struct TemplateParser {
  /// A block that waits for its `@完`.
  struct OpenBlock {
    var directive: TemplateDirective
    /// The word as it was written, for messages.
    var word: String
    var line: Int
    var column: Int
    var field = ""
    var scope = TemplateNode.Scope.document
    var columns: [Document.Column] = []
    var head: [String]?
    /// Whether what is inside may be kept; a block with a wrong head is read for its problems only.
    var isSound = true
    var nodes: [TemplateNode] = []
  }

  let kind: DocumentKind
  let file: String
  var problems: [TemplateProblem] = []
  var stack: [OpenBlock] = []
  var nodes: [TemplateNode] = []
  /// Fields that stand in every document made from the template, and those that stand in some of them.
  var always: Set<String> = []
  var sometimes: Set<String> = []
  /// Where a field stands in one optional block only: `+` and the block's field for `@若有`, `-` for `@若无`.
  var choices: [String: Set<String>] = [:]
  var hasTitle = false
  var hasSeal = false

  init(kind: DocumentKind, file: String) {
    self.kind = kind
    self.file = file
  }

  /// The template's parts; look at `problems` before using them.
  mutating func parse(_ text: String) -> [TemplateNode] {
    for line in TemplateLine.lines(of: text) { read(line) }
    while let open = stack.last {
      report(.unclosedBlock, open.line, open.column, ["name": open.word])
      close()
    }
    checkWhole()
    return nodes
  }

  mutating func report(_ code: TemplateProblem.Code, _ line: Int?, _ column: Int?, _ arguments: [String: String] = [:])
  {
    problems.append(
      TemplateProblem(
        file: file, line: line, column: column, code: code,
        arguments: arguments.merging(["kind_zh": kind.titleZh, "kind_en": kind.titleEn]) { own, _ in own }))
  }

  mutating func add(_ node: TemplateNode) {
    if stack.isEmpty { nodes.append(node) } else { stack[stack.count - 1].nodes.append(node) }
  }

  mutating func close() {
    guard let block = stack.popLast() else { return }
    guard block.isSound else { return }
    switch block.directive {
    case .table: add(.table(block.columns, head: block.head, block.nodes))
    case .each: add(.each(block.field, block.nodes))
    case .unless: add(.when(block.field, block.scope, present: false, block.nodes))
    default: add(.when(block.field, block.scope, present: true, block.nodes))
    }
  }

  private mutating func read(_ line: TemplateLine) {
    let characters = line.characters
    for placed in characters where !isAllowed(placed.character) {
      report(.controlCharacter, placed.line, placed.column, ["character": Self.name(placed.character)])
    }
    guard let first = characters.first(where: { !CleanText.isSpace($0.character) }) else {
      if !isInTable { add(.space) }
      return
    }
    let body = characters.trimmed
    if first.character == "＠" {
      report(.fullWidthSign, first.line, first.column, ["sign": "＠", "plain": "@"])
    } else if first.character == "@" {
      if body.count > 1, body[1].character == "@" {
        paragraph(Array(body.dropFirst()), .paragraph(.indented))
      } else {
        directive(body)
      }
    } else {
      paragraph(body, .paragraph(.indented))
    }
  }

  private mutating func directive(_ body: [PlacedCharacter]) {
    let word = String(body.dropFirst().prefix { !CleanText.isSpace($0.character) }.map(\.character))
    let rest = Array(body.dropFirst(1 + word.count)).trimmed
    guard let directive = TemplateDirective(word: word) else {
      let known = TemplateDirective.allCases.map(\.words)
      var arguments = [
        "name": word, "choices_zh": known.map { $0[0] }.joined(separator: "、"),
        "choices_en": known.map { $0[1] }.joined(separator: ", "),
      ]
      arguments["suggestion"] = Self.nearest(word, among: known.flatMap { $0 })
      report(.unknownDirective, body[0].line, body[0].column, arguments)
      return
    }
    if directive == .rule || directive == .end {
      if let extra = rest.first {
        report(.unexpectedText, extra.line, extra.column, ["name": word, "text": String(rest.map(\.character))])
      }
    } else if rest.isEmpty {
      report(.nothingFollows, body[0].line, body[0].column, ["name": word])
      // Its `@完` must still find something to close.
      if directive.opens { open(directive, word, body[0], sound: false) }
      return
    }
    act(directive, word, body[0], rest)
  }

  private mutating func act(
    _ directive: TemplateDirective, _ word: String, _ place: PlacedCharacter, _ rest: [PlacedCharacter]
  ) {
    switch directive {
    case .title:
      hasTitle = true
      paragraph(rest, .title)
    case .centre: paragraph(rest, .paragraph(.centre))
    case .right: paragraph(rest, .paragraph(.right))
    case .flush: paragraph(rest, .paragraph(.flush))
    case .rule: if isOutsideTable(place) { add(.rule) }
    case .seal:
      hasSeal = true
      let lines = rest.cells.map { pieces($0) }
      if isOutsideTable(place) { add(.seal(lines)) }
    case .footer:
      let line = pieces(rest)
      if isOutsideTable(place) { add(.footer(line)) }
    case .table: openTable(word, place, rest)
    case .row: row(place, rest)
    case .each: openRepeat(word, place, rest)
    case .when, .unless: openChoice(directive, word, place, rest)
    case .end:
      if stack.isEmpty { report(.strayEnd, place.line, place.column) } else { close() }
    }
  }

  private mutating func paragraph(_ characters: [PlacedCharacter], _ style: TemplateNode.Style) {
    let line = pieces(characters)
    guard let first = characters.first, isOutsideTable(first) else { return }
    add(.line(style, line))
  }

  private mutating func isOutsideTable(_ place: PlacedCharacter) -> Bool {
    if isInTable { report(.textInTable, place.line, place.column) }
    return !isInTable
  }

  var isInTable: Bool { stack.contains { $0.directive == .table } }

  mutating func open(_ directive: TemplateDirective, _ word: String, _ place: PlacedCharacter, sound: Bool) {
    stack.append(
      OpenBlock(directive: directive, word: word, line: place.line, column: place.column, isSound: sound))
  }

  private func isAllowed(_ character: Character) -> Bool {
    character == "\t" || character.unicodeScalars.allSatisfy { CleanText.isPrintable($0) }
  }

  private static func name(_ character: Character) -> String {
    character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }.joined(separator: " ")
  }
}
