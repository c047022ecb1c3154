/// Further departments were asked for an opinion (并联审批, 征求意见).
public struct CaseReviewAsked: HallEvent {
  /// The name in the journal.
  public static let kind = "case_review_asked"
  /// The case.
  public var `case`: String
  /// The departments.
  public var departments: [String]

  /// The case.
  public var subject: String { self.case }

  /// Waits for their opinions.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      file.reviews += departments.map { CaseFile.Review(department: $0, agrees: nil, remark: "") }
    }
  }
}

/// Asks departments for an opinion on a case that the back office has.
public struct AskReview: HallCommand {
  /// The case's number.
  public var `case`: String
  /// The departments.
  public var departments: [String]

  /// Creates the command.
  public init(case id: String, departments: [String]) {
    self.case = id
    self.departments = departments
  }

  /// Refused outside the back office, and where nobody new is asked: the deciding department needs no asking.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.inReview, .suspended])
    var known = Set(file.reviews.map(\.department) + [file.terms.department])
    let new = departments.filter { known.insert($0).inserted }
    guard !new.isEmpty else {
      throw Refusal("asked_already", ["case": file.id, "department": departments.joined(separator: "、")])
    }
    return [CaseReviewAsked(case: file.id, departments: new)]
  }
}
