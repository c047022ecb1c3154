/// The stored form of catalogue and papers: one row a line, fields separated by tabs, first line the version.
///
/// Plain lines are read an order of magnitude faster than JSON, which is what lets a terminal with thousands of matters
/// open at once.
public enum CatalogueText {
  /// Why stored text could not be read.
  public struct Unreadable: Error, Equatable, Sendable {
    /// The line, from 1.
    public var line: Int
  }

  private static let matterHeader = "halldesk-matters 1"
  private static let paperHeader = "halldesk-papers 1"

  /// Matters and packages as text.
  public static func encode(matters: [Matter], packages: [MatterPackage]) -> String {
    var text = matterHeader + "\n"
    for matter in matters {
      text += row([
        "m", matter.code, matter.name, matter.department, matter.type, matter.caseType.rawValue,
        String(matter.legalLimit), matter.limitUnit.rawValue, String(matter.promisedDays), matter.online.rawValue,
        matter.selfService ? "1" : "0", matter.frequency.rawValue, String(matter.handlingMinutes),
        matter.serviceObject, matter.specialProcedure, matter.priorityNote, matter.source,
        matter.aliases.joined(separator: ";"), matter.readings.joined(separator: ";"),
      ])
    }
    for package in packages {
      // The eighth field only where it says something: an older program reads every catalogue without it.
      text += row(
        [
          "p", package.name, package.matters.joined(separator: ";"), package.batch, package.leadDepartment,
          package.source, package.readings.joined(separator: ";"),
        ] + (package.inTurn ? ["in_turn"] : []))
    }
    return text
  }

  /// Papers as text.
  public static func encode(papers: [Paper]) -> String {
    papers.reduce(into: paperHeader + "\n") { text, paper in
      text += row([
        paper.matter, String(paper.sequence), paper.name, paper.form, String(paper.copies),
        paper.requirement.rawValue, paper.origin.rawValue,
      ])
    }
  }

  /// Reads what `encode(matters:packages:)` wrote.
  public static func catalogue(from bytes: [UInt8], digest: String) throws(Unreadable) -> Catalogue {
    var matters: [Matter] = []
    var packages: [MatterPackage] = []
    try eachRow(bytes, header: matterHeader) { fields, line throws(Unreadable) in
      switch (fields.first, fields.count) {
      case ("m", 19):
        guard let caseType = Matter.CaseType(rawValue: fields[5]), let legal = Int(fields[6]),
          let unit = Matter.LimitUnit(rawValue: fields[7]), let promised = Int(fields[8]),
          let online = Matter.Online(rawValue: fields[9]), let frequency = Matter.Frequency(rawValue: fields[11]),
          let minutes = Double(fields[12])
        else { throw Unreadable(line: line) }
        matters.append(
          Matter(
            code: fields[1], name: fields[2], department: fields[3], type: fields[4], caseType: caseType,
            legalLimit: legal, limitUnit: unit, promisedDays: promised, online: online,
            selfService: fields[10] == "1", frequency: frequency, handlingMinutes: minutes,
            serviceObject: fields[13], specialProcedure: fields[14], priorityNote: fields[15], source: fields[16],
            aliases: list(fields[17]), readings: list(fields[18])))
      case ("p", 7), ("p", 8):
        if fields.count == 8 && fields[7] != "in_turn" { throw Unreadable(line: line) }
        packages.append(
          MatterPackage(
            name: fields[1], matters: list(fields[2]), batch: fields[3], leadDepartment: fields[4],
            source: fields[5], inTurn: fields.count == 8, readings: list(fields[6])))
      default: throw Unreadable(line: line)
      }
    }
    return Catalogue(matters: matters, packages: packages, digest: digest)
  }

  /// Reads what `encode(papers:)` wrote.
  public static func papers(from bytes: [UInt8]) throws(Unreadable) -> PaperCatalogue {
    var papers: [Paper] = []
    try eachRow(bytes, header: paperHeader) { fields, line throws(Unreadable) in
      guard fields.count == 7, let sequence = Int(fields[1]), let copies = Int(fields[4]),
        let requirement = Paper.Requirement(rawValue: fields[5]), let origin = Paper.Origin(rawValue: fields[6])
      else { throw Unreadable(line: line) }
      papers.append(
        Paper(
          matter: fields[0], sequence: sequence, name: fields[2], form: fields[3], copies: copies,
          requirement: requirement, origin: origin))
    }
    return PaperCatalogue(papers)
  }

  private static func row(_ fields: [String]) -> String {
    // Tabs and line ends inside a field can only be slips of a spreadsheet; they become spaces.
    fields.map { field in
      field.utf8.contains { $0 < 0x20 } ? String(field.map { $0.unicodeScalars.first!.value < 0x20 ? " " : $0 }) : field
    }.joined(separator: "\t") + "\n"
  }

  private static func list(_ field: String) -> [String] { field.split(separator: ";").map(String.init) }

  private static func eachRow(
    _ bytes: [UInt8], header: String, _ body: ([String], Int) throws(Unreadable) -> Void
  ) throws(Unreadable) {
    var line = 1
    var start = 0
    var fields: [String] = []
    for index in bytes.indices {
      guard bytes[index] == 0x09 || bytes[index] == 0x0A else { continue }
      fields.append(String(decoding: bytes[start..<index], as: UTF8.self))
      start = index + 1
      guard bytes[index] == 0x0A else { continue }
      if line == 1 {
        guard fields == [header] else { throw Unreadable(line: 1) }
      } else {
        try body(fields, line)
      }
      fields.removeAll(keepingCapacity: true)
      line += 1
    }
    if start != bytes.count || !fields.isEmpty || line == 1 { throw Unreadable(line: line) }
  }
}
