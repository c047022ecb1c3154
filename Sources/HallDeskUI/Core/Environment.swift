import HallModel
import ScreenKit

/// What a screen may look at while it decides and draws: nothing else, so that every screen is tested without a
/// terminal, a store or a clock.
public struct Environment: Sendable {
  /// The hall as it is now.
  public var hall: Hall
  /// The hall's clock.
  public var now: Moment
  /// Rows of the terminal.
  public var rows: Int
  /// Columns of the terminal.
  public var columns: Int
  /// The words.
  public var texts: Texts
  /// The measure of text.
  public var width: Width
  /// The signs to draw with.
  public var glyphs: Glyphs
  /// The papers, once they have been read.
  public var papers: PaperCatalogue?
  /// The search, once it has been prepared.
  public var search: MatterSearch?
  /// The matters' forms, once they have been read.
  public var forms: FormBook?
  /// What was foretold last.
  public var foresight: Foresight?
  /// Milliseconds on this screen, by a clock that nobody sets; for what moves.
  public var uptime: Int64 = 0

  /// Creates an environment.
  public init(
    hall: Hall, now: Moment, rows: Int, columns: Int, texts: Texts, width: Width = .narrow, glyphs: Glyphs = .unicode,
    papers: PaperCatalogue? = nil, search: MatterSearch? = nil, forms: FormBook? = nil
  ) {
    self.hall = hall
    self.now = now
    self.rows = rows
    self.columns = columns
    self.texts = texts
    self.width = width
    self.glyphs = glyphs
    self.papers = papers
    self.search = search
    self.forms = forms
  }

  /// The least a screen is drawn on.
  static let smallest = (rows: 24, columns: 80)

  /// Whether a screen is drawn at all.
  var isLargeEnough: Bool { rows >= Environment.smallest.rows && columns >= Environment.smallest.columns }

  /// What a screen draws: everything between the header and the line above the keys.
  var body: Rect { Rect(row: 1, column: 0, rows: rows - 3, columns: columns) }

  /// The hall's date.
  var today: Day { hall.settings.zone.day(at: now) }

  /// Whether names are to be given in English where there are two.
  var isEnglish: Bool { texts.language == .en }
}
