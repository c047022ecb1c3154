import HallModel
import Testing

@testable import HallConfiguration

@Suite("The forms and packages of the catalogue") struct FormCatalogueTests {
  static let hall = HallFolder.load(path: "\(assets)/halls/township") { $0 }.configuration
  static let today = Day(number: 20_514)  // 2026-03-02

  private func hall() throws -> LoadedHall { try #require(FormCatalogueTests.hall) }

  private func book() throws -> (book: FormBook, catalogue: Catalogue) {
    let hall = try hall()
    return (FormBook(hall.forms), Catalogue(matters: hall.matters, packages: hall.packages))
  }

  @Test("every matter has a form, and every frequent one its own")
  func everyMatter() throws {
    let (book, catalogue) = try book()
    for matter in catalogue.matters {
      #expect(!book.form(of: matter).fields.isEmpty, "\(matter.code)")
      #expect(matter.frequency != .high || book.hasOwnForm(matter.code), "\(matter.name)")
    }
    #expect(book.entries.count == 48)
    #expect(catalogue.matters.count { $0.frequency == .high && book.hasOwnForm($0.code) } == 43)
  }

  @Test("no form asks for what the applicant's record has already, and estimates say so")
  func notTwice() throws {
    for entry in try hall().forms {
      for field in entry.form.fields {
        #expect(!["name", "id_number", "phone", "applicant"].contains(field.key), "\(entry.owner.text)")
        #expect(!["姓名", "身份证号", "联系电话", "手机号码", "申请人姓名"].contains(field.label), "\(entry.owner.text)")
        #expect(field.source.contains("估计"), "\(entry.owner.text) \(field.key)")
        #expect(field.english != field.label && field.english.allSatisfy { $0.isASCII || $0 == "²" }, "\(field.key)")
        #expect(field.label.count <= 18, "\(field.label) must fit beside its value")
        // Licence classes and percentages are the same in both languages.
        #expect(field.choices.allSatisfy { $0.english.allSatisfy(\.isASCII) }, "\(field.key)")
      }
    }
  }

  @Test("one key has one label in all forms, and every example passes its own check")
  func examples() throws {
    var labels: [String: String] = [:]
    for field in try hall().forms.flatMap(\.form.fields) {
      #expect(labels.updateValue(field.label, forKey: field.key) ?? field.label == field.label, "\(field.key)")
      if field.kind == .text { #expect(!field.example.isEmpty || field.key == "note", "\(field.key)") }
      guard !field.example.isEmpty else { continue }
      var alone = field
      alone.needs = [FormField.Need(required: true)]
      #expect(Form([alone]).check([field.key: field.example], today: FormCatalogueTests.today) == [], "\(field.key)")
    }
  }

  @Test("a frequent matter asks for at most twelve things at once where nothing special applies")
  func short() throws {
    for entry in try hall().forms {
      var usual: [String: String] = [:]
      for field in entry.form.fields where field.applies(to: usual) {
        usual[field.key] = field.choices.first?.text ?? (field.kind == .yesNo ? "否" : field.example)
      }
      let asked = entry.form.fields.filter { $0.isRequired(for: usual) }
      #expect(asked.count <= 12, "\(entry.owner.text): \(asked.map(\.key))")
    }
  }

  @Test(
    "what is typed into real forms is checked all at once",
    arguments: [
      ("HZ-公安-001", [:], ["renewal_reason required", "card_delivery required"]),
      ("HZ-公安-001", ["renewal_reason": "有效期满", "card_delivery": "邮寄"], ["mail_address required"]),
      ("HZ-公安-001", ["renewal_reason": "Expired", "card_delivery": "窗口领取", "mail_address": "x"], []),
      (
        "HZ-市场监管-002",
        [
          "use_name": "是", "business_place": "人民路22号", "business_scope": "小餐饮", "capital": "五万", "composition": "个人经营",
          "delivery": "电子证照",
        ], ["shop_name required", "capital bad_money"]
      ),
      (
        "HZ-医保-010", ["shared_name": "张建军", "shared_id": "440524188001010015", "shared_relation": "父母"],
        ["shared_id check_digit"]
      ),
      (
        "HZ-税务-001",
        [
          "invoice_kind": "增值税普通发票", "invoice_item": "装修", "invoice_amount": "8,000元", "payer_kind": "单位",
          "payer_name": "学校", "payer_code": "91350100M000100Y4",
        ], ["payer_code wrong_length"]
      ),
      ("HZ-残联-002", ["delivery": "邮寄", "note": ""], ["mail_address required"]),
      ("HZ-民政-010", ["delivery": "窗口领取"], ["legal_representative required"]),
    ] as [(String, [String: String], [String])])
  func checked(_ code: String, _ values: [String: String], _ expected: [String]) throws {
    let (book, catalogue) = try book()
    let form = book.form(of: try #require(catalogue.matter(code)))
    #expect(form.check(values, today: FormCatalogueTests.today).map { "\($0.field) \($0.code)" } == expected)
  }

  @Test(
    "a package asks for each thing once",
    arguments: [
      // 自规-001 asks 10 things, 税务-004 5 more, 自规-004 2, 供水 4, 供电 1, 燃气 2, 广电 1.
      ("二手房交易与水电气网过户", 25), ("新车上牌", 13), ("就医费用报销", 16),
    ])
  func merged(_ name: String, _ count: Int) throws {
    let (book, catalogue) = try book()
    let package = try #require(catalogue.package(name))
    let form = book.merged(for: package.matters, in: catalogue)
    #expect(form.fields.count == count, "\(form.fields.map(\.key))")
    #expect(Set(form.fields.map(\.key)).count == form.fields.count)
    for code in package.matters {
      let own = book.form(of: try #require(catalogue.matter(code)))
      #expect(own.fields.allSatisfy { form.field($0.key) != nil }, "nothing a matter needs is lost")
    }
  }

  @Test("the stored text of all forms gives the same forms again")
  func stored() throws {
    let forms = try hall().forms
    #expect(try CatalogueText.forms(from: Array(CatalogueText.encode(forms: forms).utf8)).entries == forms)
  }

  @Test(
    "a package's papers, worked out by hand: so many lines in the matters' lists, so many papers to bring",
    arguments: [
      ("新生儿出生", 27, 17), ("新车上牌", 9, 6), ("公民身后", 24, 15), ("企业注销登记", 13, 10), ("企业开办", 16, 13),
      ("二手房交易与水电气网过户", 23, 10),
    ])
  func papers(_ name: String, _ lines: Int, _ papers: Int) throws {
    let hall = try hall()
    let package = try #require(hall.packages.first { $0.name == name })
    let merged = MergedPapers(of: package.matters, in: PaperCatalogue(hall.papers))
    #expect(merged.papers.reduce(0) { $0 + $1.wanted.count } == lines, "no line is lost")
    #expect(merged.papers.count == papers, "\(merged.papers.map(\.name))")
  }

  @Test(
    "the papers of closing a company: the original licence, for all four matters, never replaced where one needs it")
  func details() throws {
    let hall = try hall()
    let merged = MergedPapers(
      of: ["HZ-税务-007", "HZ-市场监管-004", "HZ-公安-012", "HZ-商务-001"], in: PaperCatalogue(hall.papers))
    let licence = try #require(merged.papers.first { $0.name == "营业执照" })
    #expect(licence.form == "原件" && licence.matters == ["HZ-税务-007", "HZ-市场监管-004"])
    #expect(licence.replaceable == .everywhere && licence.requirement == .required)
    let car = MergedPapers(of: ["HZ-税务-003", "HZ-公安-014"], in: PaperCatalogue(hall.papers)).papers
    let invoice = try #require(car.first { $0.name == "购车发票" })
    #expect(invoice.form == "原件+复印件" && invoice.replaceable == .nowhere && invoice.matters.count == 2)
    let afterwards = MergedPapers(
      of: try #require(hall.packages.first { $0.name == "公民身后" }).matters, in: PaperCatalogue(hall.papers)
    ).papers
    let kinship = try #require(afterwards.first { $0.name == "亲属关系证明" })
    #expect(kinship.requirement == .required, "deferrable for the funeral grant, required for the inheritance")
    let card = try #require(afterwards.first { $0.name == "居民身份证" })
    #expect(card.matters == ["HZ-公安-006", "HZ-民政-011", "HZ-人社-019", "HZ-公积金-003"])
  }

  @Test("no two papers of one matter are taken for the same")
  func notTooMuch() throws {
    let hall = try hall()
    for (code, list) in PaperCatalogue(hall.papers).byMatter {
      // Asked for as if by two matters, two papers of one name would become one.
      let apart = list.enumerated().map { index, paper in
        var paper = paper
        paper.matter = "\(code)-\(index)"
        return paper
      }
      #expect(MergedPapers(apart).papers.count == list.count, "\(code)")
    }
  }
}
