/// One rating as the provincial platform takes it: all fields as texts, in their order.
public struct ExchangeRow: Equatable, Sendable {
  /// Who rated, where the rating is a named one.
  public struct Person: Equatable, Sendable {
    /// Name.
    public var name: String
    /// Person or enterprise.
    public var party: ExchangeParty
    /// ID number or credit code.
    public var number: String

    /// Creates a person.
    public init(name: String, party: ExchangeParty, number: String) {
      (self.name, self.party, self.number) = (name, party, number)
    }
  }

  /// Something a row lacks, and what it would take.
  public struct Gap: Hashable, Sendable {
    /// The field.
    public var field: ExchangeField
    /// What it is missing for: the department for its code, else empty.
    public var about: String

    /// Creates a gap.
    public init(_ field: ExchangeField, about: String = "") { (self.field, self.about) = (field, about) }
  }

  /// The name under which somebody rates who does not want to be named.
  public static let anonymous = "匿名"

  private var texts: [ExchangeField: String] = [:]
  private var department = ""

  /// The text of a field; empty where there is none.
  public subscript(field: ExchangeField) -> String { texts[field] ?? "" }

  /// All texts in the order of the fields.
  public var values: [String] { ExchangeField.allCases.map { self[$0] } }

  /// The needed fields that are empty.
  public var gaps: [Gap] {
    ExchangeField.allCases.filter { $0.isNeeded && self[$0].isEmpty }
      .map { Gap($0, about: $0 == .deptCode ? department : "") }
  }

  /// Whether a rating is handed on: what was gathered elsewhere is the platform's already, and what is recorded by default
  /// only has a code in Zhejiang.
  public static func takes(_ rating: Rating, _ rules: RatingExportRules) -> Bool {
    rating.elsewhere == nil && rating.channel.exchangeCode(rules.channelCodes) != nil
  }

  /// A rating as a row.
  ///
  /// One rating is one row: of a visit for several matters the first is named, the others stand in subMatter.
  /// - Parameters:
  ///   - cases: the case it is about, or all cases of the visit.
  ///   - loop: the closed loop behind it.
  ///   - person: who rated; nil for an anonymous rating, and where there is no record.
  public init(_ rating: Rating, cases: [CaseFile], loop: ClosedLoop?, person: Person?, _ hall: Hall) {
    let settings = hall.settings
    let rules = settings.ratingExport
    var matters = rating.matters
    let only = cases.count == 1 ? cases.first : nil
    // Of a visit for several matters that brought one case, the case is what the row names.
    if let place = matters.firstIndex(where: { $0.code == only?.terms.matter }) {
      matters.insert(matters.remove(at: place), at: 0)
    }
    department = matters.first?.department ?? ""
    texts[.areaCode] = settings.areaCode
    texts[.deptCode] = rules.code(of: department)
    texts[.taskCode] = matters.first?.code
    texts[.taskHandleItem] = matters.first?.code
    texts[.taskName] = matters.first?.name
    texts[.subMatter] = ExchangeRow.subMatter(matters, cases)
    texts[.projectNo] = rating.case ?? only?.id ?? rating.target
    texts[.proStatus] = String(ExchangeProgress(cases).rawValue)
    texts[.proDepart] = department
    texts[.proManager] = rating.staff
    let accepted = (only ?? cases.first).map { $0.acceptedAt ?? $0.receivedAt } ?? rating.visit?.finishedAt
    texts[.acceptDate] = accepted.map(settings.zone.plain)
    texts[.pf] = rating.channel.exchangeCode(rules.channelCodes)
    let party = person?.party ?? ExchangeRow.usualParty(matters.first.flatMap { hall.catalogue.matter($0.code) })
    texts[.userName] = person?.name ?? ExchangeRow.anonymous
    texts[.userProp] = String(party.rawValue)
    texts[.certKey] = person?.number
    texts[.satisfaction] = String(rating.level.rawValue)
    texts[.evalDetail] = rating.tags.joined(separator: ",")
    texts[.writingEvaluation] = rating.comment
    texts[.assessTime] = settings.zone.plain(rating.at)
    texts[.assessNumber] = String(rating.round)
    texts[.appStatus] = String(ExchangeReview(rating, loop).rawValue)
    texts[.promiseTime] = ExchangeRow.promise(only ?? cases.first, matters.first, accepted, hall)
    texts[.dataSource] = rules.dataSource
  }

  private static func subMatter(_ matters: [RatedVisit.Matter], _ cases: [CaseFile]) -> String {
    if let package = cases.first?.package, cases.allSatisfy({ $0.package == package }) { return package }
    let named = matters.count > 1 ? matters.dropFirst() : matters[...]
    return named.map(\.name).joined(separator: "、")
  }

  /// Who usually comes for a matter, where nobody is named: enterprises for what is open to them alone.
  private static func usualParty(_ matter: Matter?) -> ExchangeParty {
    matter?.serviceObject == "法人" ? .enterprise : .person
  }

  private static func promise(
    _ file: CaseFile?, _ matter: RatedVisit.Matter?, _ accepted: Moment?, _ hall: Hall
  ) -> String {
    let days = file?.terms.promisedDays ?? matter.flatMap { hall.catalogue.matter($0.code) }?.promisedDays
    switch hall.settings.ratingExport.promiseTime {
    case .days: return days.map { String($0) } ?? ""
    case .date:
      if let day = file?.promisedDue { return day.text }
      // On the spot is the day it was accepted.
      return days == 0 ? accepted.map { hall.settings.zone.day(at: $0).text } ?? "" : ""
    }
  }
}

extension HallZone {
  /// The wall clock as the interface writes it: `2026-03-02 09:00:00`.
  public func plain(_ moment: Moment) -> String { "\(day(at: moment).text) \(clockWithSeconds(moment))" }
}
