import HallModel

/// A small catalogue with its readings written out, for the tests of the search.
enum SearchTestsCatalogue {
  static let matters: [Matter] = [
    matter(
      "HZ-公安-001", "居民身份证换领(到期、损坏)", "公安", .high, ["身份证", "二代证"],
      ["ju min shen fen zheng huan ling dao qi sun huai"]),
    matter(
      "HZ-公安-002", "居民身份证补领(丢失)", "公安", .high, ["身份证", "补办身份证"],
      ["ju min shen fen zheng bu ling diu shi"]),
    matter(
      "HZ-公安-003", "临时居民身份证申领", "公安", .medium, ["临时身份证"],
      ["lin shi ju min shen fen zheng shen ling"]),
    matter(
      "HZ-公安-005", "户口迁移(夫妻投靠、父母投靠)", "公安", .high, ["迁户口", "落户"],
      ["hu kou qian yi fu qi tou kao fu mu tou kao"]),
    matter(
      "HZ-公安-009", "普通护照首次申请", "公安", .high, ["护照", "出国"], ["pu tong hu zhao shou ci shen qing"]),
    matter(
      "HZ-公安-013", "机动车驾驶证遗失补证", "公安", .medium, ["驾照|jia zhao", "驾驶本"],
      ["ji dong che jia shi zheng yi shi bu zheng"]),
    matter(
      "HZ-人社-001", "社会保障卡申领(即时制卡)", "人社", .high, ["社保卡", "市民卡"],
      ["she hui bao zhang ka shen ling ji shi zhi ka", "she kuai bao zhang ka shen ling ji shi zhi ka"]),
    matter(
      "HZ-人社-002", "社会保障卡挂失补领", "人社", .high, ["社保卡"], ["she hui bao zhang ka gua shi bu ling"]),
    matter("HZ-人社-011", "失业登记", "人社", .high, [], ["shi ye deng ji"]),
    matter(
      "HZ-医保-005", "异地就医备案", "医保", .high, ["外地看病"], ["yi di jiu yi bei an"]),
    matter(
      "HZ-市场监管-001", "有限责任公司设立登记", "市场监管", .high, ["营业执照|ying ye zhi zhao", "开公司"],
      ["you xian ze ren gong si she li deng ji"]),
    matter(
      "HZ-市场监管-002", "个体工商户设立登记", "市场监管", .high, ["营业执照|ying ye zhi zhao", "个体户"],
      ["ge ti gong shang hu she li deng ji"]),
    matter(
      "HZ-市场监管-004", "企业注销登记(普通)", "市场监管", .medium, ["注销公司"],
      ["qi ye zhu xiao deng ji pu tong"]),
    matter(
      "HZ-自规-001", "国有建设用地使用权及房屋所有权转移登记(存量房)", "自然资源和规划", .high,
      ["房产证|fang chan zheng", "二手房过户"],
      ["guo you jian she yong di shi yong quan ji fang wu suo you quan zhuan yi deng ji cun liang fang"]),
    matter(
      "HZ-自规-008", "不动产权证书遗失补发", "自然资源和规划", .medium, ["房产证|fang chan zheng"],
      ["bu dong chan quan zheng shu yi shi bu fa"]),
    matter(
      "HZ-公积金-002", "租赁住房提取住房公积金", "公积金", .high, ["租房提取"],
      ["zu lin zhu fang ti qu zhu fang gong ji jin"]),
    matter("HZ-民政-001", "内地居民结婚登记", "民政", .high, ["领证"], ["nei di ju min jie hun deng ji"]),
    matter(
      "HZ-民政-002", "内地居民离婚登记(申请)", "民政", .medium, [], ["nei di ju min li hun deng ji shen qing"]),
    matter(
      "HZ-金融-001", "银行开户许可", "金融", .medium, [], ["yin hang kai hu xu ke", "yin xing kai hu xu ke"]),
    matter(
      "HZ-金融-002", "重庆户籍转出", "金融", .low, [], ["chong qing hu ji zhuan chu", "zhong qing hu ji zhuan chu"]),
    matter(
      "HZ-金融-003", "长三角异地通办", "金融", .low, [],
      ["chang san jiao yi di tong ban", "zhang san jiao yi di tong ban"]),
    matter("HZ-交通-009", "ETC设备绿通办理", "交通运输", .low, [], ["etc she bei lv tong ban li"]),
  ]

  static let packages: [MatterPackage] = [
    MatterPackage(
      name: "新生儿出生", matters: ["HZ-医保-005"], leadDepartment: "卫生健康", readings: ["xin sheng er chu sheng"]),
    MatterPackage(
      name: "企业注销登记", matters: ["HZ-市场监管-004"], leadDepartment: "市场监管",
      readings: ["qi ye zhu xiao deng ji"]),
    MatterPackage(name: "退休", matters: ["HZ-人社-011"], leadDepartment: "人社", readings: ["tui xiu"]),
  ]

  static let search = MatterSearch(Catalogue(matters: matters, packages: packages))

  private static func matter(
    _ code: String, _ name: String, _ department: String, _ frequency: Matter.Frequency, _ aliases: [String],
    _ readings: [String]
  ) -> Matter {
    Matter(
      code: code, name: name, department: department, frequency: frequency, aliases: aliases, readings: readings)
  }
}

/// The codes of the hits, or the names of packages.
func found(_ query: String, limit: Int = 50) -> [String] {
  SearchTestsCatalogue.search.results(for: query, limit: limit).map { $0.matter?.code ?? $0.name }
}
