/// How ratings are written for the provincial platform, where its sources disagree or want codes that no catalogue holds
/// (domain §4).
public struct RatingExportRules: Equatable, Codable, Sendable {
  /// Whose meaning the channel codes 6 and 7 have.
  public enum ChannelCodes: String, Codable, Sendable, CaseIterable {
    /// 6 is the telephone, 7 the short message.
    case national
    /// 6 is the short message, 7 the rating recorded by default (浙江).
    case zhejiang
  }

  /// What the field promiseTime holds.
  public enum PromiseTime: String, Codable, Sendable, CaseIterable {
    /// The number of promised days.
    case days
    /// The promised last day.
    case date
  }

  /// What the platform calls a department.
  public struct DepartmentCode: Equatable, Codable, Sendable {
    /// The department, as the matters name it.
    public var department: String
    /// Its code.
    public var code: String

    /// Creates an entry.
    public init(_ department: String, _ code: String) { (self.department, self.code) = (department, code) }
  }

  /// Whose channel codes are used.
  public var channelCodes = ChannelCodes.national
  /// What promiseTime holds.
  public var promiseTime = PromiseTime.days
  /// The code under which the platform knows this hall as a source; empty while not set.
  public var dataSource = ""
  /// Codes of departments, in the order of hall.yaml.
  public var departments: [DepartmentCode] = []

  /// Creates rules with the defaults.
  public init() {}

  /// The code of a department; empty where none is set.
  public func code(of department: String) -> String {
    departments.first { $0.department == department }?.code ?? ""
  }
}
