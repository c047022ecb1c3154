import ArgumentParser
import FoundationEssentials
import HallModel
import HallStore

/// `replay`: what happened on a day.
struct ReplayCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Tell everything that happened on a date, in order.",
    discussion: "With --speed, play the day on the terminal through the supervisor's live hall, to look around in.")

  @Argument(help: ArgumentHelp("The date.", valueName: "yyyy-mm-dd"))
  var date: String
  @Option(help: ArgumentHelp("Play it so many times faster than it was (1 to 1200).", valueName: "times"))
  var speed: Double?
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func validate() throws {
    guard speed.map({ (1...1200).contains($0) }) ?? true else { throw ValidationError("--speed takes 1 to 1200.") }
  }

  func answer(_ session: Session) throws -> Answer {
    guard let day = Day(date) else { throw CommandFailure.usage("bad_date", ["value": date]) }
    if let speed {
      return .silent(status: try RoleLauncher.run(role: .replay(day, speed: speed), plain: false, session: session))
    }
    let live = try session.hall(toRead: true)
    let hall = live.hall
    let zone = hall.settings.zone
    let journal = live.journal
    let records = try session.engine { () throws(JournalError) in
      try DayRecords.read(
        journal, from: zone.moment(day, second: 0), before: zone.moment(day.adding(days: 1), second: 0))
    }
    let teller = RecordTeller(
      hall: hall, sentences: EventSentences(hall: hall, texts: session.texts, wording: session.wording))
    return Answer(
      json: { .array(records.map(teller.json)) },
      lines: {
        records.isEmpty
          ? [session.text("replay.nothing", ["date": day.text])]
          : records.map { teller.line($0, backdated: session.text("replay.backdated")) }
            + [session.text("replay.count", ["count": String(records.count)])]
      })
  }
}

/// Finding a day's events without reading the years before it.
enum DayRecords {
  /// The events from `start` until before `end`.
  static func read(
    _ journal: any Journal, from start: Moment, before end: Moment
  ) throws(JournalError) -> [EventRecord] {
    var records: [EventRecord] = []
    var after = try firstSeq(journal, notBefore: start) - 1
    while true {
      let portion = try journal.read(after: after, limit: 2000)
      for record in portion {
        if record.at >= end.milliseconds { return records }
        records.append(record)
      }
      guard let last = portion.last, portion.count == 2000 else { return records }
      after = last.seq
    }
  }

  /// The first event not before `moment`: times never run back in a journal, so halving finds it.
  private static func firstSeq(_ journal: any Journal, notBefore moment: Moment) throws(JournalError) -> Int64 {
    var low: Int64 = 1
    var high = try journal.head().seq + 1
    while low < high {
      let middle = (low + high) / 2
      guard let record = try journal.read(after: middle - 1, limit: 1).first else { return high }
      if record.at < moment.milliseconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// One event of the journal as JSON and as a line.
struct RecordTeller {
  /// The hall that knows names and zone.
  let hall: Hall
  /// Sentences for events.
  let sentences: EventSentences

  /// All of the event, with its body as the journal keeps it.
  func json(_ record: EventRecord) -> JSONValue {
    [
      "seq": .int(Int(record.seq)), "at": .string(hall.settings.zone.iso(Moment(milliseconds: record.at))),
      "terminal": .string(record.terminal), "staff": .string(record.staff), "kind": .string(record.kind),
      "subject": .string(record.subject), "version": .int(record.version), "body": .encoded(record.body),
      "backdated": .bool(record.backdated), "sentence": .string(sentence(record)),
    ]
  }

  /// Time, place and what happened; an entry made afterwards is marked.
  func line(_ record: EventRecord, backdated: String) -> String {
    let clock = hall.settings.zone.clockWithSeconds(Moment(milliseconds: record.at))
    let who = [record.terminal, hall.member(record.staff)?.name ?? record.staff]
      .filter { !$0.isEmpty }.joined(separator: " ")
    return "\(clock)  #\(record.seq)  \(sentence(record))  [\(who)]" + (record.backdated ? "  " + backdated : "")
  }

  /// A kind this version cannot read is told by its name.
  private func sentence(_ record: EventRecord) -> String {
    guard let type = HallEvents.byKind[record.kind],
      let event = try? JSONDecoder().decode(type, from: Data(record.body.utf8))
    else { return "\(record.kind) \(record.subject)" }
    return sentences.sentence(event)
  }
}
