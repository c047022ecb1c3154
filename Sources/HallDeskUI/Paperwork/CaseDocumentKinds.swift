import HallDocuments
import HallModel

/// What each kind of document says beside what all of them do.
extension CaseDocumentFields {
  var own: DocumentFields {
    switch kind {
    case .acceptanceNotice: accepted()
    case .deferralUndertaking:
      DocumentFields(
        texts: ["legal_basis": basis, "supplement_due": date(file.supplementDue)], lists: ["deferred": deferred])
    case .deferralNotice:
      accepted(texts: ["supplement_due": date(file.supplementDue)], lists: ["deferred": deferred])
    case .correctionNotice: corrections
    case .nonAcceptanceNotice:
      DocumentFields(
        texts: remedies.merging(
          ["received_on": date(of: file.receivedAt), "legal_basis": basis, "proper_body": file.rightBody ?? ""]
        ) { $1 }, lists: adverse)
    case .revocationDecision:
      DocumentFields(
        texts: remedies.merging([
          "accepted_on": date(of: file.acceptedAt), "supplement_due": date(file.supplementDue), "legal_basis": basis,
          "acceptance_number": CaseDocument.number(.deferralNotice, case: file.id),
        ]) { $1 }, lists: adverse)
    case .completionReceipt: completion
    case .transferSheet: transfer
    case .extensionNotice: extended
    case .specialProcedureNotice: procedure
    }
  }

  // MARK: Acceptance

  private func accepted(
    texts own: [String: String] = [:], lists: [String: [[String: String]]] = [:]
  ) -> DocumentFields {
    var texts = own
    texts["received_on"] = date(of: file.receivedAt)
    texts["accepted_on"] = date(of: file.acceptedAt)
    texts["legal_basis"] = basis
    texts["promised_limit"] = days(file.terms.promisedDays)
    if file.terms.legalLimit > 0 { texts["legal_limit"] = days(file.terms.legalLimit) }
    texts["due_on"] = dueOn
    texts["delivery"] = DeliveryWish(values).way
    if file.deemedAt != nil {
      texts["deemed_reason"] = "收到申请材料后未在规定期限内一次告知需要补正的全部内容，自收到申请材料之日起即为受理"
    }
    var lists = lists
    lists["papers"] = received.isEmpty ? [Self.noPapers] : received
    return DocumentFields(texts: texts, lists: lists)
  }

  /// The last day; for a case that waits for another one, from when it is counted.
  private var dueOn: String {
    // An extension has a notice of its own.
    if let day = file.extended?.before ?? file.promisedDue { return date(day) }
    let limit = days(file.terms.promisedDays)
    guard file.clockFrom == nil, let first = file.follows else { return limit + "届满之日" }
    return "前一环节（办件\(first)）办结后\(limit)届满之日"
  }

  private static let noPapers = ["name": "（本事项无需提交申请材料）", "form": "—", "copies": "—"]

  // MARK: Papers

  /// What was received, as a list for the applicant.
  private var received: [[String: String]] { file.papers.filter(\.wasHandedIn).map(row) }

  private func row(_ paper: CasePaper) -> [String: String] {
    let form =
      switch paper.mark {
      case .copy: "复印件"
      case .eCertificate: "电子证照"
      case .original: "原件"
      default: paper.form.isEmpty ? "原件" : paper.form
      }
    let note = paper.remark.isEmpty && paper.mark == .eCertificate ? "免提交" : paper.remark
    return ["name": paper.name, "form": form, "copies": String(max(1, paper.copies)), "note": note]
  }

  private var deferred: [[String: String]] {
    file.papers.filter { $0.mark == .deferred }.map { ["name": $0.name, "demand": demand($0)] }
  }

  /// What to bring of a paper.
  private func demand(_ paper: CasePaper) -> String {
    "提交\(paper.form.isEmpty ? "" : paper.form)\(max(1, paper.copies))份"
  }

  private var corrections: DocumentFields {
    let items = file.papers.filter { !$0.isInOrder }.map { paper in
      paper.mark == .defective
        ? ["name": paper.name, "problem": paper.remark, "demand": "按要求改正后重新" + demand(paper)]
        : ["name": paper.name, "problem": "未提交", "demand": demand(paper)]
    }
    let place = settings.address.isEmpty ? hall.settings.name : "\(hall.settings.name)（\(settings.address)）"
    return DocumentFields(
      texts: [
        "received_on": date(of: file.receivedAt), "legal_basis": basis, "correction_due": date(file.correctionDue),
        "submit_to": "到\(place)窗口提交，请携带本告知书",
      ], lists: ["corrections": items])
  }

  // MARK: Against the applicant

  /// Where a decision against the applicant can be fought (行政许可法第七条、第三十八条第二款).
  private var remedies: [String: String] { ["review_body": settings.reviewBody, "court": settings.court] }

  private var adverse: [String: [[String: String]]] {
    ["reasons": reasons, "returned": file.papers.filter { $0.wasHandedIn && $0.mark != .eCertificate }.map(row)]
  }

