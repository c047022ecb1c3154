/// How pressing a case is (效能监察, domain §3).
public enum CaseLight: Int, Comparable, Codable, Sendable, CaseIterable {
  /// Nothing to be said.
  case none
  /// The promised limit is near.
  case reminder
  /// A day or less is left, or a step is overrun (黄牌).
  case yellow
  /// Past the promised limit (红牌).
  case red
  /// Past the legal limit.
  case escalated

  /// Orders by urgency.
  public static func < (left: CaseLight, right: CaseLight) -> Bool { left.rawValue < right.rawValue }
}

extension CaseFile {
  /// How pressing the case is on a day; `calendar` counts the days left, plain days where it does not reach.
  public func light(on today: Day, _ rules: IntakeRules, _ calendar: WorkCalendar) -> CaseLight {
    // What was decided in time does not grow late on its way to the applicant.
    if decidedAt == nil && !state.isClosed {
      if let legalDue, today > legalDue { return .escalated }
      if let promisedDue, today > promisedDue { return .red }
    }
    guard let due else { return .none }
    if today > due.day { return .yellow }
    let left = (try? calendar.workingDays(after: today, through: due.day)) ?? Int(due.day.number - today.number)
    if left <= rules.yellowFrom { return .yellow }
    return left <= rules.remindBefore ? .reminder : .none
  }
}

/// Somebody was reminded of a case (催办), or ordered to finish it (督办).
public struct CaseUrged: HallEvent {
  /// The name in the journal.
  public static let kind = "case_urged"
  /// The case.
  public var `case`: String
  /// Whether it is an order.
  public var isOrder: Bool
  /// What was said.
  public var text: String

  /// The case.
  public var subject: String { self.case }

  /// Counts it.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      if isOrder { file.orders += 1 } else { file.reminders += 1 }
    }
  }
}

/// Reminds of a case, or orders it to be finished.
public struct UrgeCase: HallCommand {
  /// The case's number.
  public var `case`: String
  /// Whether it is an order.
  public var isOrder: Bool
  /// What is said; an order needs words.
  public var text: String

  /// Creates the command.
  public init(case id: String, isOrder: Bool, text: String = "") {
    self.case = id
    self.isOrder = isOrder
    self.text = text
  }

  /// Refused for a closed case.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case)
    guard !file.state.isClosed else { throw file.refusal }
    if isOrder { try file.need(reasons: text) }
    return [CaseUrged(case: file.id, isOrder: isOrder, text: text)]
  }
}

/// Somebody else has a case in hand now (AB 岗).
public struct CaseAssigned: HallEvent {
  /// The name in the journal.
  public static let kind = "case_assigned"
  /// The case.
  public var `case`: String
  /// Who has it now, staff number.
  public var handler: String

  /// The case.
  public var subject: String { self.case }

  /// Keeps who has it.
  public func apply(to hall: inout Hall, _ stamp: Stamp) { hall.update(case: self.case) { $0.handler = handler } }
}

/// Takes a case in hand, or gives it to a colleague while its own clerk is away.
public struct AssignCase: HallCommand {
  /// The case's number.
  public var `case`: String
  /// Who takes it, staff number.
  public var handler: String

  /// Creates the command.
  public init(case id: String, handler: String) {
    self.case = id
    self.handler = handler
  }

  /// Refused for unknown staff and a closed case.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case)
    guard !file.state.isClosed else { throw file.refusal }
    guard hall.member(handler) != nil else { throw Refusal("unknown_staff", ["staff": handler]) }
    return [CaseAssigned(case: file.id, handler: handler)]
  }
}
