import HallModel

extension RecordKind {
  /// The values of a case's form, JSON; the id is the case's number.
  public static let caseForm = RecordKind(rawValue: "case_form")
}

/// How long people's data is kept, by the hall's settings: an applicant's record until some years after their last case is
/// closed, a case's form and documents as long after that case (个人信息保护法 第四十七条: 保存期限已届满的，应当主动删除).
///
/// It goes by what cases are open now, not by what happened: so a terminal that died between two steps, or a day that was
/// never closed, leaves nothing behind for ever. It needs no key.
public struct Retention: Sendable {
  private let hall: Hall

  /// The rules and open cases of a hall.
  public init(_ hall: Hall) { self.hall = hall }

  /// When a record may go whose last case is closed now; nil while the hall has not decided how long it is kept.
  public func end(from now: Moment) -> Moment? {
    let years = hall.settings.retention.years
    guard years > 0 else { return nil }
    let zone = hall.settings.zone
    let (year, month, day) = zone.day(at: now).civil
    // From 29 February on, the first of March of a year without one: never a day too early.
    let end = Day(year: year + years, month: month, day: day) ?? Day(year: year + years, month: 3, day: 1)
    return end.map { zone.moment($0, second: zone.secondOfDay(at: now)) }
  }

  /// When a draft that was changed now may go.
  public func draftEnd(from now: Moment) -> Moment {
    now.adding(seconds: hall.settings.retention.draftDays * 86_400)
  }

  /// Sets when each record is to be erased, now that cases are open and closed as they are; returns how many changed.
  ///
  /// A record that a case needs is kept; one that none needs any more gets its end, once. With `years` 0 every end is taken
  /// back.
  @discardableResult
  public func settle(_ store: any SealedStore, now: Moment) throws(PersonalError) -> Int {
    let open = hall.cases.filter { !$0.state.isClosed }
    let applicants = Set(open.map(\.applicant))
    let cases = Set(open.map(\.id))
    let end = end(from: now)?.milliseconds
    var changes: [(name: SealedName, until: Int64?)] = []
    try passing { () throws(JournalError) in
      try store.eachSealed { row in
        let isNeeded: Bool
        switch row.name.kind {
        case .applicant: isNeeded = applicants.contains(row.name.id)
        case .caseForm, .document: isNeeded = Self.caseNumber(row.name.id).map(cases.contains) ?? false
        default: return
        }
        let until = isNeeded || end == nil ? nil : row.keepUntil ?? end
        if until != row.keepUntil { changes.append((row.name, until)) }
      }
      for change in changes { _ = try store.keepSealed(change.name, until: change.until) }
    }
    return changes.count
  }

  /// What became of keeping the rules.
  public struct Report: Hashable, Sendable {
    /// How many records got an end, or lost it.
    public let settled: Int
    /// What was erased.
    public let erasure: Erasure
  }

  /// Settles every record's end and erases what is due, in one turn: no case is taken in between the two.
  public static func keep(_ live: LiveHall, now: Moment? = nil) throws(PersonalError) -> Report {
    guard let store = live.journal as? any SealedStore else {
      throw .journal(.io("no sealed records"))
    }
    let result = try passing { () throws(JournalError) in
      try live.journal.withTurn { () throws(JournalError) -> Result<Report, PersonalError> in
        do throws(PersonalError) {
          do throws(StoreError) { try live.catchUp() } catch { throw .journal(.io(error.english)) }
          let moment = now ?? live.now
          let settled = try Retention(live.hall).settle(store, now: moment)
          return .success(Report(settled: settled, erasure: try store.eraseDue(now: moment)))
        } catch {
          return .failure(error)
        }
      }
    }
    return try result.get()
  }

  /// The case's number a record's id begins with: `20261121-0007`, perhaps with more behind it.
  static func caseNumber(_ id: String) -> String? {
    let day = id.prefix { $0.isNumber }
    let rest = id.dropFirst(day.count)
    let number = rest.dropFirst().prefix { $0.isNumber }
    return day.count == 8 && rest.first == "-" && !number.isEmpty ? "\(day)-\(number)" : nil
  }
}
