import HallModel

extension IssueTicket {
  /// The same ticket with the wait foretold for it, as the hall stands.
  public func foretold(in hall: Hall, now: Moment) -> IssueTicket {
    var matters = matters
    if let package { matters += hall.catalogue.package(package)?.matters ?? [] }
    if matters.isEmpty, let appointment {
      matters = hall.appointments.first { $0.id == appointment }?.matters ?? []
    }
    var command = self
    var distinct: [String] = []
    for code in matters where !distinct.contains(code) { distinct.append(code) }
    // Nobody who is refused is foretold anything.
    guard !distinct.isEmpty, distinct.allSatisfy({ hall.catalogue.matter($0) != nil }) else { return self }
    let standing: Standing = priorityGroup != nil ? .priority : appointment != nil ? .appointment : .walkIn
    let question = WaitForecast.Question(distinct, standing)
    command.foretold = WaitForecast(hall, now: now, asking: [question]).uncorrected(for: question)
    return command
  }
}
