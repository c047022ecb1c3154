import HallModel
import HallStore
import ScreenKit

extension WindowScreen {
  /// Takes news.
  public mutating func receive(_ news: News, _ environment: Environment) -> [Effect] {
    if case .events = news, let intake, ticket(environment)?.id != intake.ticket {
      // Finished, held or transferred: the draft stays with the ticket.
      self.intake = nil
      showsIntake = false
    }
    if var open = intake, let result = open.receive(news, environment) {
      intake = open
      return settle(result)
    }
    switch news {
    case .events(let events): return told(events, environment)
    case .saved, .paperwork, .foretold: return []
    case .failed(let sentence, _): notice = Notice(.danger, sentence)
    case .outcome(.refused(let refusal), let tag): return refused(refusal, tag, environment)
    case .outcome(.done(let events), let tag): return done(events, tag, environment)
    }
    return []
  }

  /// What a supervisor says to this window or to whoever sits here, and what was done to its work.
  private mutating func told(_ events: [any HallEvent], _ environment: Environment) -> [Effect] {
    guard let staff else { return [] }
    let words = HandWords(environment)
    for event in events {
      switch event {
      case let summoned as ClerkSummoned where summoned.staff == staff && summoned.window != number:
        let note = summoned.note.isEmpty ? "" : " " + summoned.note
        notice = Notice(.warning, environment.texts("hand.told.summon", ["n": String(summoned.window)]) + note)
      case let reminded as WindowReminded where reminded.window == number:
        notice = Notice(.warning, environment.texts("hand.told.\(reminded.about.rawValue)"))
      case let assigned as WindowAssigned where assigned.window == number:
        notice = words.sentence(assigned).map { Notice(.warning, $0) }
      case let moved as TicketMoved where moved.window == number:
        notice = words.sentence(moved).map { Notice(.info, $0) }
      default: continue
      }
      return [.beep]
    }
    return []
  }

  /// The window's time for other work is over.
  public mutating func tick(_ environment: Environment) -> [Effect] {
    let returns = environment.hall.returns(by: environment.now)
    guard let staff, returns.contains(where: { ($0 as? WindowAssigned)?.window == number }) else { return [] }
    return [.perform(ReturnAssignments(), staff: staff, tag: "return")]
  }

  private mutating func refused(_ refusal: Refusal, _ tag: String, _ environment: Environment) -> [Effect] {
    if tag == "open", refusal.code == "window_already_open" {
      if refusal.details["staff"] == staff {
        // Back at a terminal that was lost: whoever sat here still does.
        showsIntake = ticket(environment)?.state == .serving
        return beginIntake(environment)
      }
      layer = .relieve(
        PickList(
          title: environment.texts("window.relieve.title", ["name": refusal.details["name"] ?? ""]),
          rows: [(environment.texts("window.relieve.no"), false), (environment.texts("window.relieve.yes"), true)]))
      return []
    }
    notice = Notice(.warning, environment.sentence(refusal))
    if tag == "open" {
      staff = nil
      form = SignInForm()
    }
    return [.beep]
  }

  private mutating func done(_ events: [any HallEvent], _ tag: String, _ environment: Environment) -> [Effect] {
    let texts = environment.texts
    for event in events {
      switch event {
      case let signedIn as SignInSucceeded:
        staff = signedIn.staff
        form = SignInForm()
        return [.perform(OpenWindow(window: number, staff: signedIn.staff), staff: signedIn.staff, tag: "open")]
      case let failed as SignInFailed:
        form.pin.text = ""
        notice = Notice(.warning, environment.sentence(failed))
        return [.beep]
      case let called as TicketCalled:
        calledAt = environment.now
        if let ticket = environment.hall.ticket(called.ticket) {
          notice = Notice(.info, environment.why(called.reason, ticket))
        }
      case let recalled as TicketRecalled:
        calledAt = environment.now
        notice = Notice(.info, texts("window.recalled", ["n": String(recalled.call)]))
      case let missed as TicketNoShow:
        let number = environment.hall.ticket(missed.ticket)?.number ?? ""
        let seconds = String(environment.hall.settings.queue.undoWithin)
        notice = Notice(.warning, texts("window.no_show", ["ticket": number, "seconds": seconds]))
      case let finished as TicketFinished:
        let number = environment.hall.ticket(finished.ticket)?.number ?? ""
        notice =
          finished.remaining.isEmpty
          ? Notice(.success, texts("window.finished", ["ticket": number]))
          : Notice(
            .info,
            texts("window.finished_part", ["ticket": number, "names": environment.names(finished.remaining)]))
      case let moved as TicketTransferred where tag == "transfer":
        let number = environment.hall.ticket(moved.ticket)?.number ?? ""
        notice = Notice(.success, texts("window.transferred", ["ticket": number]))
      case let held as TicketHeld:
        let number = environment.hall.ticket(held.ticket)?.number ?? ""
        notice = Notice(.info, texts("window.held", ["ticket": number]))
      case is TicketStarted:
        showsIntake = true
        return beginIntake(environment)
      case is WindowClosed: return [.leave]
      default: break
      }
    }
    return []
  }
}
