import Glibc
import HallDocuments
import HallModel
import HallStore
import ScreenKit

/// One line of `doctor`.
struct Finding {
  /// How it stands.
  enum State: String {
    /// As it should be.
    case ok
    /// Works, but worth a look.
    case warn
    /// Does not work.
    case fail
  }

  /// A name for scripts.
  var name: String
  /// How it stands.
  var state: State
  /// What was found, and what to do.
  var message: String
  /// Whether the store is meant.
  var concernsStore = false
}

/// What `doctor` looks at, in the order it tells it.
struct Examination {
  /// The hall, language and texts.
  let session: Session
  /// Free space below which a day's work may not fit, bytes.
  private static let littleSpace: Int64 = 256 << 20
  /// A write-ahead log above this says that some terminal never lets it be tidied, bytes.
  private static let longLog: Int64 = 64 << 20

  /// Everything that was found.
  func findings() -> [Finding] { program + [paper] + store }

  /// The program that makes PDFs: beside this one, or on the path.
  private var paper: Finding {
    let name = PaperWriter.besideThisProgram()
    let folders = name.contains("/") ? [] : (ProcessFacts.variable("PATH") ?? "").split(separator: ":").map(String.init)
    let path = name.contains("/") ? name : folders.map { $0 + "/" + name }.first { ProcessFacts.canRun($0) }
    return path.map { finding("paper", .ok, ["path": $0]) } ?? finding("paper_missing", .warn, [:])
  }

  /// Whether every kind of document has a template that can be used.
  private func templates(_ settings: DocumentSettings) -> Finding {
    guard let path = try? session.path else { return finding("templates", .ok, [:]) }
    let folders = CaseDocuments.templateFolders(settings, store: path, assets: try? session.assets.get())
    guard let problem = CaseDocuments.templates(folders).problems.first else { return finding("templates", .ok, [:]) }
    return finding("templates_bad", .fail, ["problem": problem.report(session.documentLanguage)])
  }

  private var program: [Finding] {
    var list = [finding("version", .ok, ["version": HallDesk.version])]
    switch session.assets {
    case .success(let assets):
      let broken = Language.allCases.flatMap { problems(assets, $0) }
      list.append(
        broken.isEmpty
          ? finding("assets", .ok, ["path": assets.path])
          : finding("assets_broken", .fail, ["path": assets.path, "problem": broken[0]]))
    case .failure(let failure):
      list.append(Finding(name: "assets", state: .fail, message: session.report.sentence(failure)))
    }
    let locale = setlocale(Int32(LC_ALL), "").map { String(cString: $0) } ?? ""
    let charset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
    let isUTF8 = charset.uppercased() == "UTF-8"
    list.append(
      finding(
        isUTF8 ? "locale" : "locale_not_utf8", isUTF8 ? .ok : .warn,
        [
          "locale": locale.split(separator: ";").first.map(String.init) ?? locale, "charset": charset,
        ]))
    let terminal = ProcessFacts.variable("TERM") ?? ""
    let usable = !terminal.isEmpty && terminal != "dumb"
    list.append(finding(usable ? "terminal" : "terminal_unfit", usable ? .ok : .warn, ["term": terminal]))
    return list
  }

  private func problems(_ assets: AssetFolder, _ language: Language) -> [String] {
    let folder = "\(assets.path)/texts/\(language.rawValue)"
    let names = ProcessFacts.names(in: folder).filter { $0.hasSuffix(".txt") }
    if names.isEmpty { return [folder] }
    return names.flatMap { name in
      Texts.parse(String(decoding: ProcessFacts.contents("\(folder)/\(name)") ?? [], as: UTF8.self), language: language)
        .problems.map { "\(folder)/\(name): \($0)" }
    }
  }

