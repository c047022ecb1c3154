import HallConfiguration
import HallModel
import HallStore

/// Ratings of a file from elsewhere, checked row by row; what is wrong has its line and column.
///
/// Names, ID numbers and phones in it are not taken over: personal data is never in the journal (domain §6).
struct RatingFile {
  /// A rating and the row it came from.
  struct Entry {
    /// The rating.
    var rating: Rating
    fileprivate var row: ExchangeTable.Row

    /// The place of what the hall refuses about it.
    func place(of refusal: Refusal) -> FilePlace {
      let field: ExchangeField =
        switch refusal.code {
        case "no_such_tag", "tag_of_other_level": .evalDetail
        case "comment_too_long": .writingEvaluation
        case "rating_in_future": .assessTime
        default: .projectNo
        }
      return row.place(field, refusal.code, refusal.details)
    }
  }

  /// The ratings, first ones before re-ratings.
  private(set) var entries: [Entry] = []
  /// What is wrong.
  private(set) var faults: [FilePlace] = []
  /// Rows that say again what another one said.
  private(set) var repeated = 0
  /// Rows that came from this hall's own export.
  private(set) var own = 0
  /// Rows that were recorded by default: nobody's rating.
  private(set) var defaults = 0
  /// Whether somebody's name or ID number stands in it.
  private(set) var hasPersonalData = false

  private let live: LiveHall
  private let zone: HallZone
  private let source: String?
  private var seen: [String: Int] = [:]

  /// Checks the rows of a table; `source` says where they were gathered, else dataSource does.
  init(_ table: ExchangeTable, _ live: LiveHall, source: String?) throws(CommandFailure) {
    self.live = live
    self.source = source
    zone = live.hall.settings.zone
    faults = table.faults
    for row in table.rows { try add(row) }
    let again = entries.filter { $0.rating.round > 1 }
    entries = entries.filter { $0.rating.round == 1 } + again
  }

  private mutating func add(_ row: ExchangeTable.Row) throws(CommandFailure) {
    let count = faults.count
    if !row.text(.certKey).isEmpty || isNamed(row) { hasPersonalData = true }
    let project = plain(row, .projectNo, most: 64)
    if project.isEmpty { missing(row, .projectNo) }
    let level = number(row, .satisfaction, "rating_bad_level").flatMap { number in
      RatingLevel(rawValue: number) ?? fault(row, .satisfaction, "rating_bad_level")
    }
    let codes = live.hall.settings.ratingExport.channelCodes
    let channel = number(row, .pf, "rating_bad_pf").flatMap { number in
      RatingChannel(exchangeCode: number, codes) ?? fault(row, .pf, "rating_bad_pf")
    }
    let round = row.text(.assessNumber).isEmpty ? 1 : number(row, .assessNumber, "rating_bad_round")
    if let round, round != 1 && round != 2 { _ = fault(row, .assessNumber, "rating_bad_round") as Int? }
    let at = time(row)
    let accepted = day(row)
    guard faults.count == count, let level, let channel, let round, let at else { return }
    guard channel.isActive else {
      defaults += 1
      return
    }
    let known = try own(project)
    if let known, known.ratings.contains(where: { isSame($0, level, round, at) }) {
      own += 1
      return
    }
    if let known, known.ratings.contains(where: { $0.target == project && $0.round == round && $0.channel.isActive }) {
      _ = fault(row, .projectNo, "rating_differs", ["target": project]) as Int?
    }
    guard let matter = matter(row, known), faults.count == count else { return }
    let staff = plain(row, .proManager, most: 64)
    let elsewhere = Rating.Elsewhere(
      matter: matter, staff: staff.isEmpty ? known?.staff ?? "" : staff, acceptedOn: accepted ?? known?.acceptedOn,
      source: source ?? plain(row, .dataSource, most: 64))
    let rating = Rating(
      project: project, elsewhere, level, tags: tags(row), comment: row.text(.writingEvaluation), named: isNamed(row),
      channel: channel, at: at, round: round)
    if faults.count == count { take(rating, row) }
  }

  private mutating func take(_ rating: Rating, _ row: ExchangeTable.Row) {
    guard let first = seen[rating.id] else {
      seen[rating.id] = entries.count
      entries.append(Entry(rating: rating, row: row))
      return
    }
    if entries[first].rating.says(theSameAs: rating) {
      repeated += 1
    } else {
      _ =
        fault(
          row, .projectNo, "rating_twice",
          ["target": rating.target, "round": String(rating.round), "line": String(entries[first].row.line)]) as Int?
    }
  }

  private func isNamed(_ row: ExchangeTable.Row) -> Bool {
    let name = row.text(.userName)
    return !name.isEmpty && name != ExchangeRow.anonymous
  }

  private func tags(_ row: ExchangeTable.Row) -> [String] {
    var tags: [String] = []
    for tag in Plain.narrowed(row.text(.evalDetail)).split(whereSeparator: { ",;、| ".contains($0) }).map(String.init)
    where !tags.contains(tag) { tags.append(tag) }
    return tags
  }

