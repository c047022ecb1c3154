import Glibc

/// Why there is no PDF.
public enum PaperFailure: Error, Equatable, Sendable, Codable {
  /// `halldesk-paper` is not installed.
  case noProgram(String)
  /// Characters no installed font can show: without them a name would be wrong.
  case missingCharacters(String)
  /// It took too long.
  case timedOut
  /// Anything else it said.
  case failed(String)

  /// One sentence and what to do.
  public func text(_ language: DocumentLanguage) -> String {
    switch (self, language) {
    case (.noProgram(let path), .zh): "找不到排版程序“\(path)”，出不了 PDF。请重新安装，或改为按文本打印。"
    case (.noProgram(let path), .en):
      "The program “\(path)” is missing, so there is no PDF. Install it again, or print as text."
    case (.missingCharacters(let signs), .zh):
      "字体里没有这些字：\(signs)。请安装字数更多的中文字体（如 fonts-wqy-zenhei、fonts-noto-cjk），或改为按文本打印。"
    case (.missingCharacters(let signs), .en):
      "No installed font has: \(signs). Install a fuller Chinese font (fonts-wqy-zenhei, fonts-noto-cjk), or print as text."
    case (.timedOut, .zh): "排版太久没有完成，已停止。请重试，或改为按文本打印。"
    case (.timedOut, .en): "Setting the pages took too long and was stopped. Try again, or print as text."
    case (.failed(let message), .zh): "PDF 没有做成（\(message)）。请重试，或改为按文本打印。"
    case (.failed(let message), .en): "There is no PDF (\(message)). Try again, or print as text."
    }
  }
}

/// Makes PDFs with the program `halldesk-paper`.
public struct PaperWriter: Sendable {
  /// The program's path.
  public var program: String
  /// The font family; nil for the program's own choice (WenQuanYi Zen Hei).
  public var font: String?
  /// How long it may take.
  public var limit: Duration
  var programs: any ProgramRunning

  /// A writer.
  public init(
    program: String, font: String? = nil, limit: Duration = .seconds(30),
    programs: any ProgramRunning = SystemPrograms()
  ) {
    self.program = program
    self.font = font
    self.limit = limit
    self.programs = programs
  }

  /// Where `halldesk-paper` stands beside the running program; just its name, to be found on the path, where that cannot
  /// be told.
  public static func besideThisProgram() -> String {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0, count < buffer.count else { return "halldesk-paper" }
    let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let slash = path.lastIndex(of: "/") else { return "halldesk-paper" }
    let beside = path[...slash] + "halldesk-paper"
    return access(String(beside), X_OK) == 0 ? String(beside) : "halldesk-paper"
  }

  /// The PDF of a document. `date` (ISO 8601) becomes the PDF's date of creation; the calling thread waits.
  public func pdf(of document: Document, date: String? = nil) throws(PaperFailure) -> [UInt8] {
    var words = [program]
    if let date { words += ["--date", date] }
    if let font { words += ["--font", font] }
    let input = Array(PaperLayout.encode(document).utf8)
    switch programs.run(words, input: input, outputLimit: 64 * 1024 * 1024, limit: limit) {
    case .exited(0, let output, _) where output.starts(with: Array("%PDF-".utf8)): return output
    case .exited(4, _, let message):
      let signs = message.split(separator: ":", maxSplits: 1).last.map { CleanText.trim($0) } ?? message
      throw .missingCharacters(signs)
    case .exited(let status, _, let message): throw .failed(message.isEmpty ? "\(status)" : message)
    case .killed(let signal, _): throw .failed("signal \(signal)")
    case .timedOut: throw .timedOut
    case .missing: throw .noProgram(program)
    case .failed(let number): throw .failed(String(cString: strerror(number)))
    }
  }
}
