import HallModel
import Testing

@Suite("Search: what a clerk types finds what was meant")
struct SearchTests {
  @Test(
    "the first hit is the one meant",
    arguments: [
      // Names.
      ("居民身份证补领(丢失)", "HZ-公安-002"), ("居民身份证补领", "HZ-公安-002"), ("失业登记", "HZ-人社-011"),
      ("公积金", "HZ-公积金-002"), ("结婚", "HZ-民政-001"), ("存量房", "HZ-自规-001"), ("绿通", "HZ-交通-009"),
      ("etc", "HZ-交通-009"),
      // What people call them.
      ("社保卡", "HZ-人社-001"), ("房产证", "HZ-自规-001"), ("营业执照", "HZ-市场监管-001"), ("个体户", "HZ-市场监管-002"),
      ("落户", "HZ-公安-005"), ("驾照", "HZ-公安-013"), ("出国", "HZ-公安-009"), ("二手房", "HZ-自规-001"),
      // Codes.
      ("HZ-公安-001", "HZ-公安-001"), ("hz公安001", "HZ-公安-001"), ("公安-003", "HZ-公安-003"),
      ("gongjijin002", "HZ-公积金-002"), ("gongan003", "HZ-公安-003"), ("011", "HZ-人社-011"),
      // Full pinyin, from a syllable on.
      ("shiyedengji", "HZ-人社-011"), ("shenfenzhengbuling", "HZ-公安-002"), ("shen fen zheng bu ling", "HZ-公安-002"),
      ("jiehun", "HZ-民政-001"), ("jiehund", "HZ-民政-001"), ("yidijiuyi", "HZ-医保-005"), ("jiazhao", "HZ-公安-013"),
      ("fangchanzheng", "HZ-自规-001"), ("yingyezhizhao", "HZ-市场监管-001"), ("shìyè", "HZ-人社-011"),
      ("lvtong", "HZ-交通-009"), ("lütong", "HZ-交通-009"), ("etcshebei", "HZ-交通-009"),
      // Aliases without a reading of their own borrow the characters' readings from the names.
      ("shebaoka", "HZ-人社-001"), ("buzheng", "HZ-公安-013"),
      // Heteronyms.
      ("yinhang", "HZ-金融-001"), ("yinxing", "HZ-金融-001"), ("chongqing", "HZ-金融-002"), ("zhongqing", "HZ-金融-002"),
      ("changsanjiao", "HZ-金融-003"), ("zhangsanjiao", "HZ-金融-003"), ("shekuaibaozhang", "HZ-人社-001"),
      // Initials, and mixed.
      ("sfzbl", "HZ-公安-002"), ("shfzh", "HZ-公安-001"), ("sfzbuling", "HZ-公安-002"), ("shenfzbl", "HZ-公安-002"),
      ("ydjy", "HZ-医保-005"), ("sbk", "HZ-人社-001"), ("身份证bl", "HZ-公安-002"), ("身份证buling", "HZ-公安-002"),
      ("csj", "HZ-金融-003"), ("yhkh", "HZ-金融-001"),
      // Packages.
      ("新生儿", "新生儿出生"), ("xse", "新生儿出生"), ("新生儿出生一件事", "新生儿出生"), ("tuixiu", "退休"),
      ("退休 一件事", "退休"), ("企业注销登记", "企业注销登记"),
    ])
  func firstHit(_ query: String, _ expected: String) {
    #expect(found(query).first == expected, "\(found(query, limit: 3))")
  }

