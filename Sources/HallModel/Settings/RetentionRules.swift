/// How long people's data is kept (个人信息保护法 第十九条: 保存期限应当为实现处理目的所必要的最短时间).
public struct RetentionRules: Equatable, Codable, Sendable {
  /// Years an applicant's data stays after the last of their cases is closed; 0 keeps it until that is decided. The three
  /// years are an estimate: each agency has its own schedule of archives.
  public var years = 3
  /// Days an unfinished form stays after it was last changed; an estimate: long enough for somebody who comes back with
  /// the papers.
  public var draftDays = 30

  /// Creates rules with the defaults.
  public init() {}
}
