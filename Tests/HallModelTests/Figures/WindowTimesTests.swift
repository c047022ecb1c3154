import Testing

@testable import HallModel

@Suite("Figures: how windows spend the day, worked out by hand")
struct WindowTimesTests {
  /// Minutes idle, idle while somebody waits, called, serving, paused.
  private func hour(_ minutes: [Int64]) -> WindowTimes.Hour {
    var hour = WindowTimes.Hour()
    (hour.idle, hour.idleWhileWaiting) = (minutes[0] * 60_000, minutes[1] * 60_000)
    (hour.called, hour.serving, hour.paused) = (minutes[2] * 60_000, minutes[3] * 60_000, minutes[4] * 60_000)
    return hour
  }

  private func times(_ hall: TestHall, _ window: Int) -> WindowTimes {
    hall.hall.windowTimes(until: hall.now)[hall.hall.position(ofWindow: window) ?? 0]
  }

  /// Window 1 from nine to half past ten, one visit, one pause.
  private func worked() -> TestHall {
    var hall = Sample.hall(open: [1])
    hall.issue("GA-1", at: "09:10")
    hall.call(1, at: "09:12")
    hall.perform(StartService(window: 1), at: "09:13")
    hall.perform(FinishTicket(window: 1), at: "10:05")
    hall.perform(PauseWindow(window: 1, reason: "喝水"), at: "10:10")
    hall.perform(ResumeWindow(window: 1), at: "10:20")
    hall.perform(CloseWindow(window: 1), at: "10:30")
    return hall
  }

  @Test("each hour gets what was spent in it, across its borders")
  func hours() {
    var hall = worked()
    hall.now = Sample.at("12:00")
    let spent = times(hall, 1)
    #expect(spent.hours.map(\.hour) == [9, 10])
    #expect(spent.hours.map(\.spent) == [hour([10, 2, 1, 47, 0]), hour([15, 0, 0, 5, 10])])
    #expect(spent.day == hour([25, 2, 1, 52, 10]))
    #expect(spent.day.open == 90 * 60_000 && spent.day.utilisation == 53.0 / 90)
    #expect(spent.staff == ["01"] && spent.wasOpen)
    #expect(!times(hall, 2).wasOpen && times(hall, 2).hours.isEmpty && times(hall, 2).day.utilisation == nil)
  }

  @Test("a window opened again later leaves the hours between empty")
  func again() {
    var hall = worked()
    hall.perform(OpenWindow(window: 1, staff: "06"), at: "13:50")
    hall.perform(CloseWindow(window: 1), at: "14:10")
    #expect(times(hall, 1).hours.map(\.hour) == [9, 10, 13, 14])
    #expect(times(hall, 1).hours.suffix(2).map(\.spent) == [hour([10, 0, 0, 0, 0]), hour([10, 0, 0, 0, 0])])
    #expect(times(hall, 1).staff == ["01", "06"])
  }

  @Test("idle while somebody waits is only for whom the window could take")
  func couldCall() {
    var hall = Sample.hall(open: [2, 3])
    hall.issue("SB-1")
    hall.issue("SB-2")
    hall.serve(2)
    hall.now = Sample.at("09:20")
    // B002 waits for window 2, which is busy; window 3 takes nobody of social security.
    #expect(times(hall, 3).day == hour([20, 0, 0, 0, 0]))
    #expect(times(hall, 2).day == hour([0, 0, 0, 20, 0]))
    hall.issue("GA-1")
    hall.now = Sample.at("09:25")
    #expect(times(hall, 3).day == hour([20, 5, 0, 0, 0]))
  }

  @Test("the last minutes before now count as well, though nothing has happened in them")
  func untilNow() {
    var hall = Sample.hall(open: [1])
    hall.now = Sample.at("09:59:59.500")
    #expect(times(hall, 1).day.idle == 3_599_500)
    hall.now = Sample.at("10:00:00.500")
    #expect(times(hall, 1).hours.map(\.spent.idle) == [3_600_000, 500])
  }

  @Test("a day that nobody closed ends with its last event")
  func neverClosed() {
    var hall = Sample.hall(open: [1])
    hall.issue("GA-1", at: "16:00")
    let tomorrow = Sample.date.adding(days: 1)
    hall.now = Sample.at("08:30", tomorrow)
    #expect(times(hall, 1).day.open == 7 * 3_600_000)
    hall.perform(OpenWindow(window: 1))
    let monday = hall.summaries()[0].summary
    #expect(monday.windows[0].hours.map(\.hour) == Array(9...15))
    #expect(monday.windows[0].hours.reduce(0) { $0 + $1.spent.open } == 7 * 3_600_000)
    // And the new day begins with nothing.
    #expect(times(hall, 1).day.open == 0)
  }

  @Test("new settings that put the windows in another order leave each its own time")
  func reordered() {
    var hall = worked()
    hall.perform(OpenWindow(window: 3), at: "10:40")
    hall.perform(RefusalTests.configure { $0.windows.reverse() }, at: "10:50")
    hall.now = Sample.at("11:00")
    #expect(hall.hall.windows.map(\.number) == [5, 4, 3, 2, 1])
    #expect(times(hall, 1).day == hour([25, 2, 1, 52, 10]))
    #expect(times(hall, 3).day == hour([20, 0, 0, 0, 0]))
    #expect(times(hall, 5).day == hour([0, 0, 0, 0, 0]))
  }

  @Test("a window that is taken out of the settings still counts on the day it worked")
  func takenOut() {
    var hall = worked()
    hall.perform(RefusalTests.configure { $0.windows.removeAll { $0.number == 1 } }, at: "11:00")
    hall.now = Sample.at("12:00")
    let figures = hall.figures(Sample.date, Sample.date, today: Sample.date)
    #expect(figures.byWindow[1]?.times == hour([25, 2, 1, 52, 10]))
    #expect(figures.byWindow[1]?.tickets.served == 1 && figures.windowNames[1] == "综窗1")
    #expect(figures.total.atComprehensive == 1 && figures.windowsByDay[Sample.date] == 1)
    // Put back, it goes on where it was.
    hall.perform(RefusalTests.configure { _ in }, at: "13:00")
    hall.perform(OpenWindow(window: 1), at: "13:00")
    hall.perform(CloseWindow(window: 1), at: "13:15")
    #expect(times(hall, 1).day == hour([40, 2, 1, 52, 10]))
    #expect(hall.summaries()[0].summary.windows.count == 5)
  }
}
