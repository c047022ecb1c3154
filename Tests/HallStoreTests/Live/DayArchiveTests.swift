import HallModel
import Testing

@testable import HallStore

@Suite("Summaries of past days in the store") struct DayArchiveTests {
  private let monday = PastDays.monday
  private let tuesday = PastDays.tuesday

  @Test(
    "what is kept when a new date begins is what the journal gives when it is folded again", arguments: Engine.allCases)
  func keptIsFolded(_ engine: Engine) throws {
    var days = try PastDays(engine)
    try days.work()
    #expect(try days.kept(monday) == nil)
    days.go("08:30:00", tuesday)
    try days.practice.act(OpenWindow(window: 1))
    let kept = try #require(try days.kept(monday))
    #expect(kept.visits.count == 3 && kept.enquiries.count == 1 && kept.ratings.count == 1 && kept.steps.count == 1)
    #expect(kept.visits.map(\.fact.outcome) == [.finished, .finished, .abandoned])
    #expect(try days.folded(monday) == kept)
  }

  @Test(
    "a program killed before it kept the summary: the next report makes it and keeps it", arguments: Engine.allCases)
  func killed(_ engine: Engine) throws {
    var days = try PastDays(engine)
    days.practice.live.caresLater = true
    try days.work()
    days.go("08:30:00", tuesday)
    try days.practice.act(OpenWindow(window: 1))
    // `care()` never comes.
    #expect(try days.kept(monday) == nil)
    let later = try LiveHall(try days.store.another())
    var made: [Day] = []
    let figures = try later.figures(from: monday, through: monday) { made.append($0) }
    #expect(made == [monday] && figures.total.tickets.served == 2 && figures.total.tickets.abandoned == 1)
    #expect(try days.kept(monday) == days.folded(monday))
    made = []
    #expect(try later.figures(from: monday, through: monday) { made.append($0) } == figures)
    #expect(made.isEmpty)
  }

  @Test(
    "a day that nobody closed is reported the next morning before anybody acts, as it stands",
    arguments: Engine.allCases)
  func neverClosed(_ engine: Engine) throws {
    var days = try PastDays(engine)
    try days.work()
    let morning = try LiveHall(try days.store.another())
    #expect(morning.hall.settings.zone.day(at: morning.now) > monday)
    let figures = try morning.figures(from: monday, through: tuesday)
    #expect((figures.total.tickets.served, figures.total.tickets.waiting) == (2, 1))
    #expect(figures.total.ratings.levels == [0, 1, 0, 0, 0] && figures.byDay.keys.sorted() == [monday])
    let open = try #require(figures.byWindow[1]).times.open
    #expect(open == 10_000 * 11)
    // Nothing is kept of a day that can still change; and what the next morning keeps differs by the abandoned one alone.
    #expect(try days.kept(monday) == nil)
    days.go("08:30:00", tuesday)
    try days.practice.act(OpenDay())
    let after = try days.practice.live.figures(from: monday, through: monday)
    #expect((after.total.tickets.served, after.total.tickets.waiting, after.total.tickets.abandoned) == (2, 0, 1))
    #expect(after.byWindow[1]?.times.open == open)
  }

  @Test("what is rated on a date on which the hall is not open counts on that date, and for the visit's day")
  func ratedBetween() throws {
    var days = try PastDays(.memory)
    try days.work()
    let saturday = monday.adding(days: 5)
    days.go("10:00:00", saturday)
    let answer = RatingAnswer(level: 5)
    try days.practice.act(RecordRating(ticket: "20260302-A002", answer: answer, channel: .kiosk))
    let live = days.practice.live
    #expect(live.hall.day?.date == monday)
    for isOpen in [false, true] {
      if isOpen {
        days.go("08:30:00", saturday.adding(days: 2))
        try days.practice.act(OpenWindow(window: 1))
      }
      let first = try live.figures(from: monday, through: monday).total.ratings
      #expect((first.ratable, first.rated, first.levels) == (2, 2, [0, 1, 0, 0, 0]))
      let week = try live.figures(from: monday, through: saturday)
      #expect(week.byDay[saturday]?.ratings.levels == [0, 0, 0, 0, 1] && week.total.ratings.valid == 2)
      #expect(week.total.ratings.activeRate == 1)
      #expect(try live.summaries(from: saturday, through: saturday).map(\.day) == [saturday])
    }
    #expect(try days.kept(saturday) == nil)
  }

