import HallModel
import HallStore
import ScreenKit

extension WindowScreen {
  /// Does what a key means.
  public mutating func act(_ action: Action, _ environment: Environment) -> [Effect] {
    let texts = environment.texts
    switch action {
    case .call: return perform(CallNext(window: number), "call")
    case .recall: return perform(Recall(window: number), "recall")
    case .start: return perform(StartService(window: number), "start")
    case .finish:
      // Nobody leaves with half of it done unless the clerk says so.
      if let open = intake?.unfinished(environment) {
        layer = .unfinished(
          PickList(
            title: open, rows: [(texts("window.unfinished.no"), false), (texts("window.unfinished.yes"), true)]))
        break
      }
      return perform(FinishTicket(window: number), "finish")
    case .noShow: return perform(RecordNoShow(window: number), "no_show")
    case .undo: return perform(UndoNoShow(window: number), "undo")
    case .hold:
      let held = held(environment)
      if environment.hall.window(number)?.state == .serving {
        layer = .hold(reasons("window.hold", 4, texts))
      } else if held.count == 1 {
        return perform(ResumeHeld(window: number, ticket: held[0].id), "resume_held")
      } else {
        layer = .held(
          PickList(
            title: texts("window.held.title"),
            rows: held.map { ("\($0.number) \(environment.names($0.matters)) \($0.reason ?? "")", $0.id) }))
      }
    case .transfer: layer = .transfer(TransferForm(from: number))
    case .pause:
      if environment.hall.window(number)?.state == .paused { return perform(ResumeWindow(window: number), "resume") }
      layer = .pause(reasons("window.pause", 5, texts))
    case .leave: return leave(environment)
    case .back: layer = .none
    case .nextField: form.onPIN.toggle()
    case .openIntake:
      showsIntake = true
      return beginIntake(environment)
    case .intake(let action):
      guard var open = intake else { break }
      let result = open.act(action, environment)
      intake = open
      return settle(result)
    case .signIn: return [form.signIn()]
    }
    return []
  }

  /// Takes a key that is bound to nothing.
  public mutating func type(_ key: Key, _ environment: Environment) -> [Effect] {
    guard staff != nil else {
      form.update(key)
      return []
    }
    switch layer {
    case .none where showsIntake && intake != nil:
      guard var open = intake else { break }
      let result = open.type(key, environment)
      intake = open
      return settle(result)
    case .none:
      let count = environment.hall.position(ofWindow: number).map { position in
        environment.hall.line.entries.count { $0.windows.contains(position) }
      }
      _ = lineSelection.update(key, count: count ?? 0, page: 10)
    case .hold(var picks):
      if let reason = pick(key, &picks, { .hold($0) }) {
        return perform(HoldTicket(window: number, reason: reason), "hold")
      }
    case .held(var picks):
      if let id = pick(key, &picks, { .held($0) }) {
        return perform(ResumeHeld(window: number, ticket: id), "resume_held")
      }
    case .pause(var picks):
      if let reason = pick(key, &picks, { .pause($0) }) {
        return perform(PauseWindow(window: number, reason: reason), "pause")
      }
    case .leave(var picks):
      if let closing = pick(key, &picks, { .leave($0) }) {
        return closing ? perform(CloseWindow(window: number), "close") : [.leave]
      }
    case .unfinished(var picks):
      if let finishing = pick(key, &picks, { .unfinished($0) }), finishing {
        return perform(FinishTicket(window: number), "finish")
      }
    case .relieve(var picks):
      if let taking = pick(key, &picks, { .relieve($0) }) {
        if taking { return perform(OpenWindow(window: number, staff: staff, relieving: true), "open") }
        staff = nil
        form = SignInForm()
      }
    case .transfer(var transfer):
      let row = transfer.update(key, environment)
      layer = .transfer(transfer)
      switch row {
      case .window(let target):
        layer = .none
        return perform(TransferTicket(window: number, target: .window(target)), "transfer")
      case .matter(let matter):
        layer = .none
        return perform(TransferTicket(window: number, target: .matters([matter.code])), "transfer")
      case nil: break
      }
    }
    return []
  }

  /// Opens the intake of the ticket that is served here; nothing where it is open already.
  mutating func beginIntake(_ environment: Environment) -> [Effect] {
    guard isMine(environment), let staff, let ticket = ticket(environment), ticket.state == .serving else { return [] }
    if intake?.ticket == ticket.id { return [] }
    var opened = Intake(ticket, window: number, staff: staff)
    opened.refresh(environment)
    intake = opened
    return opened.opened()
  }

  /// Takes over what the intake came to.
  mutating func settle(_ result: Intake.Result) -> [Effect] {
    if let said = result.notice { notice = said }
    if result.closes { showsIntake = false }
    return result.effects
  }

  private func perform(_ command: any HallCommand, _ tag: String) -> [Effect] {
    [.perform(command, staff: staff ?? "", tag: tag)]
  }

  private func reasons(_ key: String, _ count: Int, _ texts: Texts) -> PickList<String> {
    let rows = (1...count).map { texts("\(key).reason\($0)") }
    return PickList(title: texts("\(key).title"), rows: rows.map { ($0, $0) })
  }

  private mutating func pick<Value>(
    _ key: Key, _ picks: inout PickList<Value>, _ keep: (PickList<Value>) -> Layer
  ) -> Value? {
    switch picks.update(key) {
    case .chosen(let value):
      layer = .none
      return value
    case .closed: layer = .none
    case .open: layer = keep(picks)
    }
    return nil
  }

  private mutating func leave(_ environment: Environment) -> [Effect] {
    guard staff != nil, isMine(environment) else { return [.leave] }
    let texts = environment.texts
    // Whoever is being served keeps the window open; leaving the terminal loses nothing.
    let busy = environment.hall.window(number)?.ticket != nil
    let close: [(label: String, value: Bool)] = busy ? [] : [(texts("window.leave.close"), true)]
    layer = .leave(
      PickList(title: texts("window.leave.title"), rows: close + [(texts("window.leave.keep"), false)]))
    return []
  }
}
