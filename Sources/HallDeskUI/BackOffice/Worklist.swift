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

  private struct Entry: Sendable {
    var id: String
    var matter: String
    var name: String
    var department: String
    var handler: String
    var isOwed: Bool
  }

  /// The department of `Scope.department`; nil for none.
  var department: String?
  /// Whose cases are listed.
  var scope = Scope.mine
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
  private var day: Day?

  /// The case the arrow is at.
  var pointed: String? { ids.indices.contains(selection.index) ? ids[selection.index] : nil }

  /// Whether a new date has made the counts old.
  func isStale(_ environment: Environment) -> Bool {
    day != nil && day != environment.hall.settings.zone.day(at: environment.now)
  }

  /// Sorts all open cases anew; the row stays with its case.
  mutating func refresh(_ environment: Environment, staff: String) {
    day = environment.hall.settings.zone.day(at: environment.now)
    let cases = environment.hall.cases
    var keys: [Int64] = []
    keys.reserveCapacity(cases.count)
    for position in cases.indices where !cases[position].state.isClosed {
      // Due first, then opened first; a standing clock comes last.
      let due = Int64(cases[position].due?.day.number ?? .max)
      keys.append(due << 32 | Int64(position))
    }
    keys.sort()
    open = keys.map { key in
      let file = cases[Int(key & 0xFFFF_FFFF)]
      return Entry(
        id: file.id, matter: file.terms.matter, name: file.terms.name, department: file.terms.department,
        handler: file.handler, isOwed: file.state != .decided)
    }
    narrow(environment, staff: staff)
  }

  /// Narrows the list by scope and text.
  mutating func narrow(_ environment: Environment, staff: String) {
    let before = pointed
    let wanted = String(field.text.map(Key.halfWidth)).lowercased().filter { $0 != " " }
    let isNumber = !wanted.isEmpty && wanted.allSatisfy { $0.isNumber || $0 == "-" }
    let found = isNumber ? [] : Self.matters(like: wanted, environment)
    var matching: [String: Bool] = [:]
    counts = [.mine: 0, .department: 0, .all: open.count]
    ids = []
    for entry in open {
      let isMine = entry.isOwed && entry.handler == staff
      let isDepartments = entry.isOwed && entry.department == department
      if isMine { counts[.mine, default: 0] += 1 }
      if isDepartments { counts[.department, default: 0] += 1 }
      switch scope {
      case .mine: if !isMine { continue }
      case .department: if !isDepartments { continue }
      case .all: break
      }
      if wanted.isEmpty || entry.id.contains(wanted) {
        ids.append(entry.id)
      } else if !isNumber {
        // One answer for each matter, department and hand, however many cases have them.
        let key = "\(entry.matter)\u{1}\(entry.handler)"
        let matches =
          matching[key]
          ?? (found.contains(entry.matter) || entry.name.lowercased().contains(wanted)
            || entry.department.lowercased().contains(wanted)
            || environment.staffName(entry.handler).lowercased().contains(wanted))
        matching[key] = matches
        if matches { ids.append(entry.id) }
      }
    }
    countLights(environment)
    selection.index = before.flatMap { ids.firstIndex(of: $0) } ?? selection.index
    selection.clamp(count: ids.count)
  }

  /// Cases come by their due days, so that only those due within the day that counts as near are judged.
  private mutating func countLights(_ environment: Environment) {
    lights = [:]
    let clock = CaseClock(environment)
    let reach = max(clock.rules.remindBefore, clock.rules.yellowFrom)
    let near = (try? clock.calendar.end(of: reach, .working, from: clock.today)) ?? clock.today.adding(days: reach)
    for id in ids {
      guard let file = environment.hall.caseFile(id) else { continue }
      guard let due = file.due, due.day <= near else { break }
      lights[clock.light(file), default: 0] += 1
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
