/// One thing a form asks for.
///
/// A key names one fact wherever it is asked: forms of several matters ask for it once.
public struct FormField: Hashable, Sendable {
  /// What is written into it.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// Any words.
    case text
    /// A number, not negative: persons, square metres.
    case number
    /// A date.
    case date
    /// One of several words.
    case choice
    /// A telephone number.
    case phone
    /// A citizen's identity number.
    case idNumber = "id_number"
    /// A unified social credit code.
    case creditCode = "credit_code"
    /// An amount in yuan.
    case money
    /// 是 or 否.
    case yesNo = "yes_no"
  }

  /// One of the words of a choice; the first of a field is the usual one, with which a screen may begin.
  public struct Choice: Hashable, Sendable {
    /// As it is shown, stored and printed.
    public var text: String
    /// In English.
    public var english: String

    /// Creates a choice.
    public init(_ text: String, _ english: String = "") {
      self.text = text
      self.english = english.isEmpty ? text : english
    }
  }

  /// Applies only where another field of the form, one that stands before it, has one of these values.
  public struct Condition: Hashable, Sendable {
    /// The other field.
    public var key: String
    /// The values for which it applies.
    public var values: [String]

    /// Creates a condition.
    public init(_ key: String, _ values: [String]) {
      self.key = key
      self.values = values
    }

    /// Whether it holds for these values.
    public func holds(_ read: [String: String]) -> Bool { read[key].map(values.contains) ?? false }
  }

  /// When a field is asked for, and whether it must be filled in then.
  ///
  /// A form of one matter has one need a field; merging forms collects those of all, so that a field one matter must
  /// have and another may have is asked for as each of them says.
  public struct Need: Hashable, Sendable {
    /// Whether it must be filled in.
    public var required: Bool
    /// When it is asked for; nil for always.
    public var when: Condition?

    /// Creates a need.
    public init(required: Bool, when: Condition? = nil) {
      self.required = required
      self.when = when
    }
  }

  /// What it is called in files and commands: a–z, 0–9 and `_`.
  public var key: String
  /// The label in Chinese.
  public var label: String
  /// The label in English.
  public var english: String
  /// What is written into it.
  public var kind: Kind
  /// When it is asked for; never empty.
  public var needs: [Need]
  /// The words to choose from, of a choice.
  public var choices: [Choice]
  /// The longest text, in characters.
  public var longest: Int
  /// An example, shown while it is empty.
  public var example: String
  /// Where the row comes from; 待核实/估计 marks are kept.
  public var source: String

  /// The usual longest text of a kind, in characters.
  public static func usualLength(_ kind: Kind) -> Int {
    switch kind {
    case .text: 100
    case .number: 12
    case .money: 16
    case .choice: 40
    case .date, .phone, .idNumber, .creditCode, .yesNo: 24
    }
  }

  /// Creates a field of one matter's form.
  public init(
    key: String, label: String, english: String = "", kind: Kind = .text, required: Bool = false,
    when: Condition? = nil, choices: [Choice] = [], longest: Int? = nil, example: String = "", source: String = ""
  ) {
    self.key = key
    self.label = label
    self.english = english.isEmpty ? label : english
    self.kind = kind
    needs = [Need(required: required, when: when)]
    self.choices = choices
    self.longest = longest ?? FormField.usualLength(kind)
    self.example = example
    self.source = source
  }

  /// The needs that hold for these values; empty where the field does not apply.
  public func needs(for read: [String: String]) -> [Need] { needs.filter { $0.when?.holds(read) ?? true } }

  /// Whether the field is asked for, given the values of the fields before it.
  public func applies(to read: [String: String]) -> Bool { !needs(for: read).isEmpty }

  /// Whether the field must be filled in, given the values of the fields before it.
  public func isRequired(for read: [String: String]) -> Bool { needs(for: read).contains(where: \.required) }
}
