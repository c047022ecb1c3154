import ArgumentParser
import HallModel

/// `appointment …`: the appointment book.
struct AppointmentCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appointment", abstract: "Make, list, check in, cancel and import appointments (预约).",
    subcommands: [Add.self, List.self, CheckIn.self, Cancel.self, Import.self])

  struct Add: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make an appointment.", usage: "halldesk appointment add --slot '2026-11-23 09:30' --matter CODE …")

    @Option(help: ArgumentHelp("The date, if not given with the slot.", valueName: "yyyy-mm-dd"))
    var date: String?
    @Option(help: ArgumentHelp("Start of the slot.", valueName: "[yyyy-mm-dd ]hh:mm"))
    var slot: String
    @Option(parsing: .upToNextOption, help: ArgumentHelp("Matters by code.", valueName: "code"))
    var matter: [String] = []
    @Option(help: "The number another system gave it; without it the hall numbers it.")
    var id: String?
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      guard let when = TimeText.slot(slot, date: date) else {
        throw CommandFailure.usage("bad_slot", ["value": [date, slot].compactMap { $0 }.joined(separator: " ")])
      }
      let live = try session.hall()
      let events = try session.perform(
        AddAppointment(id: id, day: when.day, slot: when.slot, matters: matter), in: live)
      let hall = live.hall
      let forms = HallForms(hall: hall, now: live.now)
      let added = events.lazy.compactMap { ($0 as? AppointmentAdded)?.appointment }.first
      return Answer(
        json: { ["appointment": added.map(forms.appointment) ?? .null] },
        lines: {
          let sentences = EventSentences(hall: hall, texts: session.texts, wording: session.wording)
          return events.map(sentences.sentence)
        })
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "List appointments of today and later.")

    @Option(help: ArgumentHelp("Only this date.", valueName: "yyyy-mm-dd"))
    var date: String?
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let day = date.flatMap { Day($0) }
      if let date, day == nil { throw CommandFailure.usage("bad_date", ["value": date]) }
      let live = try session.hall(toRead: true)
      let hall = live.hall
      let forms = HallForms(hall: hall, now: try session.now(live))
      let appointments = hall.appointments.filter { day == nil || $0.day == day }
        .sorted { ($0.day, $0.slot, $0.id) < ($1.day, $1.slot, $1.id) }
      return Answer(
        json: { .array(appointments.map(forms.appointment)) },
        lines: {
          if appointments.isEmpty { return [session.text("appointment.none")] }
          let headings = ["appointment", "date", "slot", "state", "ticket", "matters"]
          var table = TextTable(headings.map { session.text("heading." + $0) })
          for appointment in appointments {
            let ticket = appointment.ticket.flatMap { hall.ticket($0)?.number } ?? ""
            table.add([
              appointment.id, appointment.day.text, appointment.slot.text, session.wording.state(appointment.state),
              ticket, session.wording.matters(appointment.matters, hall.catalogue),
            ])
          }
          return table.lines
        })
    }
  }

  struct CheckIn: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "check-in", abstract: "Check an appointment in; its ticket is issued.",
      discussion: "Later than the settings allow it counts as a walk-in.")

    @Argument(help: "The appointment's id.")
    var id: String
    @Option(help: ArgumentHelp("A priority group by its id in the settings.", valueName: "group"))
    var priority: String?
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      let events = try session.perform(CheckInAppointment(id: id, priorityGroup: priority), in: live)
      return try TicketAnswer(session, live, try issued(events)).issued
    }
  }

  struct Cancel: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Take an appointment back.")

    @Argument(help: "The appointment's id.")
    var id: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      let events = try session.perform(CancelAppointment(id: id), in: live)
      let hall = live.hall
      let forms = HallForms(hall: hall, now: live.now)
      return Answer(
        json: { ["appointment": hall.appointments.first { $0.id == id }.map(forms.appointment) ?? .null] },
        lines: {
          let sentences = EventSentences(hall: hall, texts: session.texts, wording: session.wording)
          return events.map(sentences.sentence)
        })
    }
  }
}
