/// The `{…}` of a line, and which field each of them is.
extension TemplateParser {
  /// The bits of a line.
  mutating func pieces(_ characters: [PlacedCharacter]) -> [TemplateNode.Piece] {
    var result: [TemplateNode.Piece] = []
    var text = ""
    var index = 0
    while index < characters.count {
      let placed = characters[index]
      let doubled = index + 1 < characters.count && characters[index + 1].character == placed.character
      switch placed.character {
      case "{", "}":
        if doubled {
          text.append(placed.character)
          index += 2
          continue
        }
        if placed.character == "}" {
          report(.strayBrace, placed.line, placed.column)
        } else if let end = characters[index...].firstIndex(where: { $0.character == "}" }) {
          if !text.isEmpty { result.append(.text(text)) }
          text = ""
          if let piece = field(Array(characters[(index + 1)..<end]), at: placed) { result.append(piece) }
          index = end
        } else {
          report(.openBrace, placed.line, placed.column)
        }
      case "｛", "｝":
        let plain = placed.character == "｛" ? "{" : "}"
        report(.fullWidthSign, placed.line, placed.column, ["sign": String(placed.character), "plain": plain])
        // The other brace of the pair is not a second mistake.
        index = characters[(index + 1)...].firstIndex { $0.character == "}" || $0.character == "｝" } ?? index
      case "\t": text.append(" ")
      default: text.append(placed.character)
      }
      index += 1
    }
    if !text.isEmpty { result.append(.text(text)) }
    return result
  }

  private mutating func field(_ inside: [PlacedCharacter], at place: PlacedCharacter) -> TemplateNode.Piece? {
    let parts = inside.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0.character == "?" || $0.character == "？"
    }
    let name = CleanText.trim(String((parts.first ?? []).map(\.character)))
    let fallback = parts.count > 1 ? CleanText.trim(String(parts[1].map(\.character))) : nil
    guard !name.isEmpty else {
      report(.emptyField, place.line, place.column)
      return nil
    }
    guard let (field, scope) = resolve(name, at: place) else { return nil }
    if field.isList {
      report(.listAsText, place.line, place.column, Self.naming(field))
      return nil
    }
    note(field, scope)
    if fallback?.isEmpty ?? true { demandGuard(field, scope, at: place) }
    return .field(field.id, scope, fallback: fallback.flatMap { $0.isEmpty ? nil : $0 })
  }

  /// The list whose items are shown here.
  private var currentList: DocumentField? {
    guard let block = stack.last(where: { $0.directive == .each }) else { return nil }
    return kind.field(block.field)
  }

  /// The field of a name, Chinese or identifier, where `place` is; nil after a report.
  mutating func resolve(_ name: String, at place: PlacedCharacter) -> (DocumentField, TemplateNode.Scope)? {
    let isNamed = { (field: DocumentField) in field.zh == name || field.id == name.lowercased() }
    if let list = currentList {
      if isNamed(.index) { return (.index, .item) }
      if let field = list.items.first(where: isNamed) { return (field, .item) }
    }
    if let field = kind.fields.first(where: isNamed) { return (field, .document) }
    // A broken list block was reported already; what stands inside it is not to blame.
    if stack.contains(where: { $0.directive == .each && !$0.isSound }) { return nil }
    if let list = kind.fields.first(where: { ([.index] + $0.items).contains(where: isNamed) && $0.isList }),
      let item = ([.index] + list.items).first(where: isNamed)
    {
      var arguments = Self.naming(item)
      arguments["list_zh"] = list.zh
      arguments["list_en"] = list.id
      report(.itemOutsideList, place.line, place.column, arguments)
      return nil
    }
    let known = (currentList.map { [.index] + $0.items } ?? []) + kind.fields
    var arguments = [
      "name": name, "choices_zh": known.map(\.zh).joined(separator: "、"),
      "choices_en": known.map(\.id).joined(separator: ", "),
    ]
    arguments["suggestion"] = Self.nearest(name, among: known.flatMap { [$0.zh, $0.id] })
    report(.unknownField, place.line, place.column, arguments)
    return nil
  }

  /// Remembers that the field stands in the document: always, or where the blocks around it are shown.
  mutating func note(_ field: DocumentField, _ scope: TemplateNode.Scope) {
    let path = scope == .item ? "\(currentList?.id ?? "").\(field.id)" : field.id
    // An item's field is missed only where an item is shown: what stands around the list does not matter to it.
    let around = scope == .item ? stack.firstIndex { $0.directive == .each }.map { $0 + 1 } ?? 0 : 0
    let doubts = stack[around...].filter { block in
      switch block.directive {
      case .table: false
      case .when: blockField(block)?.need != .always
      // Inside a list that may be empty a document's field would vanish with it.
      case .each: kind.field(block.field)?.need != .always
      default: true
      }
    }
    // Where a field is missing `@若无` says what `@若有` would have said: together they are always.
    var sides = choices[path] ?? []
    if doubts.count == 1, doubts[0].directive == .when || doubts[0].directive == .unless {
      sides.insert((doubts[0].directive == .when ? "+" : "-") + doubts[0].field)
    }
    choices[path] = sides
    let certain = doubts.isEmpty || sides.contains { $0.hasPrefix("+") && sides.contains("-" + $0.dropFirst()) }
    if certain { always.insert(path) } else { sometimes.insert(path) }
  }

  private func blockField(_ block: OpenBlock) -> DocumentField? {
    if block.scope == .item { return currentList?.items.first { $0.id == block.field } }
    return kind.field(block.field)
  }

  /// Reports a field that may be missing where nothing takes care of its absence.
  mutating func demandGuard(_ field: DocumentField, _ scope: TemplateNode.Scope, at place: PlacedCharacter) {
    if field.need == .always || field == .index { return }
    var partner = field.id
    if case .with(let other) = field.need { partner = other }
    let guarded = stack.contains { block in
      switch block.directive {
      case .when: block.scope == scope && (block.field == field.id || block.field == partner)
      case .each: scope == .document && block.field == partner
      default: false
      }
    }
    // A list too: without its items the sentence or the table's heading before them would stand alone.
    if !guarded { report(.unguardedOptional, place.line, place.column, Self.naming(field)) }
  }

  /// The known word a slip of one or two characters away, for hints.
  static func nearest(_ word: String, among known: [String]) -> String? {
    let lowered = word.lowercased()
    let best = known.map { ($0, distance(lowered, $0.lowercased())) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(1, min(3, word.count / 2)) else { return nil }
    return best.0
  }

  private static func distance(_ left: String, _ right: String) -> Int {
    let to = Array(right)
    var row = Array(0...to.count)
    for (line, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for column in to.indices {
        let cost = min(row[column] + 1, row[column + 1] + 1, diagonal + (character == to[column] ? 0 : 1))
        diagonal = row[column + 1]
        row[column + 1] = cost
      }
    }
    return row[to.count]
  }
}
