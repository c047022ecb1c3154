import HallModel
import HallSimulator
import HallStore
import ScreenKit

extension GuideScreen {
  /// Does what a key means.
  public mutating func act(_ action: Action, _ environment: Environment) -> [Effect] {
    let texts = environment.texts
    switch action {
    case .issue: return issue(environment)
    case .priority:
      let none: [(label: String, value: String?)] = [(texts("guide.priority.none"), nil)]
      let groups = environment.hall.settings.priorityGroups
      layer = .priority(
        PickList(
          title: texts("guide.priority.title"),
          rows: none + groups.map { (environment.groupName($0.id), $0.id) }))
    case .appointments: layer = .appointments(AppointmentList())
    case .book: layer = .slots(slots(environment))
    case .tickets: layer = .tickets(TicketList())
    case .papersNotice: layer = .papersNotice(PapersNotice(for: subject(environment), inHand: inHand, environment))
    case .online: return record(.online, environment)
    case .terminal: return record(.terminal, environment)
    case .answered: return record(.answered, environment)
    case .leave: return [.leave]
    case .switchFocus:
      papersFocused.toggle()
      paperSelection = Selection()
    case .figures: layer = .figures
    case .voices: layer = .voices(voices(texts))
    case .record: return recordVoice(environment)
    case .clear: startOver(environment)
    case .back: back(environment)
    case .cancelTicket:
      guard case .tickets(let tickets) = layer, let ticket = tickets.pointed(environment.hall) else { return [] }
      let reasons = (1...4).map { texts("guide.cancel.reason\($0)") }
      layer = .cancelReason(
        ticket: ticket.id,
        PickList(title: texts("guide.cancel.title", ["ticket": ticket.number]), rows: reasons.map { ($0, $0) }))
    case .returnTicket:
      guard case .tickets(let tickets) = layer, let ticket = tickets.pointed(environment.hall) else { return [] }
      return [.perform(ReturnTicket(ticket: ticket.id), staff: staff, tag: "return")]
    case .confirm: return confirmNotice(environment)
    }
    return []
  }

  /// Takes a key that is bound to nothing: text for the search, or a move in whatever has the focus.
  public mutating func type(_ key: Key, _ environment: Environment) -> [Effect] {
    switch layer {
    case .none: typeAtDesk(key, environment)
    case .priority(var picks):
      switch picks.update(key) {
      case .chosen(let group):
        priorityGroup = group
        layer = .none
      case .closed: layer = .none
      case .open: layer = .priority(picks)
      }
    case .cancelReason(let ticket, var picks):
      switch picks.update(key) {
      case .chosen(let reason):
        layer = .tickets(TicketList())
        return [.perform(CancelTicket(ticket: ticket, reason: reason), staff: staff, tag: "cancel")]
      case .closed: layer = .tickets(TicketList())
      case .open: layer = .cancelReason(ticket: ticket, picks)
      }
    case .slots(var picks):
      switch picks.update(key) {
      case .chosen(let slot):
        layer = .none
        let command = AddAppointment(day: slot.day, slot: slot.slot, matters: subject(environment))
        return [.perform(command, staff: staff, tag: "book")]
      case .closed: layer = .appointments(AppointmentList())
      case .open: layer = .slots(picks)
      }
    case .tickets(let tickets) where key == .enter:
      guard let number = tickets.caseNumber(environment.today) else { return [] }
      return [.paperwork(.progress(case: number), tag: number)]
    case .tickets(var tickets):
      tickets.update(key, environment.hall)
      layer = .tickets(tickets)
    case .appointments(var appointments):
      let chosen = appointments.update(key, environment)
      layer = .appointments(appointments)
      if let chosen {
        return [.perform(CheckInAppointment(id: chosen, priorityGroup: priorityGroup), staff: staff, tag: "issue")]
      }
    case .papersNotice(var preview):
      preview.scroll(key)
      layer = .papersNotice(preview)
    case .issued:
      // The next person's first letter is not lost; a key that was pressed too often does nothing to nobody's matter.
      switch key {
      case .character, .paste:
        startOver(environment)
        typeAtDesk(key, environment)
      default: break
      }
    case .voices, .rating, .grievance: typeVoice(key, environment)
    case .figures: break
    }
    return []
  }

