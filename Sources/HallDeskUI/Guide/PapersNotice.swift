import HallModel
import ScreenKit

/// The one-time notification (一次性告知单): everything that is missing, at once; shown, and kept as a text.
struct PapersNotice: Sendable {
  let matters: [String]
  /// Names of the papers that must be brought.
  let missing: [String]
  let text: String
  /// Where it was kept, once it was.
  var saved: String?
  private var top = 0

  init(for matters: [String], inHand: Set<String>, _ environment: Environment) {
    let texts = environment.texts
    let hall = environment.hall
    let open = (environment.papers?.merged(matters) ?? []).filter { !inHand.contains($0.name) }
    self.matters = matters
    missing = open.filter { $0.requirement == .required && $0.origin != .eCertificate }.map(\.name)
    var lines = [hall.settings.name, texts("papers.title"), ""]
    let day = environment.today.text
    lines.append(texts("papers.date", ["date": day, "time": hall.settings.zone.clock(environment.now)]))
    for code in matters {
      lines.append(texts("papers.matter", ["name": environment.names([code]), "code": code]))
    }
    let sections: [(key: String, papers: [Paper])] = [
      ("papers.required", open.filter { $0.requirement == .required && $0.origin != .eCertificate }),
      ("papers.e_certificate", open.filter { $0.requirement != .ifApplicable && $0.origin == .eCertificate }),
      ("papers.deferrable", open.filter { $0.requirement == .deferrable && $0.origin != .eCertificate }),
      ("papers.if_applicable", open.filter { $0.requirement == .ifApplicable }),
    ]
    for section in sections where !section.papers.isEmpty {
      lines += ["", texts(section.key)]
      for (index, paper) in section.papers.enumerated() {
        lines.append("  \(index + 1). \(environment.describe(paper))")
      }
    }
    if open.isEmpty { lines += ["", texts("papers.complete")] }
    if !inHand.isEmpty {
      let names = (environment.papers?.merged(matters) ?? []).map(\.name).filter(inHand.contains)
      lines += ["", texts("papers.in_hand", ["names": environment.list(names)])]
    }
    lines += ["", texts("papers.footer")]
    text = lines.joined(separator: "\n") + "\n"
  }

  /// A name that sorts by time and says what it is about.
  func fileName(_ environment: Environment) -> String {
    let zone = environment.hall.settings.zone
    let clock = zone.clockWithSeconds(environment.now).filter { $0 != ":" }
    return "\(environment.today.compact)-\(clock)-\(matters.first ?? "notice").txt"
  }

  mutating func scroll(_ key: Key) {
    switch key {
    case .up: top = max(0, top - 1)
    case .down: top += 1
    case .pageUp: top = max(0, top - 10)
    case .pageDown: top += 10
    default: break
    }
  }

  func draw(into surface: inout Surface, rect: Rect, _ environment: Environment) {
    let box = rect.centered(rows: rect.rows, columns: min(rect.columns, 76))
    surface.fill(box)
    let inside = Panel(environment.texts("papers.title"), focused: true).draw(into: &surface, rect: box)
    let lines = surface.width.wrap(text, columns: inside.columns - 1)
    let room = inside.rows - (saved == nil ? 0 : 2)
    let first = min(top, max(0, lines.count - room))
    for (index, line) in lines.dropFirst(first).prefix(room).enumerated() {
      surface.line(line, in: inside, at: index, style: index + first == 1 ? Style(.title).bold : .text)
    }
    surface.scrollBar(
      in: Rect(row: inside.row, column: inside.column, rows: room, columns: inside.columns + 1), first: first,
      count: lines.count)
    if let saved {
      surface.line(
        environment.texts("papers.saved", ["path": saved]), in: inside, at: inside.rows - 1, style: .success)
    }
    surface.cursor = nil
  }
}

extension Environment {
  /// A paper with what is asked of it: `居民户口簿（原件 1 份）`.
  func describe(_ paper: Paper) -> String {
    let known = [
      "原件": "original", "复印件": "copy", "原件+复印件": "both", "电子": "electronic", "表格": "form",
    ]
    let form = known[paper.form].map { texts("paper.form.\($0)") } ?? paper.form
    return texts("paper.line", ["name": paper.name, "form": form, "copies": String(paper.copies)])
  }
}
