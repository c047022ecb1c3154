import ArgumentParser
import HallModel
import HallStore

/// A command about one case: decided by the hall, answered with the case as it then is.
protocol CaseAction: DeskCommand {
  /// What the hall is asked to do.
  func command(_ live: LiveHall) throws -> any HallCommand
}

extension CaseAction {
  func answer(_ session: Session) throws -> Answer {
    let live = try session.hall()
    let events = try session.perform(command(live), in: live)
    return try CaseAnswer.after(events, session, live)
  }
}

/// What is said about cases.
enum CaseAnswer {
  /// After an action: what happened, and the case.
  static func after(_ events: [any HallEvent], _ session: Session, _ live: LiveHall) throws(CommandFailure) -> Answer {
    let sentences = EventSentences(hall: live.hall, texts: session.texts, wording: session.wording)
    let forms = HallForms(hall: live.hall, now: try session.now(live))
    let file = events.lazy.reversed().compactMap { live.hall.caseFile($0.subject) }.first
    return Answer(
      json: {
        let json: JSONValue = ["case": file.map(forms.file) ?? .null]
        return json.adding(session.paper?.fields(session) ?? [])
      }, lines: { events.map(sentences.sentence) + (session.paper?.lines(session) ?? []) })
  }

  /// Everything about a case.
  static func shown(_ file: CaseFile, _ session: Session, _ live: LiveHall) throws(CommandFailure) -> Answer {
    let forms = HallForms(hall: live.hall, now: try session.now(live))
    return Answer(
      json: { ["case": forms.file(file)] },
      lines: {
        var lines = [
          session.text(
            "case.head", ["case": file.id, "matter": file.terms.name, "state": session.wording.state(file.state)])
        ]
        if let due = file.due {
          lines.append(
            session.text("case.due", ["what": session.texts("casework.due." + due.what.rawValue), "day": due.day.text]))
        }
        for (what, day) in file.limits where what != file.due?.what {
          let word = session.texts("casework.due." + what.rawValue)
          lines.append(session.text("case.due", ["what": word, "day": day.text]))
        }
        if let day = file.legalDue { lines.append(session.text("case.legal", ["day": day.text])) }
        if !file.reason.isEmpty { lines.append(session.text("case.reason", ["reason": file.reason])) }
        var table = TextTable(["paper", "requirement", "mark", "remark"].map { session.text("heading." + $0) })
        for paper in file.papers {
          table.add([
            paper.name, paper.requirement.rawValue, session.texts("casework.mark." + paper.mark.rawValue), paper.remark,
          ])
        }
        return lines + (file.papers.isEmpty ? [] : table.lines)
      })
  }

  /// A table of cases.
  static func list(_ files: [CaseFile], _ session: Session, _ live: LiveHall) throws(CommandFailure) -> Answer {
    let now = try session.now(live)
    let hall = live.hall
    return Answer(
      json: { .array(files.map(HallForms(hall: hall, now: now).file)) },
      lines: {
        if files.isEmpty { return [session.text("case.none")] }
        let today = hall.settings.zone.day(at: now)
        let calendar = hall.settings.workCalendar
        var table = TextTable(["case", "matter", "state", "due", "light"].map { session.text("heading." + $0) })
        for file in files {
          table.add([
            file.id, file.terms.name, session.wording.state(file.state), file.due?.day.text ?? "",
            session.text("case.light.\(file.light(on: today, hall.settings.intake, calendar))"),
          ])
        }
        return table.lines
      })
  }
}

/// What was found about papers, as options: by name, or by their place in the list.
struct PaperOptions: ParsableArguments {
  @Flag(name: .customLong("all"), help: "Every paper is there as an original, unless said otherwise.")
  var everything = false
  @Option(parsing: .upToNextOption, help: ArgumentHelp("Papers whose original is there.", valueName: "paper"))
  var original: [String] = []
  @Option(parsing: .upToNextOption, help: ArgumentHelp("Papers of which a copy was taken.", valueName: "paper"))
  var copy: [String] = []
  @Option(
    name: .customLong("e-certificate"), parsing: .upToNextOption,
    help: ArgumentHelp("Papers that an electronic certificate replaces.", valueName: "paper"))
  var electronic: [String] = []
  @Option(parsing: .upToNextOption, help: ArgumentHelp("Papers that follow later (容缺).", valueName: "paper"))
  var deferred: [String] = []
  @Option(parsing: .upToNextOption, help: ArgumentHelp("Papers that are not there.", valueName: "paper"))
  var missing: [String] = []
  @Option(
    name: .customLong("not-needed"), parsing: .upToNextOption,
    help: ArgumentHelp("Papers that this situation does not need.", valueName: "paper"))
  var notNeeded: [String] = []
  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Papers that will not do, each with why.", valueName: "paper=why"))
  var defective: [String] = []

  /// The findings for a case; what names no paper of it is left for the rules to refuse.
  func marks(for file: CaseFile?) -> [PaperMark] {
    func name(_ text: String) -> String {
      guard let papers = file?.papers else { return text }
      if let number = Int(text), papers.indices.contains(number - 1) { return papers[number - 1].name }
      let matching = papers.filter { $0.name.contains(text) }
      return matching.count == 1 ? matching[0].name : text
    }
    var marks = everything ? (file?.papers ?? []).map { PaperMark($0.name, .original) } : []
    let lists: [([String], CasePaper.Mark)] = [
      (original, .original), (copy, .copy), (electronic, .eCertificate), (deferred, .deferred), (missing, .missing),
      (notNeeded, .notNeeded),
    ]
    for (texts, mark) in lists { marks += texts.map { PaperMark(name($0), mark) } }
    // Who says that a paper is missing says that it is needed.
    for (index, mark) in marks.enumerated() where mark.mark == .missing {
      let paper = file?.papers.first { $0.name == mark.paper }
      if paper?.requirement == .ifApplicable { marks[index].mark = .lacking }
    }
    for text in defective {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      marks.append(PaperMark(name(parts.first ?? ""), .defective, remark: parts.count > 1 ? parts[1] : ""))
    }
    return marks
  }
}
