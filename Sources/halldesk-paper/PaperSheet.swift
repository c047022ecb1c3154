import CPaper

/// The PDF as it is drawn; lengths in points.
final class PaperSheet {
  private let paper: OpaquePointer
  private let bytes: ByteSink
  /// Characters no installed font can show.
  private(set) var unknown: [Unicode.Scalar] = []

  /// Collects what Cairo writes.
  private final class ByteSink {
    var bytes: [UInt8] = []
  }

  init(width: Double, height: Double, title: String, font: String, date: String?) throws(PaperError) {
    let sink = ByteSink()
    bytes = sink
    let opened = hd_paper_open(
      width, height, title, date, font,
      { context, bytes, count in
        guard let context, let bytes else { return -1 }
        Unmanaged<ByteSink>.fromOpaque(context).takeUnretainedValue().bytes += UnsafeBufferPointer(
          start: bytes, count: count)
        return 0
      }, Unmanaged.passUnretained(sink).toOpaque())
    guard let opened else { throw PaperError(status: 3, code: "no_memory", detail: "-") }
    paper = opened
  }

  /// A text broken into lines.
  final class Text {
    fileprivate let text: OpaquePointer
    let size: Double
    let count: Int

    fileprivate init(_ text: OpaquePointer, size: Double) {
      self.text = text
      self.size = size
      count = Int(hd_text_lines(text))
    }

    deinit { hd_text_free(text) }

    func width(_ line: Int) -> Double { hd_text_width(text, Int32(line)) }
    func start(_ line: Int) -> Double { hd_text_start(text, Int32(line)) }
  }

  /// Breaks a text at a width.
  func text(_ string: String, size: Double, bold: Bool = false, width: Double, indent: Double = 0) -> Text {
    var copy = string
    let made = copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        hd_text_new(paper, $0.baseAddress, $0.count, size, bold ? 1 : 0, width, indent)
      }
    }
    guard let made else { preconditionFailure("Pango answers every text") }
    var characters = [UInt32](repeating: 0, count: 16)
    let found = Int(hd_text_unknown(made, &characters, Int32(characters.count)))
    for value in characters[..<found] {
      if let scalar = Unicode.Scalar(value), !unknown.contains(scalar) { unknown.append(scalar) }
    }
    return Text(made, size: size)
  }

  /// Draws one line of a text in a row of `height` whose upper edge is at `y`.
  func draw(_ text: Text, line: Int, x: Double, y: Double, height: Double) {
    // The base of Chinese characters is 0.12 of their size above their lower edge; the row has equal room over and under.
    hd_text_draw(paper, text.text, Int32(line), x, y + (height + text.size) / 2 - 0.12 * text.size)
  }

  func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, width: Double = 0.5) {
    hd_paper_line(paper, x1, y1, x2, y2, width, 0, 0)
  }

  func circle(_ x: Double, _ y: Double, radius: Double) { hd_paper_circle(paper, x, y, radius, 0.4, 0.6, 3) }

  func endPage() { hd_paper_end_page(paper) }

  /// Ends the PDF; the sheet must not be used afterwards.
  func close() throws(PaperError) -> [UInt8] {
    if hd_paper_close(paper) != 0 { throw PaperError(status: 3, code: "cannot_draw", detail: "-") }
    return bytes.bytes
  }
}
