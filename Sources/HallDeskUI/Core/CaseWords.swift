import HallDocuments
import HallModel
import HallStore
import ScreenKit

/// The day and the rules by which a screen judges cases: made once a drawing, asked for every row.
struct CaseClock: Sendable {
  let today: Day
  let rules: IntakeRules
  let calendar: WorkCalendar

  init(_ environment: Environment) {
    let settings = environment.hall.settings
    today = environment.today
    rules = settings.intake
    calendar = settings.workCalendar
  }

  func light(_ file: CaseFile) -> CaseLight { file.light(on: today, rules, calendar) }

  /// Days from today to a last day, as the limit counts them; below 0 when it has passed.
  func daysLeft(to day: Day, _ unit: Matter.LimitUnit = .working) -> Int {
    let plain = Int(day.number - today.number)
    guard unit == .working, plain != 0 else { return plain }
    let (first, last) = plain > 0 ? (today, day) : (day, today)
    // A calendar that does not reach counts plain days rather than none.
    guard let days = try? calendar.workingDays(after: first, through: last) else { return plain }
    return plain > 0 ? days : -max(1, days)
  }
}

extension Environment {
  /// The state of a case in a word.
  func word(_ state: CaseFile.State) -> String { texts("casework.state.\(state.rawValue)") }

  /// How far a case is, in one sentence for the applicant.
  func progress(_ file: CaseFile) -> String {
    let clock = CaseClock(self)
    var sentence = texts("casework.progress", ["case": file.id, "matter": file.terms.name, "state": word(file.state)])
    if let due = file.due {
      sentence += texts("casework.progress.due", ["what": word(due.what), "day": short(due.day, clock)])
    }
    return sentence
  }

  /// What is owed, in a word.
  func word(_ due: CaseFile.Due) -> String { texts("casework.due.\(due.rawValue)") }

  /// What was found about a paper, in a word.
  func word(_ mark: CasePaper.Mark) -> String { texts("casework.mark.\(mark.rawValue)") }

  /// A special procedure's name.
  func word(_ procedure: SpecialProcedure) -> String { texts("casework.procedure.\(procedure.rawValue)") }

  /// A document's name.
  func title(_ kind: DocumentKind) -> String { kind.title(isEnglish ? .en : .zh) }

  /// The same by the name the journal keeps.
  func title(document name: String) -> String { DocumentKind(rawValue: name).map(title) ?? name }

  /// How pressing a case is: a sign and a word, never a colour alone; empty where nothing is to be said.
  func mark(_ light: CaseLight) -> (text: String, style: Style) {
    switch light {
    case .none: ("", .text)
    case .reminder: ("\(glyphs.info) \(texts("casework.light.reminder"))", .info)
    case .yellow: ("\(glyphs.warning) \(texts("casework.light.yellow"))", .warning)
    case .red: ("\(glyphs.danger) \(texts("casework.light.red"))", .danger)
    case .escalated: ("\(glyphs.danger)\(glyphs.danger) \(texts("casework.light.escalated"))", Style(.danger).bold)
    }
  }

  /// Something with what was remarked about it, if anything was.
  func remarked(_ text: String, _ remark: String) -> String {
    remark.isEmpty ? text : texts("casework.remark", ["text": text, "remark": remark])
  }

  /// The columns that any of these words takes, so that a table's column holds them in this language.
  func widest(_ words: [String]) -> Int { words.map { width.displayWidth($0) }.max() ?? 0 }

  /// `剩 3 天`, `今天到期`, `超 2 天`.
  func left(_ days: Int) -> String {
    if days == 0 { return texts("casework.left.today") }
    return days > 0
      ? texts("casework.left.days", ["n": String(days)]) : texts("casework.left.over", ["n": String(-days)])
  }

  /// `03-09`; with the year where it is another one than today's.
  func short(_ day: Day, _ clock: CaseClock) -> String {
    day.civil.year == clock.today.civil.year ? String(day.text.dropFirst(5)) : day.text
  }

  /// Date and time of the wall clock, `03-02 09:15`; with the year where it is another one than today's.
  func dateAndTime(_ moment: Moment) -> String {
    let zone = hall.settings.zone
    let day = zone.day(at: moment)
    let isThisYear = day.civil.year == today.civil.year
    return "\(isThisYear ? String(day.text.dropFirst(5)) : day.text) \(zone.clock(moment))"
  }

