// Codes of the rating interface. Their meanings are those of assets/catalogue/codes.csv; a test compares the two.

extension RatingChannel {
  /// The code of the field pf; nil for a channel that is not handed on.
  ///
  /// What is given online is given on a mobile, as a rule. The codes of Zhejiang have none for the telephone: somebody
  /// takes such a rating down at another terminal of the hall, and that has one.
  public func exchangeCode(_ codes: RatingExportRules.ChannelCodes) -> String? {
    switch (self, codes) {
    case (.online, _): "2"
    case (.qr, _): "3"
    case (.pad, _): "4"
    case (.kiosk, _), (.phone, .zhejiang): "5"
    case (.phone, .national), (.sms, .zhejiang): "6"
    case (.sms, .national), (.default, .zhejiang): "7"
    case (.default, .national): nil
    }
  }

  /// The channel of a code of the field pf; nil for a number that is none.
  public init?(exchangeCode: Int, _ codes: RatingExportRules.ChannelCodes) {
    switch (exchangeCode, codes) {
    case (1, _), (2, _): self = .online
    case (3, _): self = .qr
    case (4, _): self = .pad
    case (5, _): self = .kiosk
    case (6, .national): self = .phone
    case (7, .national), (6, .zhejiang): self = .sms
    case (7, .zhejiang): self = .default
    default: return nil
    }
  }
}

/// The field proStatus. A rating is asked for when a visit ends, so that nothing waits to be handled any more (1).
public enum ExchangeProgress: Int, Sendable, CaseIterable {
  /// 待办理.
  case waiting = 1
  /// 办理中.
  case inHand
  /// 已完结.
  case completed

  /// How far what was rated is: completed where every case of it is, or there was none.
  init(_ cases: [CaseFile]) { self = cases.allSatisfy(\.isCompleted) ? .completed : .inHand }
}

/// The field appStatus.
public enum ExchangeReview: Int, Sendable, CaseIterable {
  /// 无需审核.
  case notNeeded = 1
  /// 已审核.
  case reviewed
  /// 未审核.
  case open

  /// Whether a rating was reviewed: negative ones are, once the closed loop found them to hold or dismissed them.
  init(_ rating: Rating, _ loop: ClosedLoop?) {
    guard rating.level.isNegative, rating.channel.isActive else {
      self = .notNeeded
      return
    }
    self = loop.map { $0.upheldAt != nil || $0.isDismissed } ?? false ? .reviewed : .open
  }
}

/// The field userProp.
public enum ExchangeParty: Int, Sendable, CaseIterable {
  /// 个人.
  case person = 1
  /// 法人.
  case enterprise
}
