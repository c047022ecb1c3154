/// What alarms look at that changes seldom and takes a moment to find out: the pressing cases of a day, and what no open
/// window takes.
public struct AlarmGround: Equatable, Sendable {
  /// The day it is about.
  public let day: Day
  /// Open cases past a limit, by number.
  public private(set) var red: [String] = []
  /// Open cases near one.
  public private(set) var yellow: [String] = []
  /// By lane: the matters some window could take by what it accepts, but no open one.
  public private(set) var unserved: [String: [String]] = [:]

  /// Looks at all open cases and all matters.
  public init(_ hall: Hall, on day: Day) {
    self.day = day
    let calendar = hall.settings.workCalendar
    for file in hall.cases where !file.state.isClosed {
      switch file.light(on: day, hall.settings.intake, calendar) {
      case .none, .reminder: break
      case .yellow: yellow.append(file.id)
      case .red, .escalated: red.append(file.id)
      }
    }
    let open = hall.openWindows
    for matter in hall.catalogue.matters {
      let windows = hall.windows(accepting: matter)
      guard !windows.isEmpty, windows.intersection(open).isEmpty,
        let lane = hall.settings.lane(of: matter)
      else { continue }
      unserved[lane.letter, default: []].append(matter.code)
    }
  }

  /// Whether an event may have changed it.
  public static func isTouched(by event: any HallEvent) -> Bool {
    switch event {
    case is WindowOpened, is WindowClosed, is WindowAssigned, is HallConfigured, is DayOpened, is DayClosed: true
    default: type(of: event).kind.hasPrefix("case_")
    }
  }
}
