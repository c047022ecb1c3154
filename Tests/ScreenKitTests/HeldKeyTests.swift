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

  @Test("is not told from text and arrows, which may repeat") func others() {
    for key in [Key.character("a"), .down, .backspace, .function(1)] {
      #expect(repeats([(key, 0), (key, 1)]) == [false, false])
    }
  }
}
