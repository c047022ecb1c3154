extension DocumentKind {
  /// Every field a template of this kind may use, the common ones first.
  public var fields: [DocumentField] { common + own }

  /// The field of an identifier.
  public func field(_ id: String) -> DocumentField? { fields.first { $0.id == id } }

  /// Who, what, when, by whom: 行政许可法第三十二条第二款 asks for the agency's seal and the date on every one.
  private var common: [DocumentField] {
    // The applicant makes the undertaking, and the transfer sheet stays inside: the case number is enough for both.
    let numbered = self != .deferralUndertaking && self != .transferSheet
    let identified = self == .deferralUndertaking
    return [
      DocumentField("agency", "机关名称", "agency"),
      DocumentField("document_number", "文书号", "document number", need: numbered ? .always : .optional),
      DocumentField("document_date", "文书日期", "date of the document"),
      DocumentField("case_number", "办件编号", "case number"),
      DocumentField("matter", "事项名称", "matter"),
      DocumentField("matter_code", "事项编码", "matter code").optional(),
      DocumentField("package", "一件事名称", "one-thing package").optional(),
      DocumentField("applicant", "申请人", "applicant"),
      DocumentField("applicant_id", "证件号码", "ID or credit code", need: identified ? .always : .optional),
      DocumentField("applicant_phone", "联系电话", "applicant's phone", need: identified ? .always : .optional),
      DocumentField("agent", "代理人", "agent").optional(),
      DocumentField("agent_id", "代理人证件号码", "agent's ID").optional(),
      DocumentField("hall", "大厅名称", "hall").optional(),
      DocumentField("window", "窗口", "window").optional(),
      DocumentField("clerk", "经办人", "clerk").optional(),
      DocumentField("address", "办公地址", "address").optional(),
      DocumentField("office_phone", "咨询电话", "enquiries phone").optional(),
      DocumentField("complaint_phone", "监督电话", "complaints phone").optional(),
    ]
  }

  private var own: [DocumentField] {
    switch self {
    case .acceptanceNotice:
      [
        Self.receivedOn, Self.acceptedOn, Self.legalBasis, Self.papers("papers", "收取材料", "papers received"),
        Self.promisedLimit, Self.legalLimit, Self.dueOn,
        DocumentField("deemed_reason", "视为受理情形", "why it counts as accepted").optional(),
        DocumentField("fee", "收费", "fee").optional(), Self.delivery.optional(),
      ]
    case .deferralUndertaking:
      [Self.legalBasis, Self.deferred, Self.supplementDue]
    case .deferralNotice:
      [
        Self.receivedOn, Self.acceptedOn, Self.legalBasis, Self.papers("papers", "收取材料", "papers received"),
        Self.deferred, Self.supplementDue, Self.promisedLimit, Self.legalLimit, Self.dueOn,
        DocumentField("fee", "收费", "fee").optional(), Self.delivery.optional(),
      ]
    case .correctionNotice:
      [
        Self.receivedOn, Self.legalBasis,
        DocumentField(
          "corrections", "补正内容", "corrections",
          items: [
            DocumentField("name", "材料名称", "paper"), DocumentField("problem", "存在问题", "what is wrong"),
            DocumentField("demand", "补正要求", "what to do"),
          ]),
        DocumentField("correction_due", "补正期限", "corrections due"),
        DocumentField("submit_to", "提交方式", "where to bring them").optional(),
      ]
    case .nonAcceptanceNotice:
      [
        Self.receivedOn, Self.reasons("不予受理理由", "reasons for not accepting"), Self.legalBasis,
        DocumentField("proper_body", "有权机关", "the body to turn to").optional(),
        Self.reviewBody, Self.court, Self.papers("returned", "退回材料", "papers given back").optional(),
      ]
    case .revocationDecision:
      [
        Self.acceptedOn, DocumentField("acceptance_number", "原受理文书号", "number of the notice of acceptance"),
        Self.supplementDue, Self.reasons("撤销理由", "reasons for revoking"), Self.legalBasis, Self.reviewBody,
        Self.court, Self.papers("returned", "退回材料", "papers given back").optional(),
      ]
    case .completionReceipt:
      [
        Self.acceptedOn, DocumentField("decided_on", "办结日期", "decided on"),
        DocumentField("result", "办理结果", "result"),
        DocumentField(
          "results", "结果文书", "result documents", need: .optional,
          items: [
            DocumentField("name", "文书名称", "document"), DocumentField("number", "文书编号", "number").optional(),
            DocumentField("copies", "份数", "copies"),
          ]),
        Self.delivery, DocumentField("delivered_on", "送达日期", "delivered on").optional(),
        DocumentField("receiver", "领取人", "received by").optional(),
        DocumentField("fee", "收费", "fee").optional(),
        Self.reasons("不予许可理由", "reasons for refusing").optional(),
        Self.legalBasis.needing(.with("reasons")), Self.reviewBody.needing(.with("reasons")),
        Self.court.needing(.with("reasons")),
      ]
    case .transferSheet:
      [
        DocumentField("from", "移交单位", "handed over by (office)"),
        DocumentField("to", "接收单位", "received by (office)"),
        DocumentField("handed_over_on", "移交时间", "handed over at"),
        DocumentField("handed_by", "移交人", "handed over by (person)"),
        DocumentField("received_by", "接收人", "received by (person)").optional(),
        Self.papers("papers", "移交材料", "papers handed over"),
        DocumentField("total", "材料合计", "total of papers"), Self.dueOn.optional(),
      ]
    case .extensionNotice:
      [
        Self.acceptedOn, DocumentField("original_due", "原办结期限", "due before"),
        DocumentField("extended_by", "延长期限", "extended by"), DocumentField("new_due", "延长后办结期限", "due now"),
        Self.reasons("延期理由", "reasons for extending"), DocumentField("approver", "批准人", "approved by"),
        Self.legalBasis,
      ]
    case .specialProcedureNotice:
      [
        Self.acceptedOn, DocumentField("procedure", "程序名称", "procedure"),
        DocumentField("needed", "所需时间", "time it needs"), DocumentField("starts_on", "起始日期", "starts on"),
        DocumentField("ends_on", "预计结束日期", "expected to end on").optional(),
        DocumentField("organiser", "实施机构", "carried out by").optional(),
        DocumentField("arrangements", "配合事项", "what the applicant has to do").optional(), Self.legalBasis,
      ]
    }
  }

  private static let receivedOn = DocumentField("received_on", "收件日期", "received on")
  private static let acceptedOn = DocumentField("accepted_on", "受理日期", "accepted on")
  private static let dueOn = DocumentField("due_on", "办结期限", "due on")
  private static let promisedLimit = DocumentField("promised_limit", "承诺期限", "promised limit")
  /// Some matters have no limit in law.
  private static let legalLimit = DocumentField("legal_limit", "法定期限", "legal limit").optional()
  private static let legalBasis = DocumentField("legal_basis", "法律依据", "legal basis")
  private static let supplementDue = DocumentField("supplement_due", "补交期限", "deferred papers due")
  private static let reviewBody = DocumentField("review_body", "复议机关", "body for reconsideration")
  private static let court = DocumentField("court", "诉讼法院", "court")
  private static let delivery = DocumentField("delivery", "送达方式", "delivery")

  private static let deferred = DocumentField(
    "deferred", "容缺材料", "deferred papers",
    items: [
      DocumentField("name", "材料名称", "paper"), DocumentField("demand", "补交要求", "what to bring").optional(),
    ])

  private static func papers(_ id: String, _ zh: String, _ en: String) -> DocumentField {
    DocumentField(
      id, zh, en,
      items: [
        DocumentField("name", "材料名称", "paper"), DocumentField("form", "材料形式", "form"),
        DocumentField("copies", "份数", "copies"), DocumentField("note", "备注", "note").optional(),
      ])
  }

  private static func reasons(_ zh: String, _ en: String) -> DocumentField {
    DocumentField("reasons", zh, en, items: [DocumentField("reason", "理由", "reason")])
  }
}
