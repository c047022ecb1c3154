import HallModel
import ScreenKit

/// The open closed loops, what is due first at the top; kept between keys like the back office's list.
struct LoopList: Sendable {
  /// Which loops.
  enum Scope: String, Sendable, CaseIterable {
    /// All that are open.
    case all
    /// Those behind negative ratings.
    case ratings
    /// Those behind grievances.
    case grievances
    /// What is owed next is late.
    case overdue
  }

  /// What the line above the list counts, whichever loops are listed.
  struct Counts: Sendable {
    var scopes: [Scope: Int] = [:]
    var dueToday = 0
    /// Negative ratings given today, those done with among them.
    var negativeToday = 0
  }

  /// Which loops are listed.
  private(set) var scope = Scope.all
  /// The row.
  var selection = Selection()
  /// The listed loops, as they were when something happened last.
  private(set) var loops: [ClosedLoop] = []
  private(set) var counts = Counts()
  /// Loops that came while somebody was signed in and that nobody here has opened, newest last.
  private(set) var unseen: [String] = []
  private var open: [ClosedLoop] = []
  private var day: Day?

  /// The loop the arrow is at.
  var pointed: ClosedLoop? { loops.indices.contains(selection.index) ? loops[selection.index] : nil }

  /// Whether a new date has made the counts old.
  func isStale(_ environment: Environment) -> Bool { day != environment.today }

  /// Marks a loop that came just now.
  mutating func mark(_ id: String) { if !unseen.contains(id) { unseen.append(id) } }

  /// Puts the arrow at a loop that is listed.
  mutating func point(at id: String) {
    selection.index = loops.firstIndex { $0.id == id } ?? selection.index
  }

  /// Takes the mark away.
  mutating func seen(_ id: String) { unseen.removeAll { $0 == id } }

  /// Sorts anew; the row stays with its loop.
  mutating func refresh(_ environment: Environment) {
    let hall = environment.hall
    let today = environment.today
    day = today
    open = hall.openLoops()
    unseen.removeAll { id in !open.contains { $0.id == id } }
    counts = Counts()
    for scope in Scope.allCases {
      counts.scopes[scope] = open.count { Self.belongs($0, to: scope, environment) }
    }
    counts.dueToday = open.count { loop in loop.due(hall.settings).map { $0.day == today } ?? false }
    counts.negativeToday = hall.ratings.loops.values.count { loop in
      loop.rating.map { hall.settings.zone.day(at: $0.at) == today } ?? false
    }
    narrow(environment)
  }

  /// The next loops: all, ratings, grievances, overdue.
  mutating func nextScope(_ environment: Environment) {
    let all = Scope.allCases
    scope = all[((all.firstIndex(of: scope) ?? 0) + 1) % all.count]
    selection = Selection()
    narrow(environment)
  }

  private mutating func narrow(_ environment: Environment) {
    let before = pointed?.id
    loops = open.filter { Self.belongs($0, to: scope, environment) }
    selection.index = before.flatMap { id in loops.firstIndex { $0.id == id } } ?? selection.index
    selection.clamp(count: loops.count)
  }

  private static func belongs(_ loop: ClosedLoop, to scope: Scope, _ environment: Environment) -> Bool {
    switch scope {
    case .all: true
    case .ratings: loop.rating != nil
    case .grievances: loop.grievance != nil
    case .overdue: loop.isOverdue(on: environment.today, environment.hall.settings)
    }
  }
}
