import HallModel
import HallStore
import ScreenKit

extension LoopDesk {
  /// Takes news.
  mutating func receive(_ news: News, _ environment: Environment) -> [Effect] {
    switch news {
    case .events(let events): return happened(events, environment)
    case .outcome(.refused(let refusal), _):
      // What was typed is kept; the sentence says where the loop is by now.
      notice = Notice(.warning, environment.sentence(refusal))
      return [.beep]
    case .outcome(.done(let events), let tag): return done(events, tag, environment)
    case .paperwork(let answer, let tag): return answered(answer, tag, environment)
    case .failed(let sentence, let tag): failed(sentence, tag, environment)
    case .saved, .foretold: break
    }
    return []
  }

  /// What happened in the hall: something new rings, the list is sorted anew, and an open page says what others did.
  private mutating func happened(_ events: [any HallEvent], _ environment: Environment) -> [Effect] {
    guard staff != nil else { return [] }
    let concerns = events.contains { event in
      event.closedLoop != nil || event is DayOpened || event is HallConfigured
    }
    var effects: [Effect] = []
    for event in events {
      guard let id = event.closedLoop, isNews(event), environment.hall.ratings.loops[id] != nil else { continue }
      list.mark(id)
      notice = Notice(.warning, sentence(ofNew: id, environment))
      effects = [.beep]
    }
    if events.isEmpty || concerns || list.isStale(environment) { list.refresh(environment) }
    guard let page, let loop = environment.hall.ratings.loops[page.id], loop != page.seen else { return effects }
    if loop.state != page.seen.state { self.page?.hidePhones() }
    self.page?.changes += events.filter { $0.closedLoop == page.id }.map { environment.sentence(ofLoop: $0) }
    return effects + [.paperwork(.loopHistory(page.id), tag: "loop.history")]
  }

  /// A negative first rating, or a grievance that somebody else filed.
  private func isNews(_ event: any HallEvent) -> Bool {
    switch event {
    case let event as RatingGiven: event.rating.isFirst && event.rating.level.isNegative
    case let event as GrievanceFiled: event.grievance.takenBy != staff
    default: false
    }
  }

  private func sentence(ofNew id: String, _ environment: Environment) -> String {
    guard let loop = environment.hall.ratings.loops[id] else { return "" }
    let place = place(of: loop, environment)
    return environment.texts(
      loop.rating == nil ? "supervisor.new_grievance" : "supervisor.new_rating",
      ["loop": id, "what": environment.word(loop), "place": place.isEmpty ? "" : place + " "])
  }

  private mutating func done(_ events: [any HallEvent], _ tag: String, _ environment: Environment) -> [Effect] {
    switch tag {
    case "grievance": return filed(events, environment)
    case "loop.phone":
      guard var page else { return [] }
      page.phonesUntil = environment.now.adding(seconds: LoopPage.phoneSeconds)
      page.seen = environment.hall.ratings.loops[page.id] ?? page.seen
      self.page = page
      let contact: Effect =
        page.applicant.map { .paperwork(.applicant(id: $0), tag: "loop.phones") }
        ?? .paperwork(.loopContact(page.id), tag: "loop.phones")
      return [contact, .paperwork(.loopHistory(page.id), tag: "loop.history")]
    default: return stepDone(events, environment)
    }
  }

  private mutating func filed(_ events: [any HallEvent], _ environment: Environment) -> [Effect] {
    guard case .grievance(let grievance) = layer,
      let filed = events.lazy.compactMap({ $0 as? GrievanceFiled }).first?.grievance
    else { return [] }
    layer = .none
    notice = Notice(.success, environment.texts("grievance.filed", ["loop": filed.id]))
    return grievance.contact.map { [.paperwork(.keepLoopContact($0, loop: filed.id), tag: filed.id)] } ?? []
  }

  /// The step stands; the loop goes on, or the list does when nothing is left to do.
  private mutating func stepDone(_ events: [any HallEvent], _ environment: Environment) -> [Effect] {
    layer = .none
    guard let page else { return [] }
    let told = events.filter { $0.closedLoop == page.id }.map { environment.sentence(ofLoop: $0) }
    var sentence = "\(page.id) " + environment.list(told)
    guard let loop = environment.hall.ratings.loops[page.id], !loop.state.isClosed else {
      self.page = nil
      notice = Notice(.success, sentence)
      return []
    }
    if loop.state == .received {
      let most = environment.hall.settings.ratings.contactAttempts
      sentence +=
        " "
        + environment.texts(
          "supervisor.attempts", ["n": String(loop.attempts), "most": String(most)])
    }
    notice = Notice(.success, sentence)
    if loop.state != page.seen.state { self.page?.hidePhones() }
    self.page?.seen = loop
    self.page?.changes = []
    self.page?.showsEnd = true
    return [.paperwork(.loopHistory(page.id), tag: "loop.history")]
  }

  private mutating func answered(
    _ answer: PaperworkAnswer, _ tag: String, _ environment: Environment
  ) -> [Effect] {
    switch answer {
    case .history(let steps) where tag == "loop.history":
      page?.steps = steps
      if page?.showsEnd == true {
        let end = PageLine.top(after: .end, from: 0, most: pageLength(environment))
        page?.top = end
        page?.showsEnd = false
      }
    case .progress(let file) where tag == "loop.case":
      guard let applicant = file?.applicant, !applicant.isEmpty else { return page?.nextCase() ?? [] }
      page?.applicant = applicant
      return [.paperwork(.applicant(id: applicant), tag: "loop.applicant")]
    case .applicants(let found):
      if tag == "loop.phones" {
        let people = found.flatMap { [$0.applicant.phone, $0.applicant.agent?.phone ?? ""] }
        page?.phones = people.filter { !$0.isEmpty }
      } else {
        page?.person = found.first.map { .known(environment.lines($0.applicant)) } ?? .unknown
      }
    case .loopContact(let contact):
      if tag == "loop.phones" {
        page?.phones = contact.map { [$0.phone] } ?? []
      } else {
        page?.person = contact.map { .known([environment.line($0)]) } ?? .unknown
      }
    default: break
    }
    return []
  }

  private mutating func failed(_ sentence: String, _ tag: String, _ environment: Environment) {
    switch tag {
    case "loop.case", "loop.applicant", "loop.contact":
      page?.person = .trouble(sentence.isEmpty ? environment.texts("supervisor.person.trouble") : sentence)
    case _ where environment.hall.ratings.loops[tag]?.grievance != nil:
      notice = Notice(.danger, environment.texts("grievance.contact_not_kept", ["loop": tag, "reason": sentence]))
    default: if !sentence.isEmpty { notice = Notice(.danger, sentence) }
    }
  }
}
