/// Why a document did not come out of the printer.
public enum PrintFailure: Error, Equatable, Sendable, Codable {
  /// There is no such program.
  case missingCommand(String)
  /// The program could not be started: the system's words.
  case cannotStart(String, reason: String)
  /// The program said no: its status and what it wrote to standard error.
  case exited(status: Int32, message: String)
  /// A signal ended the program.
  case killed(signal: Int32)
  /// The program did not end within this many seconds, and was ended.
  case timedOut(seconds: Int64)
  /// The terminal stopped while printing.
  case interrupted
  /// There is no PDF.
  case noPDF(PaperFailure)
  /// The text cannot be written in the printer's encoding.
  case unencodable
  /// The kept document cannot be read.
  case damaged
  /// The file cannot be written: the system's words.
  case cannotWrite(String, reason: String)
  /// There is a file of that name already; nothing is overwritten.
  case fileExists(String)

  /// Whether paper may have come out all the same: then another try needs the clerk's word that it did not.
  public var mayHavePrinted: Bool {
    switch self {
    case .timedOut, .killed, .interrupted: true
    default: false
    }
  }

  /// One sentence for the clerk, and what to do.
  public func text(_ language: DocumentLanguage) -> String { language == .zh ? zh : en }

  private var zh: String {
    switch self {
    case .missingCommand(let name): "找不到打印程序“\(name)”。文书已留在打印队列，请核对设置里的打印命令后重试。"
    case .cannotStart(let name, let reason): "打印程序“\(name)”启动不了（\(reason)）。文书已留在打印队列，请稍后重试。"
    case .exited(let status, let message):
      "打印机没有接收（返回 \(status)\(message.isEmpty ? "" : "：\(message)")）。文书已留在打印队列，请检查打印机后重试。"
    case .killed(let signal): "打印程序中途被终止（信号 \(signal)）。可能已经印出，请先看打印机，没有印出再重试。"
    case .timedOut(let seconds): "打印程序 \(seconds) 秒没有完成，已停止。可能已经印出，请先看打印机，没有印出再重试。"
    case .interrupted: "上次打印时终端中断了。可能已经印出，请先看打印机，没有印出再重试。"
    case .noPDF(let failure): failure.text(.zh)
    case .unencodable: "有的字打印机的编码里没有，印不出来。请改用 UTF-8 或 PDF 打印。"
    case .damaged: "队列里的文书读不出来了。请从办件里重新出具。"
    case .cannotWrite(let path, let reason): "文件“\(path)”写不进去（\(reason)）。文书已留在打印队列，请检查后重试。"
    case .fileExists(let path): "已经有文件“\(path)”，没有覆盖。请先移走它，或换一个文件夹。"
    }
  }

  private var en: String {
    switch self {
    case .missingCommand(let name):
      "There is no program “\(name)”. The document stays queued; check the printer command in the settings and try again."
    case .cannotStart(let name, let reason):
      "The program “\(name)” cannot be started (\(reason)). The document stays queued; try again later."
    case .exited(let status, let message):
      "The printer did not take it (status \(status)\(message.isEmpty ? "" : ": \(message)")). The document stays queued; "
        + "check the printer and try again."
    case .killed(let signal):
      "The printing program was ended (signal \(signal)). It may have printed: look at the printer before trying again."
    case .timedOut(let seconds):
      "The printing program did not end in \(seconds) s. It may have printed: look at the printer before trying again."
    case .interrupted:
      "The terminal stopped while printing. It may have printed: look at the printer before trying again."
    case .noPDF(let failure): failure.text(.en)
    case .unencodable: "The printer's encoding lacks some of the characters. Print as UTF-8 or PDF."
    case .damaged: "The queued document cannot be read. Make it again from the case."
    case .cannotWrite(let path, let reason):
      "The file “\(path)” cannot be written (\(reason)). The document stays queued; try again."
    case .fileExists(let path):
      "There is a file “\(path)” already; it was not overwritten. Move it, or choose another folder."
    }
  }
}
