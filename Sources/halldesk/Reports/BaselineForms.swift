import HallModel

/// A planning baseline as JSON that is YAML as well: minutes for times, shares of 1, `mean_service` and
/// `variation` as a simulation calls them.
struct BaselineForms {
  private let baseline: PlanningBaseline
  private let hall: String
  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  init(_ baseline: PlanningBaseline, hall: String) {
    self.baseline = baseline
    self.hall = hall
  }

  /// The whole of it.
  var json: JSONValue {
    let days = Double(max(1, baseline.days))
    let kinds: JSONValue = [
      "priority": .rounded(baseline.priorityShare, 4), "appointment": .rounded(baseline.appointmentShare, 4),
    ]
    let diverted = baseline.diversion.sorted { $0.key.rawValue < $1.key.rawValue }
    return [
      "format": "halldesk-baseline 1", "hall": .string(hall), "from": .string(baseline.first.text),
      "to": .string(baseline.last.text), "business_days": .int(baseline.days), "business_days_by_weekday": weekdays,
      "visits": .int(baseline.visits), "tickets": .int(baseline.tickets),
      "visits_per_day": .rounded(Double(baseline.visits) / days, 2),
      "tickets_per_day": .rounded(Double(baseline.tickets) / days, 2),
      "kinds": kinds, "no_show_share": .rounded(baseline.noShowShare, 4),
      "diversion": .fields(diverted.map { ($0.key.rawValue, .rounded($0.value, 4)) }),
      "arrivals_per_quarter_hour": .array(baseline.quarters.map(quarter)),
      "lanes": .array(
        baseline.lanes.map {
          ["lane": .string($0.letter), "name": .string($0.name), "share": .rounded($0.share, 6)]
        }),
      "matters": .array(baseline.matters.map(matter)),
      "windows_open": .array(
        baseline.windows.map { ["hour": .int($0.hour), "mean": .rounded($0.windows, 2)] }),
    ]
  }

  private var weekdays: JSONValue {
    .fields(baseline.weekdays.sorted { $0.key < $1.key }.map { (Self.weekdays[$0.key - 1], .int($0.value)) })
  }

  private func quarter(_ quarter: PlanningBaseline.Quarter) -> JSONValue {
    let days = quarter.byWeekday.sorted { $0.key < $1.key }
    return [
      "at": .string(ChartFiles.clock(quarter.minute)), "mean": .rounded(quarter.mean, 4),
      "by_weekday": .fields(days.map { (Self.weekdays[$0.key - 1], .rounded($0.value, 4)) }),
    ]
  }

  private func matter(_ matter: PlanningBaseline.Matter) -> JSONValue {
    [
      "code": .string(matter.code), "name": .string(matter.name), "department": .string(matter.department),
      "share": .rounded(matter.share, 6), "served": .int(matter.served),
      "mean_service": .rounded(matter.meanMinutes, 3), "variation": .rounded(matter.variation, 4),
    ]
  }
}

extension JSONValue {
  /// The value on lines for people and version control: an object's fields and an array's items a line each, two deep.
  var indented: [String] { lines(depth: 0) }

  private func lines(depth: Int) -> [String] {
    guard depth < 2 else { return [text] }
    let parts: [[String]]
    let (open, close): (String, String)
    switch self {
    case .object(let fields) where !fields.isEmpty:
      (open, close) = ("{", "}")
      parts = fields.map { field in
        var lines = field.value.lines(depth: depth + 1)
        lines[0] = JSONValue.string(field.name).text + ": " + lines[0]
        return lines
      }
    case .array(let values) where !values.isEmpty:
      (open, close) = ("[", "]")
      parts = values.map { $0.lines(depth: depth + 1) }
    default: return [text]
    }
    var all = [open]
    for (index, lines) in parts.enumerated() {
      all += lines.map { "  " + $0 }
      if index < parts.count - 1 { all[all.count - 1] += "," }
    }
    return all + [close]
  }
}
