import HallModel
import ScreenKit

extension GuideScreen {
  /// F-keys stand for the same in every state of the desk; what cannot be done now says why.
  public func keyMap(_ environment: Environment) -> KeyMap<Action> {
    let texts = environment.texts
    switch layer {
    case .none: return deskKeys(environment)
    case .tickets(let tickets):
      let pointed = tickets.pointed(environment.hall)
      return KeyMap([
        Binding(
          [.function(4), .control("X")], .cancelTicket, label: "guide.key.cancel_ticket", priority: 5,
          disabledReason: reasonAgainstCancelling(pointed, texts)),
        Binding(
          [.function(5), .control("R")], .returnTicket, label: "guide.key.return_ticket", priority: 5,
          disabledReason: pointed?.state == .noShow ? nil : texts("guide.why.not_no_show")),
        Binding([.escape], .back, label: "key.back", priority: 9),
      ])
    case .papersNotice(let notice):
      return KeyMap([
        Binding([.enter], .confirm, label: notice.saved == nil ? "guide.key.save_notice" : "key.done", priority: 9),
        Binding([.escape], .back, label: "key.back", priority: 8),
      ])
    case .issued:
      return KeyMap([Binding([.escape, .enter], .back, label: "key.next_person", priority: 9)])
    case .appointments:
      return KeyMap([
        Binding(
          [.function(2), .control("B")], .book, label: "guide.key.book", priority: 8,
          disabledReason: subject(environment).isEmpty ? texts("guide.why.no_matter") : nil),
        Binding([.escape], .back, label: "key.back", priority: 9),
      ])
    case .rating, .grievance:
      return KeyMap([
        Binding([.function(4)], .record, label: "guide.key.record", help: "guide.help.record", priority: 10),
        Binding([.escape], .back, label: "key.back", priority: 9),
      ])
    case .priority, .slots, .cancelReason, .figures, .voices:
      return KeyMap([Binding([.escape], .back, label: "key.back", priority: 9)])
    }
  }

  private func deskKeys(_ environment: Environment) -> KeyMap<Action> {
    let texts = environment.texts
    let nothing = subject(environment).isEmpty ? texts("guide.why.no_matter") : nil
    return KeyMap([
      Binding(
        [.function(2)], .issue, label: "guide.key.issue", help: "guide.help.issue", priority: 90,
        disabledReason: nothing ?? reasonAgainstIssuing(environment)),
      Binding([.function(3)], .priority, label: "guide.key.priority", help: "guide.help.priority", priority: 60),
      Binding(
        [.function(4), .control("A")], .appointments, label: "guide.key.appointments",
        help: "guide.help.appointments", priority: 50),
      Binding(
        [.function(5), .control("F")], .tickets, label: "guide.key.tickets", help: "guide.help.tickets", priority: 70),
      Binding(
        [.function(6)], .papersNotice, label: "guide.key.papers_notice", help: "guide.help.papers_notice",
        priority: 80, disabledReason: nothing),
      Binding(
        [.function(7)], .online, label: "guide.key.online", help: "guide.help.online", priority: 40,
        disabledReason: nothing ?? reasonAgainstOnline(environment)),
      Binding(
        [.function(8)], .terminal, label: "guide.key.terminal", help: "guide.help.terminal", priority: 30,
        disabledReason: nothing ?? reasonAgainstTerminal(environment)),
      Binding([.function(9)], .answered, label: "guide.key.answered", help: "guide.help.answered", priority: 45),
      Binding([.function(10), .control("Q")], .leave, label: "key.leave", help: "guide.help.leave", priority: 20),
      Binding(
        [.tab, .backTab], .switchFocus, label: "guide.key.papers", help: "guide.help.papers", priority: -1,
        disabledReason: nothing),
      Binding(
        [.function(12), .control("T")], .figures, label: "guide.key.figures", help: "guide.help.figures", priority: -1),
      Binding(
        [.function(11), .control("G")], .voices, label: "guide.key.voices", help: "guide.help.voices", priority: -1),
      Binding([.control("N")], .clear, label: "guide.key.clear", help: "guide.help.clear", priority: -1),
      Binding([.escape], .back, label: "key.back", help: "guide.help.back", priority: -1),
    ])
  }

  private func reasonAgainstIssuing(_ environment: Environment) -> String? {
    let hall = environment.hall
    for code in subject(environment) {
      guard let matter = hall.catalogue.matter(code) else { continue }
      if hall.windows(accepting: matter).intersection(hall.openWindows).isEmpty {
        return environment.sentence(Refusal("no_open_window", ["matter": matter.name, "code": code]))
      }
    }
    return nil
  }

  private func reasonAgainstOnline(_ environment: Environment) -> String? {
    let matters = subject(environment).compactMap { environment.hall.catalogue.matter($0) }
    return matters.contains { $0.online != .none } ? nil : environment.texts("guide.why.not_online")
  }

  private func reasonAgainstTerminal(_ environment: Environment) -> String? {
    let matters = subject(environment).compactMap { environment.hall.catalogue.matter($0) }
    return matters.contains(where: \.selfService) ? nil : environment.texts("guide.why.no_terminal")
  }

  private func reasonAgainstCancelling(_ ticket: Ticket?, _ texts: Texts) -> String? {
    guard let ticket else { return texts("guide.why.no_ticket") }
    return ticket.state == .waiting || ticket.state == .noShow ? nil : texts("guide.why.not_waiting")
  }
}
