import HallModel
import ScreenKit

/// A drawing as SVG: one file without scripts, styles or fonts from elsewhere, its words as text that can be searched.
struct SVGDrawing {
  /// How a text stands to its point.
  enum Anchor: String {
    case start, middle, end
  }

  let width: Int
  let height: Int
  private var body = ""

  /// An empty white sheet with a title over it.
  init(width: Int, height: Int, title: String) {
    self.width = width
    self.height = height
    body = "<title>\(SVGDrawing.escaped(title))</title>\n"
    rectangle(0, 0, Double(width), Double(height), fill: "#ffffff")
    text(title, Double(width) / 2, 28, size: 18, anchor: .middle)
  }

  /// A filled rectangle.
  mutating func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, hint: String = "")
  {
    let place = "x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(max(0, width)))\" height=\"\(n(max(0, height)))\""
    body += "<rect \(place) fill=\"\(fill)\""
    body += hint.isEmpty ? "/>\n" : "><title>\(SVGDrawing.escaped(hint))</title></rect>\n"
  }

  /// A straight line.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, colour: String = "#cccccc") {
    body += "<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\" stroke=\"\(colour)\"/>\n"
  }

  /// A line through points.
  mutating func polyline(_ points: [(x: Double, y: Double)], colour: String) {
    let list = points.map { "\(n($0.x)),\(n($0.y))" }.joined(separator: " ")
    body += "<polyline points=\"\(list)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\"/>\n"
  }

  /// A dot.
  mutating func dot(_ x: Double, _ y: Double, colour: String) {
    body += "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"3\" fill=\"\(colour)\"/>\n"
  }

  /// A text on one line; its base is at `y`.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, size: Int = 12, anchor: Anchor = .start, fill: String = "#222222"
  ) {
    body +=
      "<text x=\"\(n(x))\" y=\"\(n(y))\" font-size=\"\(size)\" text-anchor=\"\(anchor.rawValue)\" fill=\"\(fill)\">"
    body += SVGDrawing.escaped(text) + "</text>\n"
  }

  /// The file.
  var bytes: [UInt8] {
    let size = "width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\""
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" \(size)"
    return Array((head + " font-family=\"sans-serif\">\n" + body + "</svg>\n").utf8)
  }

  /// A text as XML may hold it: signs with a meaning written out, control characters made visible.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in StandardStreams.harmless(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func n(_ value: Double) -> String { Digits.oneDecimal(value) }
}

/// An axis of numbers from 0 on, with three to six round steps.
struct ChartAxis {
  /// The largest number on it.
  let top: Double
  /// From step to step.
  let step: Double

  /// An axis that has room for a number.
  init(upTo largest: Double) {
    var step = 1.0
    // 1, 2, 5, 10, 20, 50 …; whole, as most of what is drawn is counted.
    while largest / step > 5 {
      step *= "\(Int(step))".first == "2" ? 2.5 : 2
    }
    self.step = step
    top = max(step, (largest / step).rounded(.up) * step)
  }

  /// The numbers beside it.
  var marks: [Double] { stride(from: 0, through: top, by: step).map { $0 } }
}
