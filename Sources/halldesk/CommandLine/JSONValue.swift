/// A JSON value whose objects keep the order of their fields: the order of the contract is the order people read.
enum JSONValue: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
  /// A field of an object. A type of its own: an array of tuples here leads the compiler in a circle.
  struct Field {
    /// The field's name.
    var name: String
    /// Its value.
    var value: JSONValue
  }

  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object([Field])
  /// Text that is JSON already: an event's body, shown as the journal keeps it.
  case encoded(String)

  /// The text, or null.
  static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// The number, or null.
  static func optional(_ number: Int?) -> JSONValue { number.map(JSONValue.int) ?? .null }

  /// The number to `places` decimals, or null.
  static func rounded(_ number: Double?, _ places: Int) -> JSONValue {
    guard let number, number.isFinite else { return .null }
    let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
    return .double((number * scale).rounded() / scale)
  }

  /// An array of texts.
  static func strings(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map(JSONValue.string)) }

  /// An object of names and values in this order.
  static func fields(_ fields: some Sequence<(String, JSONValue)>) -> JSONValue {
    .object(fields.map { Field(name: $0.0, value: $0.1) })
  }

  /// This object with fields added at the end.
  func adding(_ fields: [(String, JSONValue)]) -> JSONValue {
    guard case .object(let own) = self else { return self }
    return .object(own + fields.map { Field(name: $0.0, value: $0.1) })
  }

  /// This object with the fields of another at the end.
  func adding(_ other: JSONValue) -> JSONValue {
    guard case (.object(let own), .object(let more)) = (self, other) else { return self }
    return .object(own + more)
  }

  /// The text, on one line.
  var text: String {
    var result = ""
    write(to: &result)
    return result
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .double(let value): text += value.isFinite ? value.description : "null"
    case .string(let value): JSONValue.write(value, to: &text)
    case .encoded(let value): text += value
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let fields):
      text += "{"
      for (index, field) in fields.enumerated() {
        if index > 0 { text += "," }
        JSONValue.write(field.name, to: &text)
        text += ":"
        field.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        // Line separators are legal JSON but end a line in programs that read line by line.
        if scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029 {
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }

  /// A text.
  init(stringLiteral value: String) { self = .string(value) }

  /// An object, its fields in the order they are written.
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .fields(elements)
  }
}