  /// The next slots with room, nine at a time so that a digit chooses.
  private func slots(_ environment: Environment) -> PickList<Hall.FreeSlot> {
    let texts = environment.texts
    let free = environment.hall.freeSlots(after: environment.now, limit: 9)
    return PickList(
      title: texts(free.isEmpty ? "guide.slots.none" : "guide.slots.title"),
      rows: free.map { slot in
        (texts("guide.slot", ["date": slot.day.text, "slot": slot.slot.text, "n": String(slot.room)]), slot)
      })
  }

  private mutating func typeAtDesk(_ key: Key, _ environment: Environment) {
    if papersFocused {
      let papers = listedPapers(environment)
      if key.normalised == .character(" ") || key == .enter, papers.indices.contains(paperSelection.index) {
        let name = papers[paperSelection.index].name
        if inHand.remove(name) == nil { inHand.insert(name) }
        _ = paperSelection.update(.down, count: papers.count, page: 5)
      } else if !paperSelection.update(key, count: papers.count, page: 5), case .character = key {
        papersFocused = false
        typeAtDesk(key, environment)
      }
      return
    }
    switch key {
    case .up, .down, .pageUp, .pageDown:
      _ = list.update(key, count: results.count)
      paperSelection = Selection()
    case .enter: choose(environment)
    case .backspace where field.isEmpty: if !chosen.isEmpty { chosen.removeLast() }
    default:
      if field.update(key) == .changed { search(environment) }
    }
  }

  /// Enter adds the matter, or all of a package; the text is done with.
  private mutating func choose(_ environment: Environment) {
    guard let pointed else { return }
    switch pointed.found {
    case .matter(let matter):
      if chosen.contains(matter.code) { chosen.removeAll { $0 == matter.code } } else { chosen.append(matter.code) }
    case .package(let bundle):
      package = bundle.name
      chosen += bundle.matters.filter { code in
        !chosen.contains(code) && environment.hall.catalogue.matter(code) != nil
      }
    }
    field = TextField(placeholder: "")
    search(environment)
  }

  private mutating func issue(_ environment: Environment) -> [Effect] {
    let matters = subject(environment)
    // The same matters again within a minute are more often a second press than a second person; the desk decides.
    if let last = lastIssued, last.matters == matters, environment.now.seconds(since: last.at) < 60, !repeatWarned {
      repeatWarned = true
      let seconds = environment.now.seconds(since: last.at)
      notice = Notice(
        .warning,
        environment.texts("guide.issued_before", ["ticket": last.number, "seconds": String(seconds)]))
      return []
    }
    return [
      .perform(
        IssueTicket(
          matters: matters, package: package, priorityGroup: priorityGroup,
          foretold: question(environment).flatMap { environment.foretold?.forecast.uncorrected(for: $0) }),
        staff: staff, tag: "issue")
    ]
  }

  private func record(_ outcome: Enquiry.Outcome, _ environment: Environment) -> [Effect] {
    [
      .perform(
        RecordEnquiry(outcome: outcome, matters: subject(environment)), staff: staff, tag: "enquiry.\(outcome.rawValue)"
      )
    ]
  }

  private mutating func confirmNotice(_ environment: Environment) -> [Effect] {
    guard case .papersNotice(let preview) = layer else { return [] }
    if preview.saved != nil {
      startOver(environment)
      return []
    }
    return [.save(name: preview.fileName(environment), text: preview.text, tag: "notice")]
  }

  private mutating func back(_ environment: Environment) {
    switch layer {
    case .issued: startOver(environment)
    case .papersNotice(let preview) where preview.saved != nil: startOver(environment)
    case .cancelReason: layer = .tickets(TicketList())
    case .slots: layer = .appointments(AppointmentList())
    case .rating, .grievance: layer = .voices(voices(environment.texts))
    case .none:
      if papersFocused {
        papersFocused = false
      } else if !field.isEmpty {
        field = TextField(placeholder: "")
        search(environment)
      } else if !chosen.isEmpty || priorityGroup != nil {
        startOver(environment)
      }
    default: layer = .none
    }
  }
}
