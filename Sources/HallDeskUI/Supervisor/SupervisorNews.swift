import HallModel
import HallStore
import ScreenKit

extension SupervisorScreen {
  /// Takes news: every view hears what happened, whichever is shown.
  public mutating func receive(_ news: News, _ environment: Environment) -> [Effect] {
    defer { if case .events = news { takeNews() } else { takeNotices() } }
    guard staff != nil else {
      if case .outcome(.done(let events), "sign_in") = news { return signedIn(events, environment) }
      return told(news, environment)
    }
    switch news {
    case .events(let events):
      live.happened(events)
      if view == .hall { live.look(environment) }
      let rung = loops.receive(news, inner(environment))
      let alarmed = alarms.look(events, environment)
      return rung.isEmpty ? alarmed : rung
    case .foretold:
      if view == .hall { live.look(environment) }
      if view == .replay { replay.foretold(environment) }
    case .outcome(.done(let events), "hand"):
      live.done(events, environment)
      live.look(environment)
      alarms.done()
      let alarmed = alarms.look(events, environment)
      // What was done is the answer; what it set off stands in the list.
      alarms.notice = nil
      return alarmed
    case .paperwork(.report(let counted), FiguresDesk.tag): figures.receive(counted)
    case .paperwork(.plan(let sheet), let tag): plan.receive(sheet, tag)
    case .paperwork(let answer, ReplayView.tag): replay.receive(answer, environment)
    case .saved(let path, "report.save"):
      notice = Notice(.success, environment.texts("figures.saved", ["path": path]))
    case .saved(let path, PlanDesk.saving):
      notice = Notice(.success, environment.texts("planning.saved", ["path": path]))
    case .failed(let sentence, let tag) where tag.hasPrefix(PlanDesk.tag): plan.failed(sentence, tag)
    case .failed(let sentence, FiguresDesk.tag): figures.failed(sentence)
    case .failed(let sentence, ReplayView.tag): replay.failed(sentence)
    case .outcome(_, "return"): return []
    default: return told(news, environment)
    }
    return []
  }

  private mutating func told(_ news: News, _ environment: Environment) -> [Effect] {
    switch news {
    case .outcome(.refused(let refusal), _):
      notice = Notice(.warning, environment.sentence(refusal))
      return [.beep]
    case .failed(let sentence, let tag)
    where ["hand", "return", "sign_in", "report.save", PlanDesk.saving].contains(tag):
      if !sentence.isEmpty { notice = Notice(.danger, sentence) }
      return []
    default: return staff == nil ? [] : loops.receive(news, inner(environment))
    }
  }

  private mutating func signedIn(_ events: [any HallEvent], _ environment: Environment) -> [Effect] {
    for event in events {
      switch event {
      case let signedIn as SignInSucceeded:
        self.signedIn(signedIn.staff)
        live.look(environment)
        loops.list.refresh(inner(environment))
        // What stands already is shown, and not rung.
        _ = alarms.look([], environment)
        alarms.notice = nil
      case let failed as SignInFailed:
        form.pin.text = ""
        notice = Notice(.warning, environment.sentence(failed))
        return [.beep]
      default: break
      }
    }
    return []
  }

  /// Goes on with the time: waits grow into alarms, and windows whose time for other work is over get theirs back.
  public mutating func tick(_ environment: Environment) -> [Effect] {
    guard staff != nil else { return [] }
    defer { takeNews() }
    if view == .replay { replay.tick(environment) }
    if view == .hall, environment.now.milliseconds / 1000 % 5 == 0 { live.look(environment) }
    // A replay is told of every picture; alarms are looked for once a second.
    let second = environment.now.milliseconds / 1000
    guard second != looked else { return [] }
    looked = second
    let effects = alarms.look(nil, environment)
    if environment.hall.returns(by: environment.now).isEmpty { return effects }
    return effects + [.perform(ReturnAssignments(), staff: "", tag: "return")]
  }
}
