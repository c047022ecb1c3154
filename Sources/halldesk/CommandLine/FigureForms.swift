import HallModel

/// The figures of a day as JSON: rates as fractions of one, times in minutes, null where there is nothing to divide by.
struct FigureForms {
  /// The figures.
  let figures: DayFigures

  /// All figures of the day, and by lane and window.
  var json: JSONValue {
    let visits: JSONValue = [
      "visits": .int(figures.visits), "diverted": .int(figures.diverted),
      "enquiries": .fields(figures.enquiries.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) }),
    ]
    return visits.adding(FigureForms.group(figures.total)).adding([
      ("oldest_wait_minutes", .rounded(figures.oldestWait.map { Double($0) / 60 }, 2)),
      (
        "by_lane",
        .fields(figures.byLane.sorted { $0.key < $1.key }.map { ($0.key, FigureForms.group($0.value)) })
      ),
      (
        "by_window",
        .fields(figures.byWindow.sorted { $0.key < $1.key }.map { (String($0.key), FigureForms.group($0.value)) })
      ),
    ])
  }

  private static func group(_ group: VisitFigures) -> JSONValue {
    [
      "tickets": .int(group.issued), "waiting": .int(group.waiting), "in_service": .int(group.inService),
      "served": .int(group.served), "no_shows": .int(group.noShow), "cancelled": .int(group.cancelled),
      "abandoned": .int(group.abandoned), "no_show_rate": .rounded(group.noShowRate, 4),
      "abandonment_rate": .rounded(group.abandonmentRate, 4),
      "mean_wait_minutes": .rounded(group.meanWait.map { $0 / 60 }, 2),
      "p95_wait_minutes": .rounded(group.p95Wait.map { Double($0) / 60 }, 2),
      "share_over_15": .rounded(group.share(over: 15), 4), "share_over_30": .rounded(group.share(over: 30), 4),
      "mean_handling_minutes": .rounded(group.meanHandling.map { $0 / 60 }, 2),
    ]
  }
}
