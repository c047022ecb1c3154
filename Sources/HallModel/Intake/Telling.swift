/// The applicant was told, once and completely, what is missing or wrong (一次性告知, 行政许可法 第三十二条第一款第四项).
public struct CaseTold: HallEvent {
  /// The name in the journal.
  public static let kind = "case_told"
  /// The case.
  public var `case`: String
  /// What was found about the papers: everything that is not in order is what was told.
  public var marks: [PaperMark]
  /// Last day to put it right.
  public var due: Day

  /// The case.
  public var subject: String { self.case }

  /// Waits for the correction.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      file.apply(marks)
      (file.wasTold, file.toldAt) = (true, stamp.at)
      file.tellDue = nil
      file.correctionDue = due
      file.documents.append("correction_notice")
      file.enter(.correction, at: stamp.at)
    }
  }
}

/// Tells the applicant everything that is missing or wrong, at once.
public struct TellApplicant: HallCommand {
  /// The case's number.
  public var `case`: String
  /// What was found about the papers last.
  public var marks: [PaperMark]
  /// The day by which it is to be put right; nil for the usual one.
  public var due: Day?

  /// Creates the command.
  public init(case id: String, marks: [PaperMark] = [], due: Day? = nil) {
    self.case = id
    self.marks = marks
    self.due = due
  }

  /// Refused a second time, when everything is in order, and after the time to tell.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.received])
    if file.wasTold { throw Refusal("told_already", ["case": file.id]) }
    try file.check(marks)
    guard file.with(marks).papers.contains(where: { !$0.isInOrder }) else {
      throw Refusal("nothing_to_tell", ["case": file.id])
    }
    let today = hall.settings.zone.day(at: context.now)
    if let last = file.tellDue, today > last { throw Refusal("told_too_late", ["case": file.id, "due": last.text]) }
    let rules = hall.settings.intake
    let usual = try hall.settings.workCalendar.end(of: rules.correctWithin, .working, from: today)
    let day = due ?? usual
    guard day > today else {
      throw Refusal("due_past_limit", ["due": day.text, "first": today.adding(days: 1).text, "last": usual.text])
    }
    return [CaseTold(case: file.id, marks: marks, due: day)]
  }
}

/// Papers came in later: a correction, or deferred ones.
public struct CaseSupplied: HallEvent {
  /// The name in the journal.
  public static let kind = "case_supplied"
  /// The case.
  public var `case`: String
  /// What was found about them.
  public var marks: [PaperMark]
  /// Last day to decide about a correction: checked anew, it is told or accepted like a first receipt (行政许可法
  /// 第三十二条); nil for deferred papers.
  public var tellDue: Day?

  /// The case.
  public var subject: String { self.case }

  /// A correction is checked anew: complete, it is decided within the days of a first receipt; in part, the rest stays due
  /// on the day that was told. Deferred papers that are all in order end the deferral.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      file.apply(marks)
      if file.correctionDue != nil {
        let isComplete = file.papers.allSatisfy(\.isInOrder)
        if isComplete { (file.correctionDue, file.tellDue) = (nil, tellDue) }
        file.enter(.received, at: stamp.at)
      } else if !file.papers.contains(where: { $0.mark == .deferred || $0.mark == .defective }) {
        file.supplementDue = nil
        if file.state == .acceptedDeferred { file.enter(.accepted, at: stamp.at) }
      }
    }
  }
}

/// Takes in a correction, or deferred papers.
public struct SupplyPapers: HallCommand {
  /// The case's number.
  public var `case`: String
  /// What was found about them.
  public var marks: [PaperMark]

  /// Creates the command.
  public init(case id: String, marks: [PaperMark]) {
    self.case = id
    self.marks = marks
  }

  /// Refused for a case that waits for nothing, after the day it was to come by, and when nothing came that was awaited.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case)
    if file.state.isClosed { throw file.refusal }
    guard file.correctionDue != nil || file.supplementDue != nil else {
      throw Refusal("nothing_awaited", ["case": file.id])
    }
    let today = hall.settings.zone.day(at: context.now)
    if let last = file.correctionDue ?? file.supplementDue, today > last {
      throw Refusal("supplied_too_late", ["case": file.id, "due": last.text])
    }
    try file.check(marks)
    let isNews = marks.contains { mark in
      mark.mark != .missing && mark.mark != .lacking
        && file.papers.contains {
          $0.name == mark.paper && !$0.isInOrder && ($0.mark, $0.remark) != (mark.mark, mark.remark)
        }
    }
    guard isNews else { throw Refusal("nothing_supplied", ["case": file.id]) }
    let tellDue =
      file.correctionDue != nil
      ? try hall.settings.workCalendar.end(of: hall.settings.intake.tellWithin, .working, from: today) : nil
    return [CaseSupplied(case: file.id, marks: marks, tellDue: tellDue)]
  }
}

/// An error was put right at the window (当场更正, 行政许可法 第三十二条第一款第三项).
public struct CaseFixedOnSpot: HallEvent {
  /// The name in the journal.
  public static let kind = "case_fixed_on_spot"
  /// The case.
  public var `case`: String
  /// The paper.
  public var paper: String
  /// How it is there now.
  public var mark: CasePaper.Mark
  /// What was put right.
  public var remark: String

  /// The case.
  public var subject: String { self.case }

  /// The paper is in order.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { $0.apply([PaperMark(paper, mark, remark: remark)]) }
  }
}

/// Records an error that the applicant put right at the window.
public struct FixOnSpot: HallCommand {
  /// The case's number.
  public var `case`: String
  /// The paper.
  public var paper: String
  /// How it is there now.
  public var mark: CasePaper.Mark
  /// What was put right.
  public var remark: String

  /// Creates the command.
  public init(case id: String, paper: String, mark: CasePaper.Mark = .original, remark: String) {
    self.case = id
    self.paper = paper
    self.mark = mark
    self.remark = remark
  }

  /// Refused for a paper that was not defective.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.received])
    try file.check([PaperMark(paper, mark)])
    guard file.papers.first(where: { $0.name == paper })?.mark == .defective else {
      throw Refusal("paper_not_defective", ["paper": paper])
    }
    return [CaseFixedOnSpot(case: file.id, paper: paper, mark: mark, remark: remark)]
  }
}
