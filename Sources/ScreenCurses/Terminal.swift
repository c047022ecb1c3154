import CCurses
import Glibc
import ScreenKit

/// The terminal this process runs on: shows surfaces, reads keys, and is given back as it was found however the
/// process ends.
///
/// What to send is read from ncurses' description of the terminal, but the bytes are chosen by `Painter`: curses' own
/// screen knows only the C library's widths and cannot follow a terminal in which ambiguous characters take two
/// columns, and its reader loses a character that arrives in two parts.
///
/// Not `Sendable`: it belongs to the thread, or the actor, that made it. There is one at a time.
public final class Terminal {
  /// The measure of text on this terminal.
  public private(set) var width: Width
  /// The signs that this terminal can draw: ASCII where the others would take two columns or are missing.
  public var suggestedGlyphs: Glyphs {
    let name = Self.terminalName
    if width.ambiguous == 2 || name.hasPrefix("vt") || name == "ansi" || name == "cons25" { return .ascii }
    return name.hasPrefix("linux") ? .console : .unicode
  }
  /// Whether colours are used.
  public let hasColour: Bool
  /// The bytes sent until now.
  public private(set) var bytesSent = 0

  let input: Int32 = 0
  private let output: Int32 = 1
  private let options: Options
  let description: TerminalDescription
  var painter: Painter
  var decoder: KeyDecoder
  var waiting: [Key] = []
  private var lastShown: Surface?
  var isOpen = false
  var isSuspended = false
  private var isGone = false

  /// Opens the screen.
  public init(options: Options = Options()) throws(TerminalError) {
    guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
    guard hd_set_locale() == 0 else { throw .noUTF8 }
    let noColour = Self.variable("NO_COLOR").map { !$0.isEmpty } ?? false
    let description = try TerminalDescription(
      name: Self.terminalName, output: output, usesColour: options.colour == .automatic && !noColour)
    self.options = options
    self.description = description
    hasColour = !description.codes.foregrounds.isEmpty
    painter = Painter(codes: description.codes, theme: hasColour ? options.theme : .monochrome)
    decoder = KeyDecoder(sequences: description.keys)
    width = Width(ambiguous: 1)
    let leave = description.leave
    guard hd_rescue_prepare(input, output, leave, leave.count) == 0, hd_signals_install() == 0, hd_raw() == 0 else {
      hd_signals_remove()
      throw .cannotSetUp
    }
    isOpen = true
    send(description.enter)
    switch options.ambiguousWidth {
    case .columns(let columns): width = Width(ambiguous: columns)
    case .probe: width = Width(ambiguous: probeAmbiguousWidth() ?? 1)
    }
  }

  deinit { close() }

  /// Rows and columns of the terminal now.
  public var size: (rows: Int, columns: Int) {
    var rows: Int32 = 0
    var columns: Int32 = 0
    if hd_size(output, &rows, &columns) == 0 { return (Int(rows), Int(columns)) }
    return (description.rows, description.columns)
  }

  /// An empty surface of the terminal's size, measure and signs.
  public func blankSurface() -> Surface {
    let size = size
    return Surface(rows: size.rows, columns: size.columns, width: width, glyphs: suggestedGlyphs)
  }

  /// Shows a surface. Only what differs from the last one is sent; nothing when nothing does.
  ///
  /// A surface of another size than the terminal is cut, or fills only its upper left part.
  public func show(_ surface: Surface) {
    guard isOpen else { return }
    lastShown = surface
    guard !isSuspended else { return }
    let size = size
    if size.rows == surface.rows && size.columns == surface.columns {
      send(painter.paint(surface))
    } else {
      var fitting = surface.blank(rows: size.rows, columns: size.columns)
      fitting.blit(surface, row: 0, column: 0)
      send(painter.paint(fitting))
    }
  }

  /// The keys that have come, in order; none when none have. Waits only for the escape delay, and only after an Esc.
  public func readKeys() -> [Key] {
    guard isOpen, !isSuspended else { return [] }
    var keys = waiting
    waiting = []
    keys += decoder.feed(readInput())
    while decoder.isWaiting {
      guard poll(input, for: options.escapeDelay) else {
        keys += decoder.flush()
        break
      }
      let more = readInput()
      keys += more.isEmpty ? decoder.flush() : decoder.feed(more)
    }
    return keys
  }

