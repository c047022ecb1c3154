import HallModel

/// An applicant as screens show one: enough to recognise, not enough to use. The rules are those of `Masked`.
public struct MaskedApplicant: Hashable, Sendable {
  /// Person or enterprise.
  public let kind: Applicant.Kind
  /// The masked name; an enterprise's is public and whole.
  public let name: String
  /// What the number is of.
  public let idType: Applicant.IDType
  /// The masked number.
  public let idNumber: String
  /// The masked phone.
  public let phone: String
  /// The masked address.
  public let address: String
  /// The agent's masked name, number and phone; nil without an agent.
  public let agent: Applicant.Agent?
}

extension Applicant {
  /// The applicant as screens show one.
  public var masked: MaskedApplicant {
    MaskedApplicant(
      kind: kind, name: kind == .person ? Masked.name(name) : name, idType: idType,
      idNumber: Masked.idNumber(idNumber), phone: Masked.phone(phone), address: Self.maskedAddress(address),
      agent: agent.map {
        Agent(name: Masked.name($0.name), idNumber: Masked.idNumber($0.idNumber), phone: Masked.phone($0.phone))
      })
  }

  /// `浙江省湖州市****`: the first six characters, which name the place; of a shorter address the first half. Always four
  /// stars, as the length would tell something.
  public static func maskedAddress(_ address: String) -> String {
    address.isEmpty ? "" : address.prefix(min(6, address.count / 2)) + "****"
  }
}
