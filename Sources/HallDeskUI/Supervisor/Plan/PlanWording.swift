import HallModel
import HallSimulator
import ScreenKit

/// A sheet's words and figures.
struct PlanWording {
  private let sheet: PlanSheet
  private let environment: Environment
  private var texts: Texts { environment.texts }
  private var glyphs: Glyphs { environment.glyphs }

  init(_ sheet: PlanSheet, _ environment: Environment) {
    self.sheet = sheet
    self.environment = environment
  }

  // MARK: Above the table

  /// `承诺 95% 等候不超过 15 分钟 · 每天 900 人（过去 40 个工作日）· 规划 38 个窗口`.
  var head: String {
    let ground: String
    switch sheet.ground {
    case .days(let count): ground = texts("planning.ground.days", ["n": String(count)])
    case .guess: ground = texts("planning.ground.guess")
    case .file: ground = texts("planning.ground.file")
    }
    return texts(
      "planning.head",
      [
        "share": Digits.shortest((sheet.promise.share * 1000).rounded() / 10),
        "minutes": Digits.shortest(sheet.promise.within), "visitors": String(Int(sheet.visitors.rounded())),
        "ground": ground, "windows": String(sheet.windows),
      ])
  }

  /// Why so many windows cannot be planned.
  var fault: String? { sheet.fault.map { sentence($0) } }

  /// Where the hall as it is has too few windows.
  var bottleneck: String? {
    guard let worst = sheet.bottlenecks.first else { return nil }
    let names = environment.list(worst.matters.prefix(2).map { environment.hall.catalogue.matter($0)?.name ?? $0 })
    let more = worst.matters.count + sheet.bottlenecks.dropFirst().reduce(0) { $0 + $1.matters.count } - 2
    return texts(
      more > 0 ? "planning.bottleneck.more" : "planning.bottleneck",
      ["matters": names, "percent": percent(worst.load, places: 0), "n": String(more)])
  }

  private func sentence(_ fault: ScenarioFault) -> String {
    switch fault {
    case .nobodyComes: texts("planning.fault.nobody_comes")
    case .noWindows: texts("planning.fault.no_windows")
    case .tooManyWindows(let count):
      texts("planning.fault.windows", ["n": String(count), "most": String(WindowSet.capacity)])
    case .tooManyVisitors(let count): texts("planning.fault.visitors", ["n": String(Int(count))])
    case .nobodyTakes(let code):
      texts("planning.fault.nobody_takes", ["matter": environment.hall.catalogue.matter(code)?.name ?? code])
    case .overloaded(let work, let staffed, let least):
      texts(
        "planning.fault.overloaded",
        ["work": String(Int(work.rounded())), "hours": String(Int(staffed.rounded())), "least": String(least)])
    }
  }

  // MARK: The table

  /// The columns; the last one holds the bars.
  var columns: [Table.Column] {
    let names = environment.widest(sheet.rows.map(name) + [texts("planning.column.way")])
    let kept = environment.widest(sheet.rows.map(kept) + [texts("planning.column.kept")])
    let waits = environment.widest(sheet.rows.map(waits) + [texts("planning.column.p95")])
    return [
      Table.Column("", minimum: 1, priority: 9),
      Table.Column(texts("planning.column.way"), minimum: names, priority: 9),
      Table.Column(
        texts("planning.column.windows"), minimum: max(3, environment.widest([texts("planning.column.windows")])),
        alignment: .trailing, priority: 5),
      Table.Column(texts("planning.column.p95"), minimum: waits, alignment: .trailing, priority: 8),
      Table.Column(texts("planning.column.kept"), minimum: kept, alignment: .trailing, priority: 8),
      Table.Column(
        texts("planning.column.utilisation"),
        minimum: max(4, environment.widest([texts("planning.column.utilisation")])),
        alignment: .trailing, priority: 6),
      Table.Column(texts("planning.column.chart"), minimum: 8, priority: 4, grows: true),
    ]
  }

