import Dispatch
import HallDeskUI
import HallModel
import HallSimulator
import HallStore
import ScreenKit
import Synchronization

/// Reads what takes a while beside a screen's work: reports and past days, on a thread and a connection of its own, so
/// that no key waits for a year's figures. A descriptor tells the run loop that there is an answer.
final class ReadingDesk: Sendable {
  /// Can be read when there are answers.
  var descriptor: Int32 { pipe.descriptor }
  private let pipe = WakePipe()
  private let journal: any Journal
  private let texts: Texts
  private let folder: String
  private let answers = Mutex<[News]>([])
  private let line = DispatchQueue(label: "reading", qos: .userInitiated)
  /// Plans take longer than figures, and nobody waits for figures behind them.
  private let planning = DispatchQueue(label: "planning", qos: .utility)
  /// How many plans were asked for: the last one alone is wanted.
  private let plans = Mutex(0)

  /// How many days back past days are listed.
  private static let listed = 400

  /// A desk for a hall; reports are written below `folder`.
  init(_ journal: any Journal, texts: Texts, folder: String) {
    self.journal = journal
    self.texts = texts
    self.folder = folder
  }

  /// Begins to read; returns at once.
  func begin(_ work: Paperwork, _ tag: String) {
    if case .plan(let windows) = work { return begin(planFor: windows, tag) }
    line.async { [self] in tell(answer(work, tag)) }
  }

  private func begin(planFor windows: Int?, _ tag: String) {
    let number = plans.withLock { count in
      count += 1
      return count
    }
    planning.async { [self] in
      let isWanted = { self.plans.withLock { $0 == number } }
      guard isWanted() else { return }
      let news = answering(tag) {
        try sheet(try hall(), windows, isWanted).map { .paperwork(.plan($0), tag: tag) }
      }
      if let news { tell(news) }
    }
  }

  private func tell(_ news: News) {
    answers.withLock { $0.append(news) }
    pipe.ring()
  }

  /// The answers since this was last asked.
  func takeNews() -> [News] {
    pipe.drain()
    return answers.withLock { list in
      defer { list = [] }
      return list
    }
  }

  private func answer(_ work: Paperwork, _ tag: String) -> News {
    let news = answering(tag) {
      switch work {
      case .report(let period): .paperwork(.report(try counted(period, try hall())), tag: tag)
      case .saveReport(let counted): .saved(path: try save(counted), tag: tag)
      case .pastDays: .paperwork(.pastDays(try days(try hall())), tag: tag)
      case .replay(let day): try tape(day, try hall(), tag)
      case .savePlan(let plan): .saved(path: try save(plan, try hall()), tag: tag)
      default: nil
      }
    }
    return news ?? .failed("", tag: tag)
  }

  /// The answer, or why there is none as a sentence.
  private func answering(_ tag: String, _ work: () throws -> News?) -> News? {
    do {
      return try work()
    } catch let error as StoreError {
      return .failed(texts.language == .zh ? error.chinese : error.english, tag: tag)
    } catch let error as CommandFailure {
      return .failed(
        FailureReport(texts: texts, wording: Wording(texts), language: texts.language).sentence(error), tag: tag)
    } catch {
      return .failed(texts("figures.unavailable"), tag: tag)
    }
  }

  /// The hall on a connection of its own: one connection answers one question at a time.
  private func hall() throws -> LiveHall {
    guard let file = journal as? SQLiteJournal else { return try LiveHall(journal) }
    let own: SQLiteJournal
    do {
      own = try SQLiteJournal.open(path: file.path, readOnly: file.isReadOnly)
    } catch {
      throw StoreError.journal(error)
    }
    return try LiveHall(own)
  }

  private func counted(_ period: ReportPeriod, _ live: LiveHall) throws -> CountedReport {
    let counted = try live.counted(period)
    let report = PeriodReport(
      period: period, figures: counted.figures, previous: counted.previous, settings: live.hall.settings)
    return CountedReport(report: report, charts: ReportCharts(counted.days, counted.figures))
  }

  /// The report as PDF and CSV, and its charts; the folder they are in.
  private func save(_ counted: CountedReport) throws -> String {
    let wording = ReportWording(report: counted.report, texts: texts)
    let place = "\(folder)/report-\(counted.report.period.text)"
    ProcessFacts.makeFolders(place)
    _ = try ChartFiles(counted.charts, wording).write(to: place)
    // With a byte order mark, like every table that a spreadsheet opens.
    let csv = "\u{FEFF}" + ReportForms(wording).csv.joined(separator: "\n") + "\n"
    try ReplacedFile.write(Array(csv.utf8), to: place + "/report.csv")
    let now = counted.report.settings.zone.iso(HallClock.system.now)
    try ReplacedFile.write(try ReportDocument(wording).pdf(date: now), to: place + "/report.pdf")
    return place
  }

  private func days(_ live: LiveHall) throws -> [Day] {
    let today = live.hall.settings.zone.day(at: live.now)
    return try live.businessDays(from: today.adding(days: -ReadingDesk.listed), through: today)
  }

  private func tape(_ day: Day, _ live: LiveHall, _ tag: String) throws -> News {
    guard let past = try live.past(day) else {
      return .failed(texts("replay.not_open", ["day": day.text]), tag: tag)
    }
    let start = past.hall
    let zone = start.settings.zone
    var events: [(event: any HallEvent, stamp: Stamp)] = []
    // The close of a day that nobody closed comes with the next day's opening, and is no part of it.
    while let stamp = try past.peek(), zone.day(at: stamp.at) == day, let step = try past.next() { events.append(step) }
    return .paperwork(.replay(ReplayTape(day: day, start: start, events: events)), tag: tag)
  }

  // MARK: Plans

  /// Arrangements of so many windows, with the people of the days before today; nil where nobody wants them any more.
  private func sheet(_ live: LiveHall, _ windows: Int?, _ isWanted: () -> Bool) throws -> PlanSheet? {
    let (first, last) = PastDays.period(before: live.hall.settings.zone.day(at: live.now))
    let baseline = PlanningBaseline(try live.summaries(from: first, through: last), from: first, through: last)
    return PlanSheet(live.hall, baseline, windows: windows, isWanted: isWanted)
  }

  /// The hall's settings with a plan, in a folder of their own; the folder. The same plan is written over.
  private func save(_ plan: PlanSheet.Row, _ live: LiveHall) throws -> String {
    let name =
      switch plan.way {
      case .chain(let skills): "chain-\(skills)"
      case .mix(let comprehensive): "mix-\(comprehensive)"
      case nil: "now"
      }
    let place = "\(folder)/plan-\(plan.windows)-\(name)"
    try HallLoading.export(live, plan.learning.adopted(live.hall.settings), to: place, texts.language)
    return place
  }
}
