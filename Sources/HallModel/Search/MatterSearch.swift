/// Finds matters and packages by what a clerk hears or types: names and parts of them, what people call them, full
/// pinyin, initials, both mixed, codes, departments; with slips forgiven.
///
/// Built once for a catalogue, used from any thread; a search changes nothing.
public final class MatterSearch: Sendable {
  /// Why something was found; for a word or a mark beside the hit.
  public enum MatchKind: String, Sendable, CaseIterable {
    /// The implementation code, all of it or a part.
    case code
    /// The whole name, in characters or in full pinyin.
    case exactName
    /// The beginning of the name.
    case namePrefix
    /// Some other part of the name.
    case namePart
    /// Something people call it.
    case alias
    /// Full pinyin of a part of the name.
    case pinyin
    /// The department that does it.
    case department
    /// Initials of pinyin.
    case initials
    /// Syllables, initials or characters mixed.
    case mixed
    /// All words, in any order.
    case words
    /// Sounds the same or nearly so.
    case soundsLike
    /// All of it in order, with something in between.
    case subsequence
    /// Much of it, or all of it but for slips.
    case similar
  }

  /// What was found.
  public enum Found: Equatable, Sendable {
    /// A matter.
    case matter(Matter)
    /// A package (一件事).
    case package(MatterPackage)
  }

  /// One line of the result.
  public struct Hit: Equatable, Sendable {
    /// The matter or package.
    public let found: Found
    /// Why it is here.
    public let reason: MatchKind
    /// Ranges of characters of the name to draw as found; empty when the name is not why it is here.
    public let highlight: [Range<Int>]
    /// The alias by which it was found, if it was.
    public let alias: String?
    /// Bigger is better; hits of one score are in the catalogue's order.
    public let score: Int

    /// The name of the matter or package.
    public var name: String {
      switch found {
      case .matter(let matter): matter.name
      case .package(let package): package.name
      }
    }

    /// The matter, if it is one.
    public var matter: Matter? { if case .matter(let matter) = found { matter } else { nil } }

    /// The package, if it is one.
    public var package: MatterPackage? { if case .package(let package) = found { package } else { nil } }
  }

  private let catalogue: Catalogue
  private let index: SearchIndex
  /// Matters by how often they are asked for, in the catalogue's order.
  private let frequent: [Int]
  private static let mostWords = 8

  /// Prepares a catalogue for searching.
  public init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    let index = SearchIndexBuilder.build(catalogue)
    self.index = index
    frequent = (0..<index.matterCount).sorted { (index.frequencies[$0], $0) < (index.frequencies[$1], $1) }
  }

  /// What the query finds, best first, at most `limit`; for a blank query the matters most asked for; nothing when
  /// nothing sensible is found.
  public func results(for query: String, limit: Int = 50) -> [Hit] {
    guard limit > 0 else { return [] }
    if SearchText.isBlank(query) { return frequent.prefix(limit).map { hit(frequent: $0) } }
    let words = SearchText.words(query)
    guard !words.isEmpty else { return [] }
    let joined = words.flatMap { $0 }
    let first = search(joined, words, limit)
    if !first.isEmpty { return first }
    guard let rest = SearchText.withoutFillers(joined) else { return [] }
    return search(rest, [rest], limit)
  }

  private func search(_ joined: [UInt32], _ words: [[UInt32]], _ limit: Int) -> [Hit] {
    var hits = SearchHits(index)
    let strict = SearchStrict(index: index)
    let pattern = SearchPattern(joined, index)
    strict.whole(pattern, into: &hits)
    var patterns: [SearchPattern] = []
    // Syllables typed apart ("shen fen zheng") are one word to begin with; only without success are they several.
    let several = words.count > 1 && words.count <= MatterSearch.mostWords
    if several, !hits.isCertain, pattern.letters < pattern.count || hits.count < SearchLoose.enough {
      patterns = words.map { SearchPattern($0, index) }
      strict.words(patterns, into: &hits)
    }
    if hits.count < SearchLoose.enough { SearchLoose(index, pattern).run(into: &hits) }
    let keys = hits.best(limit)
    let highlight = SearchHighlight(index, pattern, words: patterns, for: keys)
    return keys.map { hit($0, highlight) }
  }

  private func hit(frequent entry: Int) -> Hit {
    let key = SearchRank.similarInitials.key(quality: 255, frequency: index.frequencies[entry], entry: entry)
    return Hit(found: found(entry), reason: .namePart, highlight: [], alias: nil, score: SearchRank.score(of: key))
  }

  private func hit(_ key: UInt64, _ highlight: SearchHighlight) -> Hit {
    let entry = SearchRank.entry(of: key)
    let rank = SearchRank.rank(of: key)
    let found = found(entry)
    let name =
      switch found {
      case .matter(let matter): matter.name
      case .package(let package): package.name
      }
    let cells = highlight.cells(of: entry, rank)
    let ranges = SearchHighlight.ranges(cells, from: index.name(of: entry).lowerBound, in: name)
    return Hit(
      found: found, reason: reason(rank, highlight.pattern, cells), highlight: ranges,
      alias: alias(entry, rank, highlight.pattern), score: SearchRank.score(of: key))
  }

  private func found(_ entry: Int) -> Found {
    entry < index.matterCount
      ? .matter(catalogue.matters[entry]) : .package(catalogue.packages[entry - index.matterCount])
  }

  private func reason(_ rank: SearchRank, _ pattern: SearchPattern, _ cells: [Int]) -> MatchKind {
    switch rank {
    case .code, .codeBeginning, .codePart: .code
    case .exactName: .exactName
    case .nameBeginning where isSpelt(pattern, cells): .namePrefix
    case .namePart where isSpelt(pattern, cells): .namePart
    case .nameBeginning, .namePart: pattern.count == 1 ? .initials : .pinyin
    case .aliasExact, .aliasBeginning, .aliasPart: .alias
    case .department, .departmentInitials: .department
    case .nameInitials, .aliasInitials: .initials
    case .nameMixed, .aliasMixed: .mixed
    case .words: .words
    case .soundsLike: .soundsLike
    case .scattered: .subsequence
    case .similar, .similarInitials: .similar
    }
  }

  /// Whether the cells are the query's very characters.
  private func isSpelt(_ pattern: SearchPattern, _ cells: [Int]) -> Bool {
    cells.map { index.characters[Int(index.cells[$0])] } == pattern.units
  }

  /// The alias that was found; a package's own "…一件事" is not one to show.
  private func alias(_ entry: Int, _ rank: SearchRank, _ pattern: SearchPattern) -> String? {
    switch rank {
    case .aliasExact, .aliasBeginning, .aliasPart, .aliasInitials, .aliasMixed: break
    default: return nil
    }
    guard entry < index.matterCount else { return nil }
    var best: (quality: Int, number: Int)?
    for (number, field) in index.aliasFields(of: entry).enumerated() {
      let cells = index.field(field)
      guard let match = pattern.match(index, in: cells) else { continue }
      let quality = (Int(match.way.rawValue) * 2 + (match.covers(cells) ? 0 : 1)) * 8 + match.quality(in: cells)
      if best.map({ quality < $0.quality }) ?? true { best = (quality, number) }
    }
    return best.map { String(catalogue.matters[entry].aliases[$0.number].prefix { $0 != "|" }) }
  }
}
