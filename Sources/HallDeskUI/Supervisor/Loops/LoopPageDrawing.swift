import HallModel
import HallStore
import ScreenKit

extension LoopDesk {
  /// Id, what it is and what is owed stay in place; the story scrolls below.
  func drawPage(_ page: LoopPage, into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let loop = environment.hall.ratings.loops[page.id] ?? page.seen
    let texts = environment.texts
    let (head, rest) = rect.cutTop(headRows(page))
    let left = environment.left(loop, CaseClock(environment))
    surface.pieces(
      [
        (" \(loop.id)  ", Style(.title).bold), (environment.word(loop) + "  ", Style(.text).bold),
        (environment.word(loop.state) + "  ", .accent), (left.text, left.style),
      ], in: head)
    let parts = LoopPageParts(loop, page, environment)
    surface.pieces([(" " + owed(loop, environment) + "   ", .text), (parts.hint, .accent)], in: head, at: 1)
    if !page.changes.isEmpty {
      StatusLine(.warning, word: texts("supervisor.changed"), text: environment.list(page.changes))
        .draw(into: &surface, rect: head.line(2))
    }
    surface.horizontalRule(row: head.endRow - 1, column: head.column, columns: head.columns)
    PageLine.draw(parts.all, from: page.top, into: &surface, inside(rest))
  }

  private func headRows(_ page: LoopPage) -> Int { page.changes.isEmpty ? 3 : 4 }

  private func inside(_ rect: Rect) -> Rect {
    Rect(row: rect.row, column: rect.column + 1, rows: rect.rows, columns: rect.columns - 3)
  }

  /// How far the page scrolls.
  func pageLength(_ environment: Environment) -> Int {
    guard let page else { return 0 }
    let loop = environment.hall.ratings.loops[page.id] ?? page.seen
    let columns = environment.columns - 3
    let lines = PageLine.wrapped(LoopPageParts(loop, page, environment).all, columns, environment.width)
    return lines.count - (environment.rows - 3 - headRows(page))
  }

  /// `接下来：整改并答复，2026-03-23 前（剩14天）`.
  func owed(_ loop: ClosedLoop, _ environment: Environment) -> String {
    let texts = environment.texts
    guard let owed = loop.owed else { return texts("supervisor.nothing_owed") }
    // Who filed a grievance rated nothing.
    let isFiler = loop.grievance != nil && owed == .contact
    let what = isFiler ? texts("supervisor.contact_filer") : environment.word(owed)
    guard let due = loop.due(environment.hall.settings) else {
      return texts("supervisor.next_undated", ["what": what])
    }
    return texts("supervisor.next", ["what": what, "day": due.day.text])
  }

  /// The page as lines.
  func narration(of page: LoopPage, _ environment: Environment) -> [String] {
    let loop = environment.hall.ratings.loops[page.id] ?? page.seen
    let left = environment.left(loop, CaseClock(environment)).text
    let changed = page.changes.isEmpty ? [] : [environment.texts("supervisor.changed")] + page.changes
    return ["\(loop.id)  \(environment.word(loop))  \(environment.word(loop.state))  \(left)"] + changed
      + LoopPageParts(loop, page, environment, isSpoken: true).all.map(\.text)
  }
}

/// The parts of a loop's page, each a few lines, in the order in which one asks: what was said, who, until when, what
/// happened, what comes next.
struct LoopPageParts {
  private let loop: ClosedLoop
  private let page: LoopPage
  private let environment: Environment
  private let texts: Texts
  /// Whether it is read out: then nothing in it changes by the second.
  private let isSpoken: Bool

  init(_ loop: ClosedLoop, _ page: LoopPage, _ environment: Environment, isSpoken: Bool = false) {
    self.isSpoken = isSpoken
    self.loop = loop
    self.page = page
    self.environment = environment
    texts = environment.texts
  }

  /// All of them, one below the other.
  var all: [PageLine] { said + visit + person + limits + history }

  private func head(_ key: String) -> PageLine { PageLine(text: texts("supervisor.part.\(key)"), isHead: true) }

  private func quote(_ words: String) -> [PageLine] {
    words.isEmpty ? [] : [PageLine(text: "  " + texts("supervisor.words", ["text": words]))]
  }

  private var said: [PageLine] {
    if let grievance = loop.grievance {
      let taken =
        grievance.takenBy.isEmpty ? texts("supervisor.taken_by_nobody") : environment.staffName(grievance.takenBy)
      return [
        head("grievance"),
        PageLine(
          text: texts(
            "supervisor.grievance",
            [
              "kind": environment.word(grievance.kind), "time": environment.dateAndTime(loop.receivedAt),
              "staff": taken,
            ]), style: .accent),
      ] + quote(grievance.text)
    }
    guard let rating = loop.rating else { return [] }
    let names = rating.tags.map { code in
      environment.hall.settings.ratingTags.first { $0.code == code }.map { "\(environment.word($0)) (\(code))" } ?? code
    }
    let tags = names.isEmpty ? [] : [PageLine(text: texts("supervisor.tags", ["tags": environment.list(names)]))]
    return [head("rating"), PageLine(text: line(of: rating), style: .accent)] + tags + quote(rating.comment)
  }

