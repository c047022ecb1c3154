import Testing

@testable import HallModel

@Suite("Catalogue: stored text, papers, what windows accept")
struct CatalogueTests {
  static let full = Matter(
    code: "HZ-公安-001", name: "居民身份证补领(丢失)", department: "公安", type: "公共服务", caseType: .immediate, legalLimit: 60,
    limitUnit: .calendar, promisedDays: 0, online: .part, selfService: true, frequency: .high, handlingMinutes: 5.25,
    serviceObject: "自然人", specialProcedure: "鉴定", priorityNote: "老年人", source: "估计;待核实", aliases: ["补证", "身份证丢了"],
    readings: ["ju min shen fen zheng", "ju min"])

  @Test("matters and packages come back from their text as they went")
  func roundTrip() throws {
    let package = MatterPackage(
      name: "新生儿出生", matters: ["GA-3", "SB-1"], batch: "第一批", leadDepartment: "卫健", source: "国办",
      readings: ["xin sheng er"])
    let matters = Sample.matters + [CatalogueTests.full]
    let text = CatalogueText.encode(matters: matters, packages: [package])
    let read = try CatalogueText.catalogue(from: Array(text.utf8), digest: "d")
    #expect(read.matters == matters)
    #expect(read.packages == [package])
    #expect(read.digest == "d")
    #expect(read.matter("HZ-公安-001") == CatalogueTests.full)
    #expect(read.position("GA-2") == 1)
    #expect(read.departments == ["公安", "社保", "税务"])
    #expect(read.package("新生儿出生") == package && read.package("没有") == nil)
  }

  @Test("a package in turn says so in its text; one side by side has the text it always had")
  func packageOrder() throws {
    let packages = [
      MatterPackage(name: "甲", matters: ["GA-3", "SB-1"], inTurn: true), MatterPackage(name: "乙", matters: ["GA-3"]),
    ]
    let text = CatalogueText.encode(matters: [], packages: packages)
    #expect(text.hasSuffix("\tin_turn\np\t乙\tGA-3\t\t\t\t\n"))
    #expect(try CatalogueText.catalogue(from: Array(text.utf8), digest: "").packages == packages)
    let strange = text.replacing("in_turn", with: "sometimes")
    #expect(throws: CatalogueText.Unreadable(line: 2)) {
      try CatalogueText.catalogue(from: Array(strange.utf8), digest: "")
    }
  }

  @Test("every kind of case, limit, online depth and frequency has its text")
  func kinds() throws {
    var matters: [Matter] = []
    for caseType in Matter.CaseType.allCases {
      for unit in Matter.LimitUnit.allCases {
        for online in Matter.Online.allCases {
          for frequency in Matter.Frequency.allCases {
            matters.append(
              Matter(
                code: "M\(matters.count)", name: "n", department: "d", caseType: caseType, limitUnit: unit,
                online: online, frequency: frequency))
          }
        }
      }
    }
    let text = CatalogueText.encode(matters: matters, packages: [])
    #expect(try CatalogueText.catalogue(from: Array(text.utf8), digest: "").matters == matters)
  }

  @Test("tabs and line ends inside a field become spaces, and the row stays one row")
  func controlCharacters() throws {
    var matter = CatalogueTests.full
    matter.name = "身份证\t补领\n丢失\r\n首次\u{0}"
    let text = CatalogueText.encode(matters: [matter], packages: [])
    let read = try CatalogueText.catalogue(from: Array(text.utf8), digest: "")
    #expect(read.matters.map(\.name) == ["身份证 补领 丢失 首次 "])
    #expect(read.matters.first?.readings == matter.readings)
    let papers = CatalogueText.encode(papers: [Paper(matter: "M", sequence: 1, name: "户口\n簿", form: "\t")])
    let paper = try CatalogueText.papers(from: Array(papers.utf8)).byMatter["M"]?.first
    #expect(paper?.name == "户口 簿" && paper?.form == " ")
  }

  @Test(
    "text that is not whole is refused with its line",
    arguments: [
      ("", 1), ("halldesk-matters 2\n", 1), ("halldesk-matters 1", 1), ("halldesk-matters 1\tx\n", 1),
      ("halldesk-matters 1\nm\tA\n", 2), ("halldesk-matters 1\n\n", 2), ("halldesk-matters 1\np\tn\t\t\t\t\t\nx\n", 3),
      ("halldesk-matters 1\np\tn\t\t\t\t\t", 2), ("\n", 1),
    ])
  func unreadable(_ text: String, _ line: Int) {
    #expect(throws: CatalogueText.Unreadable(line: line)) {
      _ = try CatalogueText.catalogue(from: Array(text.utf8), digest: "")
    }
  }

  @Test("a field that is no number or no known word is refused with its line", arguments: [5, 6, 7, 8, 9, 11, 12])
  func badField(_ field: Int) {
    let text = CatalogueText.encode(matters: Sample.matters, packages: [])
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var fields = rows[3].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    fields[field] = "?"
    rows[3] = fields.joined(separator: "\t")
    #expect(throws: CatalogueText.Unreadable(line: 4)) {
      _ = try CatalogueText.catalogue(from: Array(rows.joined(separator: "\n").utf8), digest: "")
    }
  }

  @Test("of two matters with one code the first counts")
  func duplicateCodes() {
    let catalogue = Catalogue(matters: [
      Matter(code: "A", name: "一", department: "甲"), Matter(code: "A", name: "二", department: "乙"),
    ])
    #expect(catalogue.matter("A")?.name == "一")
    #expect(catalogue.position("A") == 0)
  }

  @Test("catalogues are equal by digest, or by being one object")
  func equality() {
    let one = Catalogue(matters: Sample.matters, digest: "x")
    #expect(one == Catalogue(matters: [], digest: "x"))
    #expect(one != Catalogue(matters: Sample.matters, digest: "y"))
    #expect(Catalogue(matters: []) != Catalogue(matters: []))
    #expect(Catalogue.empty == Catalogue.empty)
  }
}

