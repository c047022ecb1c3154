/// Personal data as screens, papers and lists show it (domain §6): enough to tell people apart, too little to use.
///
/// Any text may be masked, a half-typed draft too; what is too short to hide a part of is hidden whole.
public enum Masked {
  /// `330501********1234`: area and the last four of 18 characters; of 15 likewise; of anything else as `number`.
  public static func idNumber(_ text: String) -> String {
    text.count == 18 || text.count == 15 ? hidden(text, first: 6, last: 4) : number(text)
  }

  /// `138****5678`, `0572-***1234`: the beginning and the last four; an extension is hidden whole.
  public static func phone(_ text: String) -> String {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count > 1, parts[1].count >= 7 else {
      return text.count >= 10 ? hidden(text, first: 3, last: 4) : number(text)
    }
    let rest = parts.dropFirst(2).map { "-" + String(repeating: "*", count: $0.count) }.joined()
    return "\(parts[0])-" + hidden(String(parts[1]), first: 0, last: 4) + rest
  }

  /// `张*`, `张**`: the first character, and a star for each other, two at most.
  public static func name(_ text: String) -> String {
    guard let first = text.first else { return "" }
    return String(first) + String(repeating: "*", count: text.count == 1 ? 1 : min(2, text.count - 1))
  }

  /// Any other number: a quarter at each end, four characters at most; fewer than four are hidden whole.
  public static func number(_ text: String) -> String {
    let shown = min(4, text.count / 4)
    return hidden(text, first: shown, last: shown)
  }

  private static func hidden(_ text: String, first: Int, last: Int) -> String {
    String(text.prefix(first)) + String(repeating: "*", count: max(0, text.count - first - last))
      + (last == 0 ? "" : String(text.suffix(last)))
  }
}
