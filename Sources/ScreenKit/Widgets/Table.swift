/// Rows and columns, of which one row may be chosen.
public struct Table: Sendable, Hashable {
  /// A column.
  public struct Column: Sendable, Hashable {
    /// Its head.
    public var title: String
    /// The least useful width, in columns of the terminal.
    public var minimum: Int
    /// The width it takes when there is room.
    public var ideal: Int
    /// Where its texts stand.
    public var alignment: Alignment
    /// How long it stays in a table that is too narrow: the highest longest.
    public var priority: Int
    /// Whether it takes the room nobody else wants.
    public var grows: Bool

    /// A column.
    public init(
      _ title: String, minimum: Int, ideal: Int? = nil, alignment: Alignment = .leading, priority: Int = 0,
      grows: Bool = false
    ) {
      self.title = title
      self.minimum = max(1, minimum)
      self.ideal = max(self.minimum, ideal ?? minimum)
      self.alignment = alignment
      self.priority = priority
      self.grows = grows
    }
  }

  /// A field of the table.
  public struct Field: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The text.
    public var text: String
    /// How it looks; the row's style when `nil`.
    public var style: Style?

    /// A field.
    public init(_ text: String, _ style: Style? = nil) {
      self.text = text
      self.style = style
    }

    /// A field in the row's style.
    public init(stringLiteral value: String) { self.init(value) }
  }

  /// A row.
  public struct Row: Sendable, Hashable {
    /// One field for each column; missing ones are empty.
    public var fields: [Field]
    /// How fields without a style look.
    public var style: Style

    /// A row.
    public init(_ fields: [Field], style: Style = .text) {
      self.fields = fields
      self.style = style
    }
  }

  /// The columns from left to right.
  public var columns: [Column]
  /// The chosen row.
  public var selection: Selection

  /// A table.
  public init(columns: [Column], selected: Int = 0) {
    self.columns = columns
    selection = Selection(index: selected)
  }

  /// The chosen row, from 0.
  public var selected: Int {
    get { selection.index }
    set { selection.index = max(0, newValue) }
  }

  /// Moves in the table; as `ListView.update`.
  public mutating func update(_ key: Key, count: Int, page: Int = 10) -> ListView.Outcome {
    if key == .enter { return count > 0 ? .chosen(min(selection.index, count - 1)) : .ignored }
    return selection.update(key, count: count, page: page) ? .moved : .ignored
  }

  /// The width of every column in a table of `total` columns, one column of gap between them; 0 for a column that is
  /// left out. Columns of least priority leave first, from the right.
  public func widths(in total: Int) -> [Int] {
    var kept = Array(columns.indices)
    func needed() -> Int { kept.reduce(0) { $0 + columns[$1].minimum } + max(0, kept.count - 1) }
    while needed() > total && kept.count > 1 {
      guard
        let weakest = kept.indices.min(by: { left, right in
          (columns[kept[left]].priority, -left) < (columns[kept[right]].priority, -right)
        })
      else { break }
      kept.remove(at: weakest)
    }
    var widths = Array(repeating: 0, count: columns.count)
    for index in kept { widths[index] = columns[index].minimum }
    var spare = total - needed()
    if spare < 0, let only = kept.first { widths[only] = max(0, total) }
    // The most important columns reach their ideal first.
    for index in kept.sorted(by: { (-columns[$0].priority, $0) < (-columns[$1].priority, $1) }) where spare > 0 {
      let more = min(spare, columns[index].ideal - columns[index].minimum)
      widths[index] += more
      spare -= more
    }
    var growing = kept.filter { columns[$0].grows }
    while spare > 0, let index = growing.first {
      let more = spare / growing.count
      widths[index] += more
      spare -= more
      growing.removeFirst()
    }
    return widths
  }

  /// Draws the heads in the first line of `rect` and the rows below; `row` is asked only for the visible ones.
  ///
  /// - Parameter focused: whether the chosen row is marked; `nil` when no row of this table is ever chosen.
  public func draw(
    into surface: inout Surface, rect: Rect, count: Int, focused: Bool? = true, row: (Int) -> Row
  ) {
    guard !rect.isEmpty else { return }
    let (head, body) = rect.cutTop(1)
    let window = selection.window(rows: body.rows, count: count)
    let scrolls = count > body.rows
    let widths = widths(in: rect.columns - (scrolls ? 1 : 0))
    let titles = Row(columns.map { Field($0.title) }, style: .tableHeader)
    draw(titles, in: head, widths: widths, marked: nil, into: &surface)
    for (line, index) in window.enumerated() {
      let isChosen = focused != nil && index == selection.index
      let row = row(index)
      let mark: Style? = isChosen ? (focused == true ? .selected : row.style.adding(.reverse)) : nil
      var target = body.line(line)
      if scrolls { target.columns -= 1 }
      draw(row, in: target, widths: widths, marked: mark, into: &surface)
    }
    surface.scrollBar(in: body, first: window.lowerBound, count: count)
  }

  /// Draws a short table given as a whole.
  public func draw(into surface: inout Surface, rect: Rect, rows: [Row], focused: Bool? = true) {
    draw(into: &surface, rect: rect, count: rows.count, focused: focused) { rows[$0] }
  }

  private func draw(_ row: Row, in rect: Rect, widths: [Int], marked: Style?, into surface: inout Surface) {
    surface.fill(rect, style: marked ?? row.style)
    var column = rect.column
    for (index, width) in widths.enumerated() where width > 0 {
      let field = index < row.fields.count ? row.fields[index] : ""
      let place = Rect(row: rect.row, column: column, rows: 1, columns: min(width, rect.endColumn - column))
      surface.line(
        field.text, in: place, style: marked ?? field.style ?? row.style, alignment: columns[index].alignment)
      column += width + 1
    }
  }
}
