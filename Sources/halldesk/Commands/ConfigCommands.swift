import ArgumentParser
import HallConfiguration
import HallModel
import HallStore

/// `config …`: the settings of a hall as files, out and in.
struct ConfigCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Take a hall's settings out as files and put them back.",
    subcommands: [Export.self, Import.self])

  struct Export: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write hall.yaml and the tables to a folder.",
      discussion: "Importing the folder gives the same hall. PINs are written as hashes.")

    @Argument(help: ArgumentHelp("The folder, new or empty or an earlier export.", valueName: "dir"))
    var folder: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      let hall = live.hall
      let loaded = try HallLoading.export(live, hall.settings, to: folder, session)
      return Answer(
        json: {
          [
            "folder": .string(folder), "windows": .int(loaded.settings.windows.count),
            "staff": .int(loaded.settings.staff.count), "matters": .int(loaded.matters.count),
            "packages": .int(loaded.packages.count), "papers": .int(loaded.papers.count),
          ]
        },
        lines: { [session.text("config.exported", ["folder": folder])] })
    }
  }

  struct Import: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a hall the settings and tables of a folder, while it runs.",
      discussion: "Refused while somebody works at a window that would disappear, or waits for such a matter.")

    @Argument(help: ArgumentHelp("The folder with hall.yaml and the tables.", valueName: "dir"))
    var folder: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let journal = try session.journal(toRead: false)
      // A store without a configuration yet may get its first one here.
      let live = try stored { () throws(StoreError) in try LiveHall(journal) }
      let (hall, warnings) = try HallLoading.load(folder, session)
      try HallLoading.configure(live, hall, training: live.hall.training, session)
      let forms = HallForms(hall: live.hall, now: live.now)
      return Answer(
        json: { ["hall": forms.summary, "problems": .array(warnings.map(session.report.problemJSON))] },
        lines: {
          [
            session.text(
              "config.imported",
              [
                "hall": forms.hall.settings.name, "windows": String(forms.hall.windows.count),
                "matters": String(forms.hall.catalogue.matters.count),
              ])
          ]
        })
    }
  }
}
