/// Tables, repeated and optional blocks, and what a template must hold as a whole.
extension TemplateParser {
  mutating func openTable(_ word: String, _ place: PlacedCharacter, _ rest: [PlacedCharacter]) {
    if let outer = stack.first(where: { $0.directive == .table }) {
      report(.nestedTable, place.line, place.column, ["first": "\(outer.line)"])
      open(.table, word, place, sound: false)
      return
    }
    let cells = rest.cells
    if cells.count > 12 { report(.columnCount, place.line, place.column, ["count": "\(cells.count)"]) }
    var names: [String] = []
    var columns: [Document.Column] = []
    for cell in cells {
      let colon = cell.lastIndex { $0.character == ":" || $0.character == "：" }
      names.append(CleanText.trim(String(cell[..<(colon ?? cell.endIndex)].map(\.character))))
      columns.append(colon.map { column(Array(cell[($0 + 1)...]).trimmed, cell[$0]) } ?? Document.Column(width: nil))
    }
    open(.table, word, place, sound: cells.count <= 12)
    stack[stack.count - 1].columns = columns
    stack[stack.count - 1].head = names.allSatisfy(\.isEmpty) ? nil : names
  }

  /// `6`, `6居中`, `居右`, or nothing.
  private mutating func column(_ text: [PlacedCharacter], _ colon: PlacedCharacter) -> Document.Column {
    let digits = text.prefix { $0.character.isASCII && $0.character.isNumber }
    let word = CleanText.trim(String(text.dropFirst(digits.count).map(\.character)))
    let alignment: Document.Alignment? =
      switch TemplateDirective(word: word) {
      case .centre: .centre
      case .right: .right
      case .flush: .flush
      default: word.isEmpty ? .flush : nil
      }
    let width = Int(String(digits.map(\.character)))
    guard let alignment, digits.isEmpty || (width.map { (2...70).contains($0) } ?? false) else {
      let place = text.first ?? colon
      report(.badWidth, place.line, place.column, ["value": String(text.map(\.character))])
      return Document.Column(width: nil)
    }
    return Document.Column(width: width, alignment: alignment)
  }

  mutating func row(_ place: PlacedCharacter, _ rest: [PlacedCharacter]) {
    let cells = rest.cells.map { pieces($0) }
    guard let table = stack.first(where: { $0.directive == .table }) else {
      report(.rowOutsideTable, place.line, place.column)
      return
    }
    // A table whose own line was wrong has no columns to compare with.
    if !table.columns.isEmpty && cells.count != table.columns.count {
      let expected = "\(table.columns.count)"
      report(.raggedRow, place.line, place.column, ["count": "\(cells.count)", "expected": expected])
    } else {
      add(.row(cells))
    }
  }

  mutating func openRepeat(_ word: String, _ place: PlacedCharacter, _ rest: [PlacedCharacter]) {
    let name = Self.fieldName(rest)
    var sound = false
    if let outer = stack.first(where: { $0.directive == .each }) {
      report(.nestedRepeat, place.line, place.column, ["first": "\(outer.line)"])
    } else if let (field, scope) = resolve(name, at: rest[0]) {
      if field.isList && scope == .document {
        note(field, scope)
        demandGuard(field, scope, at: rest[0])
        sound = true
      } else {
        report(.textAsList, rest[0].line, rest[0].column, Self.naming(field))
      }
    }
    open(.each, word, place, sound: sound)
    if sound, let field = resolve(name, at: rest[0])?.0 { stack[stack.count - 1].field = field.id }
  }

  mutating func openChoice(
    _ directive: TemplateDirective, _ word: String, _ place: PlacedCharacter, _ rest: [PlacedCharacter]
  ) {
    let found = resolve(Self.fieldName(rest), at: rest[0])
    open(directive, word, place, sound: found != nil)
    if let (field, scope) = found {
      stack[stack.count - 1].field = field.id
      stack[stack.count - 1].scope = scope
    }
  }

  /// What can only be seen at the end: title, seal, and the fields that must be in every document.
  mutating func checkWhole() {
    if problems.isEmpty && !nodes.contains(where: { $0 != .space }) {
      report(.emptyTemplate, nil, nil)
      return
    }
    if !hasTitle { report(.missingTitle, nil, nil) }
    let sealed = kind != .deferralUndertaking && kind != .transferSheet
    if sealed && !hasSeal { report(.missingSeal, nil, nil) }
    // A block that was never closed has swallowed what follows it.
    if problems.contains(where: { $0.code == .unclosedBlock }) { return }
    for field in kind.fields {
      require(field, as: field.id)
      // What each paper lacks is told in the list itself; a list nobody shows was reported already.
      guard always.contains(field.id) || sometimes.contains(field.id) else { continue }
      for item in field.items { require(item, as: "\(field.id).\(item.id)") }
    }
  }

  private mutating func require(_ field: DocumentField, as path: String) {
    guard !always.contains(path) else { return }
    switch field.need {
    case .optional: return
    case .with: if sometimes.contains(path) { return }
    case .always: break
    }
    var arguments = Self.naming(field)
    if sometimes.contains(path) {
      arguments["always_zh"] = "（现在只写在会省略的段落里）"
      arguments["always_en"] = " (it stands in a part that may be left out)"
    }
    report(.mandatoryUnused, nil, nil, arguments)
  }

  /// `papers`, `{papers}`, `收取材料`.
  static func fieldName(_ characters: [PlacedCharacter]) -> String {
    var name = CleanText.trim(String(characters.map(\.character)))
    if name.hasPrefix("{") && name.hasSuffix("}") { name = CleanText.trim(String(name.dropFirst().dropLast())) }
    return name
  }

  static func naming(_ field: DocumentField) -> [String: String] {
    ["field_zh": field.zh, "field_en": field.en, "name_zh": field.zh, "name_en": field.id]
  }
}
