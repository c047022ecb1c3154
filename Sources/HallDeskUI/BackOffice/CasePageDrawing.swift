import HallModel
import ScreenKit

extension BackOfficeScreen {
  /// Number, matter and what is due stay in place; the rest scrolls below, in two columns where there is room.
  func drawPage(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    guard let page, let file = file(environment) else { return }
    let (head, rest) = rect.cutTop(page.changes.isEmpty ? 3 : 4)
    drawHead(file, page, into: &surface, head, environment)
    let parts = CasePageParts(file, page, environment)
    let columns = pageColumns(rest)
    let texts = columns.count == 1 ? [parts.all] : [parts.left, parts.right]
    for (column, lines) in zip(columns, texts) {
      PageLine.draw(lines, from: page.top, into: &surface, column)
    }
  }

  private func drawHead(
    _ file: CaseFile, _ page: CasePage, into surface: inout Surface, _ rect: Rect, _ environment: Environment
  ) {
    let texts = environment.texts
    let clock = CaseClock(environment)
    let mark = environment.mark(clock.light(file))
    surface.pieces(
      [(" \(file.id)  ", Style(.title).bold), (file.terms.name, Style(.text).bold), ("  " + mark.text, mark.style)],
      in: rect)
    var facts = [environment.word(file.state)]
    if let due = file.due {
      let days = clock.daysLeft(to: due.day, due.what == .decision ? file.terms.limitUnit : .working)
      facts.append(
        texts(
          "backoffice.head.due",
          ["what": environment.word(due.what), "day": due.day.text, "left": environment.left(days)]))
    }
    facts.append(texts("backoffice.head.handler", ["staff": environment.handler(of: file)]))
    if file.reminders > 0 { facts.append(texts("backoffice.head.reminders", ["n": String(file.reminders)])) }
    if file.orders > 0 { facts.append(texts("backoffice.head.orders", ["n": String(file.orders)])) }
    surface.line(" " + facts.joined(separator: "   "), in: rect, at: 1)
    if !page.changes.isEmpty {
      StatusLine(
        .warning, word: texts("backoffice.changed"), text: environment.list(page.changes)
      ).draw(into: &surface, rect: rect.line(2))
    }
    surface.horizontalRule(row: rect.endRow - 1, column: rect.column, columns: rect.columns)
  }

  private func pageColumns(_ rect: Rect) -> [Rect] {
    let inside = rect.inset(columns: 1)
    guard rect.columns >= 100 else {
      return [Rect(row: inside.row, column: inside.column, rows: inside.rows, columns: inside.columns - 1)]
    }
    return inside.splitColumns([.rest, .rest], gap: 2).map {
      Rect(row: $0.row, column: $0.column, rows: $0.rows, columns: $0.columns - 1)
    }
  }

  /// How far a case's page scrolls.
  func pageLength(_ environment: Environment) -> Int {
    guard let page, let file = file(environment) else { return 0 }
    let body = Rect(row: 0, column: 0, rows: environment.rows - 6, columns: environment.columns)
    let parts = CasePageParts(file, page, environment)
    let columns = pageColumns(body)
    let texts = columns.count == 1 ? [parts.all] : [parts.left, parts.right]
    return zip(columns, texts).map { PageLine.wrapped($1, $0.columns, environment.width).count - $0.rows }.max() ?? 0
  }

  /// The page as lines.
  func narration(of page: CasePage, _ environment: Environment) -> [String] {
    guard let file = file(environment) else { return [] }
    let mark = environment.mark(CaseClock(environment).light(file)).text
    let changed = page.changes.isEmpty ? [] : [environment.texts("backoffice.changed")] + page.changes
    return ["\(file.id) \(file.terms.name) \(environment.word(file.state)) \(mark)"] + changed
      + CasePageParts(file, page, environment).all.map(\.text)
  }
}

/// The parts of a case's page, each a few lines.
struct CasePageParts {
  private let file: CaseFile
  private let page: CasePage
  private let environment: Environment
  private let clock: CaseClock

  init(_ file: CaseFile, _ page: CasePage, _ environment: Environment) {
    self.file = file
    self.page = page
    self.environment = environment
    clock = CaseClock(environment)
  }

  /// One column: what is owed first, what happened last.
  var all: [PageLine] { limits + applicant + form + papers + reviews + terms + documents + history }
  /// The left of two columns.
  var left: [PageLine] { limits + papers + terms }
  /// The right of two columns.
  var right: [PageLine] { applicant + form + reviews + documents + history }

  private func head(_ key: String) -> PageLine {
    PageLine(text: environment.texts("backoffice.part.\(key)"), isHead: true)
  }

