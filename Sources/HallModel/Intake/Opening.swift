/// A case was opened: papers were received (收件).
public struct CaseOpened: HallEvent {
  /// The name in the journal.
  public static let kind = "case_opened"
  /// The case's number.
  public var `case`: String
  /// The ticket's id, if it came with one.
  public var ticket: String?
  /// The matter's terms now.
  public var terms: CaseFile.Terms
  /// The applicant record's id; empty for none.
  public var applicant: String
  /// How it runs.
  public var ways: [CaseFile.Way]
  /// The package it belongs to.
  public var package: String?
  /// The case before it, where agencies act in turn.
  public var follows: String?
  /// The list of papers it keeps.
  public var papers: [CasePaper]
  /// The window; 0 outside one.
  public var window: Int
  /// Last day to tell what is missing.
  public var tellDue: Day

  /// The case.
  public var subject: String { self.case }

  /// Adds the case.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    var file = CaseFile(
      id: self.case, ticket: ticket, terms: terms, applicant: applicant, ways: ways, package: package,
      follows: follows, papers: papers, receivedAt: stamp.at, window: window, handler: stamp.staff, since: stamp.at)
    file.tellDue = tellDue
    hall.add(file)
  }
}

/// Opens a case for a matter of a ticket, or without one.
public struct OpenCase: HallCommand {
  /// The ticket's id or number; nil for a case without a visit.
  public var ticket: String?
  /// The matter's code.
  public var matter: String
  /// The matter's papers, as the catalogue has them now.
  public var papers: [Paper]
  /// The applicant record's id; empty for none.
  public var applicant: String
  /// How it runs.
  public var ways: [CaseFile.Way]
  /// The package it belongs to.
  public var package: String?
  /// The case that has to be completed first.
  public var follows: String?

  /// Creates the command.
  public init(
    ticket: String? = nil, matter: String, papers: [Paper] = [], applicant: String = "", ways: [CaseFile.Way] = [],
    package: String? = nil, follows: String? = nil
  ) {
    self.ticket = ticket
    self.matter = matter
    self.papers = papers
    self.applicant = applicant
    self.ways = ways
    self.package = package
    self.follows = follows
  }

  /// Refused for an unknown matter, a ticket that is not being served, and a second case for one matter of a ticket.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    guard let matter = hall.catalogue.matter(matter) else { throw Refusal("unknown_matter", ["matter": matter]) }
    var window = 0
    var ticketID: String?
    if let ticket {
      let found = try hall.find(ticket)
      guard found.state == .serving, let place = found.window else {
        throw Refusal("ticket_not_serving", ["ticket": found.number])
      }
      guard found.matters.contains(matter.code) else {
        throw Refusal("matter_not_on_ticket", ["ticket": found.number, "matter": matter.name])
      }
      if let other = hall.cases(ofTicket: found.id).first(where: { $0.terms.matter == matter.code }) {
        throw Refusal("case_exists", ["case": other.id, "matter": matter.name])
      }
      (window, ticketID) = (place, found.id)
    }
    if let follows { _ = try hall.findCase(follows) }
    var follows = follows
    if follows == nil, let ticketID { follows = try predecessor(of: matter, on: ticketID, hall) }
    let today = hall.settings.zone.day(at: context.now)
    let joint = ways.contains(.joint)
    let legal = joint ? max(matter.legalLimit, hall.settings.intake.jointLimit) : matter.legalLimit
    return [
      CaseOpened(
        case: hall.nextCaseID(on: today), ticket: ticketID,
        terms: CaseFile.Terms(
          matter: matter.code, name: matter.name, department: matter.department, caseType: matter.caseType,
          limitUnit: matter.limitUnit, legalLimit: legal, promisedDays: min(matter.promisedDays, legal),
          type: matter.type),
        applicant: applicant, ways: ways, package: package, follows: follows, papers: papers.map(CasePaper.init),
        window: window,
        tellDue: try hall.settings.workCalendar.end(of: hall.settings.intake.tellWithin, .working, from: today))
    ]
  }
}

extension OpenCase {
  /// In a package whose agencies act in turn, the case of the matter before this one: it has to be opened first.
  private func predecessor(of matter: Matter, on ticket: String, _ hall: Hall) throws(Refusal) -> String? {
    guard let known = package.flatMap(hall.catalogue.package), known.inTurn,
      let place = known.matters.firstIndex(of: matter.code), place > 0, let visit = hall.ticket(ticket)
    else { return nil }
    let before = known.matters[place - 1]
    guard visit.matters.contains(before) else { return nil }
    if let file = hall.cases(ofTicket: ticket).last(where: { $0.terms.matter == before }) { return file.id }
    throw Refusal(
      "earlier_matter_first", ["matter": matter.name, "first": hall.catalogue.matter(before)?.name ?? before])
  }
}

/// Papers of a case were looked at.
public struct CasePapersMarked: HallEvent {
  /// The name in the journal.
  public static let kind = "case_papers_marked"
  /// The case.
  public var `case`: String
  /// What was found.
  public var marks: [PaperMark]

  /// The case.
  public var subject: String { self.case }

  /// Keeps the findings.
  public func apply(to hall: inout Hall, _ stamp: Stamp) { hall.update(case: self.case) { $0.apply(marks) } }
}

/// Records what was found about papers of a case that is being checked.
public struct MarkPapers: HallCommand {
  /// The case's number.
  public var `case`: String
  /// What was found.
  public var marks: [PaperMark]

  /// Creates the command.
  public init(case id: String, marks: [PaperMark]) {
    self.case = id
    self.marks = marks
  }

  /// Refused for a paper that is not on the list, and a mark it cannot have.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.received])
    try file.check(marks)
    return [CasePapersMarked(case: file.id, marks: marks)]
  }
}

extension CaseFile {
  /// Refuses marks that cannot be set: every paper must be on the list, and a defect needs its reason.
  func check(_ marks: [PaperMark]) throws(Refusal) {
    for mark in marks {
      guard let paper = papers.first(where: { $0.name == mark.paper }) else {
        throw Refusal("unknown_paper", ["paper": mark.paper, "case": id])
      }
      if let refusal = paper.refusal(of: mark.mark) { throw refusal }
      if mark.mark == .defective && mark.remark.allSatisfy(\.isWhitespace) {
        throw Refusal("reason_needed", ["paper": mark.paper])
      }
    }
  }

  /// The case with these findings, for deciding what would follow.
  func with(_ marks: [PaperMark]) -> CaseFile {
    var file = self
    file.apply(marks)
    return file
  }
}
