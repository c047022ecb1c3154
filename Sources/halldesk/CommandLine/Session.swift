import Glibc
import HallModel
import HallStore
import ScreenKit

/// What a command or screen works with: the hall it was pointed at, the language, and who is acting. For one thread.
final class Session {
  /// The language of all sentences.
  let language: Language
  /// Whether the answer is to be JSON.
  let asJSON: Bool
  /// Where the hall is kept.
  let address: StoreAddress
  /// The time given with `--at`, as typed.
  let atText: String?
  /// Commands act with the rights of the operating-system user, and the journal says so.
  let actor = LiveHall.Actor(terminal: "cli:" + ProcessFacts.userName)
  /// The folder of texts and samples, or why there is none.
  private(set) lazy var assets: Result<AssetFolder, CommandFailure> = Result { () throws(CommandFailure) in
    try AssetFolder.locate()
  }
  /// The texts of commands and refusals. Without the folder every text shows as its key.
  private(set) lazy var texts: Texts =
    (try? assets.get())?.texts(
      language,
      files: [
        "cli", "policies", "refusals", "cases", "ratings", "rating-exchange", "reports", "queueing", "simulation",
      ])
    ?? Texts(language: language)

  /// The texts of all screens.
  private(set) lazy var screenTexts: Texts = (try? assets.get())?.texts(language) ?? Texts(language: language)

  /// Words and phrases for what the model has codes for.
  private(set) lazy var wording = Wording(texts)
  /// How failures are told.
  private(set) lazy var report = FailureReport(texts: texts, wording: wording, language: language)

  /// What documents the last command made out, and what became of printing them; nil where none.
  private(set) var paper: MadePaper?

  /// Creates a session from the options of a command line.
  init(_ invocation: Invocation) {
    language = invocation.language
    asJSON = invocation.json
    atText = invocation.at
    address = StoreAddress.resolve(invocation.hall, environment: ProcessFacts.variable)
  }

  /// The path of the hall's file.
  var path: String {
    get throws(CommandFailure) {
      switch address {
      case .file(let path): return path
      case .server: throw .unsupportedStore(address.text)
      }
    }
  }

  /// The folder of texts and samples, for a command that cannot do without it.
  func requireAssets() throws(CommandFailure) -> AssetFolder { try assets.get() }

  /// Opens the journal; with `toRead`, one that may not be written is good enough.
  func journal(toRead: Bool) throws(CommandFailure) -> any Journal {
    if !asJSON { _ = try requireAssets() }
    let path = try path
    do throws(JournalError) {
      return try SQLiteJournal.open(path: path)
    } catch {
      guard toRead, case .readOnly = error else { throw .store(.journal(error)) }
    }
    return try engine { () throws(JournalError) in try SQLiteJournal.open(path: path, readOnly: true) }
  }

  /// The hall, to act on it; with `toRead`, only to look at it.
  func hall(toRead: Bool = false) throws(CommandFailure) -> LiveHall {
    let journal = try journal(toRead: toRead)
    let live = try stored { () throws(StoreError) in try LiveHall(journal) }
    guard live.head.seq > 0 else { throw .store(.notConfigured) }
    return live
  }

  /// The time given with `--at`; nil where none was.
  func moment(_ hall: Hall) throws(CommandFailure) -> Moment? {
    guard let atText else { return nil }
    guard let moment = TimeText.moment(atText, in: hall.settings.zone) else {
      throw .usage("bad_time", ["value": atText])
    }
    return moment
  }

  /// The moment to look at the hall from: the one given with `--at`, else the present.
  func now(_ live: LiveHall) throws(CommandFailure) -> Moment { try moment(live.hall) ?? live.now }

  /// Carries out a command in the hall, under the time given with `--at` if there is one.
  ///
  /// - Parameter staff: in whose name, by staff number; without it nobody's, and only the terminal is told.
  @discardableResult
  func perform(
    _ command: any HallCommand, in live: LiveHall, staff: String = ""
  ) throws(CommandFailure) -> [any HallEvent] {
    let at = try moment(live.hall)
    if !staff.isEmpty, live.hall.member(staff) == nil { throw .refused(Refusal("unknown_staff", ["staff": staff])) }
    let actor = LiveHall.Actor(terminal: actor.terminal, staff: staff)
    let outcome = try stored { () throws(StoreError) in try live.perform(command, by: actor, at: at) }
    switch outcome {
    case .done(let events):
      paper = settle(events, in: live) ?? paper
      return events
    case .refused(let refusal): throw .refused(refusal)
    }
  }

  /// The way to people's data of a hall.
  func personal(_ journal: any Journal) throws(CommandFailure) -> PersonalDoor {
    PersonalDoor(journal, keyPath: PersonalKeyFile.path(store: try path, environment: ProcessFacts.variable))
  }

  /// Runs something that may find people's data unusable.
  func sealed<Value>(_ body: () throws(PersonalError) -> Value) throws(CommandFailure) -> Value {
    do throws(PersonalError) {
      return try body()
    } catch {
      throw .personal(error)
    }
  }

  /// Runs something that may find the journal unusable.
  func engine<Value>(_ body: () throws(JournalError) -> Value) throws(CommandFailure) -> Value {
    do throws(JournalError) {
      return try body()
    } catch {
      throw .store(.journal(error))
    }
  }

  /// The text of a key below `cli.`.
  func text(_ key: String, _ fillings: [String: String] = [:]) -> String { texts("cli." + key, fillings) }
}