  private func line(of rating: Rating) -> String {
    texts(
      "supervisor.rating",
      [
        "level": environment.word(rating.level),
        "named": environment.word(named: rating.named),
        "channel": texts("rating.channel.\(rating.channel.rawValue)"), "time": environment.dateAndTime(rating.at),
      ])
  }

  private var visit: [PageLine] {
    var lines: [PageLine] = []
    func line(_ key: String, _ value: String) {
      if !value.isEmpty { lines.append(PageLine(text: texts("supervisor.visit.\(key)", ["value": value]))) }
    }
    line("staff", environment.staffName(loop.staff))
    if let window = loop.rating?.window {
      line("window", texts("window.title", ["n": String(window), "name": windowName(window)]))
    }
    line("ticket", loop.rating?.visit?.number ?? loop.grievance?.ticket ?? "")
    line("finished", loop.rating?.visit.map { environment.dateAndTime($0.finishedAt) } ?? "")
    line("matters", environment.list(loop.rating?.matters.map(\.name) ?? []))
    let cases = loop.rating.map { rating in rating.case.map { [$0] } ?? rating.visit?.cases.map(\.id) ?? [] } ?? []
    line("cases", environment.list(cases))
    line("source", loop.rating?.elsewhere?.source ?? "")
    return lines.isEmpty ? [] : [head(loop.grievance == nil ? "visit" : "about")] + lines
  }

  private func windowName(_ number: Int) -> String { environment.hall.windowSetting(number)?.name ?? "" }

  private var person: [PageLine] {
    var lines: [PageLine] =
      switch page.person {
      case .asked: [PageLine(text: texts("supervisor.person.asked"), style: .dim)]
      case .nobody:
        [
          PageLine(
            text: texts(
              loop.rating?.named == false ? "supervisor.person.anonymous" : "supervisor.person.own"), style: .dim)
        ]
      case .unknown: [PageLine(text: texts("supervisor.person.unknown"), style: .dim)]
      case .known(let masked): masked.map { PageLine(text: $0) }
      case .trouble(let sentence): [PageLine(text: sentence, style: .warning)]
      }
    if page.showsPhones(environment.now), let until = page.phonesUntil {
      let seconds = String(isSpoken ? LoopPage.phoneSeconds : until.seconds(since: environment.now))
      lines += page.phones.map { phone in
        PageLine(text: texts("supervisor.phone", ["phone": phone, "seconds": seconds]), style: Style(.accent).bold)
      }
    }
    return [head(loop.grievance == nil ? "person" : "contact")] + lines
  }

  private var limits: [PageLine] {
    let settings = environment.hall.settings
    let clock = CaseClock(environment)
    func line(_ key: String, _ day: Day?, isOpen: Bool) -> PageLine? {
      guard let day else { return nil }
      let text = texts("supervisor.limit.\(key)", ["day": day.text])
      guard isOpen else { return PageLine(text: text, style: .dim) }
      let days = clock.daysLeft(to: day)
      return PageLine(text: "\(text)  \(environment.left(days))", style: days < 0 ? .danger : .text)
    }
    let isRectified = loop.rectifiedAt != nil || loop.isDismissed
    var lines = [
      line("contact", loop.contactDue(settings), isOpen: loop.state == .received),
      line("rectification", loop.rectificationDue(settings), isOpen: !isRectified),
    ].compactMap { $0 }
    if let days = loop.extendedBy {
      lines.append(PageLine(text: texts("supervisor.limit.extended", ["n": String(days)]), style: .dim))
    }
    return [head("limits")] + lines
  }

  /// The steps in the order they happened, each with its words, and then what comes next.
  private var history: [PageLine] {
    guard let steps = page.steps else {
      return [head("history"), PageLine(text: texts("backoffice.history.unknown"), style: .dim)]
    }
    return [head("history")] + steps.flatMap(lines) + [next]
  }

  private func lines(of step: CaseStep) -> [PageLine] {
    let who = step.staff.isEmpty ? "" : "  " + environment.staffName(step.staff)
    let line = PageLine(
      text: "\(environment.dateAndTime(step.at))\(who)  \(environment.sentence(ofLoop: step.event))")
    let isFirst = (step.event as? RatingGiven)?.rating.round == 1 || step.event is GrievanceFiled
    // What was said first stands at the top of the page already.
    return [line] + (isFirst ? [] : quote(step.event.words))
  }

  private var next: PageLine {
    if loop.owed == nil {
      return PageLine(text: "\(environment.glyphs.checked) \(texts("supervisor.nothing_owed"))", style: .success)
    }
    return PageLine(text: "\(environment.glyphs.pointer) \(hint)", style: .accent)
  }

  /// The key that goes on from here; empty where nothing is left to do.
  var hint: String {
    guard let owed = loop.owed else { return "" }
    let key = loop.state == .contacted ? "judge" : owed.rawValue
    let isLast = owed == .rectification && loop.state == .upheld && loop.extendedBy != nil
    let hint = texts(isLast ? "supervisor.hint.rectification.extended" : "supervisor.hint.\(key)")
    // The phone is offered where there is one to be shown, and somebody to be called.
    guard case .known = page.person, owed == .contact || owed == .followUp else { return hint }
    return texts("supervisor.hint.phone", ["hint": hint])
  }
}

extension Environment {
  /// Whom to call about a grievance, masked.
  func line(_ contact: LoopContact) -> String {
    let masked = contact.masked
    return [masked.name, masked.phone].filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
