import Testing

@testable import HallConfiguration

@Suite("Texts of problems") struct ProblemTextTests {
  @Test("every code has a sentence and a hint in both languages", arguments: Problem.Code.allCases)
  func bothLanguages(code: Problem.Code) {
    let sentences = code.sentences
    #expect(sentences.zh.contains { $0.unicodeScalars.contains { $0.properties.isIdeographic } })
    #expect(sentences.zh.split { "。?".contains($0) }.count >= 2, "a sentence and a hint: \(sentences.zh)")
    #expect(sentences.en.split { ".?;".contains($0) }.count >= 2, "a sentence and a hint: \(sentences.en)")
    #expect(sentences.en.allSatisfy { $0.isASCII || "“”–".contains($0) || code == .noLaneCarries })
    #expect(code.rawValue.allSatisfy { $0.isLowercase || $0 == "_" })
  }

  @Test("no two codes say the same")
  func distinct() {
    #expect(Set(Problem.Code.allCases.map(\.sentences.zh)).count == Problem.Code.allCases.count)
    #expect(Set(Problem.Code.allCases.map(\.sentences.en)).count == Problem.Code.allCases.count)
  }

  @Test(
    "both languages name the same arguments, but for those that differ by language", arguments: Problem.Code.allCases)
  func sameArguments(code: Problem.Code) {
    func names(_ text: String) -> Set<String> {
      Set(
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
          $0.split(separator: "}").first.map(String.init)
        })
    }
    let zh = names(code.sentences.zh).filter { !$0.hasSuffix("_zh") }
    let en = names(code.sentences.en).filter { !$0.hasSuffix("_en") }
    #expect(zh == en)
  }

  @Test("a part in brackets is left out where its argument is missing")
  func optionalPart() {
    #expect(Problem.fill("甲{a}。[像“{b}”吗?]完", ["a": "1"]) == "甲1。完")
    #expect(Problem.fill("甲{a}。[像“{b}”吗?]完", ["a": "1", "b": "2"]) == "甲1。像“2”吗?完")
  }

  @Test("the report names severity, file, line, column and the spreadsheet's cell")
  func report() throws {
    let hall = try TemporaryHall()
    try hall.write("number,name,kind,accepts,usual_staff\n1,一号,综窗,全部;公安局,C01\n", "windows.csv")
    let problem = try #require(hall.load().problems.first)
    #expect(
      problem.report(.zh)
        == "错误 windows.csv:2:9 (D2) 事项表里没有部门“公安局”。是不是想写“公安”?部门名称要与 matters.csv 一致。")
    #expect(
      problem.report(.en)
        == "error windows.csv:2:9 (D2) No matter belongs to a department “公安局”. Did you mean “公安”? "
        + "Use the names of matters.csv.")
  }
}
