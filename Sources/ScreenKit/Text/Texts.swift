/// The words of the screens in one language, by key.
///
/// Read from lines `key = value` in UTF-8. A line that is empty or begins with `#` says nothing; `\n` in a value is a
/// line feed and `\\` a backslash; `{name}` is filled in when the text is asked for.
public struct Texts: Sendable, Equatable {
  /// A line of a catalogue that could not be used.
  public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with a line.
    public enum Reason: Sendable, Hashable {
      /// There is no `=`, or nothing before it.
      case noKey
      /// The key holds a space or a character other than letters, digits, `.`, `_` and `-`.
      case badKey(String)
      /// The key was given before, at that line.
      case duplicate(String, firstLine: Int)
      /// A backslash followed by something other than `n` and `\`.
      case badEscape(String)
      /// A `{` without its `}`, or with nothing inside.
      case badPlaceholder(String)
    }
    /// Counted from 1.
    public let line: Int
    /// What is wrong.
    public let reason: Reason

    /// A problem with a line.
    public init(line: Int, reason: Reason) {
      self.line = line
      self.reason = reason
    }

    /// One English sentence for a developer.
    public var description: String {
      switch reason {
      case .noKey: "line \(line): expected `key = value`"
      case .badKey(let key): "line \(line): `\(key)` is not a key"
      case .duplicate(let key, let first): "line \(line): `\(key)` was given before, at line \(first)"
      case .badEscape(let key): "line \(line): `\(key)` has a backslash before something other than n or \\"
      case .badPlaceholder(let key): "line \(line): `\(key)` has an unfinished or empty placeholder"
      }
    }
  }

  /// The language these texts are in.
  public let language: Language
  private var values: [String: String] = [:]

  /// A catalogue without texts: every key is shown in brackets.
  public init(language: Language = .zh) {
    self.language = language
  }

  /// Reads a catalogue; the usable lines stay usable, the others come back with their line numbers.
  public static func parse(_ source: String, language: Language) -> (texts: Texts, problems: [Problem]) {
    var texts = Texts(language: language)
    var problems: [Problem] = []
    var firstLines: [String: Int] = [:]
    let lines = source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, raw) in lines.enumerated() {
      let bytes = trimmed(index == 0 && raw.starts(with: [0xEF, 0xBB, 0xBF]) ? raw.dropFirst(3) : raw)
      guard let head = bytes.first, head != UInt8(ascii: "#") else { continue }
      func report(_ reason: Problem.Reason) { problems.append(Problem(line: index + 1, reason: reason)) }
      guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else {
        report(.noKey)
        continue
      }
      let key = String(trimmed(bytes[..<equals])) ?? ""
      guard !key.isEmpty else {
        report(.noKey)
        continue
      }
      guard isKey(key) else {
        report(.badKey(key))
        continue
      }
      if let first = firstLines[key] {
        report(.duplicate(key, firstLine: first))
        continue
      }
      firstLines[key] = index + 1
      guard let value = unescaped(trimmed(bytes[bytes.index(after: equals)...])) else {
        report(.badEscape(key))
        continue
      }
      if names(in: value) == nil { report(.badPlaceholder(key)) }
      texts.values[key] = value
    }
    return (texts, problems)
  }

  /// The text of `key` with its placeholders filled in. A missing key shows as `⟨key⟩`, and a placeholder without a
  /// value stays as it is written, so that both are seen and neither stops the work.
  public func callAsFunction(_ key: String, _ fillings: [String: String] = [:]) -> String {
    guard let value = values[key] else { return "⟨\(key)⟩" }
    guard !fillings.isEmpty else { return value }
    // Bytes, not characters: a screen is made of hundreds of these.
    let bytes = value.utf8
    var result = ""
    var start = bytes.startIndex
    while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      let name = String(value[bytes.index(after: open)..<close])
      result += value[start..<open]
      result += fillings[name] ?? String(value[open...close])
      start = bytes.index(after: close)
    }
    return result + value[start...]
  }

  /// The text of `key`, or `nil` when there is none.
  public func text(for key: String) -> String? { values[key] }

  /// Every key, sorted.
  public var keys: [String] { values.keys.sorted() }

  /// The names of the placeholders in the text of `key`; empty for a missing key.
  public func placeholders(of key: String) -> Set<String> {
    values[key].flatMap(Self.names(in:)) ?? []
  }

  /// These texts with those of `other` added; where both have a key, `other` wins.
  public func merging(_ other: Texts) -> Texts {
    var result = self
    result.values.merge(other.values) { $1 }
    return result
  }

  private static func names(in value: String) -> Set<String>? {
    var found: Set<String> = []
    var rest = value[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      let name = rest[rest.index(after: open)..<close]
      if name.isEmpty { return nil }
      found.insert(String(name))
      rest = rest[rest.index(after: close)...]
    }
    return found
  }

  private static func trimmed(_ bytes: Substring.UTF8View) -> Substring.UTF8View {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var slice = bytes
    while let first = slice.first, isBlank(first) { slice = slice.dropFirst() }
    while let last = slice.last, isBlank(last) { slice = slice.dropLast() }
    return slice
  }

  private static func isKey(_ key: String) -> Bool {
    key.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  private static func unescaped(_ bytes: Substring.UTF8View) -> String? {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(Substring(bytes)) }
    var result = ""
    var isEscape = false
    for scalar in Substring(bytes).unicodeScalars {
      switch (isEscape, scalar) {
      case (true, "n"): result.unicodeScalars.append("\n")
      case (true, "\\"): result.unicodeScalars.append("\\")
      case (true, _): return nil
      case (false, "\\"):
        isEscape = true
        continue
      case (false, _): result.unicodeScalars.append(scalar)
      }
      isEscape = false
    }
    return isEscape ? nil : result
  }
}
