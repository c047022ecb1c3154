import HallModel
import HallSimulator

/// Reads the layouts of a scenario.
struct LayoutReading {
  let root: YAMLSection
  let log: ProblemLog
  /// nil where a matter could not be read.
  let index: CatalogueIndex?
  let hours: Hours

  /// A layout and where it stands.
  struct Sourced {
    var layout: Layout
    var place: Place
    /// Whether all it accepts could be read; only then a matter can be missing in it.
    var isComplete: Bool
  }

  private static let mostLayouts = 256
  private static let mostBreaks = 64

  func read() -> [Sourced] {
    guard let sections = root.sections("layouts", most: Self.mostLayouts), !sections.isEmpty else {
      if root.value("layouts")?.sequence?.isEmpty ?? (root.value("layouts") == nil) {
        log.error(.missingKey, root.place(of: "layouts"), ["key": "layouts"])
      }
      return []
    }
    var lines: [String: Int] = [:]
    return sections.compactMap { section in
      section.warnUnknown(["name", "windows"])
      let before = log.problems.count
      let name = section.line("name")
      if name == nil, log.problems.count == before { _ = section.neededText("name") }
      let groups = groups(section)
      guard let name else { return nil }
      let place = section.place(of: "name")
      if let first = lines[Plain.folded(name)] {
        log.error(.duplicateLayout, place, ["value": name, "first": String(first)])
        return nil
      }
      lines[Plain.folded(name)] = place.line ?? 0
      return Sourced(
        layout: Layout(name: name, groups: groups), place: place,
        isComplete: index != nil && log.problems.count == before)
    }
  }

  private func groups(_ section: YAMLSection) -> [Layout.Group] {
    guard let items = section.sections("windows"), !items.isEmpty else {
      if section.value("windows")?.sequence?.isEmpty ?? (section.value("windows") == nil) {
        log.error(.missingKey, section.place(of: "windows"), ["key": section.path + "windows"])
      }
      return []
    }
    var groups: [Layout.Group] = []
    var total = 0
    for item in items {
      let count = count(item)
      total += count
      if total > WindowSet.capacity {
        log.error(
          .tooManyWindows, item.place(of: "count"),
          ["count": String(total), "limit": String(WindowSet.capacity)])
        break
      }
      groups.append(group(item, count))
    }
    return groups
  }

  /// How many windows; 1 where it is not said or (reported) cannot be.
  private func count(_ item: YAMLSection) -> Int {
    guard let text = item.text("count") else { return 1 }
    guard let count = TypedNumber.whole(text) else {
      log.error(.badNumber, item.place(of: "count"), ["name": item.path + "count", "value": text])
      return 1
    }
    guard (1...WindowSet.capacity).contains(count) else {
      log.error(
        .numberOutOfRange, item.place(of: "count"),
        ["name": item.path + "count", "value": String(count), "low": "1", "high": String(WindowSet.capacity)])
      return 1
    }
    return count
  }

  private func group(_ item: YAMLSection, _ count: Int) -> Layout.Group {
    item.warnUnknown(["count", "accepts", "breaks", "open", "pace"])
    let breaks = closed(item, count) + breaks(item, count)
    let group = Layout.Group(
      count: count, accepts: accepts(item), breaks: breaks, pace: item.figure("pace", 0.01...100, fallback: 1) ?? 1)
    if (0..<count).contains(where: { group.times(of: $0, hours).isEmpty }) {
      log.error(
        .neverStaffed, item.place(of: item.value("breaks") == nil ? "open" : "breaks"),
        ["name": String(item.path.dropLast())])
    }
    return group
  }

  private func accepts(_ item: YAMLSection) -> Acceptance {
    guard let items = item.texts("accepts", most: 5000) else {
      if item.value("accepts") == nil { log.error(.missingKey, item.place, ["key": item.path + "accepts"]) }
      return .nothing
    }
    if items.isEmpty { log.error(.emptyValue, item.place(of: "accepts"), ["name": item.path + "accepts"]) }
    return index?.acceptance(items.map(\.text).joined(separator: ";"), item.place(of: "accepts"), log) ?? .nothing
  }

