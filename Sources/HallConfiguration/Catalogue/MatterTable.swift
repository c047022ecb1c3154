import HallModel

/// A matter and the line it stands in, for problems found later.
struct SourcedMatter {
  var matter: Matter
  var place: Place
}

/// Reads matters.csv.
enum MatterTable {
  static func read(_ table: Table, _ readings: PinyinReadings, _ log: ProblemLog) -> [SourcedMatter] {
    var lines: [String: Int] = [:]
    return table.rows.compactMap { row in
      let code = row.identifier("code")
      let name = row.needed("name")
      let department = row.needed("department")
      let limits = limits(row)
      let online = row.choice("online", CellWords.online, fallback: Matter.Online.none)
      let selfService = row.choice("self_service", CellWords.yesNo, fallback: false)
      let frequency = row.choice("frequency", CellWords.frequency, fallback: .medium)
      let minutes = minutes(row)
      guard let code else { return nil }
      if let first = lines[Plain.folded(code)] {
        row.error(.duplicateMatter, "code", ["code": code, "first": String(first)])
        return nil
      }
      lines[Plain.folded(code)] = row.line
      let given = row.text("readings").split(separator: ";").map { Plain.trimmed(String($0)) }.filter { !$0.isEmpty }
      // A row with a fault still counts as there, so that one fault does not show up in every file.
      let matter = Matter(
        code: code, name: name ?? code, department: department ?? "", type: row.text("type"),
        caseType: limits.caseType, legalLimit: limits.legal, limitUnit: limits.unit, promisedDays: limits.promised,
        online: online ?? .none, selfService: selfService ?? false, frequency: frequency ?? .medium,
        handlingMinutes: minutes ?? 8, serviceObject: row.text("service_object"),
        specialProcedure: row.text("special_procedure"), priorityNote: row.text("priority_note"),
        source: row.text("source"), readings: given.isEmpty ? readings.readings(name ?? "") : given)
      return SourcedMatter(matter: matter, place: row.place("code"))
    }
  }

  private struct Limits {
    var caseType: Matter.CaseType
    var legal: Int
    var unit: Matter.LimitUnit
    var promised: Int
  }

  /// The case type and the limits that go with it; a legal limit of 0 means that the law names no days.
  private static func limits(_ row: TableRow) -> Limits {
    let caseType = row.choice("case_type", CellWords.caseType, fallback: .promised) ?? .promised
    let unit = row.choice("legal_unit", CellWords.limitUnit, fallback: .working)
    // The legal default is 20 working days (administrative licensing law, article 42).
    let written = row.integer("legal_limit", 0...3650, fallback: unit == LegalUnit.none ? 0 : 20) ?? 0
    let legal = unit == LegalUnit.none ? 0 : written
    let usual = caseType == .immediate ? 0 : (legal > 0 ? min(10, legal) : 10)
    let promised = row.integer("promised_days", 0...3650, fallback: usual)
    if let promised, legal > 0, promised > legal {
      row.error(.promisedOverLegal, "promised_days", ["promised": String(promised), "legal": String(legal)])
    }
    return Limits(
      caseType: caseType, legal: legal, unit: unit?.unit ?? .working, promised: promised ?? usual)
  }

  private static func minutes(_ row: TableRow) -> Double? {
    let text = row.text("handling_minutes")
    if text.isEmpty { return nil }
    guard let value = Plain.number(text) else {
      row.error(.badNumber, "handling_minutes", ["name": "办理时长(分钟)", "value": text])
      return nil
    }
    if value <= 0 {
      row.error(.zeroHandlingTime, "handling_minutes", ["value": text])
      return nil
    }
    guard value <= 480 else {
      row.error(
        .numberOutOfRange, "handling_minutes",
        ["name": "办理时长(分钟)", "value": text, "low": "0.5", "high": "480"])
      return nil
    }
    return value
  }
}
