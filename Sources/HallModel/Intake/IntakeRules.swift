/// Limits and switches of intake (domain §3). Every figure is a default of the law or of domain.md marked (setting).
public struct IntakeRules: Equatable, Codable, Sendable {
  /// Working days in which everything missing must be told at once (行政许可法 第三十二条: 五日内一次告知).
  public var tellWithin = 5
  /// Working days an applicant gets for a correction, unless the notice names another day.
  public var correctWithin = 15
  /// Working days an applicant gets for deferred papers, never past the promised limit.
  public var supplementWithin = 5
  /// The most working days an extension adds (行政许可法 第四十二条: 延长十日).
  public var extensionDays = 10
  /// Legal limit of joint cases, working days (行政许可法 第四十二条: 四十五日).
  public var jointLimit = 45
  /// The most working days an extension adds to a joint case (the same article: 延长十五日).
  public var jointExtensionDays = 15
  /// Working days in which a result is delivered (行政许可法 第四十四条: 十日内颁发、送达).
  public var deliverWithin = 10
  /// Working days before the promised limit on which a reminder is shown.
  public var remindBefore = 1
  /// Working days left from which a case is yellow.
  public var yellowFrom = 1
  /// Whether an on-site inspection (现场踏勘) pauses a limit; it is not on the law's list.
  public var siteInspectionPauses = false

  /// Creates rules with the defaults.
  public init() {}
}

/// A procedure whose time does not count towards a limit, if the applicant was told in writing (行政许可法 第四十五条).
public enum SpecialProcedure: String, Codable, Sendable, CaseIterable {
  /// 听证.
  case hearing
  /// 招标.
  case tender
  /// 拍卖.
  case auction
  /// 检验.
  case inspection
  /// 检测.
  case testing
  /// 检疫.
  case quarantine
  /// 鉴定.
  case appraisal
  /// 专家评审.
  case expertReview = "expert_review"
  /// 现场踏勘; not on the law's list, so a setting allows it.
  case siteInspection = "site_inspection"
}
