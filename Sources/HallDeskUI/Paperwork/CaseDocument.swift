import HallDocuments
import HallModel
import HallStore

/// What the documents of a case say: a case, its hall and its applicant as the fields of a template.
///
/// Pure: the same case gives the same document at any time, its date apart where the case does not know it.
public enum CaseDocument {
  /// The documents an event made out for a case, as the case is after it, each with which of its kind it is, from 1.
  public static func made(by event: any HallEvent, for file: CaseFile) -> [(kind: DocumentKind, number: Int)] {
    guard event.subject == file.id, let kind = kind(madeBy: event) else { return [] }
    let kinds = kind == .deferralNotice ? [.deferralUndertaking, kind] : [kind]
    return kinds.map { kind in (kind, max(1, file.documents.count { $0 == kind.rawValue })) }
  }

  /// The kind of document an event makes out, where it makes one; an undertaking goes before a notice of deferral.
  public static func kind(madeBy event: any HallEvent) -> DocumentKind? {
    switch event {
    case let event as CaseAccepted: event.supplementDue == nil ? .acceptanceNotice : .deferralNotice
    case is CaseFinishedOnSpot, is CaseDelivered: .completionReceipt
    // Reasons and remedies are handed out with the decision, not only with the result (行政许可法 第三十八条).
    case let event as CaseDecided: event.granted ? nil : .completionReceipt
    case is CaseTold: .correctionNotice
    case is CaseNotAccepted: .nonAcceptanceNotice
    case is CaseRevoked: .revocationDecision
    case let event as CaseDeemed: event.effect == .accepted ? .acceptanceNotice : nil
    case is CaseHandedOver: .transferSheet
    case is CaseSuspended: .specialProcedureNotice
    case is CaseExtended: .extensionNotice
    default: nil
    }
  }

  /// The documents made out for a case in their order, each with how many of its kind came before it, from 1.
  public static func made(for file: CaseFile) -> [(kind: DocumentKind, number: Int)] {
    var counts: [DocumentKind: Int] = [:]
    return file.documents.compactMap(DocumentKind.init).map { kind in
      counts[kind, default: 0] += 1
      return (kind, counts[kind] ?? 1)
    }
  }

  /// The number of a document (文书号), from the case's number and the kind, so that nothing is counted twice:
  /// `受理〔2026〕1121-0007号`; a second one of the kind is `…-2号`.
  public static func number(_ kind: DocumentKind, case id: String, _ number: Int = 1) -> String {
    let rest = number > 1 ? "-\(number)号" : "号"
    let parts = id.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, parts[0].count == 8 else { return mark(of: kind) + id + rest }
    return "\(mark(of: kind))〔\(parts[0].prefix(4))〕\(parts[0].dropFirst(4))-\(parts[1])\(rest)"
  }

  private static func mark(of kind: DocumentKind) -> String {
    switch kind {
    case .acceptanceNotice: "受理"
    case .deferralUndertaking: "容诺"
    case .deferralNotice: "容缺"
    case .correctionNotice: "补正"
    case .nonAcceptanceNotice: "不受"
    case .revocationDecision: "撤受"
    case .completionReceipt: "办结"
    case .transferSheet: "转"
    case .extensionNotice: "延期"
    case .specialProcedureNotice: "特程"
    }
  }

  /// The fields of a document of this kind.
  ///
  /// - Parameters:
  ///   - applicant: without one the document says that none was recorded.
  ///   - values: the matter's form as it was filled in, by the key of the field.
  ///   - number: which of its kind it is for this case, from 1.
  ///   - now: the date of a document whose own date the case does not know.
  public static func fields(
    _ kind: DocumentKind, of file: CaseFile, in hall: Hall, applicant: Applicant?, values: [String: String] = [:],
    number: Int = 1, at now: Moment
  ) -> DocumentFields {
    CaseDocumentFields(
      kind: kind, file: file, hall: hall, applicant: applicant, values: values, number: number, now: now
    ).all
  }

  /// The fields of the undertaking (容缺承诺书) the applicant signs before the case is accepted: of a matter that is not
  /// taken in yet, where the place of the case's number is left to be written in.
  ///
  /// Throws the rules' refusal when the matter could not be accepted with these papers deferred.
  public static func undertaking(
    for command: TakeIn, in hall: Hall, applicant: Applicant?, _ context: Context
  ) throws(Refusal) -> DocumentFields {
    var fields = try undertaking(after: command, in: hall, applicant, context)
    fields.texts["case_number"] = "________________（受理后填写）"
    fields.texts["document_number"] = nil
    return fields
  }

  /// The same of a case whose papers are received but which is not accepted yet: what it would say if the papers marked as
  /// following later were deferred now.
  public static func undertaking(
    of file: CaseFile, in hall: Hall, applicant: Applicant?, _ context: Context
  ) throws(Refusal) -> DocumentFields {
    try undertaking(after: DeferCase(case: file.id, undertakingSigned: true), in: hall, applicant, context)
  }

  private static func undertaking(
    after command: any HallCommand, in hall: Hall, _ applicant: Applicant?, _ context: Context
  ) throws(Refusal) -> DocumentFields {
    let events: [any HallEvent]
    switch hall.decide(command, context) {
    case .refused(let refusal): throw refusal
    case .events(let decided): events = decided
    }
    let trial = hall.after(events, context)
    let file = events.lazy.reversed().compactMap { trial.caseFile($0.subject) }.first
    guard let file, file.supplementDue != nil else { throw Refusal("nothing_deferred", ["case": file?.id ?? ""]) }
    return fields(.deferralUndertaking, of: file, in: trial, applicant: applicant, at: context.now)
  }
}