  private var limits: [PageLine] {
    let texts = environment.texts
    var lines = [head("limits")]
    func day(_ key: String, _ day: Day?, _ unit: Matter.LimitUnit = .working, isOpen: Bool = true) {
      guard let day else { return }
      let days = clock.daysLeft(to: day, unit)
      let text = texts("backoffice.limit.\(key)", ["day": day.text])
      lines.append(
        PageLine(
          text: isOpen ? "\(text)  \(environment.left(days))" : text, style: isOpen && days < 0 ? .danger : .text))
    }
    let isOpen = file.decidedAt == nil && !file.state.isClosed
    day("telling", file.tellDue)
    day("correction", file.correctionDue)
    day("supplement", file.supplementDue)
    day("promised", file.promisedDue, file.terms.limitUnit, isOpen: isOpen)
    day("legal", file.legalDue, file.terms.limitUnit, isOpen: isOpen)
    if file.state == .decided { day("delivery", file.deliveryDue) }
    if let pause = file.pauses.last {
      let name = file.procedure.map(environment.word) ?? ""
      lines.append(
        PageLine(
          text: pause.through.map {
            texts("backoffice.limit.paused", ["procedure": name, "from": pause.from.text, "through": $0.text])
          } ?? texts("backoffice.limit.pausing", ["procedure": name, "from": pause.from.text]),
          style: pause.through == nil ? .warning : .dim))
    }
    if file.extendedBy > 0 {
      lines.append(PageLine(text: texts("backoffice.limit.extended", ["n": String(file.extendedBy)]), style: .dim))
    }
    if let follows = file.follows, file.clockFrom == nil {
      lines.append(PageLine(text: texts("backoffice.limit.follows", ["case": follows]), style: .warning))
    }
    if !file.reason.isEmpty { lines.append(PageLine(text: texts("backoffice.reason", ["reason": file.reason]))) }
    return lines
  }

  private var applicant: [PageLine] {
    let texts = environment.texts
    if file.applicant.isEmpty {
      return [head("applicant"), PageLine(text: texts("backoffice.applicant.none"), style: .dim)]
    }
    guard let applicant = page.applicant else {
      let trouble = page.applicantTrouble.isEmpty ? texts("backoffice.applicant.unknown") : page.applicantTrouble
      return [head("applicant"), PageLine(text: trouble, style: .warning)]
    }
    return [head("applicant")] + environment.lines(applicant).map { PageLine(text: $0) }
  }

  private var form: [PageLine] {
    guard !page.form.isEmpty else { return [] }
    return [head("form")]
      + environment.lines(ofForm: page.form, file).map { PageLine(text: "\($0.label)  \($0.value)") }
  }

  private var papers: [PageLine] {
    let open = file.papers.count { !$0.isInOrder }
    let title = environment.texts(
      "backoffice.part.papers", ["n": String(file.papers.count), "open": String(open)])
    return [PageLine(text: title, isHead: true)]
      + file.papers.map { paper in
        let isThere = paper.isInOrder && paper.mark != .missing
        let sign =
          isThere
          ? environment.glyphs.checked : paper.isInOrder ? environment.glyphs.bullet : environment.glyphs.warning
        return PageLine(
          text: "\(sign) \(environment.word(paper.mark))  \(environment.remarked(paper.name, paper.remark))",
          style: paper.isInOrder ? .text : .warning)
      }
  }

  private var reviews: [PageLine] {
    guard !file.reviews.isEmpty else { return [] }
    return [head("reviews")]
      + file.reviews.map { review in
        let answer = review.agrees.map { $0 ? "agrees" : "against" } ?? "awaited"
        return PageLine(
          text: "\(review.department)  "
            + environment.remarked(environment.texts("backoffice.review.\(answer)"), review.remark),
          style: review.agrees == nil ? .warning : review.agrees == false ? .danger : .text)
      }
  }

  private var terms: [PageLine] {
    let texts = environment.texts
    var lines = [
      head("terms"),
      PageLine(
        text: texts(
          "backoffice.terms.\(file.terms.caseType == .immediate ? "immediate" : file.terms.limitUnit.rawValue)",
          [
            "department": file.terms.department, "promised": String(file.terms.promisedDays),
            "legal": String(file.terms.legalLimit), "code": file.terms.matter,
          ])),
      PageLine(
        text: texts(
          file.window == 0 ? "backoffice.terms.received_elsewhere" : "backoffice.terms.received",
          ["time": environment.dateAndTime(file.receivedAt), "window": String(file.window)])),
    ]
    if let package = file.package { lines.append(PageLine(text: texts("guide.visit.package", ["name": package]))) }
    for way in file.ways { lines.append(PageLine(text: texts("backoffice.way.\(way.rawValue)"))) }
    return lines
  }

  private var documents: [PageLine] {
    guard !file.documents.isEmpty else { return [] }
    let names = file.documents.map { name in environment.title(document: name) }
    return [head("documents"), PageLine(text: environment.list(names))]
  }

  private var history: [PageLine] {
    guard let steps = page.steps else {
      return [head("history"), PageLine(text: environment.texts("backoffice.history.unknown"), style: .dim)]
    }
    return [head("history")]
      + steps.reversed().map { step in
        let who = step.staff.isEmpty ? "" : "  " + (environment.hall.member(step.staff)?.name ?? step.staff)
        return PageLine(text: "\(environment.dateAndTime(step.at))\(who)  \(environment.sentence(of: step.event))")
      }
  }
}
