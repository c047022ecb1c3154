/// Somebody's wish to change the hall. One type a command; each decides by the rules which events follow.
public protocol HallCommand: Sendable {
  /// The events that follow, or the rule that forbids it. Pure: the same hall and context give the same answer.
  func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent]
  /// Whether the command needs an open business day; those that do open it when it is not.
  var needsDay: Bool { get }
}

extension HallCommand {
  /// Most commands belong to a business day.
  public var needsDay: Bool { true }
}

/// Who asks, from where, and when.
public struct Context: Equatable, Sendable {
  /// The hall's clock.
  public var now: Moment
  /// The terminal.
  public var terminal: String
  /// The member of staff, by number; empty where nobody signed in.
  public var staff: String

  /// Creates a context.
  public init(now: Moment, terminal: String = "", staff: String = "") {
    self.now = now
    self.terminal = terminal
    self.staff = staff
  }
}

/// A rule's refusal: a value with a code for scripts and the particulars for a sentence (`refusal.CODE` in the texts).
public struct Refusal: Error, Equatable, Sendable {
  /// `snake_case` code, part of the command line's contract.
  public var code: String
  /// What the sentence names.
  public var details: [String: String]

  /// Creates a refusal.
  public init(_ code: String, _ details: [String: String] = [:]) {
    self.code = code
    self.details = details
  }
}

/// What a command comes to.
public enum Decision: Sendable {
  /// These events happen, in this order.
  case events([any HallEvent])
  /// A rule forbids it; nothing happens.
  case refused(Refusal)
}

extension Hall {
  /// Decides a command by the rules of the hall as it stands. Changes nothing.
  ///
  /// A command on a new date first closes the day before and opens the new one, so that no ticket, window or number
  /// survives midnight.
  public func decide(_ command: any HallCommand, _ context: Context) -> Decision {
    guard command.needsDay else { return answer(command, context) }
    let today = settings.zone.day(at: context.now)
    if let day, day.date == today {
      if day.closedAt != nil { return .refused(Refusal("day_closed", ["date": today.text])) }
      // What is over by now is over before anything else happens.
      let returns = returns(by: context.now)
      return returns.isEmpty
        ? answer(command, context) : after(returns, context).answer(command, context, behind: returns)
    }
    var events = lapsesOfDay(context.now)
    if let day, day.closedAt == nil {
      events.append(DayClosed(day: day.date, figures: DayFigures(self, now: context.now)))
    }
    events.append(DayOpened(day: today))
    events += deemed(by: today)
    return after(events, context).answer(command, context, behind: events)
  }

  /// The hall as it would be after these events: for deciding what follows from them, or trying what would. Changes
  /// nothing here.
  public func after(_ events: [any HallEvent], _ context: Context) -> Hall {
    var hall = self
    let stamp = Stamp(context)
    for event in events { hall.apply(event, stamp) }
    return hall
  }

  /// What a command comes to in this hall, behind what has to happen before it. No closure: this is asked for every step
  /// of a simulated day, and a hall that is captured is copied.
  private func answer(
    _ command: any HallCommand, _ context: Context, behind events: [any HallEvent] = []
  ) -> Decision {
    do throws(Refusal) {
      let decided = try command.decide(self, context)
      return .events(events.isEmpty ? decided : events + decided)
    } catch {
      return .refused(error)
    }
  }
}
