extension DocumentTemplate {
  /// The most characters of one text.
  public static let longestText = 4_000
  /// The most items of one list.
  public static let longestList = 2_000

  /// The document with these values in it; nothing the kind needs is ever left empty.
  public func fill(_ fields: DocumentFields) throws(DocumentFillingError) -> Document {
    let clean = try check(fields)
    var document = Document(title: kind.titleZh, blocks: [])
    emit(nodes, Values(fields: clean, item: nil), into: &document)
    // A part left out must not leave two gaps where there was one.
    var blocks: [Document.Block] = []
    for block in document.blocks where block != .space || (blocks.last ?? .space) != .space { blocks.append(block) }
    if blocks.last == .space { blocks.removeLast() }
    document.blocks = blocks
    return document
  }

  private func check(_ fields: DocumentFields) throws(DocumentFillingError) -> DocumentFields {
    let known = kind.fields
    var clean = DocumentFields()
    var missing: [DocumentFillingError.Missing] = []
    var unknown = fields.texts.keys.filter { id in !known.contains { $0.id == id && !$0.isList } }
    unknown += fields.lists.keys.filter { id in !known.contains { $0.id == id && $0.isList } }
    for field in known where field.isList {
      let list = fields.lists[field.id] ?? []
      if list.count > Self.longestList { throw .tooMuch(field) }
      var items: [[String: String]] = []
      for (number, item) in list.enumerated() {
        unknown += item.keys.filter { id in !field.items.contains { $0.id == id } }.map { "\(field.id).\($0)" }
        var values = ["index": "\(number + 1)"]
        for part in field.items {
          values[part.id] = try Self.clean(item[part.id], part)
          if values[part.id] == nil && part.need == .always {
            missing.append(.init(field: part, list: field, item: number + 1))
          }
        }
        items.append(values)
      }
      if !items.isEmpty { clean.lists[field.id] = items }
    }
    for field in known where !field.isList { clean.texts[field.id] = try Self.clean(fields.texts[field.id], field) }
    for field in known.reversed() where !Self.has(field.id, clean) {
      let needed =
        switch field.need {
        case .always: true
        case .optional: false
        case .with(let other): Self.has(other, clean)
        }
      if needed { missing.insert(.init(field: field), at: 0) }
    }
    if !unknown.isEmpty { throw .unknown(unknown.sorted()) }
    if !missing.isEmpty { throw .missing(missing) }
    return clean
  }

  private static func has(_ id: String, _ fields: DocumentFields) -> Bool {
    fields.texts[id] != nil || fields.lists[id] != nil
  }

  private static func clean(_ text: String?, _ field: DocumentField) throws(DocumentFillingError) -> String? {
    guard let text else { return nil }
    // Counted in bytes first: counting the characters of a huge text takes long.
    guard text.utf8.count <= longestText * 16, text.count <= longestText else { throw .tooMuch(field) }
    let clean = CleanText.clean(text)
    return clean.isEmpty ? nil : clean
  }

  /// The values a part of the template sees.
  private struct Values {
    var fields: DocumentFields
    var item: [String: String]?

    func text(_ id: String, _ scope: TemplateNode.Scope) -> String? {
      scope == .item ? item?[id] : fields.texts[id]
    }

    func has(_ id: String, _ scope: TemplateNode.Scope) -> Bool {
      text(id, scope) != nil || (scope == .document && fields.lists[id] != nil)
    }

    func line(_ pieces: [TemplateNode.Piece]) -> String {
      var result = ""
      for piece in pieces {
        switch piece {
        case .text(let text): result += text
        case .field(let id, let scope, let fallback): result += text(id, scope) ?? fallback ?? ""
        }
      }
      return CleanText.trim(result)
    }
  }

  private func emit(_ nodes: [TemplateNode], _ values: Values, into document: inout Document) {
    for node in nodes {
      switch node {
      case .line(.title, let pieces): document.blocks.append(.title(values.line(pieces)))
      case .line(.paragraph(let alignment), let pieces):
        document.blocks.append(.paragraph(values.line(pieces), alignment))
      case .space: document.blocks.append(.space)
      case .rule: document.blocks.append(.rule)
      case .seal(let lines): document.blocks.append(.seal(lines.map(values.line)))
      case .footer(let pieces): document.footer = values.line(pieces)
      case .table(let columns, let head, let inside):
        var table = Document.Table(columns: columns, head: head, rows: [])
        emitRows(inside, values, into: &table)
        document.blocks.append(.table(table))
      case .row: break
      case .each, .when: branch(node, values) { emit($0, $1, into: &document) }
      }
    }
  }

  private func emitRows(_ nodes: [TemplateNode], _ values: Values, into table: inout Document.Table) {
    for node in nodes {
      if case .row(let cells) = node { table.rows.append(cells.map(values.line)) }
      branch(node, values) { emitRows($0, $1, into: &table) }
    }
  }

  private func branch(_ node: TemplateNode, _ values: Values, _ inside: ([TemplateNode], Values) -> Void) {
    switch node {
    case .each(let id, let nodes):
      for item in values.fields.lists[id] ?? [] { inside(nodes, Values(fields: values.fields, item: item)) }
    case .when(let id, let scope, let present, let nodes):
      if values.has(id, scope) == present { inside(nodes, values) }
    default: break
    }
  }
}
