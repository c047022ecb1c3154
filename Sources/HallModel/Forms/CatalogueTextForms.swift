extension CatalogueText {
  private static let formHeader = "halldesk-forms 1"

  /// Forms as text, one field a row.
  public static func encode(forms: [FormBook.Entry]) -> String {
    var text = formHeader + "\n"
    for entry in forms {
      for field in entry.form.fields {
        text += StoredRows.row([
          entry.owner.text, field.key, field.label, field.english, field.kind.rawValue,
          field.needs.map(needText).joined(separator: ";"),
          field.choices.map { "\($0.text)|\($0.english)" }.joined(separator: ";"), String(field.longest),
          field.example, field.source,
        ])
      }
    }
    return text
  }

  /// Reads what `encode(forms:)` wrote.
  ///
  /// - Throws: `Unreadable` with the line that is not as it was written.
  public static func forms(from bytes: [UInt8]) throws(Unreadable) -> FormBook {
    var order: [Form.Owner] = []
    var fields: [Form.Owner: [FormField]] = [:]
    try StoredRows.each(bytes, header: formHeader) { row, line throws(Unreadable) in
      guard row.count == 10, let kind = FormField.Kind(rawValue: row[4]), let longest = Int(row[7]) else {
        throw Unreadable(line: line)
      }
      var field = FormField(
        key: row[1], label: row[2], english: row[3], kind: kind, choices: choices(row[6]), longest: longest,
        example: row[8], source: row[9])
      field.needs = row[5].split(separator: ";").compactMap { need(String($0)) }
      if field.needs.isEmpty { throw Unreadable(line: line) }
      let owner = Form.Owner(text: row[0])
      if fields[owner] == nil { order.append(owner) }
      fields[owner, default: []].append(field)
    }
    return FormBook(order.map { FormBook.Entry($0, Form(fields[$0] ?? [])) })
  }

  /// `1` or `0` for required or not, then the condition: `1|delivery|邮寄`.
  private static func needText(_ need: FormField.Need) -> String {
    ([need.required ? "1" : "0"] + (need.when.map { [$0.key] + $0.values } ?? [])).joined(separator: "|")
  }

  private static func need(_ text: String) -> FormField.Need? {
    let parts = text.split(separator: "|").map(String.init)
    guard parts.first == "1" || parts.first == "0" else { return nil }
    let when = parts.count > 1 ? FormField.Condition(parts[1], Array(parts[2...])) : nil
    return FormField.Need(required: parts[0] == "1", when: when)
  }

  private static func choices(_ text: String) -> [FormField.Choice] {
    text.split(separator: ";").map { item in
      let words = item.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return FormField.Choice(words[0], words.count > 1 ? words[1] : "")
    }
  }
}
