import HallModel
import Yams

/// A mapping of hall.yaml or of another YAML file, read key by key; what is wrong is reported at its line and column.
struct YAMLSection {
  private let pairs: [(key: Node, value: Node)]
  let file: String
  let log: ProblemLog
  /// The keys above this one, for the names in problems: `hours.`.
  let path: String
  /// Where the section begins.
  let place: Place

  init(_ node: Node, path: String, file: String, _ log: ProblemLog) {
    pairs = node.mapping.map { mapping in mapping.map { (key: $0.key, value: $0.value) } } ?? []
    self.path = path
    self.file = file
    self.log = log
    place = YAMLSection.place(node, file)
  }

  static func place(_ node: Node, _ file: String) -> Place {
    Place(file: file, line: node.mark?.line, column: node.mark?.column)
  }

  /// Warns of every key that is not in `known`.
  func warnUnknown(_ known: [String]) {
    for pair in pairs {
      let key = pair.key.string ?? "?"
      if known.contains(key) { continue }
      let absent = known.filter { name in !pairs.contains { $0.key.string == name } }
      log.warning(
        .unknownKey, YAMLSection.place(pair.key, file),
        ["key": path + key, "suggestion": Suggestion.nearest(key, absent) ?? ""])
    }
  }

  /// The value of a key; nil where it is missing or left empty.
  func value(_ key: String) -> Node? {
    guard let node = pairs.first(where: { $0.key.string == key })?.value else { return nil }
    if let scalar = node.scalar, scalar.style == .plain || scalar.style == .any,
      ["", "~", "null"].contains(scalar.string)
    {
      return nil
    }
    return node
  }

  /// Where a key's value is, or the section where the key is missing.
  func place(of key: String) -> Place { value(key).map { YAMLSection.place($0, file) } ?? place }

  /// A text; nil where it is missing or (reported) no text.
  func text(_ key: String) -> String? {
    guard let node = value(key) else { return nil }
    if let scalar = node.scalar { return scalar.string }
    wrongShape(key, node, ("一行文字", "a text"))
    return nil
  }

  /// A text that must be there.
  func neededText(_ key: String) -> String? {
    if value(key) == nil {
      log.error(.missingKey, place, ["key": path + key])
      return nil
    }
    guard let text = text(key) else { return nil }
    let trimmed = Plain.trimmed(text)
    if trimmed.isEmpty { log.error(.emptyValue, place(of: key), ["name": path + key]) }
    return trimmed.isEmpty ? nil : trimmed
  }

  /// A whole number within a range, or `fallback`.
  func integer(_ key: String, _ range: ClosedRange<Int>, fallback: Int) -> Int {
    guard let text = text(key) else { return fallback }
    return number(Plain.integer(text), key, text, range, fallback) { String($0) }
  }

  /// A number, decimals allowed, within a range, or `fallback`.
  private func decimal(_ key: String, _ range: ClosedRange<Double>, fallback: Double) -> Double {
    guard let text = text(key) else { return fallback }
    return number(Plain.number(text), key, text, range, fallback, Digits.shortest)
  }

  private func number<Value>(
    _ value: Value?, _ key: String, _ text: String, _ range: ClosedRange<Value>, _ fallback: Value,
    _ written: (Value) -> String
  ) -> Value {
    guard let value else {
      log.error(.badNumber, place(of: key), ["name": path + key, "value": text])
      return fallback
    }
    if !range.contains(value) {
      log.error(
        .numberOutOfRange, place(of: key),
        [
          "name": path + key, "value": written(value), "low": written(range.lowerBound),
          "high": written(range.upperBound),
        ])
      return fallback
    }
    return value
  }

  /// Reads a setting; one that is missing or (reported) unusable keeps its value.
  func read(_ setting: Setting, into settings: inout HallSettings) {
    let key = setting.key
    switch setting.kind {
    case .number(let path, let range):
      settings[keyPath: path] = integer(key, range, fallback: settings[keyPath: path])
    case .decimal(let path, let range):
      settings[keyPath: path] = decimal(key, range, fallback: settings[keyPath: path])
    case .yesNo(let path):
      if let value = choice(key, CellWords.trueFalse) { settings[keyPath: path] = value }
    case .text(let target, let rule):
      guard let text = text(key).map(Plain.trimmed) else { return }
      if let fault = rule.fault(of: text) {
        log.error(fault.code, place(of: key), fault.arguments.merging(["name": path + key]) { $1 })
      } else {
        if let doubt = rule.doubt(about: text) { log.warning(doubt.code, place(of: key), doubt.arguments) }
        settings[keyPath: target] = text
      }
    case .word(let path, let words):
      if let word = choice(key, Words(words.map { ($0, [$0]) })) { settings[keyPath: path] = word }
    case .departments(let path):
      if let codes = section(key) { settings[keyPath: path] = codes.departmentCodes() }
    }
  }

  /// The keys and where they stand.
  var keys: [SettingsDraft.Sourced] {
    pairs.compactMap { pair in
      pair.key.string.map { .init(text: Plain.trimmed($0), place: YAMLSection.place(pair.key, file)) }
    }
  }

  /// Every key of the section as a department with its code; one without a usable code is reported and left out.
  private func departmentCodes() -> [RatingExportRules.DepartmentCode] {
    keys.compactMap { key in
      guard let code = neededText(key.text).map(Plain.narrowed) else { return nil }
      if let fault = Setting.TextRule.free.fault(of: code) {
        log.error(fault.code, place(of: key.text), fault.arguments.merging(["name": path + key.text]) { $1 })
        return nil
      }
      return .init(key.text, code)
    }
  }

  /// One of several words; nil where it is missing or (reported) none of them.
  func choice<Value>(_ key: String, _ words: Words<Value>) -> Value? {
    guard let text = text(key) else { return nil }
    if let value = words.value(text) { return value }
    log.error(.unknownValue, place(of: key), words.arguments(path + key, text))
    return nil
  }

  /// The section below a key; nil where it is missing or (reported) no section.
  func section(_ key: String) -> YAMLSection? {
    guard let node = value(key) else { return nil }
    guard node.mapping != nil else {
      wrongShape(key, node, ("“键: 值”的几行", "lines of “key: value”"))
      return nil
    }
    return YAMLSection(node, path: path + key + ".", file: file, log)
  }

  /// The sections of a list below a key; nil where it is missing or (reported) no list.
  func sections(_ key: String) -> [YAMLSection]? {
    guard let node = value(key) else { return nil }
    guard let items = node.sequence else {
      wrongShape(key, node, ("以“-”开头的列表", "a list with “-” before each item"))
      return nil
    }
    return items.enumerated().compactMap { index, item in
      if item.mapping != nil {
        return YAMLSection(item, path: "\(path)\(key)[\(index + 1)].", file: file, log)
      }
      wrongShape("\(key)[\(index + 1)]", item, ("“键: 值”的几行", "lines of “key: value”"))
      return nil
    }
  }

  /// Reports a value that is not written as `expected` says.
  func wrongShape(_ key: String, _ node: Node, _ expected: (zh: String, en: String)) {
    let found =
      switch node {
      case .mapping: ("“键: 值”", "a section")
      case .sequence: ("列表", "a list")
      default: ("一行文字", "a text")
      }
    log.error(
      .wrongShape, YAMLSection.place(node, file),
      [
        "key": path + key, "expected_zh": expected.zh, "expected_en": expected.en, "found_zh": found.0,
        "found_en": found.1,
      ])
  }
}
