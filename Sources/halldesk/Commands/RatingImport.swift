import ArgumentParser
import HallModel
import HallStore

extension RatingCommands {
  struct Import: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take over ratings that were gathered elsewhere, all or none.",
      discussion: """
        A CSV file whose heading names the fields of the interface, in any order (UTF-8, UTF-16, GBK), or JSON lines \
        where its name ends in .jsonl. Needed: projectNo, satisfaction (5 is best), assessTime, pf, and taskName or \
        taskCode; assessNumber is 1 where it is empty. What pf 6 and 7 mean is a setting of the hall.

        Ratings imported before are passed over, so a file may be imported again; so are rows this hall exported itself, \
        and ratings recorded by default. Names, ID numbers and phones are read and not kept. Where projectNo is a case \
        of this hall, what the file leaves empty comes from the case. Negative ratings begin their closed loop.
        """)

    /// How many faults are told at most.
    private static let limit = 100

    @Argument(help: "The file.")
    var file: String
    @Option(help: ArgumentHelp("Where they were gathered, if the column dataSource does not say.", valueName: "name"))
    var source: String?
    @Flag(name: .customLong("dry-run"), help: "Check the file and tell what would be imported; import nothing.")
    var dryRun = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let table = try ExchangeTable(path: file)
      let live = try session.hall(toRead: dryRun)
      let ratings = try RatingFile(table, live, source: source)
      let command = ImportRatings(ratings.entries.map(\.rating))
      let now = try session.now(live)
      let (new, refusals) = try stored { () throws(StoreError) in
        try live.review(command, by: session.actor, at: now)
      }
      let faults = (ratings.faults + refusals.map { ratings.entries[$0.index].place(of: $0.refusal) })
        .sorted { ($0.line, $0.column) < ($1.line, $1.column) }
      guard faults.isEmpty else { throw refused(faults) }
      let known = ratings.entries.count - new.count + ratings.own
      if !dryRun, !new.isEmpty { try session.perform(command, in: live) }
      let told = ImportTold(
        session: session, file: ratings, table: table, new: new, known: known, isDryRun: dryRun)
      return Answer(json: told.json, lines: told.lines)
    }

    private func refused(_ faults: [FilePlace]) -> CommandFailure {
      let count = ["file": file, "count": String(faults.count)]
      guard faults.count > Self.limit else { return .file("bad_ratings", count, faults) }
      return .file(
        "too_many_bad_ratings", count.merging(["shown": String(Self.limit)]) { $1 }, Array(faults.prefix(Self.limit)))
    }
  }
}
