import Foundation

/// Gives names their flat pinyin readings when a catalogue is imported: no tones, ü as v, a blank between syllables.
///
/// The one place that asks ICU for pinyin: it is slow to start, so nothing later does. ICU knows one reading a
/// character; words and heteronyms of the table come first.
final class PinyinReadings {
  /// The most readings a name gets; the likeliest come first.
  static let limit = 8

  private let table: [String: [String]]
  private let longest: Int
  private var known: [Character: String] = [:]

  /// Creates readings from the standard table and the words of a hall's own heteronyms.csv, which win.
  init(_ own: [String: [String]] = [:]) {
    table = Heteronyms.standard.merging(own) { $1 }
    longest = table.keys.map(\.count).max() ?? 1
  }

  /// The readings of a name; empty where there is nothing to read in it.
  func readings(_ name: String) -> [String] {
    let parts = parts(name)
    guard !parts.isEmpty else { return [] }
    var result: [String] = []
    // By the number of places where an unlikely reading is taken: none, then one, then two …
    var queue: [(choice: [Int], next: Int)] = [(Array(repeating: 0, count: parts.count), 0)]
    var head = 0
    while head < queue.count && result.count < PinyinReadings.limit {
      let (choice, next) = queue[head]
      head += 1
      let reading = zip(parts, choice).map { $0[$1] }.joined(separator: " ")
      if !result.contains(reading) { result.append(reading) }
      for index in next..<parts.count where queue.count < 64 {
        for alternative in parts[index].indices.dropFirst() {
          var changed = choice
          changed[index] = alternative
          queue.append((changed, index + 1))
        }
      }
    }
    return result
  }

  /// The name word by word, each with its readings.
  private func parts(_ name: String) -> [[String]] {
    let characters = Array(Plain.narrowed(name))
    var parts: [[String]] = []
    var index = 0
    while index < characters.count {
      if PinyinReadings.isLatin(characters[index]) {
        let run = characters[index...].prefix { PinyinReadings.isLatin($0) }
        parts.append([String(run).lowercased()])
        index += run.count
        continue
      }
      var length = min(longest, characters.count - index)
      while length > 0, table[String(characters[index..<(index + length)])] == nil { length -= 1 }
      if length > 0 {
        parts.append(table[String(characters[index..<(index + length)])] ?? [])
        index += length
      } else {
        let reading = reading(characters[index])
        if !reading.isEmpty { parts.append([reading]) }
        index += 1
      }
    }
    return parts
  }

  private static func isLatin(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }

  /// The usual reading of one character; empty where it has none.
  private func reading(_ character: Character) -> String {
    if let reading = known[character] { return reading }
    var reading = ""
    if character.unicodeScalars.contains(where: { $0.properties.isIdeographic }) {
      reading = PinyinReadings.flat(String(character).applyingTransform(.mandarinToLatin, reverse: false) ?? "")
    }
    known[character] = reading
    return reading
  }

  /// Without tone marks, ü as v; empty where letters are left that pinyin does not have.
  static func flat(_ pinyin: String) -> String {
    var result = ""
    for scalar in pinyin.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      switch scalar.value {
      case 0x308 where result.last == "u": result = result.dropLast() + "v"
      case 0x300...0x36F: continue
      case 0x61...0x7A, 0x20: result.unicodeScalars.append(scalar)
      default: return ""
      }
    }
    return result
  }
}

/// Reads heteronyms.csv: words or characters with their readings, likeliest first.
enum HeteronymTable {
  static func read(_ table: Table) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for row in table.rows {
      guard let text = row.needed("text"), let written = row.needed("readings") else { continue }
      let readings = written.split { ";；/、".contains($0) }
        .map { PinyinReadings.flat(Plain.folded(String($0))).split(separator: " ").joined(separator: " ") }
        .filter { !$0.isEmpty }
      if readings.isEmpty {
        row.error(.unknownValue, "readings", ["name": "读音", "value": written, "choices": "yin hang、zhong;chong"])
      } else {
        result[text] = readings
      }
    }
    return result
  }
}
