import Glibc
import ScreenKit

extension Terminal {
  /// Asks the terminal where its cursor stands after an ambiguous character; how many columns that took, or `nil`
  /// when it does not answer in time.
  ///
  /// - Parameter limit: the longest wait, in milliseconds.
  public func probeAmbiguousWidth(limit: Int = 100) -> Int? {
    guard isOpen, !isSuspended else { return nil }
    send(description.codes.move(0, 0) + Array("○\u{1B}[6n".utf8))
    defer {
      send(description.codes.move(0, 0) + Array("  ".utf8))
      painter.forget()
    }
    var collected: [UInt8] = []
    let start = Self.milliseconds
    while true {
      let left = limit - (Self.milliseconds - start)
      guard left > 0, poll(input, for: left) else { break }
      let bytes = readInput()
      if bytes.isEmpty { break }
      collected += bytes
      if let (answer, rest) = Self.cursorColumn(in: collected) {
        waiting += decoder.feed(rest)
        return answer == 2 ? 1 : answer == 3 ? 2 : nil
      }
    }
    // A late answer is swallowed by the decoder.
    waiting += decoder.feed(collected)
    return nil
  }

  /// The column in the first `ESC [ row ; column R`, and the bytes around it.
  static func cursorColumn(in bytes: [UInt8]) -> (column: Int, rest: [UInt8])? {
    for start in bytes.indices where bytes[start...].starts(with: [0x1B, 0x5B]) {
      let body = bytes[(start + 2)...].prefix { (0x30..<0x3A).contains($0) || $0 == 0x3B }
      guard body.endIndex < bytes.count, bytes[body.endIndex] == 0x52 else { continue }
      let numbers = body.split(separator: 0x3B).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
      guard numbers.count == 2 else { continue }
      return (numbers[1], Array(bytes[..<start] + bytes[(body.endIndex + 1)...]))
    }
    return nil
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
