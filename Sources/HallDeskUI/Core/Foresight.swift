import HallModel
import HallSimulator

/// What is foretold of a hall for a screen: worked out beside the screen's work, so that no key waits for it. The last
/// good one is shown until the next is there.
public struct Foresight: Sendable {
  /// What a screen wants to be foretold.
  public struct Wish: Sendable {
    /// The hall, as it stands or as it was.
    public var hall: Hall
    /// The hall's clock.
    public var now: Moment
    /// Who might come now, and for what.
    public var questions: [WaitForecast.Question]
    /// Alarms for which something may be proposed.
    public var alarms: [Alarm]

    /// Wishes.
    public init(_ hall: Hall, now: Moment, questions: [WaitForecast.Question] = [], alarms: [Alarm] = []) {
      self.hall = hall
      self.now = now
      self.questions = questions
      self.alarms = alarms
    }

    /// What has to change before the answer does: something happens, somebody asks otherwise, or time goes on.
    public var stamp: Stamp {
      Stamp(
        day: hall.day?.date, event: hall.lastEventAt, tickets: hall.tickets.count, waiting: hall.line.entries.count,
        slot: hall.line.entries.isEmpty && alarms.isEmpty ? 0 : now.milliseconds / 15_000, questions: questions,
        alarms: alarms.map(\.id))
    }

    /// See ``stamp``.
    public struct Stamp: Equatable, Sendable {
      var day: Day?
      var event: Moment
      var tickets: Int
      var waiting: Int
      var slot: Int64
      var questions: [WaitForecast.Question]
      var alarms: [String]

      /// Whether somebody wants to know something else, which should not wait.
      public func asksOtherwise(than other: Stamp) -> Bool {
        day != other.day || questions != other.questions || alarms != other.alarms
      }
    }
  }

  /// The day it is about.
  let day: Day?
  /// How long people will wait.
  public let forecast: WaitForecast
  private let proposals: [String: Proposal]

  /// Works it out; some milliseconds, more where something may be proposed.
  public init(_ wish: Wish) {
    day = wish.hall.day?.date
    forecast = WaitForecast(wish.hall, now: wish.now, asking: wish.questions)
    var found: [String: Proposal] = [:]
    for alarm in wish.alarms { found[alarm.id] = Proposals.best(for: alarm, wish.hall, now: wish.now) }
    proposals = found
  }

  /// What could be done about an alarm; nil where nothing could, or it was not asked.
  func proposal(_ alarm: Alarm?) -> Proposal? { alarm.flatMap { proposals[$0.id] } }
}

extension Environment {
  /// What is foretold of this hall's day; nil until it has been worked out.
  var foretold: Foresight? { foresight.flatMap { $0.day == hall.day?.date ? $0 : nil } }
}
