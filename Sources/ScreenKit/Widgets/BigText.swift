/// Ticket numbers that can be read across a hall: letters A–Z, digits and a few signs, five rows high.
public struct BigText: Sendable, Hashable {
  /// What is drawn; lower case letters as upper case, characters without a picture as a space.
  public var text: String
  /// How many columns a point of the pictures takes: 1 or 2.
  public var scale: Int

  /// The height of every picture, in rows.
  public static let rows = 5
  private static let pictureColumns = 5

  /// Large text.
  public init(_ text: String, scale: Int = 1) {
    self.text = text
    self.scale = max(1, scale)
  }

  /// The columns it takes.
  public var columns: Int {
    max(0, text.count * (Self.pictureColumns + 1) - 1) * scale
  }

  /// Whether every character of `text` has a picture.
  public static func canDraw(_ text: String) -> Bool {
    text.uppercased().allSatisfy { $0 == " " || pictures[$0] != nil }
  }

  /// The largest form, at most `scale`, that fits `columns`; `nil` when not even the smallest does.
  public static func fitting(_ text: String, columns: Int, scale: Int = 2) -> BigText? {
    for scale in stride(from: max(1, scale), through: 1, by: -1) {
      let big = BigText(text, scale: scale)
      if big.columns <= columns { return big }
    }
    return nil
  }

  /// Draws the text into `rect`, cut at its edges. Where it does not fit at all, or there is no picture of it, the
  /// plain text stands in the middle: a number half drawn would be another number.
  public func draw(
    into surface: inout Surface, rect: Rect, style: Style = .big, alignment: Alignment = .leading
  ) {
    guard columns <= rect.columns, rect.rows >= Self.rows, Self.canDraw(text) else {
      surface.line(text, in: rect, at: rect.rows / 2, style: style.bold, alignment: alignment)
      return
    }
    let spare = rect.columns - columns
    var column =
      rect.column
      + (alignment == .leading ? 0 : alignment == .center ? spare / 2 : spare)
    for character in text.uppercased() {
      let picture = Self.pictures[character] ?? []
      for (row, bits) in picture.enumerated() {
        for point in 0..<Self.pictureColumns where bits & (0b10000 >> point) != 0 {
          let cells = Rect(row: rect.row + row, column: column + point * scale, rows: 1, columns: scale)
          surface.fill(cells, with: surface.glyphs.block, style: style)
        }
      }
      column += (Self.pictureColumns + 1) * scale
    }
  }

  /// Five rows of five points, the leftmost the highest bit.
  private static let pictures: [Character: [UInt8]] = [
    "0": [0b01110, 0b10011, 0b10101, 0b11001, 0b01110], "1": [0b00100, 0b01100, 0b00100, 0b00100, 0b01110],
    "2": [0b11110, 0b00001, 0b01110, 0b10000, 0b11111], "3": [0b11110, 0b00001, 0b00110, 0b00001, 0b11110],
    "4": [0b10010, 0b10010, 0b11111, 0b00010, 0b00010], "5": [0b11111, 0b10000, 0b11110, 0b00001, 0b11110],
    "6": [0b01110, 0b10000, 0b11110, 0b10001, 0b01110], "7": [0b11111, 0b00001, 0b00010, 0b00100, 0b00100],
    "8": [0b01110, 0b10001, 0b01110, 0b10001, 0b01110], "9": [0b01110, 0b10001, 0b01111, 0b00001, 0b01110],
    "A": [0b01110, 0b10001, 0b11111, 0b10001, 0b10001], "B": [0b11110, 0b10001, 0b11110, 0b10001, 0b11110],
    "C": [0b01111, 0b10000, 0b10000, 0b10000, 0b01111], "D": [0b11110, 0b10001, 0b10001, 0b10001, 0b11110],
    "E": [0b11111, 0b10000, 0b11110, 0b10000, 0b11111], "F": [0b11111, 0b10000, 0b11110, 0b10000, 0b10000],
    "G": [0b01111, 0b10000, 0b10011, 0b10001, 0b01111], "H": [0b10001, 0b10001, 0b11111, 0b10001, 0b10001],
    "I": [0b11111, 0b00100, 0b00100, 0b00100, 0b11111], "J": [0b00111, 0b00001, 0b00001, 0b10001, 0b01110],
    "K": [0b10001, 0b10010, 0b11100, 0b10010, 0b10001], "L": [0b10000, 0b10000, 0b10000, 0b10000, 0b11111],
    "M": [0b10001, 0b11011, 0b10101, 0b10001, 0b10001], "N": [0b10001, 0b11001, 0b10101, 0b10011, 0b10001],
    "O": [0b01110, 0b10001, 0b10001, 0b10001, 0b01110], "P": [0b11110, 0b10001, 0b11110, 0b10000, 0b10000],
    "Q": [0b01110, 0b10001, 0b10101, 0b10010, 0b01101], "R": [0b11110, 0b10001, 0b11110, 0b10010, 0b10001],
    "S": [0b01111, 0b10000, 0b01110, 0b00001, 0b11110], "T": [0b11111, 0b00100, 0b00100, 0b00100, 0b00100],
    "U": [0b10001, 0b10001, 0b10001, 0b10001, 0b01110], "V": [0b10001, 0b10001, 0b10001, 0b01010, 0b00100],
    "W": [0b10001, 0b10001, 0b10101, 0b11011, 0b10001], "X": [0b10001, 0b01010, 0b00100, 0b01010, 0b10001],
    "Y": [0b10001, 0b01010, 0b00100, 0b00100, 0b00100], "Z": [0b11111, 0b00010, 0b00100, 0b01000, 0b11111],
    "-": [0b00000, 0b00000, 0b11111, 0b00000, 0b00000], ":": [0b00000, 0b00100, 0b00000, 0b00100, 0b00000],
    ".": [0b00000, 0b00000, 0b00000, 0b00000, 0b00100], "/": [0b00001, 0b00010, 0b00100, 0b01000, 0b10000],
    "%": [0b11001, 0b11010, 0b00100, 0b01011, 0b10011], "+": [0b00000, 0b00100, 0b01110, 0b00100, 0b00000],
  ]
}
