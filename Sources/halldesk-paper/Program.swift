import Glibc
import HallDocuments

/// `halldesk-paper [-o FILE.pdf] [--date ISO-8601] [--font FAMILY]`: a layout on standard input becomes a PDF, written to
/// the file or to standard output.
///
/// A program of its own, so that the terminals do not load the font libraries. Exit status: 0 done, 2 bad arguments or
/// layout, 3 the file cannot be written, 4 characters without a glyph in the installed fonts. What went wrong stands on
/// standard error as one line, `code: details`.
@main enum Program {
  static func main() {
    do {
      let options = try Options(Array(CommandLine.arguments.dropFirst()))
      if options.wantsHelp {
        print(Options.usage)
        return
      }
      let document = try readLayout()
      let bytes = try PaperDrawing.pdf(of: document, font: options.font, date: options.date)
      if let path = options.output {
        try PaperOutput.write(bytes, to: path)
      } else {
        try PaperOutput.write(bytes, to: STDOUT_FILENO)
      }
    } catch {
      let line = "\(error.code): \(error.detail)\n"
      _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
      exit(error.status)
    }
  }

  private static func readLayout() throws(PaperError) -> Document {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw PaperError(status: 2, code: "unreadable_input", detail: String(cString: strerror(errno))) }
      if count == 0 { break }
      bytes += buffer[..<count]
      // What is above the limit is refused without being read to its end.
      if bytes.count > PaperLayout.largest { break }
    }
    do {
      return try PaperLayout.decode(bytes)
    } catch {
      throw PaperError(status: 2, code: error.reason.rawValue, detail: "line \(error.line)")
    }
  }
}

/// Why there is no PDF.
struct PaperError: Error {
  var status: Int32
  var code: String
  var detail: String
}

/// The arguments.
struct Options {
  static let usage = "halldesk-paper [-o FILE.pdf] [--date ISO-8601] [--font FAMILY] < LAYOUT"

  var output: String?
  var date: String?
  // A full set of Chinese characters in 16 MiB, extension A for rare names among them.
  var font = "WenQuanYi Zen Hei"
  var wantsHelp = false

  init(_ arguments: [String]) throws(PaperError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "-h", "--help": wantsHelp = true
      case "-o", "--output": output = try Self.value(argument, &rest)
      case "--date": date = try Self.value(argument, &rest)
      case "--font": font = try Self.value(argument, &rest)
      default: throw PaperError(status: 2, code: "unknown_argument", detail: "\(argument) — \(Self.usage)")
      }
    }
  }

  private static func value(_ name: String, _ rest: inout ArraySlice<String>) throws(PaperError) -> String {
    guard let value = rest.popFirst(), !value.isEmpty else {
      throw PaperError(status: 2, code: "missing_value", detail: "\(name) — \(usage)")
    }
    return value
  }
}
