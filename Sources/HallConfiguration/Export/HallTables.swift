import HallModel

/// The tables of a hall as rows, with the headings and words supervisors read.
enum HallTables {
  /// Every table by file name.
  static func all(_ hall: LoadedHall) -> [(file: String, rows: [[String]])] {
    let readings = PinyinReadings()
    return [
      windows(hall.settings.windows),
      table(TableForms.staff, hall.settings.staff.map(member)),
      matters(hall.matters, readings),
      table(
        TableForms.materials,
        hall.papers.map {
          [
            $0.matter, String($0.sequence), $0.name, $0.form, String($0.copies),
            CellWords.requirement.word($0.requirement), CellWords.origin.word($0.origin),
          ]
        }),
      table(TableForms.forms, FormRows.rows(hall.forms)),
      packages(hall.packages, readings),
      table(
        TableForms.holidays,
        hall.settings.calendar.map { [$0.day.text, CellWords.dayKind.word($0.kind), $0.name] }),
      table(TableForms.aliases, aliases(hall.matters)),
      table(TableForms.ratingTags, hall.settings.ratingTags.map(tag)),
    ]
  }

  private static func table(
    _ form: TableForm, _ rows: [[String]], without column: String? = nil
  ) -> (file: String, rows: [[String]]) {
    (form.file, [form.columns.filter { $0.id != column }.map { $0.headings[0] }] + rows)
  }

  private static func windows(_ windows: [WindowSetting]) -> (file: String, rows: [[String]]) {
    // Most halls staff every window all day and need no column for it.
    let withTimes = windows.contains { !$0.openTimes.isEmpty }
    let rows = windows.map {
      [
        String($0.number), $0.name, CellWords.windowKind.word($0.kind), $0.accepts.text, $0.usualStaff ?? "",
      ] + (withTimes ? [SpanList.text($0.openTimes)] : [])
    }
    return table(TableForms.windows, rows, without: withTimes ? nil : "open_times")
  }

  private static func tag(_ tag: RatingTag) -> [String] {
    [
      String(tag.level.rawValue), CellWords.ratingLevel.word(tag.level), tag.level.isNegative ? "1" : "0", tag.code,
      tag.name, tag.english,
    ]
  }

  private static func member(_ member: StaffMember) -> [String] {
    [member.number, member.name, member.roles.map(CellWords.role.word).joined(separator: ";"), member.pinHash]
  }

  private static func matters(_ matters: [Matter], _ readings: PinyinReadings) -> (file: String, rows: [[String]]) {
    // Readings are written only where the hall has its own: otherwise a renamed matter would keep the old ones.
    let own = matters.map { readings.readings($0.name) == $0.readings ? "" : $0.readings.joined(separator: ";") }
    let withReadings = own.contains { !$0.isEmpty }
    let rows = zip(matters, own).map { matter, reading in
      [
        matter.code, matter.name, matter.department, matter.type, CellWords.caseType.word(matter.caseType),
        String(matter.legalLimit), CellWords.limitUnit.word(legalUnit(matter)), String(matter.promisedDays),
        CellWords.online.word(matter.online), CellWords.yesNo.word(matter.selfService),
        CellWords.frequency.word(matter.frequency), Digits.shortest(matter.handlingMinutes), matter.serviceObject,
        matter.specialProcedure, matter.priorityNote, matter.source,
      ] + (withReadings ? [reading] : [])
    }
    return table(TableForms.matters, rows, without: withReadings ? nil : "readings")
  }

  private static func legalUnit(_ matter: Matter) -> LegalUnit {
    if matter.limitUnit == .calendar { return .calendar }
    return matter.legalLimit == 0 ? .none : .working
  }

  private static func packages(
    _ packages: [MatterPackage], _ readings: PinyinReadings
  ) -> (file: String, rows: [[String]]) {
    let own = packages.map { readings.readings($0.name) == $0.readings ? "" : $0.readings.joined(separator: ";") }
    let withReadings = own.contains { !$0.isEmpty }
    let rows = zip(packages, own).map { package, reading in
      [
        package.name, package.matters.joined(separator: ";"), package.batch, package.leadDepartment,
        CellWords.packageOrder.word(package.inTurn), package.source,
      ] + (withReadings ? [reading] : [])
    }
    return table(TableForms.packages, rows, without: withReadings ? nil : "readings")
  }

  /// One row an alias with all its matters, in the order in which the aliases first appear.
  private static func aliases(_ matters: [Matter]) -> [[String]] {
    var codes: [String: [String]] = [:]
    var order: [String] = []
    for matter in matters {
      for alias in matter.aliases {
        if codes[alias] == nil { order.append(alias) }
        codes[alias, default: []].append(matter.code)
      }
    }
    return order.map { [$0, codes[$0, default: []].joined(separator: ";")] }
  }
}
