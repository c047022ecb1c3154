import Testing

@testable import HallModel

@Suite("Papers of several matters, each once")
struct MergedPapersTests {
  @Test(
    "names of the same paper have one key",
    arguments: [
      ("居民身份证", "身份证原件"), ("居民身份证", "申办人身份证"), ("居民身份证", "双方居民身份证"), ("居民身份证", "居民身份证（正反面）复印件"),
      ("居民身份证", "本人身份证原件及复印件"), ("居民户口簿", "户口本"), ("营业执照", "营业执照正副本"), ("营业执照", "营业执照副本复印件"),
      ("营业执照", "加载统一社会信用代码的证照"), ("监护人身份证", "监护人身份证(未成年人)"), ("完税证明", "完税(免税)证明"),
      ("整车出厂合格证", "机动车整车出厂合格证"), ("房屋买卖合同", "商品房买卖合同"), ("不动产权证书", " 不动产权证 "), ("亲属关系证明", "与死者关系证明"),
    ])
  func same(_ one: String, _ other: String) {
    #expect(PaperName.key(one) == PaperName.key(other))
  }

  @Test(
    "names of different papers have different keys",
    arguments: [
      ("居民身份证", "死者居民身份证"), ("居民身份证", "监护人身份证"), ("居民身份证", "经办人身份证"), ("居民身份证", "父母居民身份证"), ("居民身份证", "原居民身份证"),
      ("居民身份证", "临时居民身份证"), ("居民户口簿", "死者居民户口簿"), ("营业执照", "劳动合同或营业执照"), ("无房证明", "完税证明"), ("结婚证", "离婚证"),
      ("不动产权证书", "不动产登记证明"), ("商品房预售合同", "商品房买卖合同"), ("诊断证明", "困难证明"), ("复印件", "原件"), ("(一)", "(二)"),
    ])
  func different(_ one: String, _ other: String) {
    #expect(PaperName.key(one) != PaperName.key(other))
  }

  static let lists = [
    Paper(matter: "A", sequence: 1, name: "申请书", form: "表格", origin: .department),
    Paper(matter: "A", sequence: 2, name: "居民身份证", form: "复印件", requirement: .deferrable, origin: .eCertificate),
    Paper(matter: "A", sequence: 3, name: "结婚证", form: "原件", requirement: .ifApplicable, origin: .eCertificate),
    Paper(matter: "B", sequence: 1, name: "身份证原件", form: "原件", requirement: .required, origin: .applicant),
    Paper(matter: "B", sequence: 2, name: "结婚证", form: "原件", requirement: .deferrable, origin: .eCertificate),
    Paper(matter: "C", sequence: 1, name: "双方居民身份证", form: "原件", copies: 2, origin: .eCertificate),
    Paper(matter: "C", sequence: 2, name: "照片", form: "电子", requirement: .ifApplicable),
  ]

  @Test("the strictest need of all matters counts, and every matter that wants the paper is named")
  func strictest() throws {
    let papers = MergedPapers(MergedPapersTests.lists).papers
    #expect(papers.map(\.name) == ["申请书", "双方居民身份证", "结婚证", "照片"])
    let card = papers[1]
    #expect(card.matters == ["A", "B", "C"] && card.form == "原件" && card.copies == 2)
    #expect(card.requirement == .required && card.origin == .applicant)
    #expect(card.replaceable == .forMatters(["A", "C"]), "B must see the card itself")
    #expect(papers[2].requirement == .deferrable && papers[2].replaceable == .everywhere)
    #expect(papers[2].origin == .eCertificate && papers[0].replaceable == .nowhere)
    #expect(MergedPapers(MergedPapersTests.lists).papers(of: "B").map(\.name) == ["双方居民身份证", "结婚证"])
  }

  @Test("original and copy outrank the original, that the copy, that the rest")
  func forms() {
    func form(_ forms: String...) -> String {
      MergedPapers(
        forms.enumerated().map { Paper(matter: "M\($0.offset)", sequence: 1, name: "证", form: $0.element) }
      ).papers[0].form
    }
    #expect(form("复印件", "原件") == "原件" && form("原件", "原件+复印件", "复印件") == "原件+复印件")
    #expect(form("电子", "表格") == "表格" && form("", "电子") == "电子" && form("电子", "复印件") == "复印件" && form("") == "")
  }

  @Test("two papers of one matter stay two, and a matter named twice counts once")
  func twice() {
    let catalogue = PaperCatalogue([
      Paper(matter: "A", sequence: 1, name: "租赁合同"), Paper(matter: "A", sequence: 2, name: "租赁合同(续租)"),
      Paper(matter: "B", sequence: 1, name: "租赁合同复印件"),
    ])
    let papers = MergedPapers(of: ["A", "B", "A", "没有"], in: catalogue).papers
    #expect(papers.map(\.matters) == [["A", "B"], ["A"]])
    #expect(MergedPapers(of: [], in: catalogue).papers.isEmpty)
  }

  @Test("the order of the matters changes neither what is asked for nor how strictly", arguments: 0..<50)
  func order(seed: Int) {
    var random = RandomSource(seed: UInt64(seed))
    let names = ["居民身份证", "身份证原件", "户口本", "居民户口簿", "营业执照副本", "营业执照", "照片"]
    let matters = (1...4).map { matter in
      names.filter { _ in random.chance(40) }.enumerated().map {
        Paper(
          matter: "M\(matter)", sequence: $0.offset, name: $0.element, form: random.pick(["原件", "复印件"]),
          copies: random.below(3), requirement: random.pick(Paper.Requirement.allCases),
          origin: random.pick(Paper.Origin.allCases))
      }
    }
    func summary(_ lists: [[Paper]]) -> Set<String> {
      Set(
        MergedPapers(lists.flatMap { $0 }).papers.map {
          "\(PaperName.key($0.name)) \($0.matters.sorted()) \($0.form) \($0.copies) \($0.requirement) \($0.replaceable == .everywhere)"
        })
    }
    // A paper a matter lists twice under two names goes with the first of them, so such lists are left out here.
    let once = matters.map { list in
      var seen: Set<String> = []
      return list.filter { seen.insert(PaperName.key($0.name)).inserted }
    }
    #expect(summary(once) == summary(once.reversed()))
  }
}
