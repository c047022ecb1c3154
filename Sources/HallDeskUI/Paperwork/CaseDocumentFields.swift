import HallDocuments
import HallModel
import HallStore

/// One document's fields, put together.
struct CaseDocumentFields {
  let kind: DocumentKind
  let file: CaseFile
  let hall: Hall
  let applicant: Applicant?
  let values: [String: String]
  let number: Int
  let now: Moment

  /// What stands where nothing was recorded.
  static let unrecorded = "（未登记）"

  var settings: DocumentSettings { hall.settings.documents }

  /// Everything the kind's template may use and the case knows.
  var all: DocumentFields {
    var fields = own
    fields.texts.merge(common) { own, _ in own }
    return fields
  }

  // MARK: What every document has

  private var common: [String: String] {
    var texts = [
      "agency": settings.agency, "document_number": CaseDocument.number(kind, case: file.id, number),
      "document_date": date(of: documentMoment), "case_number": file.id, "matter": file.terms.name,
      "matter_code": file.terms.matter, "package": file.package ?? "", "hall": hall.settings.name,
      "window": file.window > 0 ? "\(file.window)号窗口" : "", "clerk": name(of: file.handler) ?? "",
      "address": settings.address, "office_phone": settings.officePhone, "complaint_phone": settings.complaintPhone,
    ]
    texts["applicant"] = recorded(applicant?.name)
    guard let applicant else {
      if kind == .deferralUndertaking {
        (texts["applicant_id"], texts["applicant_phone"]) = (Self.unrecorded, Self.unrecorded)
      }
      return texts
    }
    texts["agent"] = applicant.agent?.name
    if kind == .deferralUndertaking {
      // Whoever undertakes something in writing is named in full; everywhere else the number is not needed.
      texts["applicant_id"] = recorded(applicant.idNumber)
      texts["applicant_phone"] = recorded(applicant.phone)
      texts["agent_id"] = applicant.agent?.idNumber
    } else {
      texts["applicant_id"] =
        applicant.kind == .enterprise ? applicant.idNumber : Masked.idNumber(applicant.idNumber)
      texts["applicant_phone"] = Masked.phone(applicant.phone)
      texts["agent_id"] = applicant.agent.map { Masked.idNumber($0.idNumber) }
    }
    return texts
  }

  /// When the document was made out, as far as the case knows.
  private var documentMoment: Moment {
    switch kind {
    case .acceptanceNotice: file.deemedAt ?? file.acceptedAt ?? now
    case .deferralUndertaking, .deferralNotice: file.acceptedAt ?? now
    case .correctionNotice: file.toldAt ?? now
    case .nonAcceptanceNotice: file.state == .notAccepted ? file.since : now
    case .revocationDecision: file.state == .revoked ? file.since : now
    case .completionReceipt: file.deliveredAt ?? file.decidedAt ?? now
    case .transferSheet: file.handedOverAt ?? now
    case .extensionNotice: file.extended?.at ?? now
    case .specialProcedureNotice: file.state == .suspended ? file.since : now
    }
  }

  // MARK: Words

  func recorded(_ text: String?) -> String {
    guard let text, !text.allSatisfy(\.isWhitespace) else { return Self.unrecorded }
    return text
  }

  func name(of staff: String?) -> String? {
    guard let staff, !staff.isEmpty else { return nil }
    return hall.member(staff)?.name ?? staff
  }

  func date(of moment: Moment?) -> String { date(moment.map { hall.settings.zone.day(at: $0) }) }

  func date(_ day: Day?) -> String {
    guard let civil = day?.civil else { return "" }
    return DocumentFields.date(year: civil.year, month: civil.month, day: civil.day)
  }

  /// Days as the matter counts them.
  func days(_ count: Int) -> String {
    if count == 0 { return "当日" }
    return file.terms.limitUnit == .working ? "\(count)个工作日" : "\(count)日"
  }

  /// Whether the law on licences applies (行政许可): only it gives these articles as the basis.
  var isLicence: Bool {
    let type = file.terms.type ?? hall.catalogue.matter(file.terms.matter)?.type ?? ""
    return type.hasPrefix("行政许可")
  }

  var basis: String {
    let ground = file.ground.flatMap { LegalBasis.Ground(rawValue: $0.rawValue) }
    return LegalBasis.usual(for: kind, isLicence: isLicence, ground: ground ?? .notOurs)
  }
}
