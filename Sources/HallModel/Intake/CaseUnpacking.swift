/// Reads what ``CasePacking`` wrote. Anything else it refuses; it never reads past the end.
struct CaseUnpacking {
  /// Bytes that are no part, or one of another version.
  typealias Unreadable = PackedReading.Unreadable

  private var packed: PackedReading
  private var texts: [String] = []
  private var terms: [CaseFile.Terms] = []
  private var lists: [[CasePaper]] = []

  private init(_ bytes: [UInt8]) throws(Unreadable) {
    packed = PackedReading(bytes)
    guard try byte() == CaseCodes.version else { throw Unreadable() }
  }

  /// What stands at the beginning.
  static func summary(_ bytes: [UInt8]) throws(Unreadable) -> CasePart.Summary {
    var reading = try CaseUnpacking(bytes)
    return try reading.summary()
  }

  /// The cases.
  static func files(_ bytes: [UInt8]) throws(Unreadable) -> [CaseFile] {
    var reading = try CaseUnpacking(bytes)
    let count = try reading.summary().count
    reading.texts = try reading.list { reading throws(Unreadable) in try reading.inline() }
    reading.terms = try reading.list { reading throws(Unreadable) in try reading.matterTerms() }
    reading.lists = try reading.list { reading throws(Unreadable) in try reading.paperList() }
    var files: [CaseFile] = []
    files.reserveCapacity(count)
    for _ in 0..<count { files.append(try reading.file()) }
    guard reading.packed.isAtEnd else { throw Unreadable() }
    return files
  }

  private mutating func summary() throws(Unreadable) -> CasePart.Summary {
    let count = try count()
    guard count > 0 else { throw Unreadable() }
    return CasePart.Summary(
      count: count, last: try inline(), closed: try self.count(), deemedAfter: try day(),
      hasOpenDues: try raw() != 0,
      awaited: try list { reading throws(Unreadable) in try reading.inline() })
  }

  private mutating func file() throws(Unreadable) -> CaseFile {
    let id = try inline()
    let ticket = try optional { reading throws(Unreadable) in try reading.inline() }
    let terms = try entry(terms)
    let applicant = try inline()
    let ways = try list { reading throws(Unreadable) in try reading.code(CaseCodes.ways) }
    let package = try optionalText()
    let follows = try optional { reading throws(Unreadable) in try reading.inline() }
    let state = try code(CaseCodes.states)
    let papers = try markedPapers()
    var file = CaseFile(
      id: id, ticket: ticket, terms: terms, applicant: applicant, ways: ways, package: package, follows: follows,
      state: state, papers: papers, receivedAt: try moment(), window: try integer(), handler: try text(),
      since: try moment())
    file.tellDue = try day()
    file.correctionDue = try day()
    file.supplementDue = try day()
    file.clockFrom = try day()
    file.promisedDue = try day()
    file.legalDue = try day()
    file.deliveryDue = try day()
    file.wasTold = try raw() != 0
    file.acceptedAt = try optional { reading throws(Unreadable) in try reading.moment() }
    file.decidedAt = try optional { reading throws(Unreadable) in try reading.moment() }
    file.deliveredAt = try optional { reading throws(Unreadable) in try reading.moment() }
    file.toldAt = try optional { reading throws(Unreadable) in try reading.moment() }
    file.deemedAt = try optional { reading throws(Unreadable) in try reading.moment() }
    file.handedOverAt = try optional { reading throws(Unreadable) in try reading.moment() }
    file.extendedBy = try integer()
    file.extended = try optional { reading throws(Unreadable) in try reading.extended() }
    file.pauses = try list { reading throws(Unreadable) in try reading.pause() }
    file.procedure = try optionalCode(CaseCodes.procedures)
    file.procedureDays = try optional { reading throws(Unreadable) in try reading.integer() }
    file.reviews = try list { reading throws(Unreadable) in
      CaseFile.Review(department: try reading.text(), agrees: try reading.answer(), remark: try reading.text())
    }
    file.granted = try answer()
    file.delivery = try optionalCode(CaseCodes.deliveries)
    file.tracking = try optional { reading throws(Unreadable) in try reading.inline() }
    file.ground = try optionalCode(CaseCodes.grounds)
    file.rightBody = try optionalText()
    file.handedOverBy = try optionalText()
    file.reason = try text()
    file.documents = try list { reading throws(Unreadable) in try reading.text() }
    file.reminders = try integer()
    file.orders = try integer()
    return file
  }