  /// A row of the table with a bar of so many columns.
  func row(_ row: PlanSheet.Row, columns: Int) -> Table.Row {
    guard let point = row.point else {
      return Table.Row([
        "", Table.Field(name(row)), Table.Field(String(row.windows)), "—", "—", "—",
        Table.Field(row.fault.map { short($0) } ?? "", .warning),
      ])
    }
    return Table.Row([
      Table.Field(row.isAsGood ? "*" : "", Style(.accent).bold), Table.Field(name(row)),
      Table.Field(String(row.windows)), Table.Field(waits(row), Style(.text).bold),
      Table.Field(kept(row), point.keeps(sheet.promise) ? .success : .text),
      Table.Field(percent(point.utilisation, places: 0)),
      Table.Field(bar(point, columns), .accent),
    ])
  }

  /// How an arrangement is called.
  func name(_ row: PlanSheet.Row) -> String {
    switch row.way {
    case nil: return texts("planning.way.now")
    case .chain(let skills): return texts("planning.way.chain_\(skills)")
    case .mix(comprehensive: 0): return texts("planning.way.dedicated")
    case .mix(let comprehensive) where comprehensive >= row.windows: return texts("planning.way.comprehensive")
    case .mix(let comprehensive):
      return texts(
        "planning.way.mix", ["broad": String(comprehensive), "dedicated": String(row.windows - comprehensive)])
    }
  }

  private func waits(_ row: PlanSheet.Row) -> String {
    guard let point = row.point else { return "—" }
    return both(point.p95, \.p95, scale: 1)
  }

  /// With a sign where the promise is kept.
  private func kept(_ row: PlanSheet.Row) -> String {
    guard let point = row.point else { return "—" }
    let sign = point.keeps(sheet.promise) ? "\(glyphs.success) " : ""
    return sign + both(point.kept, \.kept, scale: 100, unit: "%")
  }

  /// `17.5 ± 1.3`, with the signs of all rows below each other.
  private func both(
    _ interval: Interval, _ all: KeyPath<Planner.Point, Interval>, scale: Double, unit: String = ""
  ) -> String {
    let margin = { (interval: Interval) in Digits.oneDecimal(min(9999, interval.margin * scale)) }
    let widest = sheet.rows.compactMap { $0.point.map { margin($0[keyPath: all]).count } }.max() ?? 0
    let text = margin(interval)
    return Digits.oneDecimal(interval.mean * scale) + unit + " ± "
      + String(repeating: " ", count: max(0, widest - text.count)) + text
  }

  private func percent(_ share: Double, places: Int) -> String {
    places == 0 ? "\(Int((share * 100).rounded()))%" : Digits.oneDecimal(share * 100) + "%"
  }

  /// The longest wait a bar has room for: where a few arrangements are far behind, the others stay comparable.
  private var scale: Double {
    let most = sheet.rows.compactMap(\.point?.p95.mean).max() ?? 1
    return max(1, min(most, sheet.promise.within * 4))
  }

  /// The mean solid, up to what 95 of a hundred wait no longer than lighter; an arrow where it goes on.
  private func bar(_ point: Planner.Point, _ columns: Int) -> String {
    guard columns > 0 else { return "" }
    let cells = { (minutes: Double) in
      minutes <= 0 ? 0 : max(1, min(columns, Int((minutes / scale * Double(columns)).rounded())))
    }
    let (mean, all) = (cells(point.mean.mean), cells(point.p95.mean))
    var bar = String(repeating: glyphs.block, count: mean) + String(repeating: glyphs.shade, count: max(0, all - mean))
    if point.p95.mean > scale * 1.001 { bar = String(bar.dropLast()) + String(glyphs.right) }
    return bar
  }

  /// A fault in a few words, for a row.
  private func short(_ fault: ScenarioFault) -> String {
    if case .overloaded(_, _, let least) = fault {
      return texts("planning.fault.overloaded.short", ["least": String(least)])
    }
    return sentence(fault)
  }