  private mutating func matter(_ row: ExchangeTable.Row, _ known: OwnProject?) -> RatedVisit.Matter? {
    let code = plain(row, .taskCode, most: 64)
    let name = plain(row, .taskName, most: 200)
    let department = plain(row, .proDepart, most: 100)
    let listed = live.hall.catalogue.matter(code)
    if code.isEmpty && name.isEmpty && known?.matter == nil {
      missing(row, row[.taskName] == nil ? .taskCode : .taskName)
      return nil
    }
    func first(_ texts: String?...) -> String { texts.lazy.compactMap { $0 }.first { !$0.isEmpty } ?? "" }
    return RatedVisit.Matter(
      code: first(code, known?.matter?.code), name: first(name, listed?.name, known?.matter?.name, code),
      department: first(department, listed?.department, known?.matter?.department))
  }

  // MARK: Cells

  private mutating func plain(_ row: ExchangeTable.Row, _ field: ExchangeField, most: Int) -> String {
    let text = RatingWords.kept(Plain.narrowed(row.text(field)))
    if text.utf8.count > most, text.count > most {
      _ =
        fault(row, field, "rating_text_too_long", ["count": String(text.count), "limit": String(most)]) as Int?
    }
    return text
  }

  private mutating func number(_ row: ExchangeTable.Row, _ field: ExchangeField, _ code: String) -> Int? {
    let text = row.text(field)
    if text.isEmpty {
      missing(row, field)
      return nil
    }
    return Plain.integer(text) ?? fault(row, field, code)
  }

  private mutating func time(_ row: ExchangeTable.Row) -> Moment? {
    let text = Plain.trimmed(Plain.narrowed(row.text(.assessTime)))
    if text.isEmpty {
      missing(row, .assessTime)
      return nil
    }
    // Before there were such ratings at all, a year was mistyped.
    guard let moment = TimeText.moment(RatingFile.spread(text), in: zone), zone.day(at: moment).civil.year >= 2000
    else { return fault(row, .assessTime, "rating_bad_time") }
    return moment
  }

  private mutating func day(_ row: ExchangeTable.Row) -> Day? {
    let text = Plain.trimmed(Plain.narrowed(row.text(.acceptDate)))
    guard !text.isEmpty else { return nil }
    let spread = RatingFile.spread(text)
    return Day(spread) ?? TimeText.moment(spread, in: zone).map(zone.day(at:)) ?? fault(row, .acceptDate, "bad_date")
  }

  /// `20261123090507` as `2026-11-23 09:05:07`, `20261123` as `2026-11-23`; everything else as it is.
  private static func spread(_ text: String) -> String {
    guard text.utf8.count == 14 || text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return text
    }
    let digits = Array(text)
    let part = { (range: Range<Int>) in String(digits[range]) }
    let date = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
    return digits.count == 8 ? date : "\(date) \(part(8..<10)):\(part(10..<12)):\(part(12..<14))"
  }

  private mutating func missing(_ row: ExchangeTable.Row, _ field: ExchangeField) {
    _ = fault(row, field, "missing_value", ["column": field.rawValue]) as Int?
  }

  /// Notes a fault; nil in place of what could not be read.
  private mutating func fault<Value>(
    _ row: ExchangeTable.Row, _ field: ExchangeField, _ code: String, _ details: [String: String] = [:]
  ) -> Value? {
    var details = details
    details["value"] = String(row.text(field).prefix(40))
    faults.append(row.place(field, code, details))
    return nil
  }

  // MARK: The hall's own

  /// What the hall knows of one of its own cases or visits.
  private struct OwnProject {
    var matter: RatedVisit.Matter?
    var staff: String
    var acceptedOn: Day?
    var ratings: [Rating]
  }

  private func isSame(_ rating: Rating, _ level: RatingLevel, _ round: Int, _ at: Moment) -> Bool {
    (rating.level, rating.round) == (level, round) && zone.plain(rating.at) == zone.plain(at)
  }

  /// The hall's own case or visit with this number; nil for any other.
  private func own(_ project: String) throws(CommandFailure) -> OwnProject? {
    // Numbers of cases and ids of tickets begin with the day.
    let parts = project.split(separator: "-")
    guard parts.count == 2, parts[0].utf8.count == 8, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    do throws(StoreError) {
      let file = try live.caseFile(project)
      let past = try live.pastRatings(of: file.map { $0.ticket ?? $0.id } ?? project)
      if let file {
        return OwnProject(
          matter: RatedVisit.Matter(
            code: file.terms.matter, name: file.terms.name, department: file.terms.department),
          staff: file.handler, acceptedOn: file.acceptedAt.map(zone.day(at:)),
          ratings: past.ratings.filter { $0.visit != nil })
      }
      guard let visit = past.visit else { return nil }
      return OwnProject(
        matter: visit.matters.first, staff: visit.staff, acceptedOn: zone.day(at: visit.finishedAt),
        ratings: past.ratings.filter { $0.visit != nil })
    } catch {
      throw .store(error)
    }
  }
}