  private mutating func matterTerms() throws(Unreadable) -> CaseFile.Terms {
    let (matter, name, department, type) = (try text(), try text(), try text(), try optionalText())
    return CaseFile.Terms(
      matter: matter, name: name, department: department, caseType: try code(CaseCodes.types),
      limitUnit: try code(CaseCodes.units), legalLimit: try integer(), promisedDays: try integer(), type: type)
  }

  private mutating func extended() throws(Unreadable) -> CaseFile.Extended {
    CaseFile.Extended(
      at: try moment(), days: try integer(), approver: try text(), reason: try text(), before: try day(),
      after: try day())
  }

  private mutating func paperList() throws(Unreadable) -> [CasePaper] {
    try list { reading throws(Unreadable) in
      CasePaper(
        name: try reading.text(), form: try reading.text(), copies: try reading.integer(),
        requirement: try reading.code(CaseCodes.requirements), origin: try reading.code(CaseCodes.origins))
    }
  }

  private mutating func markedPapers() throws(Unreadable) -> [CasePaper] {
    var papers = try entry(lists)
    for place in papers.indices {
      papers[place].mark = try code(CaseCodes.marks)
      papers[place].remark = try text()
    }
    return papers
  }

  private mutating func pause() throws(Unreadable) -> WorkCalendar.Pause {
    guard let from = try day() else { throw Unreadable() }
    return WorkCalendar.Pause(from: from, through: try day())
  }

  // MARK: Single values

  private mutating func byte() throws(Unreadable) -> UInt8 { try packed.byte() }

  private mutating func raw() throws(Unreadable) -> UInt64 { try packed.raw() }

  private mutating func count() throws(Unreadable) -> Int { try packed.count() }

  private mutating func integer() throws(Unreadable) -> Int { Int(try packed.signed()) }

  private mutating func day() throws(Unreadable) -> Day? {
    try optional { reading throws(Unreadable) in
      guard let number = Int32(exactly: try reading.integer()) else { throw Unreadable() }
      return Day(number: number)
    }
  }

  private mutating func moment() throws(Unreadable) -> Moment { Moment(milliseconds: Int64(try integer())) }

  private mutating func answer() throws(Unreadable) -> Bool? {
    switch try raw() {
    case 0: nil
    case 1: false
    case 2: true
    default: throw Unreadable()
    }
  }

  private mutating func inline() throws(Unreadable) -> String { try packed.text() }

  private mutating func text() throws(Unreadable) -> String { try entry(texts) }

  private mutating func optionalText() throws(Unreadable) -> String? {
    let place = try count()
    guard place <= texts.count else { throw Unreadable() }
    return place == 0 ? nil : texts[place - 1]
  }

  private mutating func entry<Value>(_ table: [Value]) throws(Unreadable) -> Value {
    let place = try count()
    guard place < table.count else { throw Unreadable() }
    return table[place]
  }

  private mutating func code<Value>(_ all: [Value]) throws(Unreadable) -> Value { try entry(all) }

  private mutating func optionalCode<Value>(_ all: [Value]) throws(Unreadable) -> Value? {
    let place = try count()
    guard place <= all.count else { throw Unreadable() }
    return place == 0 ? nil : all[place - 1]
  }

  private mutating func optional<Value>(
    _ read: (inout CaseUnpacking) throws(Unreadable) -> Value
  ) throws(Unreadable) -> Value? {
    switch try raw() {
    case 0: nil
    case 1: try read(&self)
    default: throw Unreadable()
    }
  }

  private mutating func list<Value>(
    _ read: (inout CaseUnpacking) throws(Unreadable) -> Value
  ) throws(Unreadable) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }
}
