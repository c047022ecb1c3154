/// What a document names as its legal basis where the matter's own data say nothing better.
public enum LegalBasis {
  /// Why an application is not accepted.
  public enum Ground: String, Sendable, CaseIterable {
    /// The law asks for no licence here (第一项).
    case notNeeded = "not_needed"
    /// It is another body's business (第二项).
    case notOurs = "not_ours"
    /// Told once, supplied, and still incomplete or not in legal form (第四项、第五项 read from the other side).
    case stillDefective = "still_defective"
  }

  /// The usual basis. Only licences (行政许可) are under the law on licences; every other matter rests on its own basis
  /// and its published guide.
  public static func usual(for kind: DocumentKind, isLicence: Bool, ground: Ground = .notOurs) -> String {
    let law = "《中华人民共和国行政许可法》"
    let opinion = "《国务院关于加快推进政务服务标准化规范化便利化的指导意见》（国发〔2022〕5号）"
    switch kind {
    case .deferralUndertaking, .deferralNotice: return opinion + "关于容缺受理的规定和本事项办事指南"
    case .revocationDecision: return opinion + "关于容缺受理的规定、本事项办事指南和申请人签署的容缺承诺书"
    default: break
    }
    guard isLicence else { return "本事项的设定依据和公开的办事指南" }
    switch kind {
    case .acceptanceNotice: return law + "第三十二条第一款第五项"
    case .correctionNotice: return law + "第三十二条第一款第四项"
    case .nonAcceptanceNotice:
      return switch ground {
      case .notNeeded: law + "第三十二条第一款第一项"
      case .notOurs: law + "第三十二条第一款第二项"
      case .stillDefective: law + "第三十二条第一款第四项、第五项"
      }
    case .extensionNotice: return law + "第四十二条"
    case .specialProcedureNotice: return law + "第四十五条"
    default: return law + "第三十八条"
    }
  }
}
