import HallModel

/// The matter search on a catalogue of 5,000.
struct SearchSpeed {
  let hall: BenchHall
  private static let matters = 5000

  /// What clerks type: names, pinyin, initials, slips, codes, nonsense.
  private static let typed = [
    "身份证补领", "sfzbl", "shenfenzhengbuling", "shenfenzhneg", "shenfengzheng", "shefenzhen", "身份证bl", "社保卡", "shebaoka",
    "sbk",
    "shbzk", "shbzkbl", "房产证", "fangchanzheng", "fcz", "营业执照", "yingyezhizhao", "yyzz", "公安", "gongan", "HZ-公安-001",
    "公安-0",
    "001", "补领 身份证", "登记 企业 注销", "bl sfz", "身份证丢了怎么办", "身分证", "补办身份证", "我要办护照", "huzhao", "hzsq", "changsanjiao",
    "zhongqing", "chongqing", "yinhangdaiban", "yinxing", "新生儿出生", "xinshengerchusheng", "xsecs", "一件事", "企业开办一件事",
    "gongjijin", "gjjtq", "住房公积金提取", "zhufanggongjijintiqu", "zfgjjdk", "jiehundengji", "结婚", "jhdj", "lihun", "残疾人证",
    "canjiren", "qiyezhuxiao", "qyzx", "食品经营许可", "shipinjingyingxuke", "spjyxk", "spjyxkz", "qwertyuiop", "xxxxxx",
    "zzzz",
    "啊啊啊啊", "火星移民", "agagagaga", "ｓｆｚ", "shen fen zheng", "医保报销", "yibaobaoxiao", "异地就医", "ydjy", "yidijiuyibeian",
    "yldijiuyibeian", "tuixiu", "退休", "用电过户", "ydgh", "水电气网", "驾驶证换证", "jszhz", "jiashizhenghuanzhen", "a", "s", "z",
    "e",
    "证", "登记",
  ]

  func measure(_ table: ResultTable) {
    table.section(Words("五、搜索(\(SearchSpeed.matters) 个事项)", "5. Search among \(SearchSpeed.matters) matters"))
    let catalogue = LargeCatalogue(of: SearchSpeed.matters, from: hall.matters, packages: hall.packages).catalogue
    var search = MatterSearch(catalogue)
    let build = Sample(nanoseconds: (0..<5).map { _ in Clock.work { search = MatterSearch(catalogue) } })
    let names = catalogue.matters.map { Array($0.name.utf8) }
    var times: [Int64] = []
    var scans: [Int64] = []
    var found = 0
    for text in SearchSpeed.typed {
      for length in 1...text.count {
        let prefix = String(text.prefix(length))
        let bytes = Array(prefix.utf8)
        times.append(median { found &+= search.results(for: prefix).count })
        scans.append(median { found &+= names.count { contains($0, bytes) } })
      }
    }
    let keys = Sample(nanoseconds: times)
    let plain = Sample(nanoseconds: scans)
    table.add(
      Figure(
        name: Words("每键 p50 / p99 / 最长(\(keys.count) 键)", "a key p50 / p99 / max (\(keys.count) keys)"),
        measured: "\(keys.median.milliseconds) / \(keys.quantile(0.99).milliseconds) / \(keys.maximum.milliseconds)",
        goal: "p99 ≤ 4 ms", yardstick: "plain scan of names \(plain.median.milliseconds)", met: keys.quantile(0.99) <= 4
      ))
    table.add(
      Figure(name: Words("建立索引", "building the index"), measured: build.median.milliseconds, yardstick: "", met: nil))
    // The results are used, so that no search can be left out.
    if found == 0 { table.fail(Words("什么也没搜到", "nothing was found")) }
  }

  /// The processor's time in the middle of five.
  private func median(_ body: () -> Void) -> Int64 { (0..<5).map { _ in Clock.work(body) }.sorted()[2] }

  private func contains(_ name: [UInt8], _ part: [UInt8]) -> Bool {
    guard name.count >= part.count else { return false }
    return (0...name.count - part.count).contains { start in
      name[start] == part[0] && name[start..<start + part.count].elementsEqual(part)
    }
  }
}
