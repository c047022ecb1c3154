/// Why a screen cannot be opened.
public enum TerminalError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// Neither the user's locale nor `C.UTF-8` writes UTF-8.
  case noUTF8
  /// There is no description of the terminal of this name.
  case unknownTerminal(String)
  /// The terminal cannot place its cursor, so that no screen can be drawn.
  case tooSimple(String)
  /// The terminal refused to be set up.
  case cannotSetUp

  /// One sentence for the person, in English.
  public var description: String {
    switch self {
    case .notATerminal: "This screen needs a terminal, but input or output is a file or a pipe; use --plain instead."
    case .noUTF8: "This screen needs a UTF-8 locale, and neither yours nor C.UTF-8 is one; set LANG, e.g. to C.UTF-8."
    case .unknownTerminal(let name):
      name.isEmpty
        ? "TERM is not set, so it is not known how to draw on this terminal; set it, e.g. to xterm-256color."
        : "There is no description of the terminal '\(name)'; set TERM to a known one, e.g. xterm-256color."
    case .tooSimple(let name): "The terminal '\(name)' cannot place its cursor, so no screen can be drawn; use --plain."
    case .cannotSetUp: "The terminal refused to be set up for a screen."
    }
  }

  /// One sentence for the person, in Chinese.
  public var chinese: String {
    switch self {
    case .notATerminal: "此界面需要在终端中运行，但当前的输入或输出是文件或管道；请改用 --plain。"
    case .noUTF8: "此界面需要 UTF-8 语言环境，您的设置和 C.UTF-8 都不可用；请设置 LANG，例如 LANG=C.UTF-8。"
    case .unknownTerminal(let name):
      name.isEmpty
        ? "未设置 TERM，无法得知终端类型；请设置，例如 TERM=xterm-256color。"
        : "没有终端“\(name)”的描述；请把 TERM 设为已知的类型，例如 xterm-256color。"
    case .tooSimple(let name): "终端“\(name)”不能移动光标，无法显示界面；请改用 --plain。"
    case .cannotSetUp: "无法设置终端。"
    }
  }
}
