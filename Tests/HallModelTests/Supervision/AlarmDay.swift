@testable import HallModel

/// A day somebody watches: the hall is looked at every ten seconds, whatever happens.
struct AlarmDay {
  var play: TestHall
  var watch = AlarmWatch()
  /// What rang, with the time of day.
  private(set) var rung: [(clock: String, alarm: Alarm)] = []

  init(_ play: TestHall) { self.play = play }

  var ids: [String] { rung.map(\.alarm.id) }

  /// Goes on to a time of the day.
  mutating func go(to clock: String) {
    let zone = play.hall.settings.zone
    let end = Sample.at(clock, zone.day(at: play.now))
    while play.now < end {
      play.wait(10)
      look()
    }
  }

  /// Does something, and looks.
  @discardableResult
  mutating func act(_ commands: any HallCommand..., at clock: String? = nil, staff: String = "") -> [String] {
    if let clock { go(to: clock) }
    let outcomes = commands.map { command in
      let before = play.recorded.count
      let outcome = play.perform(command, staff: staff)
      watch.happened(play.recorded[before...].map(\.event))
      return outcome
    }
    look()
    return outcomes
  }

  private mutating func look() {
    let zone = play.hall.settings.zone
    rung += watch.look(at: play.hall, now: play.now).map { (zone.clockWithSeconds(play.now), $0) }
  }
}

extension AlarmDay {
  /// The sample hall with a permit that takes five working days, on the second of March, before it opens.
  static func hall() -> TestHall {
    var settings = Sample.settings()
    settings.staff.append(StaffMember(number: "90", name: "主管", roles: [.supervisor]))
    settings.calendar = CaseSample.calendar
    settings.ratingTags = RatingSample.tags
    let matters = Sample.matters + CaseSample.catalogue.matters.filter { $0.code == "XK" }
    var play = TestHall()
    play.now = Sample.at("08:30")
    play.perform(
      Configure(
        settings: settings, catalogue: Catalogue(matters: matters, digest: "alarms"), papersDigest: "", training: false)
    )
    return play
  }

  /// A permit taken in today.
  static func permit(_ play: inout TestHall) -> String {
    play.perform(
      TakeIn(OpenCase(matter: "XK", papers: CaseSample.papers), marks: CaseSample.complete, .accept), staff: "01")
  }
}
