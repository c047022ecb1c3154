import ScreenKit
import Testing

@Suite("A function key held down") struct HeldKeyTests {
  /// Which of these keys, come at these milliseconds, are only repeats of one held down.
  func repeats(_ presses: [(key: Key, at: Int64)]) -> [Bool] {
    var held = HeldKey()
    return presses.map { held.isRepeat($0.key, at: $0.at) }
  }

  @Test("acts once, however long it is held") func held() {
    let times = [0, 500] + stride(from: Int64(530), to: 5000, by: 30)
    #expect(repeats(times.map { (.function(2), $0) }) == times.map { $0 > 0 })
  }

  @Test("acts again when it was let go for a moment, or another key came between") func again() {
    let quiet = HeldKey.quiet
    let presses: [(key: Key, at: Int64)] = [
      (.function(2), 0), (.function(2), quiet), (.escape, quiet + 1), (.function(2), quiet + 2),
    ]
    #expect(repeats(presses) == [false, false, false, false])
  }

  @Test("a screen may say that another key acts, too; a finger that trembles is held down") func acts() {
    func repeats(_ presses: [(Key, Int64, Bool)]) -> [Bool] {
      var held = HeldKey()
      return presses.map { held.isRepeat($0.0, at: $0.1, acts: $0.2) }
    }
    #expect(repeats([(.enter, 0, true), (.enter, 500, true), (.enter, 2000, true)]) == [false, true, false])
    // What was chosen with the first is not sent with the second; text before it may repeat.
    #expect(repeats([(.enter, 0, false), (.enter, 500, true)]) == [false, true])
    #expect(repeats([(.character("1"), 0, true), (.character("2"), 1, true)]) == [false, false])
    let touches: [(Key, Int64, Bool)] = [
      (.press(row: 10, column: 10), 0, true), (.press(row: 11, column: 12), 90, true),
      (.press(row: 11, column: 20), 180, true),
    ]
    #expect(repeats(touches) == [false, true, false])
  }

  @Test("is not told from text and arrows, which may repeat") func others() {
    for key in [Key.character("a"), .down, .backspace, .function(1)] {
      #expect(repeats([(key, 0), (key, 1)]) == [false, false])
    }
  }
}
