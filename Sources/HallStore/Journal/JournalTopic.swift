/// What is looked up by its subject long after the hall has let go of it; engines keep an index for each.
public enum JournalTopic: Sendable, CaseIterable {
  /// What happened to cases.
  case cases
  /// Ratings, and what followed from them and from grievances.
  case ratings
  /// When business days began and ended.
  case days

  /// How the kinds of its events begin.
  var beginnings: [String] {
    switch self {
    case .cases: ["case_"]
    case .ratings: ["grievance_", "loop_", "rating_"]
    case .days: ["day_"]
    }
  }

  /// Whether events of this kind belong to it.
  public func has(_ kind: String) -> Bool { beginnings.contains { kind.hasPrefix($0) } }
}
