import Foundation
import HallDocuments
import Testing

/// Other programs: how they are named, started, fed and ended.
@Suite("Other programs") struct ProgramTests {
  @Test("a command is split into words, and nothing in it is a shell's")
  func words() throws {
    #expect(try CommandWords("lp -d desk").words == ["lp", "-d", "desk"])
    #expect(try CommandWords("  '/opt/my lp'  -o \"a b\" c\\ d '' ").words == ["/opt/my lp", "-o", "a b", "c d", ""])
    #expect(
      try CommandWords("lp; rm -rf $HOME | x `y` *").words == ["lp;", "rm", "-rf", "$HOME", "|", "x", "`y`", "*"])
    #expect(try CommandWords("a '\\' \"\\\"\"").words == ["a", "\\", "\""])
    #expect(throws: CommandWords.Problem.empty) { try CommandWords("  ") }
    #expect(throws: CommandWords.Problem.empty) { try CommandWords("'' x") }
    #expect(throws: CommandWords.Problem.openQuote(4)) { try CommandWords("lp 'x") }
    #expect(throws: CommandWords.Problem.controlCharacter(3)) { try CommandWords("lp\u{0}x") }
    #expect(throws: CommandWords.Problem.tooLong) { try CommandWords(String(repeating: "x", count: 5_000)) }
  }

  private func run(_ words: String..., input: [UInt8] = [], most: Int = 1 << 22, limit: Duration = .seconds(120))
    -> ProgramEnd
  {
    SystemPrograms().run(words, input: input, outputLimit: most, limit: limit)
  }

  @Test("a program gets all of a large input and gives all of its output back")
  func cat() {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(run("cat", input: bytes) == .exited(0, output: bytes, message: ""))
  }

  @Test("a program's words are arguments, whatever they hold")
  func injection() {
    #expect(run("printf", "%s", "$(id); `id` 'x'") == .exited(0, output: Array("$(id); `id` 'x'".utf8), message: ""))
  }

  @Test("status, message and signal are told")
  func ends() throws {
    let scratch = try ScratchFolder()
    try "no program".write(toFile: scratch.path + "/plain", atomically: true, encoding: .utf8)
    #expect(run("sh", "-c", "echo 缺纸 >&2; exit 7") == .exited(7, output: [], message: "缺纸"))
    #expect(run("sh", "-c", "kill -TERM $$") == .killed(15, message: ""))
    #expect(run("/nowhere/lp") == .missing)
    #expect(run("no-such-program-here") == .missing)
    #expect(run(scratch.path + "/plain") == .failed(13))
    #expect(run() == .missing)
  }

  @Test("a program that reads nothing does not end this one")
  func deaf() {
    let bytes = [UInt8](repeating: 65, count: 2_000_000)
    #expect(run("true", input: bytes) == .exited(0, output: [], message: ""))
    #expect(run("false", input: bytes) == .exited(1, output: [], message: ""))
  }

  @Test("a program that does not end is ended with all it started, at the limit")
  func endless() {
    // A limit of nothing is over at the first look, however fast the machine.
    #expect(run("tail", "-f", "/dev/null", limit: .zero) == .timedOut)
    #expect(run("sh", "-c", "tail -f /dev/null & wait", limit: .zero) == .timedOut)
  }

  @Test("a program that writes without end is stopped where output is wanted, and heard out where it is not")
  func flood() {
    #expect(run("yes", most: 100_000) == .failed(27))
    #expect(run("sh", "-c", "head -c 3000000 /dev/zero", most: 0) == .exited(0, output: [], message: ""))
  }
}
