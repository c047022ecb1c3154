import ArgumentParser
import HallDeskUI
import HallModel
import HallSimulator

/// `alarm …`: what a supervisor should know before it goes wrong.
struct AlarmCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alarm", abstract: "What stands over its threshold, with what could be done about it.",
    subcommands: [List.self, Silence.self], defaultSubcommand: List.self)

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "The alarms that stand, silenced ones too.")
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      let now = try session.now(live)
      let alarms = Alarms.standing(live.hall, now: now)
      let words = AlarmWords(live.hall, session.screenTexts)
      return Answer(
        json: { .array(alarms.map { AlarmForms.json($0, words, live.hall, now) }) },
        lines: {
          if alarms.isEmpty { return [session.text("alarm.none")] }
          return alarms.flatMap { alarm in
            let isSilenced = Alarms.isSilenced(alarm, live.hall, now: now)
            let proposal = Proposals.best(for: alarm, live.hall, now: now)
            return ["\(alarm.id)  \(words.sentence(alarm))" + (isSilenced ? session.text("alarm.silenced") : "")]
              + (proposal.map { ["    " + words.sentence($0)] } ?? [])
          }
        })
    }
  }

  struct Silence: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Silence an alarm for as long as the settings say, with a reason.")
    @Argument(help: "The alarm's name, as the list tells it.")
    var alarm: String
    @Option(help: "Why; required by the hall's rules.")
    var reason: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      let events = try session.perform(SilenceAlarm(alarm, reason: reason), in: live)
      let until = events.lazy.compactMap { ($0 as? AlarmSilenced)?.until }.first
      let zone = live.hall.settings.zone
      return Answer(
        json: { ["alarm": .string(alarm), "until": until.map { .string(zone.iso($0)) } ?? .null] },
        lines: {
          [
            session.text(
              "alarm.silenced_until",
              [
                "alarm": AlarmWords(live.hall, session.screenTexts).name(ofID: alarm),
                "time": until.map(zone.clock) ?? "",
              ])
          ]
        })
    }
  }
}

/// An alarm as JSON.
enum AlarmForms {
  static func json(_ alarm: Alarm, _ words: AlarmWords, _ hall: Hall, _ now: Moment) -> JSONValue {
    let proposal = Proposals.best(for: alarm, hall, now: now)
    return [
      "id": .string(alarm.id), "kind": .string(alarm.kind.rawValue), "subject": .string(alarm.subject),
      "measure": .int(alarm.measure), "limit": .int(alarm.limit), "detail": .string(alarm.detail),
      "since": .string(hall.settings.zone.iso(alarm.since)),
      "silenced": .bool(Alarms.isSilenced(alarm, hall, now: now)), "sentence": .string(words.sentence(alarm)),
      "proposal": proposal.map { .string(words.sentence($0)) } ?? .null,
    ]
  }
}

/// `notice`: the line of notice on the board.
struct NoticeCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "Put a notice on the board for today; without words, take it off.")

  @Argument(help: "What it says.")
  var text: String = ""
  @Option(help: ArgumentHelp("Until when.", valueName: "time"))
  var until: ClockTime?
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    let live = try session.hall()
    try session.perform(PostBoardNotice(text, until: until), in: live)
    let notice = live.hall.notice(at: try session.now(live))
    return Answer(
      json: { ["notice": .string(notice)] },
      lines: {
        let off = text.isEmpty ? [session.text("notice.off")] : []
        return off + (notice.isEmpty ? [] : [session.text("notice.shown", ["text": notice])])
      })
  }
}
