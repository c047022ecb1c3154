import HallModel
import HallStore

/// The applicant's own fields of an intake. What a number is tells itself: an identity number, a credit code, another
/// document; nobody chooses from a list first.
enum ApplicantEntry {
  static let number = "applicant.number"
  static let name = "applicant.name"
  static let phone = "applicant.phone"
  static let presence = "applicant.presence"
  static let agentName = "agent.name"
  static let agentNumber = "agent.number"
  static let agentPhone = "agent.phone"
  /// The word for an applicant who came in person.
  static let inPerson = "本人"
  /// The word for somebody who acts for another.
  static let byAgent = "代办"

  /// What a number was recognised as.
  struct Identity: Equatable {
    var kind: Applicant.Kind
    var type: Applicant.IDType
    /// As it is kept.
    var number: String
  }

  /// The fields, in the order in which they are asked.
  static func fields(_ values: [String: String], today: Day) -> [FormField] {
    let kind = (try? identity(values[number] ?? "", today: today))?.kind
    let whoCame = FormField.Condition(presence, [byAgent])
    return [
      FormField(
        key: number, label: "证件号码", english: "ID number", required: true, longest: 24,
        example: "330501199003077718"),
      FormField(
        key: name, label: kind == .enterprise ? "单位名称" : "姓名",
        english: kind == .enterprise ? "Registered name" : "Name", required: true, longest: 80),
      FormField(
        key: phone, label: "联系电话", english: "Phone", kind: .phone, required: true, example: "13857212345"),
      FormField(
        key: presence, label: "谁来办", english: "Who came", kind: .choice, required: true,
        choices: [FormField.Choice(inPerson, "In person"), FormField.Choice(byAgent, "An agent")]),
      FormField(
        key: agentName, label: "代办人姓名", english: "Agent's name", required: true, when: whoCame, longest: 40),
      FormField(
        key: agentNumber, label: "代办人证件", english: "Agent's ID", kind: .idNumber, required: true,
        when: whoCame),
      FormField(key: agentPhone, label: "代办人电话", english: "Agent's phone", kind: .phone, required: true, when: whoCame),
    ]
  }

  /// What a number is; the fault that helps most where it is nothing.
  static func identity(_ typed: String, today: Day) throws(IdentifierFault) -> Identity {
    if let found = try? IDNumber(typed, today: today) {
      return Identity(kind: .person, type: .residentID, number: found.text)
    }
    if let found = try? CreditCode(typed) {
      return Identity(kind: .enterprise, type: .creditCode, number: found.text)
    }
    let others: [IDDocument.Kind] = [.permanentResident, .hongKongMacaoPermit, .taiwanPermit, .passport]
    for kind in others {
      if let found = try? IDDocument(kind, typed, today: today) {
        return Identity(kind: .person, type: Applicant.IDType(rawValue: kind.rawValue), number: found.number)
      }
    }
    // Letters other than a final X are in credit codes only; what is wrong is told in the terms of what was meant.
    let letters = typed.dropLast().contains { $0.isLetter && $0.isASCII }
    if letters { _ = try CreditCode(typed) } else { _ = try IDNumber(typed, today: today) }
    throw .empty
  }

  /// The applicant these values make; nil while the number or the name is missing or wrong.
  static func applicant(_ values: [String: String], address: String, today: Day) -> Applicant? {
    let read = Form(fields(values, today: today)).read(values, today: today).values
    guard let identity = try? identity(values[number] ?? "", today: today), let name = read[name] else { return nil }
    let agent: Applicant.Agent? =
      read[presence] == byAgent
      ? Applicant.Agent(
        name: read[agentName] ?? "", idNumber: read[agentNumber] ?? "", phone: read[agentPhone] ?? "") : nil
    return Applicant(
      kind: identity.kind, name: name, idType: identity.type, idNumber: identity.number, phone: read[phone] ?? "",
      agent: agent, address: address)
  }

  /// A value as it stands on a screen that others can see: only what is just being typed is shown whole.
  static func masked(_ value: String, _ field: FormField, _ kind: Applicant.Kind?) -> String {
    switch field.key {
    case number, agentNumber: return kind == .enterprise && field.key == number ? value : Masked.idNumber(value)
    case name: return kind == .enterprise ? value : Masked.name(value)
    case agentName: return Masked.name(value)
    case phone, agentPhone: return Masked.phone(value)
    default: break
    }
    switch field.kind {
    case .idNumber: return Masked.idNumber(value)
    case .phone: return Masked.phone(value)
    case .text, .number, .date, .choice, .creditCode, .money, .yesNo: return value
    }
  }
}
