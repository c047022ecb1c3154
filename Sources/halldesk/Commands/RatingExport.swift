import ArgumentParser
import Glibc
import HallModel
import HallStore

extension RatingCommands {
  struct Export: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write ratings for the provincial platform, each once.",
      discussion: """
        Writes what was rated since the last export to a new file in the folder (default: beside the hall, \
        hall.db-ratings) named after the ratings in it: ratings-000123-000456.jsonl. A file that ends in .part is not \
        complete. An export that was cut off is finished by the next one, under the same name. With --out - the rows go \
        to standard output and are remembered once they are all written; whoever is killed just then gets them twice.

        Rows that lack something the platform needs are held back, told, and come with a later export; --dry-run tells \
        without writing. Nothing is exported twice, so the platform hears of a later review or completion only by --all.

        One rating is one row, all values texts. projectNo is the case's number, or the ticket's id where the visit had \
        none or several cases; of several matters the first is named and the others stand in subMatter. proManager is a \
        staff number, never a name. userName and certKey are filled in for named ratings only (the key file is needed). \
        appStatus is 1 for positive ratings, 2 for negative ones that were upheld or dismissed, else 3. Ratings gathered \
        elsewhere are not exported; those recorded by default only with channel_codes: zhejiang.
        """)

    @Option(help: ArgumentHelp("The first day; refused where earlier ratings are still to export.", valueName: "day"))
    var from: Day?
    @Option(help: ArgumentHelp("The last day.", valueName: "day"))
    var to: Day?
    @Option(help: ArgumentHelp("jsonl or csv.", valueName: "format"))
    var format: ExchangeFormat = .jsonl
    @Option(help: ArgumentHelp("The folder, or - for standard output.", valueName: "dir"))
    var out: String?
    @Flag(name: .customLong("dry-run"), help: "Tell what would be exported and what is missing; write nothing.")
    var dryRun = false
    @Flag(help: "Everything in the period again, for a new platform; what is new stays new.")
    var all = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      if out == "-", session.asJSON, !dryRun { throw CommandFailure.usage("export_two_outputs", [:]) }
      if let from, let to, from > to {
        throw CommandFailure.usage("export_period_reversed", ["from": from.text, "to": to.text])
      }
      let live = try session.hall(toRead: dryRun)
      let rows = RatingRows(live, try session.personal(live.journal))
      let exporter = RatingExporter(live, rows)
      let period = RatingExporter.Period(first: from, last: to)
      var told = ExportTold(session: session, rows: rows)
      if dryRun {
        told.isDryRun = true
        // What an interrupted export was about to hand on is still to come.
        var mark = try exporter.mark()
        mark.pending = nil
        told.batch = try all ? exporter.all(period) : exporter.new(period, after: mark)
        return told.answer(all: all)
      }
      let lock = try ExportLock(hall: (live.journal as? SQLiteJournal)?.path ?? session.path)
      defer { withExtendedLifetime(lock) {} }
      let toFile = out != "-"
      // What an interrupted export was about to hand on comes first, wherever this one goes.
      if let pending = try exporter.mark().pending {
        told.recovered = try exporter.recover(or: toFile ? folder(session) : pending.folder)
      }
      let mark = try exporter.mark()
      let batch = try all ? exporter.all(period) : exporter.new(period, after: mark)
      told.batch = batch
      if batch.complete.isEmpty {
        if !all { try exporter.remember(batch.mark) }
      } else if toFile {
        let file = WholeFile(folder: try folder(session), name: batch.name(all ? "ratings-all-" : "ratings-", format))
        if all {
          try file.write(format.bytes(batch.rows))
        } else {
          try exporter.write(batch, to: file, format, after: mark)
        }
        told.file = file
      } else {
        try StandardStreams.deliver(format.bytes(batch.rows))
        if !all { try exporter.remember(batch.mark) }
      }
      return told.answer(all: all, besides: !toFile)
    }

    /// The folder, made where it is not there, as an absolute path: the next run may be started somewhere else.
    private func folder(_ session: Session) throws(CommandFailure) -> String {
      var folder = try session.path + "-ratings"
      if let out { folder = out }
      ProcessFacts.makeFolders(folder)
      guard ProcessFacts.isFolder(folder), let real = realpath(folder, nil) else {
        throw .usage("export_no_folder", ["folder": folder])
      }
      defer { free(real) }
      return String(cString: real)
    }
  }
}

extension ExchangeFormat: ExpressibleByArgument {}
