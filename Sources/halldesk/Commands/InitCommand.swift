import ArgumentParser
import Glibc
import HallConfiguration
import HallModel
import HallStore
import ScreenKit

/// `init`: a new hall.
struct InitCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a hall from settings and tables.",
    discussion: """
      Without --from, the sample hall of a township; PINs of the sample are in its staff.csv. Also makes the key file \
      that applicants' data is sealed with.
      """)

  @Argument(help: "The file to make; without it, the hall named by --hall or the default one.")
  var store: String?
  @Option(name: .customLong("from"), help: ArgumentHelp("The folder with hall.yaml and the tables.", valueName: "dir"))
  var source: String?
  @Flag(help: "A training hall (演练): it runs on its own clock, and every screen says so.")
  var training = false
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    let address = store.map { StoreAddress.resolve($0, environment: ProcessFacts.variable) } ?? session.address
    guard case .file(let path) = address else { throw CommandFailure.unsupportedStore(address.text) }
    let assets = try session.requireAssets()
    // Before seconds go into hashing PINs.
    if ProcessFacts.exists(path) { throw CommandFailure.store(.journal(.alreadyExists(path))) }
    let keyPath = PersonalKeyFile.path(store: path, environment: ProcessFacts.variable)
    if ProcessFacts.exists(keyPath) { throw CommandFailure.personal(.keyExists(keyPath)) }
    let folder = ProcessFacts.folder(of: path)
    // The user's own data folder is made; any other that is missing is more likely a slip of the keyboard.
    if path == StoreAddress.standard(ProcessFacts.variable) { ProcessFacts.makeFolders(folder) }
    guard ProcessFacts.isFolder(folder) else { throw CommandFailure.noFolder(folder) }
    let (hall, warnings) = try HallLoading.load(source ?? assets.sample("township"), session)
    let live = try HallLoading.create(path, hall, training: training, session)
    let forms = HallForms(hall: live.hall, now: live.now)
    let head = live.head.description
    return Answer(
      json: {
        [
          "hall": forms.summary.adding([
            ("store", .string(path)), ("head", .string(head)), ("key", .string(keyPath)),
          ]),
          "problems": .array(warnings.map(session.report.problemJSON)),
        ]
      },
      lines: {
        [
          session.text(
            training ? "init.done_training" : "init.done",
            [
              "hall": forms.hall.settings.name, "store": path, "windows": String(forms.hall.windows.count),
              "matters": String(forms.hall.catalogue.matters.count), "staff": String(forms.hall.settings.staff.count),
            ]),
          session.text("key.made", ["path": keyPath]), session.text("init.next", ["store": path]),
        ]
      })
  }
}

/// Reading a hall's folder and giving it to a store.
enum HallLoading {
  /// The hall and its warnings, which are told on standard error; errors are a failure.
  static func load(
    _ folder: String, _ session: Session
  ) throws(CommandFailure) -> (hall: LoadedHall, warnings: [Problem]) {
    let result = HallFolder.load(path: folder, today: today) { try PINHash.make($0) }
    guard let hall = result.configuration else { throw .configuration(result.problems) }
    if !session.asJSON {
      StandardStreams.complain(result.problems.map { StandardStreams.harmless(session.report.problem($0)) })
    }
    return (hall, result.problems)
  }

  /// Makes a store with a hall in it, and its key file; where one of them cannot be made, nothing half-made stays.
  static func create(
    _ path: String, _ hall: LoadedHall, training: Bool, _ session: Session
  ) throws(CommandFailure) -> LiveHall {
    let journal = try session.engine { () throws(JournalError) in try SQLiteJournal.create(path: path) }
    do throws(CommandFailure) {
      let live = try stored { () throws(StoreError) in try LiveHall(journal) }
      try configure(live, hall, training: training, session)
      // Last, and made complete or not at all: so a key file that is there already is never touched below.
      let key = PersonalKeyFile.path(store: path, environment: ProcessFacts.variable)
      _ = try session.sealed { () throws(PersonalError) in
        try PersonalKeyFile.create(key, hallID: journal.hallID, store: path)
      }
      return live
    } catch {
      for suffix in ["", "-wal", "-shm", "-turn", "-bell"] { unlink(path + suffix) }
      throw error
    }
  }

  /// Puts a hall into a store.
  static func configure(
    _ live: LiveHall, _ hall: LoadedHall, training: Bool, _ session: Session
  ) throws(CommandFailure) {
    // The new hall's own zone reads the time given with --at.
    var reading = live.hall
    if live.head.seq == 0 {
      reading.apply(
        HallConfigured(settings: hall.settings, catalogue: .empty, papersDigest: "", training: training),
        Stamp(at: Moment(milliseconds: 0), terminal: "", staff: ""))
    }
    let at = try session.moment(reading)
    let outcome = try stored { () throws(StoreError) in
      try live.configure(
        settings: hall.settings, matters: hall.matters, packages: hall.packages, papers: hall.papers, forms: hall.forms,
        training: training, by: session.actor, at: at)
    }
    if case .refused(let refusal) = outcome { throw .refused(refusal) }
  }

  /// The date by the machine's clock, in the default zone: good enough to miss a calendar's year.
  static var today: Day { HallZone.shanghai.day(at: HallClock.system.now) }

  /// Writes a hall's files with these settings to a folder; what was written.
  @discardableResult
  static func export(
    _ live: LiveHall, _ settings: HallSettings, to folder: String, _ session: Session
  ) throws(CommandFailure) -> LoadedHall {
    try export(live, settings, to: folder, session.language)
  }

  /// The same for whoever has a language and no session.
  @discardableResult
  static func export(
    _ live: LiveHall, _ settings: HallSettings, to folder: String, _ language: Language
  ) throws(CommandFailure) -> LoadedHall {
    let hall = live.hall
    let papers = try stored { () throws(StoreError) in try live.papers() }.byMatter
    let loaded = LoadedHall(
      settings: settings, matters: hall.catalogue.matters, packages: hall.catalogue.packages,
      papers: hall.catalogue.matters.flatMap { papers[$0.code] ?? [] },
      forms: try stored { () throws(StoreError) in try live.forms() }.entries)
    do throws(ExportRefusal) {
      try HallFolder.export(loaded, to: folder)
    } catch {
      throw .usage("export_failed", ["reason": error.text(language == .zh ? .zh : .en)])
    }
    return loaded
  }
}