  @Test("midnight passes while a window serves: the day ends with its last event", arguments: Engine.allCases)
  func midnight(_ engine: Engine) throws {
    var days = try PastDays(engine)
    days.go("23:50:00", monday)
    try days.practice.act(OpenWindow(window: 1))
    for command: any HallCommand in [IssueTicket(matters: ["M1"]), CallNext(window: 1), StartService(window: 1)] {
      try days.practice.act(command)
    }
    days.go("00:05:00", tuesday)
    #expect(try days.practice.act(FinishTicket(window: 1)).refusal == "window_closed")
    try days.practice.act(OpenWindow(window: 1))
    let kept = try #require(try days.kept(monday))
    #expect(kept.visits.map(\.fact.outcome) == [.abandoned] && kept.visits[0].fact.wait == 10)
    #expect(kept.windows[0].hours.map(\.hour) == [23])
    // Ten seconds with nobody there, ten with somebody waiting, ten called; the service had no event after its first.
    let spent = try #require(kept.windows[0].hours.first).spent
    #expect([spent.idle, spent.idleWhileWaiting, spent.called, spent.serving] == [10_000, 10_000, 10_000, 0])
    #expect(try days.folded(monday) == kept)
    #expect(try days.practice.live.figures(from: tuesday, through: tuesday).total.tickets.issued == 0)
  }

  @Test(
    "sixty windows taken out of the settings after the close are in the day's report all the same",
    arguments: Engine.allCases)
  func windowsGone(_ engine: Engine) throws {
    var days = try PastDays(engine)
    var settings = PracticeHall.settings
    settings.windows = (1...60).map { number in
      WindowSetting(number: number, name: "窗口\(number)", accepts: .everything, usualStaff: "C01")
    }
    settings.staff += (1...60).map { StaffMember(number: "S\($0)", name: "员工\($0)", roles: [.clerk]) }
    try days.configure(settings)
    for number in 1...60 { try days.practice.act(OpenWindow(window: number, staff: "S\(number)"), after: 0) }
    for number in [7, 60] {
      for command: any HallCommand in [
        IssueTicket(matters: ["M1"]), CallNext(window: number), StartService(window: number),
        FinishTicket(window: number),
      ] { try days.practice.act(command) }
    }
    try days.practice.act(CloseDay())
    settings.windows = []
    try days.configure(settings)
    days.go("08:30:00", tuesday)
    try days.practice.act(OpenDay())
    let figures = try days.practice.live.figures(from: monday, through: tuesday)
    #expect(figures.windowsInUse == 60 && figures.staffAtWork == 60 && figures.byWindow.count == 60)
    #expect(figures.byWindow[60]?.tickets.served == 1 && figures.windowNames[60] == "窗口60")
    #expect(figures.total.comprehensiveShare == 1 && figures.total.times.open == 60 * 90_000)
    #expect(try days.folded(monday) == days.kept(monday))
  }

  @Test("a day without visits has figures of nothing, and no rates", arguments: Engine.allCases)
  func empty(_ engine: Engine) throws {
    var days = try PastDays(engine)
    try days.practice.act(OpenDay())
    try days.practice.act(CloseDay())
    days.go("08:30:00", tuesday)
    try days.practice.act(OpenDay())
    let figures = try days.practice.live.figures(from: monday, through: monday)
    #expect(try days.kept(monday) != nil && figures.byDay.keys.sorted() == [monday] && figures.total.visits == 0)
    let total = figures.total
    let rates = [
      total.tickets.meanWait, total.tickets.noShowRate, total.tickets.abandonmentRate, total.tickets.share(over: 15),
      total.divertedShare, total.immediateShare, total.speedUp, total.ratings.positiveRate, total.ratings.activeRate,
      total.appointmentRate, figures.windowsInUse,
    ]
    #expect(rates.allSatisfy { $0 == nil } && total.tickets.p95Wait == nil)
    #expect(try days.practice.live.figures(from: tuesday.adding(days: 9), through: tuesday).byDay.isEmpty)
  }

  @Test("days that were never opened are in no report, and a year's report asks for each past day once")
  func manyDays() throws {
    var days = try PastDays(.memory)
    days.practice.live.caresLater = true
    for number in [0, 1, 4, 40, 41, 130] {
      days.go("09:00:00", monday.adding(days: number))
      try days.practice.serve(number % 3 + 1)
    }
    let later = try LiveHall(try days.store.another())
    var made: [Day] = []
    let year = try later.figures(from: monday.adding(days: -60), through: monday.adding(days: 300)) { made.append($0) }
    #expect(made == [0, 1, 4, 40, 41].map { monday.adding(days: $0) })
    #expect(
      year.byDay.mapValues(\.tickets.served)
        == Dictionary(
          uniqueKeysWithValues: [0, 1, 4, 40, 41, 130].map { (monday.adding(days: $0), $0 % 3 + 1) }))
    #expect(try later.businessDays(from: monday.adding(days: 2), through: monday.adding(days: 40)).count == 2)
  }
}
