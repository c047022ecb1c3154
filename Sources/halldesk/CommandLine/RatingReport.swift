import HallConfiguration
import HallModel

/// The figures of ratings over a period: as JSON, as CSV, as lines.
struct RatingReport {
  /// The period.
  let period: ReportPeriod
  /// Its figures.
  let figures: PeriodFigures
  /// The figures of the period before.
  let previous: RatingFigures
  /// The share of positive ratings aimed at.
  let target: Double

  /// A share and where it comes from; its name leads to its definition in the texts.
  private struct Share {
    var name: String
    var value: (RatingFigures) -> Double?
    var target: Double?
  }

  private var shares: [Share] {
    [
      Share(name: "positive_rate", value: \.positiveRate, target: target),
      Share(name: "active_rate", value: \.activeRate), Share(name: "negative_rate", value: \.negativeRate),
      Share(name: "contact_rate", value: \.contactRate, target: 1),
      Share(name: "rectification_rate", value: \.rectificationRate, target: 1),
      Share(name: "on_time_rectification_rate", value: \.onTimeRectificationRate, target: 1),
    ]
  }

  private static let counts: [(name: String, value: @Sendable (RatingFigures) -> Int)] = [
    ("ratable_visits", { $0.ratable }), ("rated_visits", { $0.rated }), ("ratings", { $0.valid }),
    ("negative_ratings", { $0.negative }), ("dismissed_ratings", { $0.dismissed }),
    ("default_ratings", { $0.defaults }), ("re_ratings", { $0.again.reduce(0, +) }), ("upheld", { $0.upheld }),
    ("rectified", { $0.rectified }),
  ]

  // MARK: JSON

