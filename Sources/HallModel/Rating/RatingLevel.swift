/// The five levels of the service rating (好差评), as they are stored everywhere: 5 is best.
public enum RatingLevel: Int, Codable, Sendable, CaseIterable, Comparable {
  /// 非常不满意.
  case veryDissatisfied = 1
  /// 不满意.
  case dissatisfied
  /// 基本满意.
  case basicallySatisfied
  /// 满意.
  case satisfied
  /// 非常满意.
  case verySatisfied

  /// Whether it starts the closed loop (差评).
  public var isNegative: Bool { self <= .dissatisfied }

  /// The code of GB/T 39046 A.8, which numbers the levels the other way round. The border is here and nowhere else.
  public var standardCode: Int { 6 - rawValue }

  /// The level of a code of GB/T 39046 A.8; nil for a number that is none.
  public init?(standardCode: Int) { self.init(rawValue: 6 - standardCode) }

  /// Orders from worst to best.
  public static func < (left: RatingLevel, right: RatingLevel) -> Bool { left.rawValue < right.rawValue }
}

/// A tag (评价标签) that may be chosen with one level.
public struct RatingTag: Equatable, Codable, Sendable {
  /// Three digits, the first of them the level.
  public var code: String
  /// The level it belongs to.
  public var level: RatingLevel
  /// What it says.
  public var name: String
  /// What it says in English; empty where nobody said.
  public var english: String

  /// Creates a tag.
  public init(code: String, level: RatingLevel, name: String, english: String = "") {
    self.code = code
    self.level = level
    self.name = name
    self.english = english
  }
}

/// How a rating was given.
public enum RatingChannel: String, Codable, Sendable, CaseIterable {
  /// On the screen at the window.
  case pad
  /// At an exit terminal or the guide desk, by the ticket's code.
  case kiosk
  /// By scanning a code.
  case qr
  /// By telephone, taken down by somebody who is not the clerk.
  case phone
  /// By short message.
  case sms
  /// Online, on a computer or a mobile.
  case online
  /// What local rules put in the place of an answer; never counted as one.
  case `default`

  /// Whether a person gave it.
  public var isActive: Bool { self != .default }
}
