import HallModel

/// A catalogue as large as a province's, made from the real one: for whom, where and how a matter is done varies. The same
/// each time.
struct LargeCatalogue {
  let catalogue: Catalogue

  /// What may stand before and after a matter's name, with its readings.
  private static let before: [(name: String, readings: [String])] = [
    ("", [""]), ("余杭区", ["yu hang qu"]), ("西湖区", ["xi hu qu"]), ("临安", ["lin an"]), ("萧山区", ["xiao shan qu"]),
    ("重庆", ["chong qing", "zhong qing"]), ("长三角通办", ["chang san jiao tong ban", "zhang san jiao tong ban"]),
    ("银行代办", ["yin hang dai ban", "yin xing dai ban"]), ("个人", ["ge ren"]), ("单位", ["dan wei"]),
    ("外籍人员", ["wai ji ren yuan"]), ("港澳台居民", ["gang ao tai ju min"]), ("未成年人", ["wei cheng nian ren"]),
    ("老年人", ["lao nian ren"]), ("跨省", ["kua sheng"]), ("省内异地", ["sheng nei yi di"]), ("上门办理", ["shang men ban li"]),
    ("自助", ["zi zhu"]), ("预约", ["yu yue"]), ("委托代理", ["wei tuo dai li"]),
  ]
  private static let after: [(name: String, readings: [String])] = [
    ("", [""]), ("(新办)", ["xin ban"]), ("(变更)", ["bian geng"]), ("(延续)", ["yan xu"]), ("(补办)", ["bu ban"]),
    ("(注销)", ["zhu xiao"]), ("(换发)", ["huan fa"]), ("(撤销)", ["che xiao"]), ("(简易程序)", ["jian yi cheng xu"]),
    ("(告知承诺)", ["gao zhi cheng nuo"]), ("备案", ["bei an"]), ("信息变更", ["xin xi bian geng"]),
    ("证明开具", ["zheng ming kai ju"]), ("年度检验", ["nian du jian yan"]), ("延期", ["yan qi"]),
    ("遗失补领", ["yi shi bu ling"]), ("资格审核", ["zi ge shen he"]), ("费用减免", ["fei yong jian mian"]), ("复审", ["fu shen"]),
    ("档案查询", ["dang an cha xun"]),
  ]

  /// Makes a catalogue of `count` matters.
  init(of count: Int, from real: [Matter], packages: [MatterPackage]) {
    var state: UInt64 = 42
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    var matters = real
    while matters.count < count {
      var matter = real[matters.count % real.count]
      let front = LargeCatalogue.before[roll(LargeCatalogue.before.count)]
      let back = LargeCatalogue.after[roll(LargeCatalogue.after.count)]
      matter.readings = matter.readings.flatMap { middle in
        front.readings.flatMap { first in
          back.readings.map { last in [first, middle, last].filter { !$0.isEmpty }.joined(separator: " ") }
        }
      }
      matter.name = front.name + matter.name + back.name
      matter.code += String(100 + matters.count / real.count)
      matter.frequency = Matter.Frequency.allCases[roll(3)]
      matters.append(matter)
    }
    catalogue = Catalogue(matters: matters, packages: packages)
  }
}
