import HallModel

/// Reads forms.csv: what each matter asks for beside the applicant's own data.
struct FormTable {
  private let index: CatalogueIndex?
  private let log: ProblemLog
  /// The fields of each form by key, with the lines they stand in; nil for one that could not be read.
  private var seen: [Form.Owner: [String: (line: Int, field: FormField?)]] = [:]
  /// How a key was first used in the file.
  private var firstUse: [String: (line: Int, field: FormField)] = [:]
  private var order: [Form.Owner] = []
  private var fields: [Form.Owner: [FormField]] = [:]

  private init(_ index: CatalogueIndex?, _ log: ProblemLog) {
    self.index = index
    self.log = log
  }

  /// The forms in the order of the file; those of matters that are known but not kept are left out.
  static func read(
    _ table: Table, _ index: CatalogueIndex?, keeping kept: Set<String>?, _ log: ProblemLog
  ) -> [FormBook.Entry] {
    var reading = FormTable(index, log)
    for row in table.rows { reading.take(row) }
    return reading.order.compactMap { owner in
      if case .matter(let code) = owner, !(kept?.contains(code) ?? true) { return nil }
      return reading.fields[owner].map { FormBook.Entry(owner, Form($0)) }
    }
  }

  private mutating func take(_ row: TableRow) {
    let owner = owner(row)
    let key = key(row)
    let field = field(row, key)
    let when = key == nil ? nil : condition(row, owner)
    guard let owner, let key else { return }
    if let first = seen[owner]?[key] {
      row.error(.duplicateField, "key", ["key": key, "first": String(first.line)])
      return
    }
    seen[owner, default: [:]][key] = (row.line, field)
    guard var field else { return }
    if let when { field.needs[0].when = when }
    if let first = firstUse[key] {
      if first.field.kind != field.kind || first.field.choices.map(\.text) != field.choices.map(\.text) {
        row.error(.fieldDiffers, "key", ["key": key, "first": String(first.line)])
      }
    } else {
      firstUse[key] = (row.line, field)
    }
    if fields[owner] == nil { order.append(owner) }
    fields[owner, default: []].append(field)
  }

  private func owner(_ row: TableRow) -> Form.Owner? {
    guard let written = row.identifier("matter_code") else { return nil }
    if case let usual = Form.Owner(text: written), usual == .persons || usual == .enterprises { return usual }
    guard let index else { return .matter(written) }
    if let code = index.code(written) { return .matter(code) }
    let suggestion =
      Suggestion.nearest(written, [Form.Owner.persons.text, Form.Owner.enterprises.text])
      ?? index.suggestedCode(written)
    row.error(.unknownMatter, "matter_code", ["value": written, "suggestion": suggestion])
    return nil
  }

  private func key(_ row: TableRow) -> String? {
    guard let key = row.identifier("key") else { return nil }
    let isPlain = key.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
    guard isPlain else {
      row.error(.badIdentifier, "key", ["value": key])
      return nil
    }
    return key
  }

  /// The field of a row without its condition; nil where it cannot be used.
  private func field(_ row: TableRow, _ key: String?) -> FormField? {
    let label = row.needed("label")
    let kind = row.choice("kind", CellWords.fieldKind, fallback: .text)
    let required = row.choice("required", CellWords.yesNo, fallback: false)
    let choices = choices(row, kind)
    let longest = row.integer("longest", 1...2000, fallback: FormField.usualLength(kind ?? .text))
    guard let key, let label, let kind, let required, let choices, let longest else { return nil }
    return FormField(
      key: key, label: label, english: row.text("english"), kind: kind, required: required, choices: choices,
      longest: longest, example: row.text("example"), source: row.text("source"))
  }

  /// `到期|Expired;损坏|Damaged`: the words of a choice, with the English ones behind a bar.
  private func choices(_ row: TableRow, _ kind: FormField.Kind?) -> [FormField.Choice]? {
    var choices: [FormField.Choice] = []
    for item in FormTable.items(row.text("choices")) {
      let words = item.split(separator: "|", maxSplits: 1).map { Plain.trimmed(String($0)) }
      guard let text = words.first, !text.isEmpty, !choices.contains(where: { $0.text == text }) else { continue }
      choices.append(FormField.Choice(text, words.count > 1 ? words[1] : ""))
    }
    guard let kind, !row.lacks("choices") else { return nil }
    if kind == .choice && choices.isEmpty {
      row.error(.choiceWithoutChoices, "choices")
      return nil
    }
    if kind != .choice && !choices.isEmpty {
      row.warning(.choicesIgnored, "choices", ["kind": CellWords.fieldKind.word(kind)])
      return []
    }
    return choices
  }

  /// `delivery=邮寄;速递`: the condition of a row; nil where there is none, or where it was reported.
  private func condition(_ row: TableRow, _ owner: Form.Owner?) -> FormField.Condition? {
    let written = Plain.narrowed(row.text("applies_when"))
    guard !written.isEmpty, let owner else { return nil }
    let halves = written.split(separator: "=", maxSplits: 1).map { Plain.trimmed(String($0)) }
    guard halves.count == 2, !halves[0].isEmpty, case let values = FormTable.items(halves[1]), !values.isEmpty else {
      row.error(.badCondition, "applies_when", ["value": written])
      return nil
    }
    let before = seen[owner] ?? [:]
    guard let other = before[halves[0]] else {
      let suggestion = Suggestion.nearest(halves[0], before.keys.sorted()) ?? ""
      row.error(.unknownField, "applies_when", ["value": halves[0], "suggestion": suggestion])
      return nil
    }
    // A field that could not be read has been reported.
    guard let field = other.field else { return nil }
    guard let allowed = FormTable.words(field) else {
      row.error(.badCondition, "applies_when", ["value": written])
      return nil
    }
    let known = values.compactMap { row.choice($0, "applies_when", allowed) }
    return known.count == values.count ? FormField.Condition(halves[0], known) : nil
  }

  /// The values a condition may name: those of a choice, or 是 and 否; nil for a field whose values cannot be listed.
  private static func words(_ field: FormField) -> Words<String>? {
    switch field.kind {
    case .choice: Words(field.choices.map { ($0.text, [$0.text, $0.english]) })
    case .yesNo: Words([("是", ["是"]), ("否", ["否"])])
    default: nil
    }
  }

  /// The items between semicolons; other marks may stand within a choice.
  private static func items(_ text: String) -> [String] {
    text.split { $0 == ";" || $0 == "；" }.map { Plain.trimmed(String($0)) }.filter { !$0.isEmpty }
  }
}

/// The forms of a hall as rows of forms.csv.
enum FormRows {
  static func rows(_ forms: [FormBook.Entry]) -> [[String]] {
    forms.flatMap { entry in entry.form.fields.map { row(entry.owner, $0) } }
  }

  private static func row(_ owner: Form.Owner, _ field: FormField) -> [String] {
    // Forms of files have one need a field; only merged forms, which are never written, have several.
    let need = field.needs[0]
    let choices = field.choices.map { $0.english == $0.text ? $0.text : "\($0.text)|\($0.english)" }
    return [
      owner.text, field.key, field.label, field.english == field.label ? "" : field.english,
      CellWords.fieldKind.word(field.kind), CellWords.yesNo.word(need.required), choices.joined(separator: ";"),
      field.longest == FormField.usualLength(field.kind) ? "" : String(field.longest), field.example,
      need.when.map { "\($0.key)=\($0.values.joined(separator: ";"))" } ?? "", field.source,
    ]
  }
}