  private var store: [Finding] {
    do throws(CommandFailure) {
      let journal = try session.journal(toRead: true)
      let stats = try session.engine { () throws(JournalError) in try journal.stats() }
      var list = facts(stats) + [writing(journal)]
      list += try bell(journal)
      list += try personal(journal)
      list += hall(try stored { () throws(StoreError) in try LiveHall(journal) })
      return list
    } catch {
      return [Finding(name: "store", state: .fail, message: session.report.sentence(error), concernsStore: true)]
    }
  }

  private func facts(_ stats: JournalStats) -> [Finding] {
    var list = [
      finding(
        "store", .ok,
        [
          "path": stats.path, "size": Examination.size(stats.bytes), "engine": stats.engine,
          "format": String(stats.format),
        ]),
      finding(
        "journal", .ok,
        [
          "events": String(stats.events), "blobs": String(stats.blobs),
          "snapshots": String(stats.snapshots.count), "summaries": String(stats.daySummaries),
        ]),
    ]
    let long = stats.logBytes > Examination.longLog
    list.append(finding(long ? "log_long" : "log", long ? .warn : .ok, ["size": Examination.size(stats.logBytes)]))
    if let free = stats.freeBytes {
      let little = free < Examination.littleSpace
      list.append(finding(little ? "disk_little" : "disk", little ? .warn : .ok, ["free": Examination.size(free)]))
    }
    return list
  }

  private func writing(_ journal: any Journal) -> Finding {
    if journal.isReadOnly { return finding("read_only", .warn, [:]) }
    do throws(JournalError) {
      try journal.withTurn { () throws(JournalError) in }
      return finding("turn", .ok, [:])
    } catch {
      return Finding(
        name: "turn", state: .fail, message: session.report.sentence(.store(.journal(error))), concernsStore: true)
    }
  }

  private func bell(_ journal: any Journal) throws(CommandFailure) -> [Finding] {
    let rings = journal.changes().fileDescriptor != nil
    return [finding(rings ? "bell" : "bell_silent", rings ? .ok : .warn, [:])]
  }

  private func hall(_ live: LiveHall) -> [Finding] {
    guard live.head.seq > 0 else {
      let sentence = session.report.sentence(.store(.notConfigured))
      return [Finding(name: "hall", state: .fail, message: sentence, concernsStore: true)]
    }
    let hall = live.hall
    let zone = hall.settings.zone
    let last = "\(zone.day(at: hall.lastEventAt).text) \(zone.clockWithSeconds(hall.lastEventAt))"
    let clock = live.clock.now
    let behind = hall.lastEventAt.milliseconds - clock.milliseconds
    // A training hall runs on its own clock; elsewhere a clock that was set back holds every new event at the old time.
    let isBehind = behind > 2000 && !hall.training
    return [
      templates(hall.settings.documents),
      finding(
        hall.training ? "hall_training" : "hall", .ok,
        ["hall": hall.settings.name, "windows": String(hall.windows.count)]),
      finding(
        isBehind ? "clock_behind" : "clock", isBehind ? .warn : .ok,
        [
          "now": "\(zone.day(at: clock).text) \(zone.clockWithSeconds(clock))", "last": last,
          "seconds": String(max(0, behind) / 1000),
        ]),
    ]
  }

  func finding(
    _ key: String, _ state: Finding.State, _ details: [String: String], concernsStore: Bool = false
  ) -> Finding {
    let name = key.split(separator: "_").first.map(String.init) ?? key
    return Finding(
      name: key == "read_only" ? "writing" : name, state: state, message: session.text("doctor." + key, details),
      concernsStore: concernsStore)
  }

  /// Bytes as people read them.
  private static func size(_ bytes: Int64) -> String {
    if bytes < 1 << 10 { return "\(bytes) B" }
    if bytes < 1 << 20 { return "\(bytes >> 10) KiB" }
    if bytes < 1 << 30 { return Digits.oneDecimal(Double(bytes) / Double(1 << 20)) + " MiB" }
    return Digits.oneDecimal(Double(bytes) / Double(1 << 30)) + " GiB"
  }
}