@Suite("Papers: each asked for once")
struct PaperTests {
  static let papers = [
    Paper(matter: "GA-3", sequence: 2, name: "户口簿", requirement: .ifApplicable),
    Paper(matter: "GA-3", sequence: 1, name: "出生医学证明", form: "原件", origin: .department),
    Paper(matter: "SB-1", sequence: 1, name: "户口簿", copies: 2, requirement: .required, origin: .eCertificate),
    Paper(matter: "SB-1", sequence: 2, name: "照片", requirement: .deferrable),
  ]

  @Test("papers come back from their text in their published order")
  func roundTrip() throws {
    let text = CatalogueText.encode(papers: PaperTests.papers)
    let read = try CatalogueText.papers(from: Array(text.utf8))
    #expect(read.byMatter["GA-3"]?.map(\.name) == ["出生医学证明", "户口簿"])
    #expect(read.byMatter["SB-1"] == Array(PaperTests.papers[2...]))
    #expect(throws: CatalogueText.Unreadable(line: 1)) { _ = try CatalogueText.papers(from: []) }
    #expect(throws: CatalogueText.Unreadable(line: 2)) {
      _ = try CatalogueText.papers(from: Array("halldesk-papers 1\nM\tx\tn\t\t1\t必须\t自备\n".utf8))
    }
  }

  @Test("several matters share one list: each paper once, the strictest requirement and the most copies")
  func merged() {
    let catalogue = PaperCatalogue(PaperTests.papers)
    let list = catalogue.merged(["GA-3", "SB-1", "没有"])
    #expect(list.map(\.name) == ["出生医学证明", "户口簿", "照片"])
    #expect(list.map(\.requirement) == [.required, .required, .deferrable])
    #expect(list.map(\.copies) == [1, 2, 1])
    #expect(catalogue.merged(["SB-1", "GA-3"]).map(\.requirement) == [.required, .deferrable, .required])
    #expect(catalogue.merged([]).isEmpty)
  }
}

