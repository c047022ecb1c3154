import Foundation

@testable import HallDocuments

/// The project's folders and the program beside the tests.
enum Place {
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let templates = root + "/assets/documents/zh"
  static let golden = root + "/Tests/HallDocumentsTests/Golden"

  /// `halldesk-paper`, built beside the tests.
  static var paper: String {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
    let argument = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
    return [tests, argument].map { $0 + "/halldesk-paper" }.first { FileManager.default.fileExists(atPath: $0) } ?? ""
  }
}

/// A folder of its own for a test, thrown away at the end.
struct ScratchFolder: ~Copyable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "halldesk-paper-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Fields of an ordinary case of each kind. The people are invented.
enum Samples {
  static func template(_ kind: DocumentKind) throws -> DocumentTemplate {
    let folder = TemplateFolder(folders: [Place.templates])
    guard let template = folder.templates[kind] else {
      throw Missing(problems: folder.problems.filter { $0.file.hasSuffix(kind.fileName) })
    }
    return template
  }

  struct Missing: Error, CustomStringConvertible {
    var problems: [TemplateProblem]
    var description: String { problems.map { $0.report(.zh) }.joined(separator: "\n") }
  }

  static func document(_ kind: DocumentKind) throws -> Document { try template(kind).fill(fields(kind)) }

  static func fields(_ kind: DocumentKind) -> DocumentFields {
    var fields = own(kind)
    let common = [
      "agency": "湖州市南浔区市场监督管理局", "document_number": "浔市监受字〔2026〕第0312号",
      "document_date": DocumentFields.date(year: 2026, month: 3, day: 2), "case_number": "NX20260302-0017",
      "matter": "食品经营许可（餐饮服务）新办", "matter_code": "HZ-市场监管-006", "applicant": "湖州喆记餐饮管理有限公司",
      "applicant_id": "91330503MA2B4K7X5R", "applicant_phone": "138****2468", "agent": "沈堃",
      "agent_id": "330501********1234", "hall": "南浔区政务服务中心", "window": "3号综合窗口", "clerk": "费文斌",
      "address": "南浔区年丰路1号政务服务中心一楼", "office_phone": "0572-3012345", "complaint_phone": "0572-12345",
    ]
    fields.texts.merge(common) { own, _ in own }
    return fields
  }

  static let papers: [[String: String]] = [
    ["name": "食品经营许可申请书", "form": "原件", "copies": "1"],
    ["name": "营业执照", "form": "电子证照", "copies": "1", "note": "电子证照可免交"],
    ["name": "与食品经营相适应的主要设备设施布局、操作流程等文件", "form": "原件", "copies": "2"],
    ["name": "食品安全管理制度（从业人员健康管理、进货查验记录、食品安全自查等）", "form": "复印件", "copies": "1", "note": "已与原件核对"],
  ]
  static let reviewBody = "湖州市南浔区人民政府"
  static let court = "湖州市南浔区人民法院"

  private static func own(_ kind: DocumentKind) -> DocumentFields {
    let basis = ["legal_basis": LegalBasis.usual(for: kind, isLicence: true)]
    let remedies = ["review_body": reviewBody, "court": court]
    let accepted = ["received_on": "2026年3月2日", "accepted_on": "2026年3月2日"]
    let limits = ["promised_limit": "8个工作日", "legal_limit": "20个工作日", "due_on": "2026年3月12日"]
    let deferred = [
      ["name": "餐饮服务场所平面图", "demand": "标明操作间、专间和清洗消毒区，1份"], ["name": "从业人员健康证明"],
    ]
    func fields(_ texts: [String: String]..., lists: [String: [[String: String]]] = [:]) -> DocumentFields {
      DocumentFields(texts: texts.reduce(into: [:]) { $0.merge($1) { _, new in new } }, lists: lists)
    }
    switch kind {
    case .acceptanceNotice:
      return fields(
        accepted, limits, basis, ["fee": "不收费", "delivery": "邮寄送达（免费）"], lists: ["papers": papers])
    case .deferralUndertaking:
      return fields(basis, ["supplement_due": "2026年3月10日"], lists: ["deferred": deferred])
    case .deferralNotice:
      return fields(
        accepted, limits, basis, ["supplement_due": "2026年3月10日"], lists: ["papers": papers, "deferred": deferred])
    case .correctionNotice:
      return fields(
        accepted.filter { $0.key == "received_on" }, basis,
        ["correction_due": "2026年3月16日", "submit_to": "到南浔区政务服务中心任一综合窗口提交，或者登录浙江政务服务网上传"],
        lists: [
          "corrections": [
            ["name": "食品经营许可申请书", "problem": "第2页“经营项目”未填写，法定代表人未签字", "demand": "补填后由法定代表人签字并加盖公章"],
            ["name": "餐饮服务场所平面图", "problem": "未提交", "demand": "提交1份，标明操作间、专间和清洗消毒区"],
            ["name": "食品安全管理制度", "problem": "缺少进货查验记录制度", "demand": "补充该项制度"],
          ]
        ])
    case .nonAcceptanceNotice:
      return fields(
        accepted.filter { $0.key == "received_on" }, basis, remedies, ["proper_body": "湖州市市场监督管理局（湖州市政务服务中心二楼A12窗口）"],
        lists: [
          "reasons": [["reason": "申请的经营场所位于吴兴区，不属于本机关管辖。"], ["reason": "申请的“食品生产”项目由上一级机关办理。"]],
          "returned": Array(papers.prefix(2)),
        ])
    case .revocationDecision:
      return fields(
        accepted.filter { $0.key == "accepted_on" }, basis, remedies,
        ["supplement_due": "2026年3月10日", "acceptance_number": "浔市监容受字〔2026〕第0031号"],
        lists: [
          "reasons": [
            ["reason": "截至2026年3月10日，未提交“从业人员健康证明”。"],
            ["reason": "补交的“餐饮服务场所平面图”未标明专间和清洗消毒区，仍不符合要求。"],
          ],
          "returned": papers,
        ])
    case .completionReceipt:
      return fields(
        accepted.filter { $0.key == "accepted_on" },
        [
          "decided_on": "2026年3月11日", "result": "准予许可", "delivery": "窗口领取", "delivered_on": "2026年3月13日",
          "receiver": "沈堃（代理人）", "fee": "不收费",
        ],
        lists: ["results": [["name": "食品经营许可证（正本、副本）", "number": "JY23305030012345", "copies": "各1"]]])
    case .transferSheet:
      return fields(
        [
          "from": "南浔区政务服务中心3号综合窗口", "to": "湖州市南浔区市场监督管理局行政许可科", "handed_over_on": "2026年3月2日 16:30",
          "handed_by": "费文斌", "total": "4种5份", "due_on": "2026年3月12日", "agency": "南浔区政务服务中心",
        ], lists: ["papers": papers])
    case .extensionNotice:
      return fields(
        accepted.filter { $0.key == "accepted_on" }, basis,
        [
          "original_due": "2026年3月30日", "extended_by": "10个工作日", "new_due": "2026年4月14日", "approver": "本机关负责人",
        ], lists: ["reasons": [["reason": "申请的经营项目涉及新型加工工艺，需要核对有关食品安全标准。"]]])
    case .specialProcedureNotice:
      return fields(
        accepted.filter { $0.key == "accepted_on" }, basis,
        [
          "procedure": "专家评审", "needed": "15个工作日", "starts_on": "2026年3月5日", "ends_on": "2026年3月25日",
          "organiser": "湖州市食品安全专家委员会", "arrangements": "在评审前安排技术负责人到场说明工艺流程",
        ])
    }
  }
}