  /// What the signs mean.
  var legend: String {
    texts(
      "planning.legend",
      [
        "kept": String(glyphs.success), "mean": String(glyphs.block), "p95": String(glyphs.shade),
        "days": String(sheet.days),
      ])
  }

  // MARK: An arrangement

  /// Its figures in a sentence.
  func figures(_ row: PlanSheet.Row) -> String {
    guard let point = row.point else { return row.fault.map { sentence($0) } ?? "" }
    let kept = texts(point.keeps(sheet.promise) ? "planning.figures.keeps" : "planning.figures.misses")
    let figures = texts(
      "planning.figures",
      [
        "windows": String(row.windows), "share": percent(point.kept.mean, places: 1), "kept": kept,
        "p95": "\(Digits.oneDecimal(point.p95.mean)) ± \(Digits.oneDecimal(point.p95.margin))",
      ])
    return (row.isAsGood ? "* " : "") + figures
  }

  /// What it asks of people, in a sentence; with `leads` the way to who they are.
  func learning(_ row: PlanSheet.Row, leads: Bool) -> String {
    if row.way == nil { return texts("planning.learn.now") }
    let learning = row.learning
    let most = learning.rows.map(\.learns.count).max() ?? 0
    let parts: [(key: String, count: Int)] = [
      ("learners", learning.learners), ("freed", learning.freed), ("missing", learning.missing.count),
    ]
    let told = parts.filter { $0.count > 0 }.map {
      texts("planning.learn.\($0.key)", ["n": String($0.count), "most": String(most)])
    }
    let sentence =
      told.isEmpty
      ? texts("planning.learn.nothing")
      : told.joined(separator: texts("planning.learn.comma") + (environment.isEnglish ? " " : ""))
    return leads && !told.isEmpty ? sentence + texts("planning.learn.leads") : sentence
  }

  /// Who learns what, window by window; windows that stay as they are last, in one line.
  func page(_ row: PlanSheet.Row) -> [PageLine] {
    var lines: [PageLine] = []
    var same: [String] = []
    let all = Set(row.learning.rows.flatMap { $0.knows + $0.learns }).count
    for window in row.learning.rows {
      let isGone = window.accepts == nil
      guard isGone || !window.learns.isEmpty || !window.drops.isEmpty else {
        same.append(String(window.number))
        continue
      }
      let clerk = environment.staffName(window.staff)
      let name = texts("planning.window", ["n": String(window.number), "name": window.name])
      lines.append(
        PageLine(text: [name, clerk].filter { !$0.isEmpty }.joined(separator: "  "), style: Style(.text).bold))
      if isGone {
        lines.append(PageLine(text: "  " + texts("planning.page.free"), style: .accent))
        continue
      }
      if !window.learns.isEmpty {
        // Whoever takes everything is not told it name by name.
        let isAll = window.drops.isEmpty && window.knows.count + window.learns.count == all && window.learns.count > 6
        lines.append(line(isAll ? "learns_all" : "learns", window.learns, .text))
      }
      if !window.drops.isEmpty { lines.append(line("drops", window.drops, .dim)) }
    }
    for window in row.learning.missing {
      lines.append(PageLine(text: texts("planning.page.missing"), style: Style(.text).bold))
      let accepts = window.accepts.all ? [texts("planning.page.everything")] : window.accepts.departments
      lines.append(line("takes", accepts, .text))
    }
    if !same.isEmpty {
      lines.append(PageLine(text: texts("planning.page.same", ["windows": environment.list(same)]), style: .dim))
    }
    return lines
  }

  private func line(_ key: String, _ departments: [String], _ style: Style) -> PageLine {
    let details = ["n": String(departments.count), "what": environment.list(departments)]
    return PageLine(text: "  " + texts("planning.page.\(key)", details), style: style)
  }
}
