import HallModel

/// What can still have to be done for a visitor, worked out once for a scenario: which windows take it, and what is left
/// when one of them is done.
struct LineClasses: Sendable {
  /// Something that remains to be done for a visitor.
  struct Class: Sendable {
    /// The visit it belongs to, by position.
    var visit: Int
    /// Which of the visit's matters are left, a bit for each.
    var left: UInt64
    /// The windows that take all that is left, and the windows that take any of it.
    var full: WindowSet
    var part: WindowSet
    /// Windows for each matter left.
    var eachMatter: [WindowSet]
    /// Its row in the line (see ``FastLine``), before the standing is added.
    var row: Int
    /// Usual service time as the policy knows it, seconds.
    var usual: Int
  }

  /// What a window does of a class.
  struct Work: Sendable {
    /// Which matters it serves, a bit for each.
    var served: UInt64
    /// What is left afterwards; -1 for nothing.
    var next: Int32
  }

  private(set) var classes: [Class] = []
  /// Whether any visit has several matters.
  var hasPackages: Bool { classes.contains { $0.eachMatter.count > 1 } }
  /// What visitors come with, by visit: the class of all its matters.
  private(set) var first: [Int] = []
  /// What a window does, by class × window.
  private(set) var work: [Work] = []
  /// Rows of the line before standings are told apart.
  private(set) var rows = 0
  let windows: Int

  init(_ scenario: Scenario) {
    let settings = scenario.settings
    windows = settings.windows.count
    var known: [Key: Int] = [:]
    var rowOfSet: [RowKey: Int] = [:]
    // Only some policies look at service times; for the others, tickets for the same windows stand in one row.
    let looksAtService = settings.queue.policy.looksAtService
    func add(_ visit: Int, _ left: UInt64) -> Int {
      if let found = known[Key(visit: visit, left: left)] { return found }
      let codes = LineClasses.codes(scenario.visits[visit].matters, left)
      let sets = codes.map { code in
        WindowSet(
          settings.windows.indices.lazy.filter { position in
            scenario.catalogue.matter(code).map { settings.windows[position].accepts.covers($0) } ?? false
          })
      }
      let full = sets.dropFirst().reduce(sets[0]) { $0.intersection($1) }
      let usual = scenario.catalogue.usualService(of: codes)
      var row: Int
      if codes.count == 1 {
        let key = RowKey(windows: full, usual: looksAtService ? usual : 0)
        row = rowOfSet[key] ?? rows
        rowOfSet[key] = row
        if row == rows { rows += 1 }
      } else {
        // Which windows take it depends on which are open: a row of its own.
        row = rows
        rows += 1
      }
      classes.append(
        Class(
          visit: visit, left: left, full: full, part: sets.dropFirst().reduce(sets[0]) { $0.union($1) },
          eachMatter: sets, row: row, usual: usual))
      known[Key(visit: visit, left: left)] = classes.count - 1
      return classes.count - 1
    }
    first = scenario.visits.indices.map { visit in
      add(visit, UInt64.max >> UInt64(64 - scenario.visits[visit].matters.count))
    }
    var index = 0
    while index < classes.count {
      let here = classes[index]
      for window in 0..<windows {
        var served: UInt64 = 0
        var matter = 0
        for bit in 0..<64 where here.left & (1 << UInt64(bit)) != 0 {
          if here.eachMatter[matter].contains(window) { served |= 1 << UInt64(bit) }
          matter += 1
        }
        // Sent there although its list says otherwise: whoever finishes has done it.
        if served == 0 { served = here.left }
        let rest = here.left & ~served
        let next = rest == 0 || !here.part.contains(window) ? -1 : add(here.visit, rest)
        work.append(Work(served: served, next: Int32(next)))
      }
      index += 1
    }
  }

  private struct Key: Hashable {
    var visit: Int
    var left: UInt64
  }

  private struct RowKey: Hashable {
    var windows: WindowSet
    var usual: Int
  }

  private static func codes(_ all: [String], _ left: UInt64) -> [String] {
    all.enumerated().filter { left & (1 << UInt64($0.offset)) != 0 }.map(\.element)
  }
}

extension RoutingPolicy {
  /// Whether it asks how long a ticket usually takes.
  var looksAtService: Bool { self == .cMu || self == .generalizedCMu }
}
