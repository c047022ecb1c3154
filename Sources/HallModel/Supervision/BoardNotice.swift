/// A line of notice a supervisor put on the board for today.
public struct BoardNotice: Equatable, Codable, Sendable {
  /// What it says.
  public var text: String
  /// Until when; nil for the rest of the day.
  public var until: Moment?
  /// When it was put there.
  public var at: Moment
}

/// A notice was put on the board, or taken off it.
public struct BoardNoticePosted: HallEvent {
  /// The name in the journal.
  public static let kind = "board_notice_posted"
  /// What it says; empty where it was taken off.
  public var text: String
  /// Until when; nil for the rest of the day.
  public var until: Moment?

  /// The board.
  public var subject: String { "board" }

  /// Takes the place of what the board said.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.boardNotice = text.isEmpty ? nil : BoardNotice(text: text, until: until, at: stamp.at)
  }
}

/// Puts a notice on the board for today; without words, takes it off again.
public struct PostBoardNotice: HallCommand {
  /// What it says; empty to take it off.
  public var text: String
  /// Until when today; nil for the rest of the day.
  public var until: ClockTime?

  /// The most characters a notice may have: it stands in one line.
  public static let limit = 120

  /// Creates the command.
  public init(_ text: String, until: ClockTime? = nil) {
    self.text = text
    self.until = until
  }

  /// Words begin no day, and end none that went on past midnight.
  public var needsDay: Bool { false }

  /// Refused where it is too long for a board, or its time is over.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    try hall.needSupervisor(context)
    // One line, whatever was pasted.
    let words = text.split { character in
      character.isWhitespace || character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
    let line = words.joined(separator: " ")
    if line.count > PostBoardNotice.limit {
      throw Refusal("text_too_long", ["limit": String(PostBoardNotice.limit), "count": String(line.count)])
    }
    let end = try until.map { time throws(Refusal) in try hall.later(today: time, context.now) }
    return [BoardNoticePosted(text: line, until: line.isEmpty ? nil : end)]
  }
}

extension Hall {
  /// What the board says in its line of notice: yesterday's is gone in the morning, though nobody has done anything yet.
  public func notice(at now: Moment) -> String {
    guard let boardNotice, settings.zone.day(at: boardNotice.at) == settings.zone.day(at: now),
      boardNotice.until.map({ now < $0 }) ?? true
    else {
      return settings.notice
    }
    return boardNotice.text
  }
}
