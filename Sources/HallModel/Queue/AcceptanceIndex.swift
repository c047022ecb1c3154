/// Which windows accept which matter, answered from a few sets instead of a matrix: it is rebuilt whenever a window is
/// given other work, also in a hall of thousands of matters.
struct AcceptanceIndex: Equatable, Sendable {
  private var all = WindowSet()
  private var departments: [String: WindowSet] = [:]
  private var matters: [String: WindowSet] = [:]
  private var except: [String: WindowSet] = [:]

  init() {}

  init(_ rules: [Acceptance]) {
    for (position, rule) in rules.enumerated() {
      if rule.all { all.insert(position) }
      for department in rule.departments { departments[department, default: WindowSet()].insert(position) }
      for matter in rule.matters { matters[matter, default: WindowSet()].insert(position) }
      for name in rule.except { except[name, default: WindowSet()].insert(position) }
    }
  }

  /// The windows that accept `matter`.
  func windows(for matter: Matter) -> WindowSet {
    var set = all
    if let more = departments[matter.department] { set = set.union(more) }
    if let more = matters[matter.code] { set = set.union(more) }
    if let less = except[matter.department] { set = set.subtracting(less) }
    if let less = except[matter.code] { set = set.subtracting(less) }
    return set
  }
}