  /// Waits for keys, for one of the descriptors, for a signal, or until the time is over.
  ///
  /// - Parameters:
  ///   - descriptors: others that end the wait when they can be read.
  ///   - timeoutMilliseconds: the longest wait; forever when `nil`.
  public func wait(for descriptors: [Int32] = [], timeoutMilliseconds: Int? = nil) -> Wakeup {
    var wakeup = Wakeup()
    guard isOpen else {
      wakeup.ending = .hangup
      return wakeup
    }
    if isGone {
      wakeup.ending = .hangup
      return wakeup
    }
    var polled = ([input, hd_signal_pipe()] + descriptors).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let timeout = waiting.isEmpty ? Int32(clamping: timeoutMilliseconds.map { max(0, $0) } ?? -1) : 0
    let count = Glibc.poll(&polled, nfds_t(polled.count), timeout)
    if count < 0 && errno != EINTR {
      wakeup.ending = .hangup
      return wakeup
    }
    if count > 0 {
      if polled[1].revents != 0 { takeSignals(into: &wakeup) }
      let state = Int32(polled[0].revents)
      if state & POLLIN != 0 { wakeup.keys = true }
      if state & (POLLHUP | POLLERR | POLLNVAL) != 0 { isGone = true }
      wakeup.ready = polled[2...].filter { $0.revents != 0 }.map(\.fd)
    }
    if isGone && wakeup.ending == nil { wakeup.ending = .hangup }
    if !waiting.isEmpty { wakeup.keys = true }
    return wakeup
  }

  /// Rings or flashes.
  public func beep() {
    guard isOpen, !isSuspended else { return }
    send(description.bell)
  }

  /// Asks for touches and the mouse (`Key.press`), or no longer. While it does, the terminal does not mark text to copy.
  ///
  /// Nothing comes of it on a terminal that has neither.
  public func takePointer(_ takes: Bool) {
    guard isOpen, decoder.takesPointer != takes else { return }
    decoder.takesPointer = takes
    if !isSuspended { send(takes ? description.pointer.on : description.pointer.off) }
  }

  /// Makes Ctrl-C, Ctrl-\ and Ctrl-Z keys like others, or lets them end and stop the program again: on a screen that stands
  /// in a hall, nobody who tries keys ends it.
  public func takeSignalKeys(_ takes: Bool) {
    guard isOpen, !isSuspended else { return }
    if hd_signal_keys(takes ? 0 : 1) != 0 { isGone = true }
  }

  /// Uses another theme from the next surface on; without colours it stays `Theme.monochrome`.
  public func use(_ theme: Theme) {
    painter = Painter(codes: description.codes, theme: hasColour ? theme : .monochrome)
  }

  /// Gives the terminal back for a while, for another program.
  public func suspend() {
    guard isOpen, !isSuspended else { return }
    isSuspended = true
    hd_rescue()
  }

  /// Takes the terminal again after `suspend` and shows the last surface. The size may be another one: the next
  /// `readKeys` says `.resize`.
  public func resume() {
    guard isOpen else { return }
    isSuspended = false
    guard hd_raw() == 0 else {
      isGone = true
      return
    }
    send(description.enter + (decoder.takesPointer ? description.pointer.on : []))
    painter.forget()
    if let surface = lastShown { show(surface) }
    queueResize()
  }

  /// Sends the whole screen again with the next surface, such as after another program wrote on it.
  public func redraw() { painter.forget() }

  /// Gives the terminal back for good. Harmless when done twice.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    hd_rescue()
    hd_signals_remove()
  }

  private func takeSignals(into wakeup: inout Wakeup) {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(hd_signal_pipe(), &bytes, bytes.count)
    guard count > 0 else { return }
    for number in bytes.prefix(count).map(Int32.init) {
      switch number {
      case SIGWINCH:
        painter.forget()
        queueResize()
      case SIGTSTP:
        guard !isSuspended else { break }
        suspend()
        hd_stop()
        resume()
      case SIGCONT:
        // Also after a stop that could not be caught: the shell has set the terminal meanwhile.
        if !isSuspended { resume() }
      default:
        hd_signals_seen()
        wakeup.ending = .terminate(number)
      }
    }
  }

  private func queueResize() {
    if waiting.last != .resize { waiting.append(.resize) }
  }

  func readInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while poll(input, for: 0) {
      let count = read(input, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 {
        // The end of input: the terminal is gone.
        if count == 0 || errno != EAGAIN { isGone = true }
        break
      }
      bytes += chunk[..<count]
      if count < chunk.count || bytes.count >= KeyDecoder.longestRead { break }
    }
    return bytes
  }

  func poll(_ descriptor: Int32, for milliseconds: Int) -> Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&polled, 1, Int32(clamping: milliseconds)) > 0
  }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty && !isGone {
      let count = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        bytesSent += count
        rest = rest.dropFirst(count)
      } else if count < 0 && errno == EAGAIN {
        var polled = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        _ = Glibc.poll(&polled, 1, 1000)
      } else if count < 0 && errno == EINTR {
        continue
      } else {
        isGone = true
      }
    }
  }

  private static var terminalName: String { variable("TERM") ?? "" }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