  @Test(
    "slips and guesses find it among the first three",
    arguments: [
      // Left out, other order, more said than needed.
      ("身份证补", "HZ-公安-002"), ("社卡", "HZ-人社-001"), ("补领 身份证", "HZ-公安-002"), ("登记 离婚", "HZ-民政-002"),
      ("bl sfz", "HZ-公安-002"), ("shbzkbl", "HZ-人社-002"), ("身份证丢了", "HZ-公安-002"), ("怎么办护照", "HZ-公安-009"),
      ("公积金租房", "HZ-公积金-002"), ("公安 护照", "HZ-公安-009"),
      // Wrong characters.
      ("身分证补领", "HZ-公安-002"), ("施业登记", "HZ-人社-011"), ("失业登级", "HZ-人社-011"), ("异地救医", "HZ-医保-005"),
      // Sounds.
      ("shengfengzheng", "HZ-公安-001"), ("senfenzen", "HZ-公安-001"), ("jiefundengji", "HZ-民政-001"),
      ("neidi", "HZ-民政-001"), ("leidi", "HZ-民政-001"), ("cansanjiao", "HZ-金融-003"), ("lutong", "HZ-交通-009"),
      ("gongjijing", "HZ-公积金-002"),
      // Slips of the finger: wrong, missing, too many, swapped; two of them.
      ("shenfenzhwng", "HZ-公安-001"), ("shnfenzheng", "HZ-公安-001"), ("shenfeenzheng", "HZ-公安-001"),
      ("shenfenzhneg", "HZ-公安-001"), ("jiehnu", "HZ-民政-001"), ("shwnfenzhneg", "HZ-公安-001"),
      ("yldijiuyi", "HZ-医保-005"), ("tuixuu", "退休"), ("sfzbk", "HZ-公安-002"),
    ])
  func amongThree(_ query: String, _ expected: String) {
    #expect(found(query, limit: 3).contains(expected), "\(found(query, limit: 5))")
  }

  @Test(
    "what is no matter at all finds nothing",
    arguments: [
      "火星移民", "qwertyuiop", "xxxxxx", "agagagaga", "zzzz", "啊啊啊啊", "999", "😀", "，。！", "-", "\u{0}\u{1B}\u{7}", "ζζζ",
      "ｑｑｑｑ",
    ])
  func nothing(_ query: String) {
    #expect(found(query).isEmpty, "\(found(query, limit: 5))")
  }

  @Test(
    "width, case, spaces, punctuation and marks make no difference",
    arguments: [
      ("ＳＦＺＢＬ", "sfzbl"), ("SfZbL", "sfzbl"), ("sfz bl", "sfzbl"), (" 身份证 ", "身份证"), ("「身份证」", "身份证"),
      ("身份证（补领）", "身份证补领"), ("ＨＺ－公安－００１", "HZ-公安-001"), ("身份证😀", "身份证"), ("身\u{200B}份证", "身份证"),
      ("shen'fen'zheng", "shenfenzheng"), ("shēnfènzhèng", "shenfenzheng"),
    ])
  func normalised(_ query: String, _ plain: String) {
    #expect(found(query).first == found(plain).first)
    #expect(!found(plain).isEmpty)
  }

  @Test("every beginning of what is typed already finds it: no keystroke loses it")
  func keystrokes() {
    for (typed, code, from) in [
      ("shenfenzhengbuling", "HZ-公安-002", 1), ("sfzbl", "HZ-公安-002", 1), ("shiyedengji", "HZ-人社-011", 1),
      ("居民身份证补领", "HZ-公安-002", 1), ("身份证buling", "HZ-公安-002", 1), ("公安-002", "HZ-公安-002", 2),
      ("changsanjiao", "HZ-金融-003", 1),
    ] {
      for length in from...typed.count {
        let beginning = String(typed.prefix(length))
        #expect(found(beginning).contains(code), "\(beginning)")
      }
    }
  }

  @Test("a department lists its matters, by name, pinyin, initials or its short name in the codes")
  func departments() {
    let police = ["HZ-公安-001", "HZ-公安-002", "HZ-公安-005", "HZ-公安-009", "HZ-公安-003", "HZ-公安-013"]
    #expect(found("公安") == police)
    #expect(found("gongan") == police)
    #expect(Set(found("ga")).isSuperset(of: police))
    #expect(Set(found("自规")) == ["HZ-自规-001", "HZ-自规-008"])
    #expect(found("市场监管").contains("企业注销登记"))
    #expect(Set(found("金融 户")) == ["HZ-金融-001", "HZ-金融-002"])
    #expect(SearchTestsCatalogue.search.results(for: "公安").allSatisfy { $0.reason == .department })
  }
}
