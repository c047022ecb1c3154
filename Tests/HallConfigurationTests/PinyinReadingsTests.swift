import Testing

@testable import HallConfiguration

@Suite("Pinyin readings") struct PinyinReadingsTests {
  @Test(
    "words with heteronyms are read as people say them",
    arguments: [
      ("银行", "yin hang"), ("重庆", "chong qing"), ("长三角", "chang san jiao"), ("会计", "kuai ji"),
      ("社会保险参保", "she hui bao xian can bao"), ("机动车", "ji dong che"), ("法律援助", "fa lv yuan zhu"),
      ("略", "lve"), ("女", "nv"), ("厦门", "xia men"), ("税率", "shui lv"), ("行政许可", "xing zheng xu ke"),
    ])
  func words(name: String, reading: String) {
    #expect(PinyinReadings().readings(name).first == reading)
  }

  @Test("a character on its own keeps all its readings, the likeliest first")
  func characters() {
    #expect(PinyinReadings().readings("行") == ["xing", "hang"])
    #expect(PinyinReadings().readings("长行") == ["chang xing", "zhang xing", "chang hang", "zhang hang"])
  }

  @Test("a name gets eight readings at most, all different, those with fewest unlikely syllables first")
  func limit() {
    let readings = PinyinReadings().readings("行长重乐单着")
    #expect(readings.count == 8)
    #expect(Set(readings).count == 8)
    #expect(readings.first == "xing chang zhong le dan zhe")
    #expect(readings.contains("hang chang zhong le dan zhe"))
  }

  @Test("Latin letters and digits are tokens of their own; signs, brackets and emoji are dropped")
  func mixed() {
    #expect(PinyinReadings().readings("A级(KTV)、80岁💡") == ["a ji ktv 80 sui"])
    #expect(PinyinReadings().readings("ＡＢ１2") == ["ab12"])
    #expect(PinyinReadings().readings("()、!") == [])
    #expect(PinyinReadings().readings("") == [])
  }

  @Test("a hall's own heteronyms.csv wins, and tone marks and ü in it are understood")
  func own() throws {
    let hall = try TemporaryHall()
    try hall.write("字词,读音\n参保,cēn bǎo\n居,jū;jī\n民,lǜ\n", "heteronyms.csv")
    let result = hall.load()
    #expect(result.problems == [])
    #expect(result.configuration?.matters[1].readings == ["ju lv cen bao", "ji lv cen bao"])
  }

  @Test("every entry of the standard table is flat pinyin, one syllable a character")
  func table() {
    for (text, readings) in Heteronyms.standard {
      for reading in readings {
        #expect(reading.split(separator: " ").count == text.count, "\(text)")
        #expect(reading.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x20 }, "\(text)")
      }
    }
  }
}
