/// A report as it is told anywhere, by a command or on a screen: the figures of a period beside those of the period
/// before, with what the hall aims at.
public struct PeriodReport: Equatable, Sendable {
  /// The period.
  public let period: ReportPeriod
  /// Its figures.
  public let figures: PeriodFigures
  /// The figures of the period before.
  public let previous: PeriodFigures
  /// The settings in force, for targets and names.
  public let settings: HallSettings

  /// A report.
  public init(period: ReportPeriod, figures: PeriodFigures, previous: PeriodFigures, settings: HallSettings) {
    self.period = period
    self.figures = figures
    self.previous = previous
    self.settings = settings
  }

  /// A figure of the whole period. The key of its name in the texts is `figure.` and ``ReportFigure/rawValue``.
  public struct Row: Equatable, Sendable {
    /// Which.
    public let figure: ReportFigure
    /// Its value; nil where there was nothing to count.
    public let value: Double?
    /// What is aimed at; nil for nothing.
    public let target: Double?
    /// Its value in the period before.
    public let previous: Double?

    /// The value as people read it; empty for none, like the other two.
    public var valueText: String { figure.text(value) }
    /// The target as people read it.
    public var targetText: String { figure.text(target) }
    /// The value of the period before as people read it.
    public var previousText: String { figure.text(previous) }
    /// Whether the target is met; nil where there is no target or no value.
    public var isMet: Bool? {
      guard let value, let target, let isBetterHigher = figure.isBetterHigher else { return nil }
      return isBetterHigher ? value >= target : value <= target
    }
  }

  /// Every figure of the whole period, in the order of ``ReportFigure``.
  public var rows: [Row] { ReportFigure.allCases.map(row) }

  /// One figure of the whole period.
  public func row(_ figure: ReportFigure) -> Row {
    Row(
      figure: figure, value: figure.value(figures, nil, settings), target: figure.target(settings),
      // Of a period in which the hall never opened there is nothing to compare with.
      previous: previous.byDay.isEmpty ? nil : figure.value(previous, nil, settings))
  }

  /// A part of the period's figures: a window, a clerk, an hour.
  public struct Part: Equatable, Sendable {
    /// What tells it from the others: a number, a code, a letter, a date; of hours that of the day, 0 to 23.
    public let id: String
    /// The same where it is a number: of windows and hours.
    public let number: Int?
    /// Its name; of channels and hours empty, as those are words of the texts.
    public let name: String
    /// Its figures.
    public let figures: HallFigures
  }

  /// The parts of a group, in the order of their numbers, codes or dates.
  public func parts(_ group: ReportGroup) -> [Part] {
    switch group {
    case .window:
      numbered(figures.byWindow) { number in
        figures.windowNames[number] ?? settings.windows.first { $0.number == number }?.name ?? ""
      }
    case .hour: numbered(figures.byHour) { _ in "" }
    case .clerk: named(figures.byClerk) { number in settings.staff.first { $0.number == number }?.name ?? "" }
    case .lane: named(figures.byLane) { figures.laneNames[$0] ?? "" }
    case .department: named(figures.byDepartment) { $0 }
    case .matter: named(figures.byMatter) { figures.matterNames[$0] ?? "" }
    case .day:
      figures.byDay.sorted { $0.key < $1.key }.map {
        Part(id: $0.key.text, number: nil, name: $0.key.text, figures: $0.value)
      }
    case .channel:
      RatingChannel.allCases.compactMap { channel in
        figures.byChannel[channel].map { ratings in
          var part = HallFigures()
          part.ratings = ratings
          return Part(id: channel.rawValue, number: nil, name: "", figures: part)
        }
      }
    }
  }

  /// A figure of a part.
  public func value(_ figure: ReportFigure, _ part: Part) -> Double? { figure.value(figures, part.figures, settings) }

  private func numbered(_ groups: [Int: HallFigures], _ name: (Int) -> String) -> [Part] {
    groups.sorted { $0.key < $1.key }.map {
      Part(id: String($0.key), number: $0.key, name: name($0.key), figures: $0.value)
    }
  }

  private func named(_ groups: [String: HallFigures], _ name: (String) -> String) -> [Part] {
    groups.sorted { $0.key < $1.key }.map { Part(id: $0.key, number: nil, name: name($0.key), figures: $0.value) }
  }
}
