/// Where a text stands in a field wider than itself.
public enum Alignment: Sendable, Hashable {
  case leading
  case center
  case trailing
}

extension Width {
  /// `text`, or as much of its beginning as fits `columns` with `ellipsis` after it (the usual sign when `nil`).
  ///
  /// Never cuts a grapheme. A field too narrow for the sign gets the text without one.
  public func clip(_ text: String, to columns: Int, ellipsis: String? = nil) -> String {
    guard columns > 0 else { return "" }
    // A UTF-8 byte never takes more than one column, ambiguous signs of two bytes apart.
    if ambiguous == 1 && text.utf8.count <= columns { return text }
    let sign = ellipsis ?? self.ellipsis
    let signColumns = displayWidth(sign)
    let room = signColumns < columns ? columns - signColumns : columns
    var used = 0
    var cut = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let step = self.columns(of: text[index])
      if used + step > columns { return String(text[..<cut]) + (signColumns < columns ? sign : "") }
      used += step
      index = text.index(after: index)
      if used <= room { cut = index }
    }
    return text
  }

  /// `text` clipped and filled with spaces to exactly `columns` columns.
  public func padded(
    _ text: String, to columns: Int, alignment: Alignment = .leading, ellipsis: String? = nil
  ) -> String {
    guard columns > 0 else { return "" }
    let fitting = clip(text, to: columns, ellipsis: ellipsis)
    let rest = columns - displayWidth(fitting)
    guard rest > 0 else { return fitting }
    let before =
      switch alignment {
      case .leading: 0
      case .center: rest / 2
      case .trailing: rest
      }
    return String(repeating: " ", count: before) + fitting + String(repeating: " ", count: rest - before)
  }
}
