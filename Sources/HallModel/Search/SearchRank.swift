/// The order of hits: what kind of match, how good a one, how often the matter is asked for, its place in the file.
enum SearchRank: UInt64 {
  case code, exactName, codeBeginning, nameBeginning, namePart
  case aliasExact, aliasBeginning, aliasPart
  case department
  case nameInitials, aliasInitials, nameMixed, aliasMixed, departmentInitials
  case words, codePart, soundsLike, scattered, similar, similarInitials

  private static let rankShift: UInt64 = 40
  private static let qualityShift: UInt64 = 32
  private static let frequencyShift: UInt64 = 28
  private static let orderMask: UInt64 = (1 << 28) - 1

  /// One number to sort by, smallest first.
  func key(quality: Int, frequency: UInt8, entry: Int) -> UInt64 {
    rawValue << SearchRank.rankShift | UInt64(min(255, max(0, quality))) << SearchRank.qualityShift
      | UInt64(frequency) << SearchRank.frequencyShift | UInt64(entry)
  }

  static func entry(of key: UInt64) -> Int { Int(key & orderMask) }
  static func rank(of key: UInt64) -> SearchRank { SearchRank(rawValue: key >> rankShift) ?? .similarInitials }

  /// Bigger is better; equal for hits that only their place in the file tells apart.
  static func score(of key: UInt64) -> Int {
    Int(32 << (rankShift - frequencyShift) - key >> frequencyShift)
  }
}

/// Hits under way: the best key of each entry.
struct SearchHits {
  private var keys: [UInt64]
  private(set) var count = 0
  private let frequencies: [UInt8]

  init(_ index: SearchIndex) {
    keys = [UInt64](repeating: .max, count: index.entryCount)
    frequencies = index.frequencies
  }

  subscript(entry: Int) -> Bool { keys[entry] != .max }

  mutating func offer(_ entry: Int, _ rank: SearchRank, _ quality: Int) {
    let key = rank.key(quality: quality, frequency: frequencies[entry], entry: entry)
    if keys[entry] == .max { count += 1 }
    if key < keys[entry] { keys[entry] = key }
  }

  /// Whether something was found that leaves no doubt.
  var isCertain: Bool {
    guard let best = keys.min(), best != .max else { return false }
    let rank = SearchRank.rank(of: best)
    return rank == .code || rank == .exactName || rank == .codeBeginning
  }

  func best(_ limit: Int) -> [UInt64] {
    var found: [UInt64] = []
    found.reserveCapacity(count)
    for key in keys where key != .max { found.append(key) }
    found.sort()
    return Array(found.prefix(limit))
  }
}
