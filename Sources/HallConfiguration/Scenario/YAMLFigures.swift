import HallModel
import HallSimulator
import Yams

/// What scenarios have beside the settings of a hall: measured figures, parts of a whole, lists and distributions.
extension YAMLSection {
  /// An item of a list and where it stands.
  struct Item {
    var text: String
    var place: Place
  }

  /// A number within a range; where the key is missing, `fallback`, and an error without one. nil where it is reported.
  func figure(_ key: String, _ range: ClosedRange<Double>, fallback: Double? = nil) -> Double? {
    guard value(key) != nil else {
      if fallback == nil { log.error(.missingKey, place, ["key": path + key]) }
      return fallback
    }
    guard let text = text(key) else { return nil }
    return figure(text, key, place(of: key), range)
  }

  /// The number a text writes, within a range; nil (reported) where it is none.
  func figure(_ text: String, _ key: String, _ place: Place, _ range: ClosedRange<Double>) -> Double? {
    guard let value = TypedNumber.decimal(text) else {
      log.error(.badNumber, place, ["name": path + key, "value": text])
      return nil
    }
    guard range.contains(value) else {
      log.error(
        .numberOutOfRange, place,
        [
          "name": path + key, "value": Digits.shortest(value), "low": Digits.shortest(range.lowerBound),
          "high": Digits.shortest(range.upperBound),
        ])
      return nil
    }
    return value
  }

  /// A part of a whole, `0.08` or `8%`; nil where it is missing or (reported) none.
  func fraction(_ key: String, most: Double = 1e6) -> Double? {
    guard value(key) != nil, let text = text(key) else { return nil }
    let plain = TypedNumber.plain(text)
    guard plain.hasSuffix("%") else { return figure(text, key, place(of: key), 0...most) }
    return figure(String(plain.dropLast()), key, place(of: key), 0...(most * 100)).map { $0 / 100 }
  }

  /// A distribution of minutes; nil where it is missing or (reported) none.
  func distribution(_ key: String) -> Distribution? {
    guard let text = text(key) else { return nil }
    do throws(DistributionFault) {
      return try Distribution(text)
    } catch {
      log.error(.badDistribution, place(of: key), ["name": path + key, "value": Plain.trimmed(text)])
      return nil
    }
  }

  /// A text of one line; nil where it is missing, empty or (reported) holds what nobody sees.
  func line(_ key: String) -> String? {
    guard let text = text(key).map(Plain.trimmed), !text.isEmpty else { return nil }
    guard let fault = Setting.TextRule.free.fault(of: text) else { return text }
    log.error(fault.code, place(of: key), fault.arguments.merging(["name": path + key]) { $1 })
    return nil
  }

  /// The texts of a list, or of one text with `;` or the like between them; nil where it is missing or (reported) neither.
  func texts(_ key: String, most: Int) -> [Item]? {
    guard let node = value(key) else { return nil }
    if node.scalar != nil {
      return (text(key) ?? "").split { ";；、,，".contains($0) }.map {
        Item(text: Plain.trimmed(String($0)), place: place(of: key))
      }
    }
    guard let nodes = node.sequence else {
      wrongShape(key, node, ("方括号里的列表", "a list in square brackets"))
      return nil
    }
    guard fits(nodes.count, key, most) else { return nil }
    var isList = true
    let items = nodes.enumerated().compactMap { index, item -> Item? in
      if let scalar = item.scalar { return Item(text: scalar.string, place: YAMLSection.place(item, file)) }
      wrongShape("\(key)[\(index + 1)]", item, ("一行文字", "a text"))
      isList = false
      return nil
    }
    return isList ? items : nil
  }

  /// The sections of a list of at most so many.
  func sections(_ key: String, most: Int) -> [YAMLSection]? {
    if let count = value(key)?.sequence?.count, !fits(count, key, most) { return nil }
    return sections(key)
  }

  private func fits(_ count: Int, _ key: String, _ most: Int) -> Bool {
    if count <= most { return true }
    log.error(
      .tooManyItems, place(of: key), ["name": path + key, "count": String(count), "limit": String(most)])
    return false
  }
}
