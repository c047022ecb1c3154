import HallModel
import ScreenKit

/// The open cases in the order they are due, kept between keys: news sort them anew, typing only narrows them, and
/// drawing looks at the visible rows alone.
struct Worklist: Sendable {
  /// Whose cases.
  enum Scope: String, Sendable, CaseIterable {
    /// Those this member of staff owes something.
    case mine
    /// Those of a department that somebody in the back office owes something.
    case department
    /// Every open case, those that wait to be delivered too.
    case all
  }

  /// What a text can match of a matter, however many cases are about it.
  private struct Terms: Hashable, Sendable {
    var matter: String
    var name: String
    var department: String
  }

  private struct Entry: Sendable {
    var id: String
    /// The place of its terms.
    var terms: Int
    /// The place of who has it.
    var hand: Int
    var isOwed: Bool
    var light: CaseLight
  }

  /// Distinct values in the order they came, each with its place.
  private struct Places<Value: Hashable & Sendable>: Sendable {
    var values: [Value] = []
    private var known: [Value: Int] = [:]

    mutating func place(of value: Value) -> Int {
      if let place = known[value] { return place }
      known[value] = values.count
      values.append(value)
      return values.count - 1
    }
  }

  /// The department of `Scope.department`; nil for none.
  var department: String?
  /// Whose cases are listed.
  var scope = Scope.mine
  /// Whose cases are shown: those of the scope, or all where only there something was found.
  private(set) var shownScope = Scope.mine
  /// What is typed to narrow the list.
  var field = TextField(limit: 40, placeholder: "")
  /// The row.
  var selection = Selection()
  /// The numbers of the listed cases.
  private(set) var ids: [String] = []
  /// How many cases each scope has.
  private(set) var counts: [Scope: Int] = [:]
  /// How many of the scope are how pressing.
  private(set) var lights: [CaseLight: Int] = [:]
  private var open: [Entry] = []
  private var terms = Places<Terms>()
  private var hands = Places<String>()
  private var day: Day?

  /// The case the arrow is at.
  var pointed: String? { ids.indices.contains(selection.index) ? ids[selection.index] : nil }

  /// Whether a new date has made the counts old.
  func isStale(_ environment: Environment) -> Bool {
    day != nil && day != environment.today
  }

  /// Sorts all open cases anew; the row stays with its case.
  mutating func refresh(_ environment: Environment, staff: String) {
    day = environment.today
    let cases = environment.hall.cases
    var keys: [Int64] = []
    keys.reserveCapacity(cases.count)
    for position in cases.indices where !cases[position].state.isClosed {
      // Due first, then opened first; a standing clock comes last.
      let due = Int64(cases[position].due?.day.number ?? .max)
      keys.append(due << 32 | Int64(position))
    }
    keys.sort()
    // Only what is due within the day that counts as near can be pressing; the rest is not even asked.
    let clock = CaseClock(environment)
    let reach = max(clock.rules.remindBefore, clock.rules.yellowFrom)
    let near = (try? clock.calendar.end(of: reach, .working, from: clock.today)) ?? clock.today.adding(days: reach)
    (terms, hands) = (Places(), Places())
    open = keys.map { key in
      let file = cases[Int(key & 0xFFFF_FFFF)]
      let place = terms.place(
        of: Terms(matter: file.terms.matter, name: file.terms.name, department: file.terms.department))
      return Entry(
        id: file.id, terms: place, hand: hands.place(of: file.handler), isOwed: file.state != .decided,
        light: Int32(key >> 32) <= near.number ? clock.light(file) : .none)
    }
    narrow(environment, staff: staff)
  }

  /// Narrows the list by scope and text.
  mutating func narrow(_ environment: Environment, staff: String) {
    let before = pointed
    let wanted = String(field.text.map(Key.halfWidth)).lowercased().filter { $0 != " " }
    // Numbers are looked for in numbers, words in words.
    let number = wanted.allSatisfy { $0.isNumber || $0 == "-" } ? Array(wanted.utf8) : []
    let isMine = hands.values.map { $0 == staff }
    let isDepartments = terms.values.map { $0.department == department }
    let words = wanted.isEmpty || !number.isEmpty ? nil : matching(wanted, environment)
    func isListed(_ entry: Entry, _ scope: Scope) -> Bool {
      switch scope {
      case .mine: guard entry.isOwed, isMine[entry.hand] else { return false }
      case .department: guard entry.isOwed, isDepartments[entry.terms] else { return false }
      case .all: break
      }
      if let words { return words.terms[entry.terms] || words.hands[entry.hand] }
      return number.isEmpty || Self.isPart(number, of: entry.id)
    }
    var found = open.filter { isListed($0, scope) }
    shownScope = scope
    // Whoever types a number means that case, wherever it is.
    if found.isEmpty, !wanted.isEmpty, scope != .all {
      found = open.filter { isListed($0, .all) }
      if !found.isEmpty { shownScope = .all }
    }
    ids = found.map(\.id)
    lights = [:]
    for entry in found where entry.light != .none { lights[entry.light, default: 0] += 1 }
    let owed = open.lazy.filter(\.isOwed)
    counts = [
      .mine: owed.count { isMine[$0.hand] }, .department: owed.count { isDepartments[$0.terms] }, .all: open.count,
    ]
    selection.index = before.flatMap { ids.firstIndex(of: $0) } ?? selection.index
    selection.clamp(count: ids.count)
  }

  /// What a text means: matters by pinyin or part of the name, departments, colleagues.
  private func matching(_ text: String, _ environment: Environment) -> (terms: [Bool], hands: [Bool]) {
    let found = Self.matters(like: text, environment)
    return (
      terms.values.map { terms in
        found.contains(terms.matter) || terms.name.lowercased().contains(text)
          || terms.department.lowercased().contains(text)
      },
      hands.values.map { environment.staffName($0).lowercased().contains(text) }
    )
  }

  /// Whether digits stand in a case's number, byte by byte: ten thousand of them are asked with every key.
  private static func isPart(_ wanted: [UInt8], of id: String) -> Bool {
    var id = id
    return id.withUTF8 { bytes in
      guard bytes.count >= wanted.count else { return false }
      return (0...(bytes.count - wanted.count)).contains { start in
        wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] }
      }
    }
  }

  /// Matters found by pinyin, initials or what people call them; not those that only look alike.
  private static func matters(like text: String, _ environment: Environment) -> Set<String> {
    guard !text.isEmpty, let search = environment.search else { return [] }
    let sure: Set<MatterSearch.MatchKind> = [
      .code, .exactName, .namePrefix, .namePart, .alias, .pinyin, .initials, .mixed, .words,
    ]
    return Set(search.results(for: text, limit: 200).filter { sure.contains($0.reason) }.compactMap { $0.matter?.code })
  }
}
