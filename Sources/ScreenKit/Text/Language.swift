/// The languages the screens speak.
public enum Language: String, Sendable, CaseIterable, Hashable {
  /// Simplified Chinese: the first language of every screen.
  case zh
  /// English.
  case en

  /// The language of a tag or locale name such as `zh_CN.UTF-8` or `en-GB`; `nil` for any other.
  public init?(tag: String) {
    let head = tag.prefix { $0.isLetter }.lowercased()
    self.init(rawValue: head)
  }
}
