/// A business day begins.
public struct DayOpened: HallEvent {
  /// The name in the journal.
  public static let kind = "day_opened"
  /// The date.
  public var day: Day

  /// Creates the event.
  public init(day: Day) { self.day = day }

  /// The date.
  public var subject: String { day.text }

  /// A new date starts with an empty hall; opening the same date again only lifts the close.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    if hall.day?.date == day {
      hall.day?.closedAt = nil
      return
    }
    hall.day = Hall.BusinessDay(date: day, openedAt: stamp.at)
    hall.tickets = []
    hall.enquiries = []
    hall.lastNumbers = [:]
    hall.startDayOfCases()
    hall.ratings.startDay()
    hall.startDayOfSupervision()
    hall.appointments.removeAll { $0.day < day }
    hall.rederive()
  }
}

/// A business day ends: what is still open is closed as abandoned, windows are closed, and the figures are kept.
public struct DayClosed: HallEvent {
  /// The name in the journal.
  public static let kind = "day_closed"
  /// The date.
  public var day: Day
  /// The day's figures before the open ends were closed; `abandoned` counts those.
  public var figures: DayFigures

  /// Creates the event.
  public init(day: Day, figures: DayFigures) {
    self.day = day
    self.figures = figures
    self.figures.closeOpenEnds()
  }

  /// The date.
  public var subject: String { day.text }

  /// Abandons what is open and closes every window; reassignments last for a day.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    for serial in hall.tickets.indices where !hall.tickets[serial].state.isClosed {
      // A no-show that never returned stays a no-show: that is what happened to it.
      if hall.tickets[serial].state != .noShow { hall.update(serial) { $0.enter(.abandoned, at: stamp.at) } }
    }
    for position in hall.windows.indices {
      var window = Window(number: hall.windows[position].number, since: stamp.at)
      if !hall.windows[position].isOpen { window.since = hall.windows[position].since }
      hall.windows[position] = window
    }
    hall.summonses = []
    hall.day?.closedAt = stamp.at
    hall.rederive()
  }
}

/// Opens the business day, or opens it again after a close that came too early.
public struct OpenDay: HallCommand {
  /// Creates the command.
  public init() {}

  /// It decides about the day itself.
  public var needsDay: Bool { false }

  /// Refused when the day is open.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let today = hall.settings.zone.day(at: context.now)
    guard let day = hall.day else { return [DayOpened(day: today)] }
    if day.date == today && day.closedAt == nil { throw Refusal("day_already_open", ["date": today.text]) }
    if day.closedAt == nil {
      return hall.lapsesOfDay(context.now)
        + [DayClosed(day: day.date, figures: DayFigures(hall, now: context.now)), DayOpened(day: today)]
        + hall.deemed(by: today)
    }
    let lapses = day.date == today ? [] : hall.lapsesOfDay(context.now)
    return lapses + [DayOpened(day: today)] + hall.deemed(by: today)
  }
}

/// Closes the business day.
public struct CloseDay: HallCommand {
  /// Creates the command.
  public init() {}

  /// It decides about the day itself.
  public var needsDay: Bool { false }

  /// Refused when no day is open, or while somebody is at a window.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    guard let day = hall.day, day.closedAt == nil else { throw Refusal("day_not_open") }
    if let busy = hall.windows.first(where: { $0.ticket != nil }) {
      throw Refusal("window_busy", ["window": String(busy.number)])
    }
    return hall.lapses(by: context.now) + [DayClosed(day: day.date, figures: DayFigures(hall, now: context.now))]
  }
}
