import ArgumentParser
import HallModel
import HallStore

/// `matter …`: what can be done in the hall.
struct MatterCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matter", abstract: "Find matters (事项) and what they need.", subcommands: [Search.self, Show.self])

  struct Search: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find matters and packages by name, pinyin, initials, code, department or what people call them.")

    @Argument(help: "What to look for.")
    var text: [String]
    @Option(help: "The most results.")
    var limit = 20
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func validate() throws {
      guard limit > 0 else { throw ValidationError("--limit is at least 1.") }
    }

    func answer(_ session: Session) throws -> Answer {
      let hall = try session.hall(toRead: true).hall
      let hits = MatterSearch(hall.catalogue).results(for: text.joined(separator: " "), limit: limit)
      return Answer(
        json: { .array(hits.map { Search.json($0, hall) }) }, lines: { Search.lines(hits, hall, session) })
    }

    private static func json(_ hit: MatterSearch.Hit, _ hall: Hall) -> JSONValue {
      let found: JSONValue = ["reason": .string(hit.reason.rawValue), "alias": .optional(hit.alias)]
      switch hit.found {
      case .matter(let matter):
        let kind: JSONValue = ["kind": "matter"]
        return kind.adding(MatterForms.json(matter)).adding(found)
          .adding([("windows", .array(MatterCommands.open(matter, hall).map(JSONValue.int)))])
      case .package(let package):
        let kind: JSONValue = ["kind": "package", "code": .null]
        return kind.adding(MatterForms.json(package)).adding(found)
      }
    }

    private static func lines(_ hits: [MatterSearch.Hit], _ hall: Hall, _ session: Session) -> [String] {
      if hits.isEmpty { return [session.text("matter.nothing")] }
      let headings = ["code", "matter", "department", "handling", "windows"].map { session.text("heading." + $0) }
      var table = TextTable(headings, trailing: [3])
      for hit in hits {
        switch hit.found {
        case .matter(let matter):
          table.add([
            matter.code,
            hit.alias.map { session.text("matter.found_by", ["name": matter.name, "alias": $0]) } ?? matter.name,
            matter.department,
            session.wording.decimalMinutes(matter.handlingMinutes * 60),
            session.wording.windows(MatterCommands.open(matter, hall)),
          ])
        case .package(let package):
          table.add([
            session.text("matter.package"), package.name, package.leadDepartment,
            session.text("matter.members", ["count": String(package.matters.count)]),
          ])
        }
      }
      return table.lines
    }
  }

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a matter: limits, papers, and the windows that accept it now.")

    @Argument(help: "The matter's code.")
    var code: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      let hall = live.hall
      guard let matter = hall.catalogue.matter(code) ?? hall.catalogue.matter(code.uppercased()) else {
        throw CommandFailure.refused(Refusal("unknown_matter", ["matter": code]))
      }
      let papers = try stored { () throws(StoreError) in try live.papers() }.byMatter[matter.code] ?? []
      let packages = hall.catalogue.packages.filter { $0.matters.contains(matter.code) }.map(\.name)
      return Answer(
        json: {
          [
            "matter": MatterForms.json(matter), "papers": .array(papers.map(MatterForms.json)),
            "windows": .array(Show.windows(matter, hall)), "packages": .strings(packages),
          ]
        },
        lines: { MatterLines(matter: matter, papers: papers, packages: packages, hall: hall, session: session).lines })
    }

    private static func windows(_ matter: Matter, _ hall: Hall) -> [JSONValue] {
      hall.windows(accepting: matter).positions.map { position in
        let window = hall.windows[position]
        return [
          "number": .int(window.number), "name": .string(hall.settings.windows[position].name),
          "state": .string(window.state.rawValue), "open": .bool(window.isOpen),
        ]
      }
    }
  }

  /// The numbers of the open windows that accept a matter.
  static func open(_ matter: Matter, _ hall: Hall) -> [Int] {
    hall.windows(accepting: matter).intersection(hall.openWindows).positions.map { hall.windows[$0].number }
  }
}