  /// One object of figures, then the same by window, clerk, matter, department, channel and day.
  func json(_ session: Session, _ hall: Hall) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      (
        "period",
        ["kind": .string(period.kind.rawValue), "from": .string(period.first.text), "to": .string(period.last.text)]
      )
    ]
    for share in shares {
      fields.append(
        (
          share.name,
          figure(
            .rounded(share.value(figures.total.ratings), 4), target: share.target.map { .rounded($0, 4) },
            previous: .rounded(share.value(previous), 4), share.name, session)
        ))
    }
    for (name, value) in Self.counts {
      fields.append(
        (name, figure(.int(value(figures.total.ratings)), target: nil, previous: .int(value(previous)), name, session)))
    }
    for group in groups(session, hall) {
      fields.append((group.name, .array(group.rows.map { row(group.key, $0) })))
    }
    return .fields(fields)
  }

  private func figure(
    _ value: JSONValue, target: JSONValue?, previous: JSONValue, _ name: String, _ session: Session
  ) -> JSONValue {
    [
      "value": value, "target": target ?? .null, "previous": previous,
      "definition": .string(session.texts("figure.\(name).definition")),
    ]
  }

  private func row(_ key: String, _ row: Row) -> JSONValue {
    var fields: [(String, JSONValue)] = [(key, row.id), ("name", .string(row.name))]
    fields += shares.map { ($0.name, .rounded($0.value(row.figures), 4)) }
    fields += Self.counts.map { ($0.name, .int($0.value(row.figures))) }
    fields.append(("levels", .array(row.figures.levels.map(JSONValue.int))))
    return .fields(fields)
  }

  // MARK: Groups

  private struct Row {
    var id: JSONValue
    var name: String
    var figures: RatingFigures
  }

  private struct Group {
    var name: String
    var key: String
    var rows: [Row]
  }

  private func groups(_ session: Session, _ hall: Hall) -> [Group] {
    [
      Group(
        name: "by_window", key: "window",
        rows: figures.byWindow.sorted { $0.key < $1.key }.map {
          Row(id: .int($0.key), name: hall.windowSetting($0.key)?.name ?? "", figures: $0.value.ratings)
        }),
      Group(
        name: "by_clerk", key: "staff",
        rows: named(figures.byClerk) { hall.member($0)?.name ?? "" }),
      Group(name: "by_matter", key: "matter", rows: named(figures.byMatter) { figures.matterNames[$0] ?? "" }),
      Group(name: "by_department", key: "department", rows: named(figures.byDepartment) { $0 }),
      Group(
        name: "by_channel", key: "channel",
        rows: RatingChannel.allCases.compactMap { channel in
          figures.byChannel[channel].map {
            Row(
              id: .string(channel.rawValue), name: session.texts("rating.channel." + channel.rawValue), figures: $0)
          }
        }),
      Group(
        name: "by_day", key: "day",
        rows: figures.byDay.sorted { $0.key < $1.key }.map {
          Row(id: .string($0.key.text), name: $0.key.text, figures: $0.value.ratings)
        }),
    ]
  }

  private func named(_ groups: [String: HallFigures], _ name: (String) -> String) -> [Row] {
    groups.sorted { $0.key < $1.key }.map { Row(id: .string($0.key), name: name($0.key), figures: $0.value.ratings) }
  }

  // MARK: For people

  /// The shares with target, last period and definition, then the groups that have more than one row.
  func lines(_ session: Session, _ hall: Hall) -> [String] {
    var lines = [session.text("report.head", ["from": period.first.text, "to": period.last.text])]
    var table = TextTable(
      ["figure", "value", "target", "previous", "definition"].map { session.text("heading." + $0) })
    for share in shares {
      table.add([
        session.texts("figure." + share.name), percent(share.value(figures.total.ratings)), percent(share.target),
        percent(share.value(previous)), session.texts("figure.\(share.name).definition"),
      ])
    }
    for (name, value) in Self.counts {
      table.add([
        session.texts("figure." + name), String(value(figures.total.ratings)), "", String(value(previous)),
        session.texts("figure.\(name).definition"),
      ])
    }
    lines += table.lines
    for group in groups(session, hall) where !group.rows.isEmpty {
      lines += ["", session.text("report." + group.name)]
      var table = TextTable(
        [session.text("heading.name")] + Self.columns.map { session.texts("figure." + $0) })
      for row in group.rows {
        table.add([
          label(row), percent(row.figures.positiveRate), percent(row.figures.activeRate),
          percent(row.figures.contactRate), String(row.figures.valid), String(row.figures.negative),
        ])
      }
      lines += table.lines
    }
    return lines + (figures.byMatter.isEmpty ? [] : ["", session.text("report.note")])
  }

  private static let columns = ["positive_rate", "active_rate", "contact_rate", "ratings", "negative_ratings"]

  private func label(_ row: Row) -> String {
    let id: String =
      switch row.id {
      case .int(let number): String(number)
      case .string(let text): text
      default: ""
      }
    return row.name.isEmpty || row.name == id ? id : "\(id) \(row.name)"
  }

  /// One row a figure: what it is broken down by, the part, the figure's name, its value.
  func csv(_ session: Session, _ hall: Hall) -> [String] {
    var rows = [["group", "id", "name", "figure", "value"]]
    let add = { (rows: inout [[String]], group: String, row: Row) in
      for share in shares {
        let value = share.value(row.figures).map { JSONValue.rounded($0, 4).text } ?? ""
        rows.append([group, label(Row(id: row.id, name: "", figures: row.figures)), row.name, share.name, value])
      }
      for (name, value) in Self.counts {
        rows.append([
          group, label(Row(id: row.id, name: "", figures: row.figures)), row.name, name, String(value(row.figures)),
        ])
      }
    }
    add(&rows, "total", Row(id: .string(period.text), name: "", figures: figures.total.ratings))
    for group in groups(session, hall) { for row in group.rows { add(&rows, group.name, row) } }
    return rows.map { CSVWriter.line($0) }
  }

  private func percent(_ share: Double?) -> String {
    guard let share else { return "" }
    let hundredths = Int((share * 10_000).rounded())
    return "\(hundredths / 100).\(Digits.padded(hundredths % 100, 2)) %"
  }
}
