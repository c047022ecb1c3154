import Foundation
import Testing

/// The supervisor as lines, from signing in to what the journal tells afterwards.
@Suite("The supervisor's command", .enabled(if: DeskProgram.path != nil)) struct SupervisorCommandTests {
  @Test("a grievance is filed, followed up and published line by line; no phone number reaches the journal")
  func closedLoop() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    #expect(try desk("init", "hall.db").status == 0)
    let lines = [
      "S01", "2468", "3", "F6", "1", "空调太冷", "13812345678", "沈女士", "F4", "Enter", "F9", "F2", "1", "已致歉", "F4", "F3",
      "1",
      "属实", "F4", "F5", "已调高温度", "F4", "F7", "1", "满意", "F4", "F8", "空调已调高", "F4", "Ctrl-Q",
    ]
    let run = try desk.run(["supervisor", "--plain"], input: lines.joined(separator: "\n") + "\n")
    #expect(run.status == 0)
    #expect(run.output.contains("沈**  138****5678") && run.output.contains("电话 13812345678"))
    let id = try #require(run.output.firstMatch(of: /T\d{8}-001/)).output
    let day = String(id.dropFirst().prefix(8))
    let date = "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))"
    let replay = try desk("replay", date).output
    for sentence in ["已登记：吐槽找茬", "查看联系电话", "已联系上", "已回访：满意", "结果已公开"] {
      #expect(replay.contains("\(id) \(sentence)"), "\(sentence)")
    }
    #expect(!replay.contains("⟨"))
    let store = try Data(contentsOf: desk.folder.appending(path: "hall.db"))
    #expect(store.range(of: Data("13812345678".utf8)) == nil)
    #expect(try desk("verify").status == 0)
  }

  @Test("somebody who is no supervisor is told so") func refused() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    #expect(try desk("init", "hall.db").status == 0)
    let run = try desk.run(["supervisor", "--plain"], input: "C01\n2468\n")
    #expect(run.output.contains("C01 没有主管岗位"))
  }
}
