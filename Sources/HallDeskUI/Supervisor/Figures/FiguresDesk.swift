import HallModel
import ScreenKit

/// The figures of a day, month, quarter or year as tables and as charts. A part of the supervisor's screen.
struct FiguresDesk: Sendable {
  /// What its keys do.
  enum Action: Sendable, CaseIterable {
    case day
    case month
    case quarter
    case year
    /// The period before.
    case previous
    /// The period after.
    case next
    /// The next table or chart.
    case turn
    /// Write the report to files.
    case save
    /// Count anew.
    case again
  }

  /// A table of the report.
  enum Part: Equatable, Sendable {
    case figures
    case group(ReportGroup)
    case starWindows
    case starClerks

    static let all: [Part] =
      [.figures] + [ReportGroup.window, .clerk, .lane, .department, .hour, .matter, .channel, .day].map { .group($0) }
      + [.starWindows, .starClerks]
  }

  /// A chart.
  enum Chart: String, Sendable, CaseIterable {
    case hours
    case line
    case heat
    case levels
  }

  private(set) var kind = ReportPeriod.Kind.day
  private(set) var period: ReportPeriod?
  /// What was counted last; nil before, and while another period is counted.
  private(set) var counted: CountedReport?
  /// Why it could not be counted.
  private(set) var trouble: String?
  private(set) var part = Part.figures
  private(set) var chart = Chart.hours
  var selection = Selection()

  /// The answer's tag names the period, so that an answer that comes late is not taken for another.
  static let tag = "report"

  /// Whether a terminal has room for all charts at once.
  static func showsAllCharts(_ environment: Environment) -> Bool {
    environment.body.rows >= 36 && environment.columns >= 120
  }

  /// Asks for the period where nothing was asked yet; today's figures always anew.
  mutating func show(_ environment: Environment) -> [Effect] {
    if period == nil { period = ReportPeriod(kind, around: environment.today) }
    return counted == nil || contains(environment.today) ? ask() : []
  }

  func keyMap(_ environment: Environment, isChart: Bool) -> KeyMap<Action> {
    let kinds: [(ReportPeriod.Kind, Action, Int)] = [
      (.day, .day, 2), (.month, .month, 3), (.quarter, .quarter, 4), (.year, .year, 5),
    ]
    var bindings = kinds.map { kind, action, number in
      Binding(
        [.function(number)], action, label: "figures.key.\(kind.rawValue)", help: "figures.help.\(kind.rawValue)",
        priority: 70 - number, disabledReason: self.kind == kind ? environment.texts("figures.why.shown") : nil)
    }
    let isLast = period.map { environment.today <= $0.last } ?? true
    bindings += [
      Binding([.left], .previous, label: "figures.key.previous", help: "figures.help.previous", priority: 80),
      Binding(
        [.right], .next, label: "figures.key.next", help: "figures.help.next", priority: 60,
        disabledReason: isLast ? environment.texts("figures.why.last") : nil),
      Binding(
        [.tab], .turn, label: isChart ? "figures.key.chart" : "figures.key.table",
        help: isChart ? "figures.help.chart" : "figures.help.table", priority: 85,
        disabledReason: isChart && FiguresDesk.showsAllCharts(environment)
          ? environment.texts("figures.why.all_charts") : nil),
      Binding(
        [.function(7)], .save, label: "figures.key.save", help: "figures.help.save", priority: 75,
        disabledReason: counted == nil ? environment.texts("figures.why.counting") : nil),
      Binding([.function(8)], .again, label: "figures.key.again", help: "figures.help.again", priority: 40),
    ]
    return KeyMap(bindings)
  }

  mutating func act(_ action: Action, _ environment: Environment, isChart: Bool) -> [Effect] {
    switch action {
    case .day: return go(to: .day, environment)
    case .month: return go(to: .month, environment)
    case .quarter: return go(to: .quarter, environment)
    case .year: return go(to: .year, environment)
    case .previous: return period.map { turn(to: $0.previous) } ?? []
    case .next: return period.map { turn(to: ReportPeriod(kind, around: $0.last.adding(days: 1))) } ?? []
    case .turn:
      if isChart {
        chart = FiguresDesk.following(chart, in: Chart.allCases)
      } else {
        part = FiguresDesk.following(part, in: Part.all)
        selection = Selection()
      }
      return []
    case .save: return counted.map { [.paperwork(.saveReport($0), tag: "report.save")] } ?? []
    case .again: return ask()
    }
  }

  mutating func type(_ key: Key, _ environment: Environment, isChart: Bool) {
    guard !isChart else { return }
    _ = selection.update(key, count: rowCount, page: max(1, environment.body.rows - 8))
  }

  /// What was counted, if it is what is shown.
  mutating func receive(_ answer: CountedReport) {
    guard answer.report.period == period else { return }
    (counted, trouble) = (answer, nil)
    selection.clamp(count: rowCount)
  }

  /// It cannot be counted.
  mutating func failed(_ sentence: String) { trouble = sentence }

  /// How many rows the table has.
  private var rowCount: Int {
    guard let report = counted?.report else { return 0 }
    switch part {
    case .figures: return report.rows.count
    case .group(let group): return report.parts(group).count
    case .starWindows: return report.starWindows.entries.count
    case .starClerks: return report.starClerks.entries.count
    }
  }

  private func contains(_ day: Day) -> Bool { period.map { ($0.first...$0.last).contains(day) } ?? false }

  private mutating func go(to kind: ReportPeriod.Kind, _ environment: Environment) -> [Effect] {
    self.kind = kind
    // From a month of last year to its day or quarter, not to today's.
    return turn(to: ReportPeriod(kind, around: min(period?.last ?? environment.today, environment.today)))
  }

  private mutating func turn(to period: ReportPeriod) -> [Effect] {
    (self.period, counted, trouble) = (period, nil, nil)
    selection = Selection()
    return ask()
  }

  private func ask() -> [Effect] { period.map { [.paperwork(.report($0), tag: FiguresDesk.tag)] } ?? [] }

  private static func following<Value: Equatable>(_ value: Value, in all: [Value]) -> Value {
    all[((all.firstIndex(of: value) ?? 0) + 1) % all.count]
  }
}
