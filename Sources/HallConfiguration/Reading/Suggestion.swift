/// Finds what somebody probably meant.
public enum Suggestion {
  /// The candidate nearest to `word`, or nil where none is near.
  public static func nearest<Candidates: Sequence>(_ word: String, _ candidates: Candidates) -> String?
  where Candidates.Element == String {
    let wanted = Array(Plain.folded(word).prefix(64))
    guard !wanted.isEmpty else { return nil }
    var best: (text: String, distance: Double)?
    for candidate in candidates {
      let other = Array(Plain.folded(candidate).prefix(64))
      guard let distance = distance(wanted, other) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    return best?.text
  }

  /// Edits between two words, or a little less than one for a part of the other (公安局 – 公安); nil where they are too
  /// far apart to be meant for each other.
  private static func distance(_ left: [Character], _ right: [Character]) -> Double? {
    if left == right { return 0 }
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    guard !short.isEmpty else { return nil }
    let isPart = short.count >= 2 && String(long).contains(String(short))
    let allowed = max(1, long.count / 3)
    guard isPart || long.count - short.count <= allowed else { return nil }
    var above = Array(0...short.count)
    for row in 1...long.count {
      var current = [row]
      for column in 1...short.count {
        let change = above[column - 1] + (long[row - 1] == short[column - 1] ? 0 : 1)
        current.append(min(change, above[column] + 1, current[column - 1] + 1))
      }
      above = current
    }
    let edits = above[short.count]
    if isPart { return min(Double(edits), 0.9 + Double(edits) / 100) }
    // A two-character word with one other character is another word: 公安 – 公积.
    return edits <= allowed && edits < short.count && (short.count > 2 || edits == 0 || long.count > 2)
      ? Double(edits) : nil
  }
}