  /// The reasons as they were given, and what is still wrong with each paper where that is why.
  private var reasons: [[String: String]] {
    var reasons = file.reason.split(whereSeparator: \.isNewline).map(String.init)
    let isAboutPapers = kind == .revocationDecision || file.ground == .stillDefective
    for paper in isAboutPapers ? file.papers : [] {
      let sentence: String? =
        switch paper.mark {
        case .defective: "提交的“\(paper.name)”仍不符合要求：\(paper.remark)"
        case .deferred: "截至\(date(of: file.since))，未提交“\(paper.name)”"
        case .lacking: "未提交“\(paper.name)”"
        case .missing where paper.requirement != .ifApplicable: "未提交“\(paper.name)”"
        default: nil
        }
      // What the clerk wrote about a paper is not said a second time.
      let isSaid = reasons.contains { $0.contains(paper.name) || (!paper.remark.isEmpty && $0.contains(paper.remark)) }
      if let sentence, !isSaid { reasons.append(sentence) }
    }
    return reasons.map { ["reason": Self.sentence($0)] }
  }

  private static func sentence(_ text: String) -> String {
    let bare = CleanText.clean(text)
    guard let last = bare.last, !"。！？；.!?".contains(last) else { return bare }
    return bare + "。"
  }

  // MARK: Result

  private var completion: DocumentFields {
    let refused = file.granted == false
    let result =
      switch (file.state, isLicence) {
      case (.finishedOnSpot, _): "当场办结"
      case (_, true): refused ? "不予许可" : "准予许可"
      case (_, false): refused ? "不予办理" : "准予办理"
      }
    let delivery: String =
      switch file.delivery {
      case .post: "邮寄送达" + (file.tracking.map { "（邮件号\($0)）" } ?? "")
      case .eCertificate: "电子证照送达"
      case .counter, nil: "窗口领取"
      }
    var fields = DocumentFields(texts: [
      "accepted_on": date(of: file.acceptedAt), "decided_on": date(of: file.decidedAt), "result": result,
      "delivery": delivery, "delivered_on": date(of: file.deliveredAt),
    ])
    if refused {
      fields.texts.merge(remedies) { $1 }
      fields.texts["legal_basis"] = basis
      fields.lists["reasons"] = reasons
    }
    return fields
  }

  // MARK: Back office

  private var transfer: DocumentFields {
    let papers = file.papers.filter(\.wasHandedIn)
    let copies = papers.reduce(0) { $0 + max(1, $1.copies) }
    let window = file.window > 0 ? "\(file.window)号窗口" : ""
    let moment = file.handedOverAt ?? now
    return DocumentFields(
      texts: [
        "from": hall.settings.name + window, "to": file.terms.department,
        "handed_over_on": "\(date(of: moment)) \(hall.settings.zone.clock(moment))",
        "handed_by": name(of: file.handedOverBy) ?? "（移交时填写）", "received_by": name(of: file.handler) ?? "",
        "total": "\(papers.count)种\(copies)份", "due_on": date(file.promisedDue),
      ], lists: ["papers": papers.isEmpty ? [Self.noPapers] : papers.map(row)])
  }

  private var extended: DocumentFields {
    DocumentFields(
      texts: [
        "accepted_on": date(of: file.acceptedAt), "original_due": date(file.extended?.before),
        "extended_by": days(file.extended?.days ?? file.extendedBy), "new_due": date(file.extended?.after),
        "approver": name(of: file.extended?.approver) ?? "", "legal_basis": basis,
      ], lists: ["reasons": file.extended.map { [["reason": Self.sentence($0.reason)]] } ?? []])
  }

  private var procedure: DocumentFields {
    let start = file.pauses.last?.from
    var texts = [
      "accepted_on": date(of: file.acceptedAt), "procedure": file.procedure.map(Self.name) ?? "",
      "starts_on": date(start), "legal_basis": basis,
      "needed": file.procedureDays.map { "\($0)个工作日" } ?? "______个工作日（由经办人填写）",
    ]
    if let start, let days = file.procedureDays {
      // Beyond the announced calendar no day is named.
      texts["ends_on"] = date(try? hall.settings.workCalendar.end(of: days, .working, from: start))
    }
    return DocumentFields(texts: texts)
  }

  private static func name(_ procedure: SpecialProcedure) -> String {
    switch procedure {
    case .hearing: "听证"
    case .tender: "招标"
    case .auction: "拍卖"
    case .inspection: "检验"
    case .testing: "检测"
    case .quarantine: "检疫"
    case .appraisal: "鉴定"
    case .expertReview: "专家评审"
    case .siteInspection: "现场踏勘"
    }
  }
}

extension CasePaper {
  /// Whether the applicant handed it in, in order or not, or an electronic certificate stands for it.
  var wasHandedIn: Bool {
    switch mark {
    case .original, .copy, .eCertificate, .defective: true
    case .missing, .lacking, .deferred, .notNeeded: false
    }
  }
}