@Suite("Acceptance: what a window takes, as people write it")
struct AcceptanceTests {
  static func parse(_ text: String) -> Acceptance {
    Acceptance(text: text) { Sample.catalogue.matter($0) != nil }
  }

  @Test(
    "a spreadsheet cell is understood in its usual spellings",
    arguments: [
      ("全部", .everything), ("all", .everything), ("无", .nothing), ("", .nothing), ("none", .nothing),
      ("公安;社保", Acceptance(departments: ["公安", "社保"])), ("公安；社保", Acceptance(departments: ["公安", "社保"])),
      ("公安、社保", Acceptance(departments: ["公安", "社保"])), (" 公安 ,  社保 ", Acceptance(departments: ["公安", "社保"])),
      ("公安，社保", Acceptance(departments: ["公安", "社保"])),
      ("GA-1;社保", Acceptance(departments: ["社保"], matters: ["GA-1"])),
      ("全部;除 税务", Acceptance(all: true, except: ["税务"])), ("全部;除税务", Acceptance(all: true, except: ["税务"])),
      ("all, except 税务", Acceptance(all: true, except: ["税务"])), ("全部;-SW-1", Acceptance(all: true, except: ["SW-1"])),
      ("全部;除", .everything), (";;公安;", Acceptance(departments: ["公安"])),
    ] as [(String, Acceptance)])
  func spellings(_ text: String, _ rule: Acceptance) {
    #expect(AcceptanceTests.parse(text) == rule)
  }

  @Test("the printed form reads back as the same rule")
  func roundTrip() {
    var random = RandomSource(seed: 7)
    let departments = ["公安", "社保", "税务"]
    let codes = Sample.matters.map(\.code)
    for _ in 0..<500 {
      let rule = Acceptance(
        all: random.chance(30), departments: random.some(of: departments), matters: random.some(of: codes),
        except: random.some(of: departments + codes))
      #expect(AcceptanceTests.parse(rule.text) == rule, "\(rule.text)")
    }
    #expect(Acceptance.nothing.text == "无" && Acceptance.everything.text == "全部")
  }

  @Test(
    "an exception outweighs what names the matter",
    arguments: [
      (.everything, ["GA-1", "SB-1", "SW-1"]), (.nothing, []), (Acceptance(departments: ["公安"]), ["GA-1"]),
      (Acceptance(matters: ["SW-1"]), ["SW-1"]), (Acceptance(all: true, except: ["公安"]), ["SB-1", "SW-1"]),
      (Acceptance(all: true, except: ["SB-1"]), ["GA-1", "SW-1"]),
      (Acceptance(matters: ["GA-1", "SB-1"], except: ["公安"]), ["SB-1"]),
      (Acceptance(departments: ["公安", "税务"], except: ["GA-1"]), ["SW-1"]), (Acceptance(except: ["公安"]), []),
    ] as [(Acceptance, [String])])
  func covers(_ rule: Acceptance, _ codes: [String]) {
    let asked = ["GA-1", "SB-1", "SW-1"].compactMap(Sample.catalogue.matter)
    #expect(asked.filter(rule.covers).map(\.code) == codes)
  }

  @Test("the hall's index answers as the rules do")
  func index() {
    var random = RandomSource(seed: 11)
    let names = ["公安", "社保", "税务"] + Sample.matters.map(\.code)
    for _ in 0..<100 {
      let rules = (0..<70).map { _ in
        Acceptance(
          all: random.chance(20), departments: random.some(of: ["公安", "社保", "税务"]),
          matters: random.some(of: Sample.matters.map(\.code)), except: random.some(of: names))
      }
      let index = AcceptanceIndex(rules)
      for matter in Sample.matters {
        #expect(index.windows(for: matter).positions == rules.indices.filter { rules[$0].covers(matter) })
      }
    }
  }
}
