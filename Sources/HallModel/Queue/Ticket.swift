/// A ticket (号): one visit with its matters, from taking the number to leaving.
public struct Ticket: Equatable, Codable, Sendable {
  /// Where a ticket is in its life (domain §2).
  public enum State: String, Codable, Sendable, CaseIterable {
    /// In the line.
    case waiting
    /// Called, not yet at the window.
    case called
    /// Being served.
    case serving
    /// Set aside by its window (挂起), to come back without queueing.
    case held
    /// Served in full.
    case finished
    /// Did not come when called (过号); may return for a while.
    case noShow = "no_show"
    /// Taken back by the desk, with a reason.
    case cancelled
    /// Still open when the day was closed (弃号).
    case abandoned

    /// Whether the visit is over.
    public var isClosed: Bool { self == .finished || self == .cancelled || self == .abandoned }
  }

  /// How a ticket was taken.
  public enum Channel: String, Codable, Sendable, CaseIterable {
    /// At the guide desk.
    case guide
    /// At a kiosk.
    case kiosk
    /// By telephone.
    case phone
  }

  /// One stretch of a visit in one state; every duration falls out of these.
  public struct Span: Equatable, Codable, Sendable {
    /// The state.
    public var state: State
    /// When it began.
    public var from: Moment
    /// The window, once there is one.
    public var window: Int?
    /// The clerk, once there is one.
    public var staff: String?
  }

  /// Identifier: date and number, `20260302-A001`.
  public let id: String
  /// What is printed and called: lane letter and three digits or more.
  public let number: String
  /// Order of issue within the day, from 0.
  public let serial: Int
  /// Lane letter.
  public var lane: String
  /// All matters of the visit.
  public var matters: [String]
  /// Matters still to be served.
  public var remaining: [String]
  /// The package it was issued for.
  public var package: String?
  /// Priority group, if declared.
  public var priorityGroup: String?
  /// Appointment it was checked in with, if in time.
  public var appointment: String?
  /// How it was taken.
  public var channel: Channel
  /// When it was issued.
  public let issuedAt: Moment
  /// Head start in seconds, frozen at issue (routing §1); after a no-show, what its new place has left of it.
  public var headStart: Int
  /// Place in the line: when it counts as having arrived. Set back when a no-show returns.
  public var virtualArrival: Moment
  /// Whether the promise of the priority channel holds for it; a returned no-show has used it up.
  public var promised: Bool
  /// Where it is in its life.
  public var state: State
  /// Calls in the present round.
  public var calls: Int
  /// The window that has it or had it last.
  public var window: Int?
  /// The only window that may call it, after a transfer to that window.
  public var reservedFor: Int?
  /// Its own place in the line, while a supervisor has moved it ahead of that.
  public var ownPlace: Moment?
  /// Why it was held, transferred, moved or cancelled last.
  public var reason: String?
  /// The stretches of the visit in order of time.
  public var spans: [Span]
  /// The wait foretold when it was issued, as the replay had it: forecasts learn from how far they were off. Absent in
  /// journals from before, and where nobody foretold it.
  public var foretold: WaitEstimate?

  /// When it was first called.
  public var calledAt: Moment? { spans.first { $0.state == .called }?.from }
  /// When service first began.
  public var startedAt: Moment? { spans.first { $0.state == .serving }?.from }
  /// When the visit ended.
  public var finishedAt: Moment? { state.isClosed ? spans.last?.from : nil }
  /// Since when it is in its present state.
  public var since: Moment { spans.last?.from ?? issuedAt }

  /// The precedence it was issued with.
  public var standing: Standing { priorityGroup != nil ? .priority : appointment != nil ? .appointment : .walkIn }
  /// Whether it was called, did not come, and came back into the line.
  public var cameBack: Bool {
    var missed = false
    for span in spans {
      if missed && span.state == .waiting { return true }
      missed = span.state == .noShow
    }
    return false
  }

  /// Waiting time in seconds: from issue to the first call, or until now (glossary 等候时长).
  public func waited(until now: Moment) -> Int {
    (calledAt ?? (state.isClosed ? since : now)).seconds(since: issuedAt)
  }

  /// Handling time in seconds: all stretches at a window (glossary 办理时长); nil before service.
  public func handled(until now: Moment) -> Int? {
    guard startedAt != nil else { return nil }
    var seconds = 0
    for (index, span) in spans.enumerated() where span.state == .serving {
      seconds += (index + 1 < spans.count ? spans[index + 1].from : now).seconds(since: span.from)
    }
    return seconds
  }

  /// Whether a text has the form of a ticket's id: `20260302-A001`.
  public static func isID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 8, Digits.number(parts[0]) != nil,
      let letter = parts[1].utf8.first
    else { return false }
    return (0x41...0x5A).contains(letter) && parts[1].utf8.count > 3 && Digits.number(parts[1].dropFirst()) != nil
  }

  /// The part of an id that people know: `20260302-A001` is `A001`.
  public static func number(ofID id: String) -> String { id.split(separator: "-").last.map(String.init) ?? id }

  /// Moves to another state.
  mutating func enter(_ state: State, at moment: Moment, window: Int? = nil, staff: String? = nil) {
    self.state = state
    spans.append(Span(state: state, from: moment, window: window, staff: staff))
  }
}
