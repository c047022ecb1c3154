/// The names of papers: whether two of them mean the same paper.
///
/// Only what denotes the same paper whoever asks for it is taken for the same. An alternative (“甲或乙”) stays a paper of
/// its own: it leaves the applicant a choice that another matter's list must not take away.
enum PaperName {
  /// The name for comparing: 居民身份证 for 身份证原件, 申办人身份证 or 居民身份证(正反面)复印件.
  static func key(_ name: String) -> String {
    var text = withoutBrackets(name)
    var changed = true
    while changed {
      changed = false
      for ending in endings where text.count > ending.count && text.hasSuffix(ending) {
        text.removeLast(ending.count)
        changed = true
      }
    }
    for beginning in beginnings where text.count > beginning.count && text.hasPrefix(beginning) {
      text.removeFirst(beginning.count)
      break
    }
    return synonyms[text] ?? text
  }

  /// Whether the paper is that of both parties, which includes the applicant's own.
  static func isOfBoth(_ name: String) -> Bool { name.hasPrefix("双方") }

  /// What kind of piece is meant, or how much of the licence; longer ones first.
  private static let endings = [
    "原件及复印件", "原件和复印件", "原件与复印件", "原件、复印件", "原件+复印件", "正本及副本", "正副本", "复印件", "原件", "副本", "正本", "、", "及", "和", "+",
  ]

  /// Words for the applicant; 经办人, 监护人, 死者 and the like are other people and stay.
  private static let beginnings = ["双方", "申请人", "申办人", "申领人", "申报人", "本人"]

  private static let synonyms: [String: String] = {
    let groups = [
      ["居民身份证", "身份证", "二代身份证", "第二代居民身份证", "身份证正反面"],
      ["居民户口簿", "户口簿", "户口本", "居民户口本"],
      ["结婚证", "结婚证书", "结婚登记证"],
      // Whoever has a business licence has the document with the credit code in it.
      ["营业执照", "工商营业执照", "加载统一社会信用代码的证照", "加载统一社会信用代码的营业执照"],
      ["不动产权证书", "不动产权证", "房产证"],
      ["房屋买卖合同", "购房合同", "商品房买卖合同", "存量房买卖合同"],
      ["机动车整车出厂合格证", "整车出厂合格证"],
      ["机动车行驶证", "车辆行驶证", "行驶证"],
      ["机动车驾驶证", "驾驶证"],
      ["亲属关系证明", "与死者关系证明"],
      ["完税证明", "完税或免税证明"],
    ]
    return Dictionary(
      groups.flatMap { group in group.dropFirst().map { ($0, group[0]) } }, uniquingKeysWith: { first, _ in first })
  }()

  /// Without blanks and what stands in brackets: explanations, never another paper.
  private static func withoutBrackets(_ name: String) -> String {
    var text = ""
    var depth = 0
    for scalar in name.unicodeScalars where !IdentifierText.isBlank(scalar) {
      switch IdentifierText.narrowed(scalar) {
      case "(", "[", "【", "〔": depth += 1
      case ")", "]", "】", "〕": depth = max(0, depth - 1)
      case let plain where depth == 0: text.unicodeScalars.append(plain)
      default: break
      }
    }
    return text.isEmpty ? name : text
  }
}
