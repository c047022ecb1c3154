import HallModel

/// Applicants who come and clerks who work, for a hall that lives while people try it: it looks at the hall and says what
/// happens next; the rules decide.
public struct LivingHall: Sendable {
  /// Something one of them does.
  public struct Act: Sendable {
    /// What.
    public var command: any HallCommand
    /// At which terminal.
    public var terminal: String
    /// Who, by staff number.
    public var staff: String
  }

  private var chance: Chance
  private var nextArrival: Moment?
  private var due: [Int: Moment] = [:]
  private var leaving: Set<String> = []
  private var people: Set<String> = []
  private var cases = LivingCases()
  private var ratings = LivingRatings()
  private let papers: PaperCatalogue

  /// Shares of the day's visitors by half hour from 9:00, repeated at the edges.
  private static let profile = ModelHall.profile

  /// Starts with a seed; the papers are those the clerks ask for.
  public init(seed: UInt64, papers: PaperCatalogue = PaperCatalogue([])) {
    chance = Chance(seed: seed)
    self.papers = papers
  }

  /// A person has signed in with this number: that member of staff is no longer simulated.
  public mutating func stepBack(for staff: String) { people.insert(staff) }

  /// A matter that was taken in on a day before people came to look.
  public mutating func earlierCase(_ hall: Hall) -> TakeIn? { cases.earlier(hall, papers, &chance) }

  /// What was filed on the last day before people came to look, from 0; nil after the last.
  public func earlierGrievance(_ number: Int) -> FileGrievance? { ratings.earlier(number) }

  /// What happens at `now`, one thing at each terminal at most; ask again after it has happened.
  public mutating func acts(_ hall: Hall, now: Moment) -> [Act] {
    if hall.openWindows.isEmpty { return opening(hall) }
    let office = cases.office(hall, now: now, without: people, &chance)
    let said = ratings.acts(hall, now: now, without: people, &chance)
    return arrivals(hall, now) + work(hall, now) + said + (office.map { [$0] } ?? [])
  }

  private func opening(_ hall: Hall) -> [Act] {
    hall.settings.windows.compactMap { window in
      guard let staff = window.usualStaff, !people.contains(staff) else { return nil }
      return Act(
        command: OpenWindow(window: window.number, staff: staff), terminal: "window-\(window.number)", staff: staff)
    }
  }

  private mutating func arrivals(_ hall: Hall, _ now: Moment) -> [Act] {
    guard let arrival = nextArrival else {
      nextArrival = now.adding(seconds: Int(chance.exponential(mean: gap(hall, now))))
      return []
    }
    guard now >= arrival else { return [] }
    nextArrival = arrival.adding(seconds: max(1, Int(chance.exponential(mean: gap(hall, now)))))
    return [visit(hall)]
  }

  /// Mean seconds between visitors: as many as keep the windows busy without drowning them.
  private func gap(_ hall: Hall, _ now: Moment) -> Double {
    let taking = hall.openWindows.positions.count { hall.accepts(at: $0) != .nothing }
    let half = (hall.settings.zone.secondOfDay(at: now) - 9 * 3600) / 1800
    let share = LivingHall.profile[min(max(half, 0), LivingHall.profile.count - 1)] / 6.25
    // A third of the visitors never reach a window; a service takes eight minutes.
    return 8 * 60 / (Double(max(1, taking)) * 0.85 * max(0.5, share)) * 0.67
  }

  private mutating func visit(_ hall: Hall) -> Act {
    let open = hall.openWindows
    let served = hall.catalogue.matters.filter { !hall.windows(accepting: $0).intersection(open).isEmpty }
    let weighted = served.flatMap { matter in
      Array(repeating: matter, count: matter.frequency == .high ? 6 : matter.frequency == .medium ? 2 : 1)
    }
    guard let matter = weighted.randomElement(using: &chance) else {
      return Act(command: RecordEnquiry(outcome: .answered), terminal: "guide", staff: "")
    }
    let outcome: Enquiry.Outcome? =
      chance.happens(0.67)
      ? nil
      : matter.online == .full && chance.happens(0.5)
        ? .online : matter.selfService && chance.happens(0.5) ? .terminal : chance.happens(0.5) ? .papers : .answered
    if let outcome {
      return Act(command: RecordEnquiry(outcome: outcome, matters: [matter.code]), terminal: "guide", staff: "")
    }
    var matters = [matter.code]
    if chance.happens(0.1), let second = weighted.randomElement(using: &chance), second.department == matter.department
    {
      matters.append(second.code)
    }
    let group = chance.happens(0.08) ? hall.settings.priorityGroups.randomElement(using: &chance)?.id : nil
    return Act(command: IssueTicket(matters: matters, priorityGroup: group), terminal: "guide", staff: "")
  }

  private mutating func work(_ hall: Hall, _ now: Moment) -> [Act] {
    var acts: [Act] = []
    var taken: Set<Int> = []
    for (position, window) in hall.windows.enumerated() {
      guard window.isOpen, let staff = window.staff, !people.contains(staff) else { continue }
      if let at = due[window.number], now < at { continue }
      guard let command = step(window, position, hall, now, &taken) else { continue }
      acts.append(Act(command: command, terminal: "window-\(window.number)", staff: staff))
    }
    return acts
  }

  private mutating func step(
    _ window: Window, _ position: Int, _ hall: Hall, _ now: Moment, _ taken: inout Set<Int>
  ) -> (any HallCommand)? {
    let ticket = window.ticket.map { hall.tickets[$0] }
    switch window.state {
    case .closed: return nil
    // Nobody here pauses: a person who tries it ends it, too.
    case .paused: return nil
    case .idle:
      if !window.held.isEmpty, chance.happens(0.3) {
        wait(window, now, 120)
        return ResumeHeld(window: window.number)
      }
      guard let place = hall.nextInLine(for: position, now: now),
        taken.insert(hall.line.entries[place].serial).inserted
      else { return nil }
      wait(window, now, 25)
      if let serial = hall.line.entries.indices.contains(place) ? hall.line.entries[place].serial : nil,
        chance.happens(0.04)
      {
        leaving.insert(hall.tickets[serial].id)
      }
      return CallNext(window: window.number)
    case .called:
      guard let ticket else { return nil }
      if leaving.contains(ticket.id) {
        wait(window, now, 20)
        if ticket.calls < hall.settings.queue.callsBeforeNoShow { return Recall(window: window.number) }
        leaving.remove(ticket.id)
        return RecordNoShow(window: window.number)
      }
      let minutes = ticket.remaining.reduce(0) { $0 + (hall.catalogue.matter($1)?.handlingMinutes ?? 8) }
      wait(window, now, chance.logNormal(mean: minutes * 60, variation: 0.8))
      return StartService(window: window.number)
    case .serving:
      if let ticket, let taken = cases.intake(ticket, hall, papers, &chance) {
        wait(window, now, 5)
        return taken
      }
      wait(window, now, 15 + chance.exponential(mean: 20))
      return chance.happens(0.03)
        ? HoldTicket(window: window.number, reason: "去复印") : FinishTicket(window: window.number)
    }
  }

  private mutating func wait(_ window: Window, _ now: Moment, _ seconds: Double) {
    due[window.number] = now.adding(seconds: max(1, Int(seconds)))
  }
}