  /// Who has a case in hand; the word for nobody where it waits to be taken.
  func handler(of file: CaseFile) -> String {
    file.handler.isEmpty ? texts("casework.nobody") : hall.member(file.handler)?.name ?? file.handler
  }

  /// What was filled into a case's form, label and value; numbers of people masked.
  func lines(ofForm values: [String: String], _ file: CaseFile) -> [(label: String, value: String)] {
    let forms = hall.catalogue.matter(file.terms.matter).map { matter in
      FormBook.Audience.allCases.map { (self.forms ?? .empty).form(of: matter, for: $0) }
    }
    let known = Form(merging: forms ?? [])
    let asked = known.fields.compactMap { field in
      values[field.key].map { (isEnglish ? field.english : field.label, ApplicantEntry.masked($0, field, nil)) }
    }
    // What the form of today does not ask for any more was still filled in.
    return asked + values.filter { known.field($0.key) == nil }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// An applicant's name and number as a screen shows them, and the agent's.
  func lines(_ applicant: Applicant) -> [String] {
    let masked = applicant.masked
    var lines = [
      texts(
        "casework.applicant.\(masked.kind.rawValue)",
        ["name": masked.name, "number": masked.idNumber, "phone": masked.phone])
    ]
    if let agent = masked.agent {
      lines.append(
        texts("casework.applicant.agent", ["name": agent.name, "number": agent.idNumber, "phone": agent.phone]))
    }
    if !masked.address.isEmpty { lines.append(texts("casework.applicant.address", ["address": masked.address])) }
    return lines
  }

  /// One thing that happened to a case, as a sentence without its number.
  func sentence(of event: any HallEvent) -> String {
    let day = { (day: Day?) in day?.text ?? texts("casework.no_day") }
    var fillings: [String: String] = [:]
    var variant = ""
    switch event {
    case let event as CasePapersMarked: fillings["n"] = String(event.marks.count)
    case let event as CaseAccepted:
      fillings["promised"] = day(event.promisedDue)
      if let due = event.supplementDue { (variant, fillings["due"]) = (".deferred", due.text) }
    case let event as CaseTold: fillings["due"] = event.due.text
    case let event as CaseSupplied: fillings["papers"] = list(event.marks.map { "\($0.paper)(\(word($0.mark)))" })
    case let event as CaseFixedOnSpot: fillings["paper"] = event.paper
    case let event as CaseNotAccepted: fillings["reason"] = event.reason
    case let event as CaseRevoked: fillings["reason"] = event.reason
    case let event as CaseReturned: fillings["reason"] = event.reason
    case let event as CaseDeemed: variant = "." + event.effect.rawValue
    case let event as CaseHandedOver:
      fillings["staff"] = event.handler.isEmpty ? texts("casework.nobody") : staffName(event.handler)
      if !event.reviewers.isEmpty { (variant, fillings["departments"]) = (".reviewed", list(event.reviewers)) }
    case let event as CaseReviewAsked: fillings["departments"] = list(event.departments)
    case let event as CaseReviewed:
      (fillings["department"], fillings["remark"]) = (event.department, event.remark)
      variant = (event.agrees ? ".agrees" : ".against") + (event.remark.isEmpty ? ".silent" : "")
    case let event as CaseDecided:
      (variant, fillings["reason"]) = (event.granted ? ".granted" : ".refused", event.reason)
      fillings["due"] = event.deliveryDue.text
    case let event as CaseSuspended: fillings["procedure"] = word(event.procedure)
    case let event as CaseResumed: fillings["promised"] = day(event.promisedDue)
    case let event as CaseExtended:
      (fillings["days"], fillings["reason"]) = (String(event.days), event.reason)
      (fillings["approver"], fillings["promised"]) = (staffName(event.approver), day(event.promisedDue))
    case let event as CaseDelivered: (variant, fillings["tracking"]) = (".\(event.delivery.rawValue)", event.tracking)
    case let event as CaseUrged:
      (variant, fillings["text"]) = ((event.isOrder ? ".order" : ".reminder"), event.text)
      if event.text.isEmpty { variant += ".silent" }
    case let event as CaseAssigned: fillings["staff"] = staffName(event.handler)
    default: break
    }
    return texts("casework.step.\(type(of: event).kind)\(variant)", fillings)
  }
}