  /// What `open` leaves out of the opening hours, as breaks of all windows.
  private func closed(_ item: YAMLSection, _ count: Int) -> [(windows: Int, span: ClockSpan)] {
    guard let text = item.text("open") else { return [] }
    do throws(SpanList.Fault) {
      let open = try SpanList.read(text)
      if open.isEmpty { return [] }
      warnOutside(open, item, "open", item.place(of: "open"))
      return ClockSpan(from: hours.opens, to: hours.closes).leaving(out: open).map { (count, $0) }
    } catch {
      log.error(error.code, item.place(of: "open"), error.arguments.merging(["name": item.path + "open"]) { $1 })
      return []
    }
  }

  private func breaks(_ item: YAMLSection, _ count: Int) -> [(windows: Int, span: ClockSpan)] {
    guard let items = item.texts("breaks", most: Self.mostBreaks) else { return [] }
    return items.compactMap { written in
      do throws(SpanList.Fault) {
        let pause = try BreakText.read(written.text, of: count)
        warnOutside([pause.span], item, "breaks", written.place)
        return pause
      } catch {
        log.error(error.code, written.place, error.arguments.merging(["name": item.path + "breaks"]) { $1 })
        return nil
      }
    }
  }

  private func warnOutside(_ spans: [ClockSpan], _ item: YAMLSection, _ key: String, _ place: Place) {
    guard let span = SpanList.outside(spans, hours) else { return }
    log.warning(
      .spanOutsideHours, place,
      ["name": item.path + key, "value": span.text, "opens": hours.opens.text, "closes": hours.closes.text])
  }
}

extension Layout.Group {
  /// When the window at a position of the group is staffed.
  func times(of index: Int, _ hours: Hours) -> [ClockSpan] {
    let pauses = breaks.filter { $0.windows >= 0 ? index < $0.windows : index >= count + $0.windows }
    return ClockSpan(from: hours.opens, to: hours.closes).leaving(out: pauses.map(\.span))
  }
}

/// Breaks of some windows of a group: `4 first 11:30-12:30`, `4 last 12:30-13:30`, `all 12:00-13:00`.
enum BreakText {
  /// The break, its windows counted from the first or, where negative, from the last. `前4个` and `后4个` are read, too.
  static func read(_ text: String, of count: Int) throws(SpanList.Fault) -> (windows: Int, span: ClockSpan) {
    let plain = Plain.trimmed(Plain.narrowed(text)).lowercased()
    let bad = SpanList.Fault(code: .badBreak, arguments: ["value": Plain.trimmed(text)])
    // The times begin with the last word of digits before the first colon.
    guard let colon = plain.firstIndex(of: ":"),
      let start = plain[..<colon].lastIndex(where: { !("0"..."9").contains($0) })
    else { throw bad }
    let head = plain[...start]
    let digits = head.filter { ("0"..."9").contains($0) }
    let word = head.filter { !("0"..."9").contains($0) && !" 个窗口".contains($0) }
    let span = try SpanList.span(String(plain[plain.index(after: start)...]))
    if ["all", "全部", "全体", "都"].contains(word), digits.isEmpty { return (count, span) }
    guard let windows = Int(digits) else { throw bad }
    let isFirst = ["first", "前"].contains(word)
    guard isFirst || ["last", "后"].contains(word) else { throw bad }
    guard (1...count).contains(windows) else {
      throw SpanList.Fault(
        code: .numberOutOfRange, arguments: ["value": String(windows), "low": "1", "high": String(count)])
    }
    return (isFirst ? windows : -windows, span)
  }

  /// The form `read` reads.
  static func text(_ pause: (windows: Int, span: ClockSpan)) -> String {
    "\(abs(pause.windows)) \(pause.windows < 0 ? "last" : "first") \(pause.span.text)"
  }
}
