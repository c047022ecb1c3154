import HallModel

/// Who asks the hall for something: a natural person or an enterprise, perhaps through an agent.
public struct Applicant: Codable, Hashable, Sendable {
  /// The two kinds of service object (服务对象).
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// 自然人
    case person
    /// 法人和其他组织
    case enterprise
  }

  /// What the ID number is of: the names of `IDDocument.Kind`, and of what has no number of a person. Later versions may
  /// add others.
  public struct IDType: RawRepresentable, Codable, Hashable, Sendable {
    /// The name kept in the record, in snake case.
    public let rawValue: String

    /// A type of that name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// 居民身份证 (GB 11643)
    public static let residentID = IDType(rawValue: "resident_id")
    /// 统一社会信用代码 (GB 32100)
    public static let creditCode = IDType(rawValue: "credit_code")
    /// 护照
    public static let passport = IDType(rawValue: "passport")
    /// 港澳居民来往内地通行证
    public static let hongKongMacaoPermit = IDType(rawValue: "hk_macao_permit")
    /// 台湾居民来往大陆通行证
    public static let taiwanPermit = IDType(rawValue: "taiwan_permit")
    /// 外国人永久居留身份证
    public static let permanentResident = IDType(rawValue: "permanent_resident")
    /// 其他证件
    public static let other = IDType(rawValue: "other")
  }

  /// Who acts for the applicant (代办人、委托代理人; Administrative Licensing Law, article 29).
  public struct Agent: Codable, Hashable, Sendable {
    /// The agent's name.
    public var name: String
    /// The agent's resident ID number.
    public var idNumber: String
    /// The agent's phone.
    public var phone: String

    /// An agent.
    public init(name: String, idNumber: String, phone: String) {
      self.name = name
      self.idNumber = idNumber
      self.phone = phone
    }
  }

  /// Person or enterprise.
  public var kind: Kind
  /// The full name, or the enterprise's registered name.
  public var name: String
  /// What the number is of.
  public var idType: IDType
  /// The ID number or credit code, as it was checked.
  public var idNumber: String
  /// Where the applicant is called.
  public var phone: String
  /// Who came in the applicant's place; nil when the applicant did.
  public var agent: Agent?
  /// Where post is sent; empty when not asked.
  public var address: String

  /// An applicant; without `idType` a person has a resident ID and an enterprise a credit code.
  public init(
    kind: Kind, name: String, idType: IDType? = nil, idNumber: String, phone: String, agent: Agent? = nil,
    address: String = ""
  ) {
    self.kind = kind
    self.name = name
    self.idType = idType ?? (kind == .person ? .residentID : .creditCode)
    self.idNumber = idNumber
    self.phone = phone
    self.agent = agent
    self.address = address
  }
}

extension Applicant: CustomStringConvertible, CustomReflectable {
  /// The masked name and number, so that nothing more comes into a log by accident.
  public var description: String { "\(masked.name) \(masked.idNumber)" }

  /// Nothing to look into.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension Applicant.Agent: CustomStringConvertible, CustomReflectable {
  /// The masked name and number.
  public var description: String { "\(Masked.name(name)) \(Masked.idNumber(idNumber))" }

  /// Nothing to look into.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
