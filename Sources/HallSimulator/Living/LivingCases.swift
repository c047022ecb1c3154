import HallModel

/// What becomes of matters in a hall that lives while people try it: clerks take them in, the back office decides, results
/// go out, and always enough is left to be done by whoever joins.
struct LivingCases: Sendable {
  /// Visits and matters that were dealt with, so that a refusal is not asked for again and again.
  private var seen: Set<String> = []
  private var nextOffice: Moment?

  /// How many cases the back office and the issuing window leave for others.
  private static let left = (inReview: 8, decided: 5)

  /// Takes in the next matter of a visit; nil when nothing is left, or only advice was wanted.
  mutating func intake(_ ticket: Ticket, _ hall: Hall, _ papers: PaperCatalogue, _ chance: inout Chance) -> TakeIn? {
    for code in ticket.remaining where seen.insert("\(ticket.id) \(code)").inserted && chance.happens(0.75) {
      let list = papers.byMatter[code] ?? []
      var marks = list.map { paper in
        let mark: CasePaper.Mark =
          paper.requirement == .ifApplicable ? .notNeeded : paper.origin == .eCertificate ? .eCertificate : .original
        return PaperMark(paper.name, mark)
      }
      var step = TakeIn.Step.accept
      if hall.catalogue.matter(code)?.caseType == .immediate { step = .finish }
      let roll = chance.unit()
      if roll < 0.12, let later = list.firstIndex(where: { $0.requirement == .deferrable }) {
        marks[later].mark = .deferred
        step = .defer()
      } else if roll < 0.24, let missing = list.firstIndex(where: { $0.requirement == .required }) {
        marks[missing].mark = .missing
        step = .tell()
      }
      return TakeIn(
        OpenCase(ticket: ticket.id, matter: code, papers: list, package: ticket.package), marks: marks, step)
    }
    return nil
  }

  /// A matter that was taken in on an earlier day, without a visit of today; nil where the catalogue promises nothing.
  func earlier(_ hall: Hall, _ papers: PaperCatalogue, _ chance: inout Chance) -> TakeIn? {
    let promised = hall.catalogue.matters.filter { $0.caseType == .promised && $0.promisedDays <= 15 }
    guard let matter = promised.randomElement(using: &chance) else { return nil }
    let list = papers.byMatter[matter.code] ?? []
    return TakeIn(
      OpenCase(matter: matter.code, papers: list), marks: list.map { PaperMark($0.name, .original) }, .accept)
  }

  /// What one officer of the back office does next; nil while there is nothing, or too little to take it from whoever
  /// joins.
  mutating func office(_ hall: Hall, now: Moment, without people: Set<String>, _ chance: inout Chance) -> LivingHall
    .Act?
  {
    if let nextOffice, now < nextOffice { return nil }
    nextOffice = now.adding(seconds: 40 + Int(chance.exponential(mean: 60)))
    let officers = hall.settings.staff.filter { $0.roles.contains(.backOffice) && !people.contains($0.number) }
    guard let officer = officers.randomElement(using: &chance)?.number else { return nil }
    func act(_ command: any HallCommand) -> LivingHall.Act {
      LivingHall.Act(command: command, terminal: "backoffice", staff: officer)
    }
    if let file = hall.cases.first(where: { $0.state == .accepted }) {
      return act(HandOverCase(case: file.id, handler: chance.happens(0.6) ? officer : ""))
    }
    let decided = hall.cases.filter { $0.state == .decided }
    if decided.count > LivingCases.left.decided {
      return act(IssueResult(case: decided[0].id, delivery: .counter, identityChecked: true))
    }
    let waiting = hall.cases.filter { $0.state == .inReview && $0.supplementDue == nil }
    guard waiting.count > LivingCases.left.inReview else { return nil }
    return act(
      chance.happens(0.93)
        ? DecideCase(case: waiting[0].id, granted: true)
        : DecideCase(case: waiting[0].id, granted: false, reason: "经审查不符合本事项规定的条件"))
  }
}
