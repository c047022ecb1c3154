import HallModel

/// Foretells waits by playing the hall on from its present state: forty runs with the hall's own policy, the day's own
/// service times, and intervals that hold eight times out of ten (routing §2).
///
/// The same hall at the same moment is always foretold the same: the chances are drawn from a fixed seed.
public struct WaitForecast: Sendable {
  /// Seconds until each waiting ticket is called, by serial; absent where no window takes it.
  public let starts: [Int: Int]
  private let raw: [Int: WaitEstimate]
  private let asked: [Question: WaitEstimate]
  private let questions: Set<Question>
  private let calibration: Calibration

  /// How long would it take somebody who came now?
  public struct Question: Hashable, Sendable {
    /// What for, matters by code.
    public var matters: [String]
    /// By which channel.
    public var standing: Standing

    /// Asks.
    public init(_ matters: [String], _ standing: Standing = .walkIn) {
      self.matters = matters
      self.standing = standing
    }
  }

  /// Replays a forecast consists of; of so many, the fourth smallest and largest hold eight tenths between them.
  public static let runs = 40
  private static let outside = 4

  /// Foretells everybody who waits, and whoever would come now for one of these lists of matters.
  public init(_ hall: Hall, now: Moment, asking questions: [Question] = []) {
    self.init(
      hall, now: now, asking: questions, knowledge: ServiceKnowledge(hall, now: now), calibration: Calibration(hall))
  }

  init(
    _ hall: Hall, now: Moment, asking questions: [Question], knowledge: ServiceKnowledge, calibration: Calibration
  ) {
    self.calibration = calibration
    self.questions = Set(questions)
    let ground = ReplayGround(hall, now: now, asking: questions, knowledge: knowledge)
    let people = ground.people
    var raw: [Int: WaitEstimate] = [:]
    var asked: [Question: WaitEstimate] = [:]
    if !people.isEmpty {
      let waits = WaitForecast.waits(ground)
      raw.reserveCapacity(people.count)
      let first = people.count - questions.count
      for (index, person) in people.enumerated() {
        guard let estimate = waits[index] else { continue }
        if index < first { raw[person.serial] = estimate } else { asked[questions[index - first]] = estimate }
      }
    }
    self.raw = raw
    self.asked = asked
    starts = raw.mapValues(\.expected)
  }

  /// Somebody in several runs; nil for whoever is not called in most of them.
  private static func waits(_ ground: ReplayGround) -> [WaitEstimate?] {
    let people = ground.people.count
    let replay = HallReplay(ground)
    var all = Array(repeating: Array(repeating: 0.0, count: runs), count: people)
    var once = Array(repeating: 0.0, count: people)
    for run in 0..<runs {
      var chance = Chance(seed: 1, stream: UInt64(run))
      replay.run(&chance, into: &once)
      for index in 0..<people { all[index][run] = once[index] }
    }
    return all.map { waits in
      let sorted = waits.sorted()
      let called = sorted.prefix { $0.isFinite }
      guard called.count > runs / 2 else { return nil }
      // The mean of the middle half: nearer to most waits than the mean, steadier than the median.
      let middle = called[(called.count / 4)..<(called.count - called.count / 4)]
      let mean = middle.reduce(0, +) / Double(middle.count)
      return WaitEstimate(
        low: Int(sorted[outside - 1]), expected: Int(mean.rounded()),
        high: Int(min(sorted[runs - outside], called.last ?? 0)))
    }
  }

  /// The wait of a ticket from now on; nil where no window takes it.
  public func wait(_ serial: Int) -> WaitEstimate? { raw[serial].map(calibration.applied) }

  /// The wait of a ticket as the replay has it, before the day's errors correct its interval: what a ticket keeps, so that
  /// later intervals learn from it.
  public func uncorrected(_ serial: Int) -> WaitEstimate? { raw[serial] }

  /// The wait of somebody who would take a ticket now; nil where no window takes them, or it was not asked.
  public func wait(for question: Question) -> WaitEstimate? { asked[question].map(calibration.applied) }

  /// Whether this was asked; then an absent answer means that nobody knows.
  public func wasAsked(_ question: Question) -> Bool { questions.contains(question) }

  /// The same as the replay has it (``uncorrected(_:)``).
  public func uncorrected(for question: Question) -> WaitEstimate? { asked[question] }

  /// Tickets that will be called before `serial` by a window that could take it.
  public func ahead(of serial: Int, in hall: Hall) -> Int {
    guard let entry = hall.line.entries.first(where: { $0.serial == serial }) else { return 0 }
    let mine = starts[serial] ?? Int.max
    // A closed window takes nobody ahead of anybody; where none is open, the line itself says who is ahead.
    let open = entry.windows.intersection(hall.openWindows)
    let windows = open.isEmpty ? entry.windows : open
    return hall.line.entries.count { other in
      other.serial != serial && other.windows.intersects(windows)
        && ((starts[other.serial] ?? Int.max), other.virtualArrival, other.serial)
          < (mine, entry.virtualArrival, serial)
    }
  }
}
