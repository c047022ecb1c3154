import HallModel

/// A hall without events: the same windows, line and policy kept in numbers, for experiments of many days.
final class FastFloor: HallFloor {
  static let wantsSteps = false

  private let classes: LineClasses
  private let day: VisitorDay
  private let line: FastLine
  private let breadths: [Int]
  private let headStarts: [Int64]
  /// The class of what is left for each visitor.
  private var left: [Int32]
  private var serials: [Int32]
  private var issued = 0
  private var visitorAt: [Int32]
  private var idleSince: [Int64]
  private var open = WindowSet()
  private var idle = WindowSet()
  private(set) var unexplainedOvertakes = 0

  init(_ plan: HallPlan, _ day: VisitorDay) {
    classes = plan.classes
    breadths = plan.breadths
    headStarts = plan.headStarts
    self.day = day
    let windows = plan.classes.windows
    left = Array(repeating: -1, count: day.visitors.count)
    serials = left
    visitorAt = Array(repeating: -1, count: windows)
    idleSince = Array(repeating: 0, count: windows)
    line = FastLine(
      rows: classes.rows * Standing.count, tickets: day.visitors.count, windows: windows, order: plan.order)
    for index in classes.classes.indices { setWindows(of: index) }
  }

  func open(_ window: Int, at now: Int64) {
    open.insert(window)
    idle.insert(window)
    idleSince[window] = now
    if classes.hasPackages { setPackages() }
  }

  func close(_ window: Int, at now: Int64) {
    open.remove(window)
    idle.remove(window)
    if classes.hasPackages { setPackages() }
  }

  func issue(_ visitor: Int, at now: Int64) -> Bool {
    let first = classes.first[day.visitors[visitor].visit]
    for set in classes.classes[first].eachMatter where !set.intersects(open) { return false }
    serials[visitor] = Int32(issued)
    issued += 1
    join(visitor, first)
    return true
  }

  /// Puts somebody into the line, with the place of their arrival.
  private func join(_ visitor: Int, _ index: Int) {
    let person = day.visitors[visitor]
    left[visitor] = Int32(index)
    let standing = Int(person.standing.rawValue)
    let place = QueuePlace(
      virtualArrival: person.arrival - headStarts[standing], issuedAt: person.arrival, serial: Int(serials[visitor]),
      standing: person.standing, promised: person.standing == .priority, moved: false,
      service: classes.classes[index].usual)
    line.add(visitor, place, to: classes.classes[index].row * Standing.count + standing)
  }

  func idleWindow(for visitor: Int) -> Int {
    let here = classes.classes[Int(left[visitor])]
    let able = windows(of: here).intersection(idle)
    if able.isEmpty { return -1 }
    var best = -1
    able.forEach { window in
      if best < 0
        || (breadths[window], idleSince[window], window) < (breadths[best], idleSince[best], best)
      {
        best = window
      }
    }
    return best
  }

  func call(_ window: Int, at now: Int64) -> Int {
    let row = line.next(for: window, now: now)
    if row < 0 { return -1 }
    if line.passesUnexplained(row, for: window) { unexplainedOvertakes += 1 }
    let visitor = line.take(row)
    visitorAt[window] = Int32(visitor)
    idle.remove(window)
    return visitor
  }

  func recall(_ window: Int, at now: Int64) {}
  func start(_ window: Int, at now: Int64) {}

  func recordNoShow(_ window: Int, at now: Int64) { free(window, at: now) }

  func service(at window: Int) -> Int64 {
    let visitor = Int(visitorAt[window])
    let first = day.visitors[visitor].firstService
    var bits = classes.work[Int(left[visitor]) * classes.windows + window].served
    if bits == 1 { return day.services[first] }
    var time: Int64 = 0
    while bits != 0 {
      time += day.services[first + bits.trailingZeroBitCount]
      bits &= bits - 1
    }
    return time
  }

  func finish(_ window: Int, at now: Int64) -> Bool {
    let visitor = Int(visitorAt[window])
    let next = Int(classes.work[Int(left[visitor]) * classes.windows + window].next)
    free(window, at: now)
    if next < 0 { return true }
    join(visitor, next)
    return false
  }

  private func free(_ window: Int, at now: Int64) {
    visitorAt[window] = -1
    idle.insert(window)
    idleSince[window] = now
  }

  /// A window that takes all that is left where one is open; otherwise any that takes a part (一号通办).
  private func windows(of here: LineClasses.Class) -> WindowSet {
    here.full.intersects(open) || here.eachMatter.count == 1 ? here.full : here.part
  }

  private func setWindows(of index: Int) {
    let here = classes.classes[index]
    let set = windows(of: here)
    for window in 0..<classes.windows {
      let takes = set.contains(window)
      for standing in 0..<Standing.count { line.set(here.row * Standing.count + standing, takenBy: window, takes) }
    }
  }

  private func setPackages() {
    for index in classes.classes.indices where classes.classes[index].eachMatter.count > 1 { setWindows(of: index) }
  }
}

extension Standing {
  /// How many standings there are.
  static let count = allCases.count
}
