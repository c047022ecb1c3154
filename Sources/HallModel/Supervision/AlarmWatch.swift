/// Knows which alarms stood before, so that each is told once: when it begins, and not again while it lasts.
public struct AlarmWatch: Sendable {
  /// What stands now, the silenced ones too, the most urgent kind first.
  public private(set) var standing: [Alarm] = []
  private var began: [String: Moment] = [:]
  private var ground: AlarmGround?
  private var isTouched = true

  /// An alarm that stands goes on until its measure is so many hundredths below the threshold: it does not come and go
  /// with each person who takes a number.
  static let slack = 20

  /// Nothing seen yet.
  public init() {}

  /// Takes notice of what happened.
  public mutating func happened(_ events: [any HallEvent]) {
    if events.isEmpty || events.contains(where: AlarmGround.isTouched) { isTouched = true }
  }

  /// Looks at the hall; returns what begins just now and is not silenced.
  public mutating func look(at hall: Hall, now: Moment) -> [Alarm] {
    let today = hall.settings.zone.day(at: now)
    let ground = isTouched ? nil : self.ground.flatMap { $0.day == today ? $0 : nil }
    let kept = ground ?? AlarmGround(hall, on: today)
    (self.ground, isTouched) = (kept, false)
    let strict = Set(Alarms.measured(hall, now: now, slack: 0, ground: kept).map(\.id))
    var all = Alarms.measured(hall, now: now, slack: AlarmWatch.slack, ground: kept)
    all.removeAll { !strict.contains($0.id) && began[$0.id] == nil }
    for index in all.indices { all[index].since = began[all[index].id] ?? min(all[index].since, now) }
    standing = Alarms.inOrder(all)
    let new = standing.filter { began[$0.id] == nil && !Alarms.isSilenced($0, hall, now: now) }
    began = Dictionary(all.map { ($0.id, $0.since) }) { first, _ in first }
    return new
  }
}
