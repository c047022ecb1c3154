import HallModel

/// Who must learn what: which of the hall's windows becomes which of a plan's, so that as little as possible has to be
/// learned.
public struct Learning: Sendable {
  /// A window of the hall.
  public struct Row: Equatable, Sendable {
    /// Its number.
    public var number: Int
    /// Its name.
    public var name: String
    /// The clerk who usually sits there, by number.
    public var staff: String?
    /// Departments it takes today, in whole or in part, as far as people come for them.
    public var knows: [String]
    /// Departments its clerk has to learn.
    public var learns: [String]
    /// Departments it no longer takes.
    public var drops: [String]
    /// What it accepts from then on; nil for a window that is not needed any more.
    public var accepts: Acceptance?
    /// When it is staffed, by the plan; empty for all day.
    public var openTimes: [ClockSpan]
  }

  /// The hall's windows in order of number; those not needed say so.
  public let rows: [Row]
  /// Windows of the plan that the hall has not got yet.
  public let missing: [WindowSetting]

  /// Matches the windows of a plan with those of a hall.
  ///
  /// - Parameters:
  ///   - planned: the hall with the plan's windows.
  ///   - hall: the hall as it is.
  ///   - byNumber: whether the plan's windows are the hall's own by number, or may become any of them.
  public init(_ planned: Scenario, in hall: Scenario, byNumber: Bool = false) {
    let departments = Skills(hall, most: Int.max).departments
    let wanted = Set(hall.visits.flatMap(\.matters))
    let matters = hall.catalogue.matters.filter { wanted.contains($0.code) }
    func takes(_ rule: Acceptance) -> Set<String> { Set(matters.filter(rule.covers).map(\.department)) }
    let now = hall.settings.windows.map { takes($0.accepts) }
    let then = planned.settings.windows.map { takes($0.accepts) }
    // The pairs with least to learn first; of equals those that share most.
    var pairs: [(gain: Int, learn: Int, old: Int, new: Int)] = []
    for (old, has) in now.enumerated() {
      for (new, needs) in then.enumerated()
      where !byNumber || hall.settings.windows[old].number == planned.settings.windows[new].number {
        pairs.append((has.intersection(needs).count, needs.subtracting(has).count, old, new))
      }
    }
    pairs.sort { ($0.learn, -$0.gain, $0.old, $0.new) < ($1.learn, -$1.gain, $1.old, $1.new) }
    var newOf: [Int: Int] = [:]
    var used: Set<Int> = []
    for pair in pairs where newOf[pair.old] == nil && !used.contains(pair.new) {
      newOf[pair.old] = pair.new
      used.insert(pair.new)
    }
    let order = { (set: Set<String>) in departments.filter(set.contains) }
    rows = hall.settings.windows.enumerated().map { old, setting in
      let new = newOf[old]
      let needs = new.map { then[$0] } ?? []
      return Row(
        number: setting.number, name: setting.name, staff: setting.usualStaff, knows: order(now[old]),
        learns: order(needs.subtracting(now[old])), drops: new == nil ? [] : order(now[old].subtracting(needs)),
        accepts: new.map { planned.settings.windows[$0].accepts },
        openTimes: new.map { planned.settings.windows[$0].openTimes } ?? [])
    }
    missing = planned.settings.windows.indices.filter { !used.contains($0) }.map { planned.settings.windows[$0] }
  }

  /// The hall's settings with the plan: windows not needed any more are left out, missing ones are added behind.
  public func adopted(_ settings: HallSettings) -> HallSettings {
    var settings = settings
    let byNumber = Dictionary(rows.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    settings.windows = settings.windows.compactMap { window in
      // Windows that take nothing, like those that hand out results, are no part of a plan.
      guard let row = byNumber[window.number] else { return window }
      guard let accepts = row.accepts else { return nil }
      var window = window
      window.accepts = accepts
      window.openTimes = row.openTimes
      if window.kind == .comprehensive || window.kind == .dedicated {
        window.kind = accepts.all || accepts.departments.count > 1 ? .comprehensive : .dedicated
      }
      return window
    }
    var number = settings.windows.map(\.number).max() ?? 0
    for window in missing {
      number += 1
      settings.windows.append(
        WindowSetting(
          number: number, name: window.accepts.departments.prefix(2).joined(separator: "、"), kind: window.kind,
          accepts: window.accepts, openTimes: window.openTimes))
    }
    return settings
  }
}
