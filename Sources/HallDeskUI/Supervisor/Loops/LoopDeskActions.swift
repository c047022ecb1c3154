import HallModel
import HallStore
import ScreenKit

extension LoopDesk {
  /// Does what a key means.
  mutating func act(_ action: Action, _ environment: Environment) -> [Effect] {
    forgetPhones(environment)
    switch action {
    case .leave: return [.leave]
    case .back: back()
    case .nextScope: list.nextScope(environment)
    case .open: return list.pointed.map { open($0.id, environment) } ?? []
    case .openNew: return list.unseen.last.map { open($0, environment) } ?? []
    case .file: layer = .grievance(GrievanceForm(environment))
    case .record: return record(environment)
    case .phone:
      if let page { return [.perform(SeeContact(loop: page.id), staff: staff ?? "", tag: "loop.phone")] }
    case .contact: return begin(.contact, environment)
    case .uphold: return begin(.uphold, environment)
    case .appeal: return begin(loop(environment)?.state == .appealed ? .review : .appeal, environment)
    case .rectify: return begin(.rectify, environment)
    case .followUp: return begin(.followUp, environment)
    case .publish: return begin(.publish, environment)
    case .extend: return begin(.extend, environment)
    }
    return []
  }

  /// Takes a key that is bound to nothing: text, or a move in list or page.
  mutating func type(_ key: Key, _ environment: Environment) -> [Effect] {
    forgetPhones(environment)
    switch layer {
    case .step(var step):
      step.update(key)
      layer = .step(step)
    case .grievance(var grievance):
      grievance.update(key)
      layer = .grievance(grievance)
    case .none:
      if let top = page?.top {
        let moved = PageLine.top(after: key, from: top, most: pageLength(environment))
        page?.top = moved
      } else {
        if list.isStale(environment) { list.refresh(environment) }
        _ = list.selection.update(key, count: list.loops.count, page: listRows(environment))
      }
    }
    return []
  }

  /// What is not shown any more is not kept either.
  private mutating func forgetPhones(_ environment: Environment) {
    if page?.phonesUntil != nil, page?.showsPhones(environment.now) == false { page?.hidePhones() }
  }

  /// Opens a loop; from then on it is not new any more.
  mutating func open(_ id: String, _ environment: Environment) -> [Effect] {
    guard let loop = environment.hall.ratings.loops[id] else { return [] }
    list.seen(id)
    // Whoever goes back from the page is at the loop they come from.
    list.point(at: id)
    var page = LoopPage(loop, for: staff ?? "")
    let questions = page.questions()
    self.page = page
    return questions
  }

  /// From the list, a step is taken on the opened loop, so that nothing is done unseen.
  private mutating func begin(_ purpose: LoopForm.Purpose, _ environment: Environment) -> [Effect] {
    let questions = page == nil ? list.pointed.map { open($0.id, environment) } ?? [] : []
    guard let loop = loop(environment) else { return questions }
    layer = .step(LoopForm(purpose, loop, environment))
    return questions
  }

  private mutating func record(_ environment: Environment) -> [Effect] {
    let outcome: Recordable<any HallCommand>
    let tag: String
    switch layer {
    case .none: return []
    case .step(var step):
      (outcome, tag) = (step.command(environment, by: staff ?? ""), "loop.step")
      layer = .step(step)
    case .grievance(var grievance):
      switch grievance.command(environment, by: staff ?? "") {
      case .ready(let command): outcome = .ready(command)
      case .missing(let sentence): outcome = .missing(sentence)
      }
      tag = "grievance"
      layer = .grievance(grievance)
    }
    switch outcome {
    case .ready(let command): return [.perform(command, staff: staff ?? "", tag: tag)]
    case .missing(let sentence):
      notice = Notice(.warning, sentence)
      return [.beep]
    }
  }

  private mutating func back() {
    if case .none = layer { page = nil } else { layer = .none }
  }
}
