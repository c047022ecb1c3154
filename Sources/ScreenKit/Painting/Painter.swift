/// Works out what to send so that a terminal that shows one surface shows another.
///
/// Only what changed is sent, a wide grapheme always whole, and nothing at all when nothing changed. After a grapheme
/// about whose width terminals disagree the cursor is placed anew, so that such a one can never shift the row.
public struct Painter: Sendable {
  private let codes: TerminalCodes
  private let theme: Theme
  /// What the terminal shows; `nil` when that is not known.
  private var shown: Surface?
  /// The codes of every style used so far.
  private var looks: [Style: [UInt8]] = [:]
  private var output: [UInt8] = []
  /// Where the cursor stands; `nil` when that is not known.
  private var place: Position?
  private var style: Style?
  private var isCursorShown: Bool?

  /// Unchanged cells between two changed ones up to this number are sent again: placing the cursor takes longer.
  private static let shortGap = 4
  /// From this number on, empty cells are cleared in one go.
  private static let longBlank = 8
  /// A painting of more bytes than this may be seen half done: it hides the cursor, which would flit over the screen.
  private static let longPainting = 512

  /// A painter for a terminal of which nothing is known yet.
  public init(codes: TerminalCodes, theme: Theme) {
    self.codes = codes
    self.theme = theme
  }

  /// Forgets what the terminal shows, so that the next surface is sent as a whole.
  public mutating func forget() {
    shown = nil
    place = nil
    style = nil
    isCursorShown = nil
  }

  /// What to send so that the terminal shows `surface`.
  public mutating func paint(_ surface: Surface) -> [UInt8] {
    if shown == surface { return [] }
    output.removeAll(keepingCapacity: true)
    var old = surface.blank(rows: surface.rows, columns: surface.columns)
    if let known = shown, known.rows == surface.rows, known.columns == surface.columns {
      old = known
    } else {
      send(codes.plain)
      style = nil
      send(codes.clear)
      place = nil
      if codes.clear.isEmpty {
        // Every cell counts as changed: no surface holds a style of every modifier.
        let everything = Style(.text, [.bold, .dim, .underline, .reverse])
        old.fill(old.bounds, style: everything)
      }
    }
    for row in 0..<surface.rows { paint(row: row, from: old, to: surface) }
    let hides = isCursorShown != false && output.count > Self.longPainting
    if hides { isCursorShown = false }
    settle(surface)
    shown = surface
    return hides ? codes.hideCursor + output : output
  }

  /// Leaves the cursor where the surface wants it, and the terminal in the plain style.
  private mutating func settle(_ surface: Surface) {
    if style != .text { apply(.text) }
    guard let cursor = surface.cursor, surface.bounds.rows > 0, cursor.row >= 0, cursor.row < surface.rows,
      cursor.column >= 0, cursor.column < surface.columns
    else {
      if isCursorShown != false { send(codes.hideCursor) }
      isCursorShown = false
      return
    }
    move(to: cursor)
    if isCursorShown != true { send(codes.showCursor) }
    isCursorShown = true
  }

  private mutating func paint(row: Int, from old: Surface, to new: Surface) {
    let base = row * new.columns
    let before = old.cells[base..<base + new.columns]
    let after = new.cells[base..<base + new.columns]
    if before == after { return }
    // The plain, empty end of the line is cleared, if that is shorter than writing it.
    var end = new.columns
    if !codes.clearLine.isEmpty {
      while end > 0 && after[base + end - 1] == .blank { end -= 1 }
      var changed = 0
      for column in end..<new.columns where before[base + column] != .blank { changed += 1 }
      if changed <= codes.clearLine.count { end = new.columns }
    }
    var column = 0
    while column < end {
      guard before[base + column] != after[base + column] else {
        column += 1
        continue
      }
      var last = column
      var next = column + 1
      while next < end && next - last <= Self.shortGap {
        if before[base + next] != after[base + next] {
          last = next
        } else if after[base + next].style != after[base + last].style {
          // Another style in between costs more than placing the cursor.
          break
        }
        next += 1
      }
      // A changed run begins and ends with whole graphemes.
      var first = column
      while first > 0 && after[base + first].isContinuation { first -= 1 }
      while last + 1 < new.columns && after[base + last + 1].isContinuation { last += 1 }
      write(row: row, columns: first...last, of: new)
      column = last + 1
    }
    if end < new.columns {
      move(to: Position(row: row, column: end))
      apply(.text)
      send(codes.clearLine)
    }
  }

  private mutating func write(row: Int, columns: ClosedRange<Int>, of surface: Surface) {
    var blankUntil = columns.lowerBound
    for column in columns {
      if column < blankUntil { continue }
      let cell = surface[row, column]
      if cell.isContinuation { continue }
      if cell == .blank {
        let blanks = (column...columns.upperBound).prefix { surface[row, $0] == .blank }.count
        let code = blanks >= Self.longBlank ? codes.erase(blanks) : []
        if !code.isEmpty {
          move(to: Position(row: row, column: column))
          apply(.text)
          send(code)
          blankUntil = column + blanks
          continue
        }
      }
      let after = column + Int(cell.columns)
      if codes.scrollsAtEnd && row == surface.rows - 1 && after == surface.columns { continue }
      move(to: Position(row: row, column: column))
      apply(cell.style)
      if surface.width.isUncertain(cell.glyph) {
        // Clear the place first: the terminal may draw it narrower than it is here.
        output.append(contentsOf: repeatElement(0x20, count: Int(cell.columns)))
        place = nil
        move(to: Position(row: row, column: column))
        output.append(contentsOf: cell.glyph.utf8)
        place = nil
      } else {
        output.append(contentsOf: cell.glyph.utf8)
        // Behind the last column the cursor may wait there or stand in the next line.
        place = after < surface.columns ? Position(row: row, column: after) : nil
      }
    }
  }

  private mutating func move(to position: Position) {
    if place == position { return }
    var code = codes.move(position.row, position.column)
    if let place, place.row == position.row, place.column < position.column {
      let forward = codes.forward(position.column - place.column)
      if !forward.isEmpty && forward.count < code.count { code = forward }
    }
    send(code)
    place = position
  }

  private mutating func apply(_ wanted: Style) {
    if style == wanted { return }
    if let known = looks[wanted] {
      send(known)
    } else {
      let bytes = codes.codes(for: theme.look(of: wanted))
      looks[wanted] = bytes
      send(bytes)
    }
    style = wanted
  }

  private mutating func send(_ bytes: [UInt8]) { output.append(contentsOf: bytes) }
}
