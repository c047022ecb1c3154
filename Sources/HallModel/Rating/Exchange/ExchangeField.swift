/// A field of the rating interface (好差评接口, domain §4), in the order in which rows are written.
public enum ExchangeField: String, Sendable, CaseIterable {
  /// Area code of the hall.
  case areaCode
  /// The platform's code of the department.
  case deptCode
  /// Implementation code of the matter.
  case taskCode
  /// The item that was handled; the catalogue tells no finer one than the matter.
  case taskHandleItem
  /// The matter's name.
  case taskName
  /// The package, the further matters of the visit, or the matter again.
  case subMatter
  /// The case's number, or the ticket's id.
  case projectNo
  /// How far the case is: 1, 2 or 3.
  case proStatus
  /// The department.
  case proDepart
  /// Who handled it: a staff number, no name.
  case proManager
  /// When it was accepted.
  case acceptDate
  /// How the rating was given: 1 to 7.
  case pf
  /// The applicant's name, or 匿名.
  case userName
  /// Person or enterprise: 1 or 2.
  case userProp
  /// The applicant's ID number or credit code; empty for an anonymous rating.
  case certKey
  /// The level, 5 is best.
  case satisfaction
  /// Codes of tags with commas between them.
  case evalDetail
  /// Free text.
  case writingEvaluation
  /// When the rating was given.
  case assessTime
  /// 1 for the first rating, 2 for the re-rating.
  case assessNumber
  /// Whether the rating was reviewed: 1, 2 or 3.
  case appStatus
  /// Promised days, or the promised day.
  case promiseTime
  /// The platform's code of this hall as a source.
  case dataSource

  /// Whether a row without it is held back until it can be filled in.
  public var isNeeded: Bool {
    switch self {
    case .certKey, .evalDetail, .writingEvaluation, .promiseTime, .proManager: false
    default: true
    }
  }
}
