/// Something wrong with a value of a form.
public struct FormProblem: Equatable, Sendable {
  /// The key of the field.
  public var field: String
  /// `snake_case` name: `required`, `too_long`, `control_character`, `bad_number`, `bad_money`, `bad_date`,
  /// `unknown_choice`, `bad_yes_no`, `unknown_field`, or a code of `IdentifierFault`.
  public var code: String
  /// What the sentence names: `label` and `label_en` of the field, and what the code brings.
  public var details: [String: String]

  /// Creates a problem.
  public init(field: String, code: String, details: [String: String] = [:]) {
    self.field = field
    self.code = code
    self.details = details
  }
}

/// The fields a matter, or several, ask for beside the applicant's own data.
public struct Form: Equatable, Sendable {
  /// Whose form it is.
  public enum Owner: Hashable, Sendable {
    /// One matter, by its code.
    case matter(String)
    /// Every matter without a form of its own, for natural persons.
    case persons
    /// Every matter without a form of its own, for enterprises.
    case enterprises

    /// The word in files: the code, 自然人 or 法人.
    public var text: String {
      switch self {
      case .matter(let code): code
      case .persons: "自然人"
      case .enterprises: "法人"
      }
    }

    /// Reads the word of a file.
    public init(text: String) {
      self = text == Owner.persons.text ? .persons : text == Owner.enterprises.text ? .enterprises : .matter(text)
    }
  }

  /// The fields in the order in which they are asked; each key once.
  public var fields: [FormField]

  /// Creates a form; of two fields with one key the first counts (`check` of the files reports the second).
  public init(_ fields: [FormField]) {
    var seen: Set<String> = []
    self.fields = fields.filter { seen.insert($0.key).inserted }
  }

  /// The field with this key.
  public func field(_ key: String) -> FormField? { fields.first { $0.key == key } }

  /// One form out of several: each field once, where it is first asked for, with the needs of all.
  public init(merging forms: [Form]) {
    var merged: [FormField] = []
    var positions: [String: Int] = [:]
    for field in forms.flatMap(\.fields) {
      guard let position = positions[field.key] else {
        positions[field.key] = merged.count
        merged.append(field)
        continue
      }
      for need in field.needs where !merged[position].needs.contains(need) { merged[position].needs.append(need) }
      merged[position].longest = min(merged[position].longest, field.longest)
    }
    fields = Form.conditionsFirst(merged)
  }

  /// What is wrong with these values, all of it at once; `today` bounds the dates within identity numbers.
  public func check(_ values: [String: String], today: Day) -> [FormProblem] { read(values, today: today).problems }

  /// The values as they are kept (dates, amounts and numbers in one form, values of fields that do not apply left out),
  /// and what is wrong with the others.
  ///
  /// - Parameters:
  ///   - values: by key, as they were typed; blank is the same as missing.
  ///   - today: the hall's date.
  public func read(_ values: [String: String], today: Day) -> (values: [String: String], problems: [FormProblem]) {
    var kept: [String: String] = [:]
    var problems: [FormProblem] = []
    for field in fields where field.applies(to: kept) {
      let typed = values[field.key] ?? ""
      if typed.unicodeScalars.allSatisfy(IdentifierText.isBlank) {
        if field.isRequired(for: kept) { problems.append(Form.problem("required", field)) }
        continue
      }
      do throws(ValueFault) {
        kept[field.key] = try FormValue.read(typed, field, today: today)
      } catch {
        problems.append(Form.problem(error.code, field, error.details))
      }
    }
    // A key that is in no field is a slip of a script; sorted, for a dictionary has no order.
    for key in values.keys.sorted() where field(key) == nil {
      problems.append(FormProblem(field: key, code: "unknown_field", details: ["field": key]))
    }
    return (kept, problems)
  }

  /// The fields to show for these values: those whose conditions hold.
  public func fields(for values: [String: String], today: Day) -> [FormField] {
    let kept = read(values, today: today).values
    return fields.filter { $0.applies(to: kept) }
  }

  /// The values of this form among those of a merged one: what one case of a package keeps.
  public func values(from merged: [String: String]) -> [String: String] {
    var kept: [String: String] = [:]
    for field in fields where field.applies(to: kept) { kept[field.key] = merged[field.key] }
    return kept
  }

  private static func problem(_ code: String, _ field: FormField, _ details: [String: String] = [:]) -> FormProblem {
    FormProblem(
      field: field.key, code: code,
      details: details.merging(["label": field.label, "label_en": field.english]) { own, _ in own })
  }

  /// Keeps the order but puts a field after those its conditions name: merging may have brought in a condition on a field
  /// that only a later form asks for.
  private static func conditionsFirst(_ fields: [FormField]) -> [FormField] {
    let present = Set(fields.map(\.key))
    var placed: Set<String> = []
    var result: [FormField] = []
    var waiting = fields
    while !waiting.isEmpty {
      let ready = waiting.firstIndex { field in
        field.needs.allSatisfy { need in need.when.map { !present.contains($0.key) || placed.contains($0.key) } ?? true
        }
      }
      // Conditions in a circle hold nowhere; the rest keeps its order.
      let field = waiting.remove(at: ready ?? 0)
      placed.insert(field.key)
      result.append(field)
    }
    return result
  }
}
