/// The documents an intake hands out (domain: 综窗受理). The raw value names the template's file and is kept in journals.
public enum DocumentKind: String, Sendable, CaseIterable, Codable {
  /// 受理通知书: the application is accepted (行政许可法第三十二条第一款第五项、第二款).
  case acceptanceNotice = "acceptance_notice"
  /// 容缺承诺书: the applicant undertakes to bring the deferred papers in time.
  case deferralUndertaking = "deferral_undertaking"
  /// 容缺受理通知书: accepted although deferrable papers are missing (国发〔2022〕5号).
  case deferralNotice = "deferral_notice"
  /// 补正告知书: everything to correct, told once (行政许可法第三十二条第一款第四项).
  case correctionNotice = "correction_notice"
  /// 不予受理通知书: not accepted, with reasons and remedies (行政许可法第三十二条第一款第一、二项).
  case nonAcceptanceNotice = "non_acceptance_notice"
  /// 撤销受理决定书: an acceptance with deferral is revoked, with reasons and remedies.
  case revocationDecision = "revocation_decision"
  /// 办结凭证: the case is finished and its result handed over (行政许可法第三十八、四十四条).
  case completionReceipt = "completion_receipt"
  /// 物料转移单: papers go from the window to the department that decides.
  case transferSheet = "transfer_sheet"
  /// 延期告知书: the limit is extended by approval (行政许可法第四十二条).
  case extensionNotice = "extension_notice"
  /// 特别程序告知书: time that is not counted (行政许可法第四十五条).
  case specialProcedureNotice = "special_procedure_notice"

  /// The title in Chinese, as the law and the halls call it.
  public var titleZh: String {
    switch self {
    case .acceptanceNotice: "受理通知书"
    case .deferralUndertaking: "容缺承诺书"
    case .deferralNotice: "容缺受理通知书"
    case .correctionNotice: "补正告知书"
    case .nonAcceptanceNotice: "不予受理通知书"
    case .revocationDecision: "撤销受理决定书"
    case .completionReceipt: "办结凭证"
    case .transferSheet: "物料转移单"
    case .extensionNotice: "延期告知书"
    case .specialProcedureNotice: "特别程序告知书"
    }
  }

  /// The title in English.
  public var titleEn: String {
    switch self {
    case .acceptanceNotice: "Notice of acceptance"
    case .deferralUndertaking: "Undertaking for deferred papers"
    case .deferralNotice: "Notice of acceptance with deferred papers"
    case .correctionNotice: "Notice of corrections"
    case .nonAcceptanceNotice: "Notice of non-acceptance"
    case .revocationDecision: "Decision revoking the acceptance"
    case .completionReceipt: "Completion receipt"
    case .transferSheet: "Papers transfer sheet"
    case .extensionNotice: "Notice of extension"
    case .specialProcedureNotice: "Notice of a special procedure"
    }
  }

  /// The title in a language.
  public func title(_ language: DocumentLanguage) -> String { language == .zh ? titleZh : titleEn }

  /// The template's file in a documents folder: `acceptance_notice.txt`.
  public var fileName: String { rawValue + ".txt" }

  /// Whether it takes something from the applicant, so that reasons, basis and remedies must stand in it
  /// (行政许可法第三十八条;行政复议法第二十条;行政诉讼法第四十六条).
  public var isAdverse: Bool { self == .nonAcceptanceNotice || self == .revocationDecision }
}
