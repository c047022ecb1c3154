import ArgumentParser
import HallModel

extension AppointmentCommands {
  struct Import: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import appointments from a CSV file, all or none.",
      discussion: """
        Columns: id, date, slot, matters (codes with semicolons between them). Appointments imported before are \
        skipped, so a file may be imported again.
        """)

    @Argument(help: "The file.")
    var file: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let table = try AppointmentFile(path: file)
      let live = try session.hall()
      let known = Set(live.hall.appointments.map(\.id))
      let new = table.rows.filter { !known.contains($0.appointment.id ?? "") }
      let command = ImportAppointments(appointments: new.map(\.appointment))
      let context = Context(
        now: try session.now(live), terminal: session.actor.terminal, staff: session.actor.staff)
      let faults = command.review(live.hall, context).refusals.map { index, refusal in
        new[index].place(of: refusal)
      }
      let all = (table.faults + faults).sorted { ($0.line, $0.column) < ($1.line, $1.column) }
      guard all.isEmpty else { throw CommandFailure.file("bad_appointments", ["file": file], all) }
      if !new.isEmpty { try session.perform(command, in: live) }
      let skipped = table.rows.count - new.count
      return Answer(
        json: {
          [
            "imported": .int(new.count), "skipped": .int(skipped),
            "ids": .strings(new.compactMap(\.appointment.id)),
          ]
        },
        lines: {
          [session.text("appointment.imported", ["count": String(new.count), "skipped": String(skipped)])]
        })
    }
  }
}

/// Makes many appointments in one action: all of them or none.
struct ImportAppointments: HallCommand {
  /// The appointments in the order of the file.
  var appointments: [AddAppointment]

  /// Importing does not open the business day.
  var needsDay: Bool { false }

  /// The first row the hall refuses, if another terminal has made one impossible meanwhile.
  func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let (events, refusals) = review(hall, context)
    if let first = refusals.first { throw first.refusal }
    return events
  }

  /// What each appointment comes to when those before it are made: events, and refusals by position.
  func review(
    _ hall: Hall, _ context: Context
  ) -> (events: [any HallEvent], refusals: [(index: Int, refusal: Refusal)]) {
    var after = hall
    var events: [any HallEvent] = []
    var refusals: [(index: Int, refusal: Refusal)] = []
    let stamp = Stamp(context)
    for (index, appointment) in appointments.enumerated() {
      do throws(Refusal) {
        for event in try appointment.decide(after, context) {
          after.apply(event, stamp)
          events.append(event)
        }
      } catch {
        refusals.append((index, error))
      }
    }
    return (events, refusals)
  }
}
