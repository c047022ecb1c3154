import HallConfiguration
import HallModel
import HallStore

/// Ratings as rows for the provincial platform, with what each row lacks.
///
/// Only the applicant of a named rating is opened. Where the record was erased, or none was taken down, the row goes out
/// as an anonymous one; where it cannot be opened, the row waits.
final class RatingRows {
  /// A rating, its row, and what the row lacks.
  struct Entry {
    /// The rating and its place in the journal.
    var given: LiveHall.GivenRating
    /// The row.
    var row: ExchangeRow
    /// What has to be filled in before it can go out.
    var gaps: [ExchangeRow.Gap]
    /// Whether it is a named rating nobody can be named for.
    var isUnnamed: Bool
  }

  private let live: LiveHall
  private let door: PersonalDoor
  /// Why people's data cannot be opened, once that was found.
  private(set) var trouble: PersonalError?
  private var files: [String: CaseFile] = [:]

  init(_ live: LiveHall, _ door: PersonalDoor) {
    self.live = live
    self.door = door
  }

  /// The rows of these ratings, those that are not handed on left out.
  func rows(of ratings: [LiveHall.GivenRating]) throws(CommandFailure) -> [Entry] {
    let rules = live.hall.settings.ratingExport
    var entries: [Entry] = []
    for given in ratings where ExchangeRow.takes(given.rating, rules) { entries.append(try entry(given)) }
    return entries
  }

  private func entry(_ given: LiveHall.GivenRating) throws(CommandFailure) -> Entry {
    let rating = given.rating
    let numbers = rating.case.map { [$0] } ?? rating.visit?.cases.map(\.id) ?? []
    var cases: [CaseFile] = []
    for number in numbers { if let file = try file(number) { cases.append(file) } }
    let loop =
      rating.level.isNegative && rating.channel.isActive
      ? try stored { () throws(StoreError) in try live.closedLoop(of: rating) } : nil
    let applicant = rating.named ? cases.lazy.map(\.applicant).first { !$0.isEmpty } : nil
    let (person, isOpen) = try applicant.map { id throws(CommandFailure) in try self.person(id) } ?? (nil, true)
    let row = ExchangeRow(rating, cases: cases, loop: loop, person: person, live.hall)
    return Entry(
      given: given, row: row, gaps: row.gaps + (isOpen ? [] : [ExchangeRow.Gap(.userName)]),
      isUnnamed: rating.named && person == nil && isOpen)
  }

  private func file(_ number: String) throws(CommandFailure) -> CaseFile? {
    if let file = files[number] { return file }
    let file = try stored { () throws(StoreError) in try live.caseFile(number) }
    files[number] = file
    return file
  }

  /// The person of a record; none where it was erased, and not open where it cannot be read.
  private func person(_ id: String) throws(CommandFailure) -> (ExchangeRow.Person?, isOpen: Bool) {
    do throws(PersonalError) {
      guard let applicant = try door.records().applicants.load(id) else { return (nil, true) }
      let party = applicant.kind == .person ? ExchangeParty.person : .enterprise
      return (ExchangeRow.Person(name: applicant.name, party: party, number: applicant.idNumber), true)
    } catch {
      if case .journal = error { throw .personal(error) }
      trouble = error
      return (nil, false)
    }
  }
}

/// How rows are written.
enum ExchangeFormat: String, CaseIterable {
  /// One JSON object a line, all values texts.
  case jsonl
  /// A table with a heading, for spreadsheets: UTF-8 with a byte order mark.
  case csv

  /// The bytes of a file with these rows.
  func bytes(_ rows: [ExchangeRow]) -> [UInt8] {
    switch self {
    case .csv: CSVWriter.bytes([ExchangeField.allCases.map(\.rawValue)] + rows.map(\.values))
    case .jsonl:
      rows.reduce(into: []) { bytes, row in
        let json = JSONValue.fields(ExchangeField.allCases.map { ($0.rawValue, .string(row[$0])) })
        bytes += (json.text + "\n").utf8
      }
    }
  }
}
