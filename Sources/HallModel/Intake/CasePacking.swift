/// Writes a part of the case book: numbers by seven bits a byte, each text, list of papers and set of terms once.
///
/// What it writes is the layout of ``HallSnapshot/format``: whoever changes it, or the order of cases in an enumeration
/// named in ``CaseCodes``, raises that.
struct CasePacking {
  private var packed = PackedBytes()
  private var texts = Shared<String>()
  private var terms = Shared<[UInt8]>()
  private var lists = Shared<[UInt8]>()

  /// Things that occur again and again, each written once and named by its place.
  private struct Shared<Value: Hashable> {
    private(set) var all: [Value] = []
    private var places: [Value: Int] = [:]

    mutating func place(_ value: Value) -> Int {
      if let place = places[value] { return place }
      places[value] = all.count
      all.append(value)
      return all.count - 1
    }
  }

  /// The stored form of a part.
  static func bytes(_ files: [CaseFile], _ summary: CasePart.Summary) -> [UInt8] {
    var body = CasePacking()
    for file in files { body.add(file) }
    var head = CasePacking()
    head.packed.add(byte: CaseCodes.version)
    head.add(summary)
    head.add(body.texts.all.count)
    for text in body.texts.all { head.addInline(text) }
    for table in [body.terms, body.lists] {
      head.add(table.all.count)
      for entry in table.all { head.packed.add(entry) }
    }
    return head.packed.bytes + body.packed.bytes
  }

  private mutating func add(_ summary: CasePart.Summary) {
    add(summary.count)
    addInline(summary.last)
    add(summary.closed)
    add(summary.deemedAfter)
    add(summary.hasOpenDues ? 1 : 0)
    add(summary.awaited.count)
    for id in summary.awaited { addInline(id) }
  }

  private mutating func add(_ file: CaseFile) {
    addInline(file.id)
    addInline(file.ticket)
    let own = entry { $0.add(file.terms) }
    add(terms.place(own))
    addInline(file.applicant)
    add(file.ways.count)
    for way in file.ways { add(CaseCodes.ways, way) }
    add(file.package)
    addInline(file.follows)
    add(CaseCodes.states, file.state)
    add(file.papers)
    add(signed: file.receivedAt.milliseconds)
    add(signed: Int64(file.window))
    add(file.handler)
    add(signed: file.since.milliseconds)
    for day in [
      file.tellDue, file.correctionDue, file.supplementDue, file.clockFrom, file.promisedDue, file.legalDue,
      file.deliveryDue,
    ] { add(day) }
    add(file.wasTold ? 1 : 0)
    for moment in [
      file.acceptedAt, file.decidedAt, file.deliveredAt, file.toldAt, file.deemedAt, file.handedOverAt,
    ] { add(moment) }
    add(signed: Int64(file.extendedBy))
    add(file.extended)
    add(file.pauses.count)
    for pause in file.pauses {
      add(pause.from)
      add(pause.through)
    }
    add(CaseCodes.procedures, file.procedure)
    add(file.procedureDays)
    add(file.reviews.count)
    for review in file.reviews {
      add(review.department)
      add(review.agrees)
      add(review.remark)
    }
    add(file.granted)
    add(CaseCodes.deliveries, file.delivery)
    addInline(file.tracking)
    add(CaseCodes.grounds, file.ground)
    add(file.rightBody)
    add(file.handedOverBy)
    add(file.reason)
    add(file.documents.count)
    for document in file.documents { add(document) }
    add(signed: Int64(file.reminders))
    add(signed: Int64(file.orders))
  }

  private mutating func add(_ extended: CaseFile.Extended?) {
    add(extended == nil ? 0 : 1)
    guard let extended else { return }
    add(signed: extended.at.milliseconds)
    add(signed: Int64(extended.days))
    add(extended.approver)
    add(extended.reason)
    add(extended.before)
    add(extended.after)
  }

  private mutating func add(_ terms: CaseFile.Terms) {
    for text in [terms.matter, terms.name, terms.department] { add(text) }
    add(terms.type)
    add(CaseCodes.types, terms.caseType)
    add(CaseCodes.units, terms.limitUnit)
    add(signed: Int64(terms.legalLimit))
    add(signed: Int64(terms.promisedDays))
  }

  /// The list as it stood at opening, which many cases share, and what was found.
  private mutating func add(_ papers: [CasePaper]) {
    let list = entry { packing in
      packing.add(papers.count)
      for paper in papers {
        packing.add(paper.name)
        packing.add(paper.form)
        packing.add(signed: Int64(paper.copies))
        packing.add(CaseCodes.requirements, paper.requirement)
        packing.add(CaseCodes.origins, paper.origin)
      }
    }
    add(lists.place(list))
    for paper in papers {
      add(CaseCodes.marks, paper.mark)
      add(paper.remark)
    }
  }

  /// What `write` adds, as bytes of its own; its texts go with the others.
  private mutating func entry(_ write: (inout CasePacking) -> Void) -> [UInt8] {
    let start = packed.bytes.count
    write(&self)
    return packed.takeBack(from: start)
  }

  // MARK: Single values

  private mutating func add(_ number: Int) { packed.add(number) }

  private mutating func add(signed number: Int64) { packed.add(signed: number) }

  private mutating func add(_ day: Day?) {
    add(day == nil ? 0 : 1)
    if let day { add(signed: Int64(day.number)) }
  }

  private mutating func add(_ moment: Moment?) {
    add(moment == nil ? 0 : 1)
    if let moment { add(signed: moment.milliseconds) }
  }

  private mutating func add(_ number: Int?) {
    add(number == nil ? 0 : 1)
    if let number { add(signed: Int64(number)) }
  }

  private mutating func add(_ answer: Bool?) { add(answer.map { $0 ? 2 : 1 } ?? 0) }

  private mutating func add(_ text: String) { add(texts.place(text)) }

  private mutating func add(_ text: String?) { add(text.map { texts.place($0) + 1 } ?? 0) }

  /// A text no other case is likely to have.
  private mutating func addInline(_ text: String) { packed.add(text) }

  private mutating func addInline(_ text: String?) {
    add(text == nil ? 0 : 1)
    if let text { addInline(text) }
  }

  private mutating func add<Value: Equatable>(_ all: [Value], _ value: Value) { add((all.firstIndex(of: value) ?? 0)) }

  private mutating func add<Value: Equatable>(_ all: [Value], _ value: Value?) {
    add(value.flatMap { all.firstIndex(of: $0) }.map { $0 + 1 } ?? 0)
  }
}

/// What the values of enumerations are written as: their places.
enum CaseCodes {
  /// The first byte of a part.
  static let version: UInt8 = 2
  static let states = CaseFile.State.allCases
  static let ways = CaseFile.Way.allCases
  static let deliveries = CaseFile.Delivery.allCases
  static let grounds = RefuseCase.Ground.allCases
  static let procedures = SpecialProcedure.allCases
  static let types = Matter.CaseType.allCases
  static let units = Matter.LimitUnit.allCases
  static let requirements = Paper.Requirement.allCases
  static let origins = Paper.Origin.allCases
  static let marks = CasePaper.Mark.allCases
}
