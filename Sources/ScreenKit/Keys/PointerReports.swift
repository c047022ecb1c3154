/// What a terminal tells of its mouse or touch panel.
///
/// Source: xterm's control sequences, "Mouse Tracking": the SGR form (mode 1006), and the three bytes of the older form,
/// which a terminal that knows no other sends all the same and which must not be taken for text.
enum PointerReports {
  /// The press at the beginning of some bytes that begin with `ESC [`; nil where they are no report of a pointer.
  static func step(_ bytes: ArraySlice<UInt8>) -> KeySequences.Step? {
    switch bytes.dropFirst(2).first {
    case UInt8(ascii: "<"): sgr(bytes)
    case UInt8(ascii: "M"): old(bytes)
    default: nil
    }
  }

  /// `ESC [ < button ; column ; row` and `M` for a press or `m` for a release.
  private static func sgr(_ bytes: ArraySlice<UInt8>) -> KeySequences.Step? {
    let body = bytes.dropFirst(3).prefix { (0x30..<0x3C).contains($0) }
    // Broken, unfinished or too long: read on as a sequence nobody knows.
    guard body.count <= 20, let final = bytes[body.endIndex...].first,
      final == UInt8(ascii: "M") || final == UInt8(ascii: "m")
    else { return nil }
    let count = body.endIndex - bytes.startIndex + 1
    let numbers = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    guard final == UInt8(ascii: "M"), numbers.count == 3, let button = numbers[0], let column = numbers[1],
      let row = numbers[2]
    else { return .use(count, nil) }
    return .use(count, press(button, column: column, row: row))
  }

  /// `ESC [ M` and three bytes: button, column and row, each with 32 added.
  private static func old(_ bytes: ArraySlice<UInt8>) -> KeySequences.Step? {
    let values = bytes.dropFirst(3).prefix(3).map { Int($0) - 32 }
    guard values.count == 3 else { return .wait }
    return .use(6, press(values[0], column: values[1], row: values[2]))
  }

  /// The left button alone: no wheel, no movement, nothing held with it.
  private static func press(_ button: Int, column: Int, row: Int) -> Key? {
    guard button == 0, column >= 1, row >= 1 else { return nil }
    return .press(row: row - 1, column: column - 1)
  }
}
