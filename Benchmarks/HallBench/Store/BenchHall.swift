import HallConfiguration
import HallModel
import HallStore

/// The hall that is measured: the sample city hall with its catalogue and papers, and windows that all accept everything
/// so that every call concerns every window.
struct BenchHall {
  let settings: HallSettings
  let matters: [Matter]
  let packages: [MatterPackage]
  let papers: [Paper]
  /// The working days, left out of `settings`.
  let calendar: [CalendarDay]
  /// The PIN of everybody.
  static let pin = "2468"

  /// Reads the sample hall from the folder of assets.
  init(assets: String, windows: Int = 48) throws {
    // Everybody has one PIN, so one hash will do.
    let hash = try PINHash.make(BenchHall.pin)
    let result = HallFolder.load(path: assets + "/halls/city") { _ in hash }
    guard let loaded = result.configuration else {
      throw BenchFailure("the sample hall in \(assets) cannot be read: \(result.problems.first.map { "\($0)" } ?? "")")
    }
    var settings = loaded.settings
    var clerks = settings.staff.filter { $0.roles.contains(.clerk) }
    while clerks.count < windows {
      let more = StaffMember(number: "W\(clerks.count + 1)", name: "窗口人员", roles: [.clerk], pinHash: hash)
      settings.staff.append(more)
      clerks.append(more)
    }
    settings.windows = (1...windows).map { number in
      WindowSetting(
        number: number, name: "综合窗口", accepts: .everything, usualStaff: clerks[(number - 1) % clerks.count].number)
    }
    // A lock after wrong PINs or a holiday has nothing to do here.
    calendar = settings.calendar
    settings.calendar = []
    self.settings = settings
    matters = loaded.matters
    packages = loaded.packages
    papers = loaded.papers
  }

  /// The clerk of a window.
  func clerk(_ window: Int) -> String { settings.windows[window - 1].usualStaff ?? "" }

  /// A matter, the same for the same number.
  func matter(_ number: Int) -> String { matters[(number &* 37) % matters.count].code }

  /// Gives a new journal this hall.
  func found(_ journal: any Journal, at: Moment? = nil) throws -> LiveHall {
    let live = try LiveHall(journal)
    let outcome = try live.configure(
      settings: settings, matters: matters, packages: packages, papers: papers, training: false,
      by: LiveHall.Actor(terminal: "bench"), at: at)
    _ = try outcome.events()
    return live
  }

  /// Makes a new hall in a file.
  func make(_ path: String) throws -> LiveHall {
    File.removeHall(path)
    return try found(SQLiteJournal.create(path: path))
  }

  /// Opens windows with their clerks.
  func open(_ windows: ClosedRange<Int>, in live: LiveHall, at: Moment? = nil) throws {
    for window in windows {
      _ = try live.perform(
        OpenWindow(window: window, staff: clerk(window)), by: actor(window), at: at
      ).events()
    }
  }

  /// Who acts at a window.
  func actor(_ window: Int) -> LiveHall.Actor { LiveHall.Actor(terminal: "window-\(window)", staff: clerk(window)) }

  /// Issues tickets at the guide desk.
  func issue(_ count: Int, in live: LiveHall, at: Moment? = nil) throws {
    for number in 0..<count {
      _ = try live.perform(
        IssueTicket(matters: [matter(number)], priorityGroup: number % 12 == 7 ? "elderly" : nil),
        by: LiveHall.Actor(terminal: "guide", staff: "G01"), at: at
      ).events()
    }
  }

  /// Serves somebody from call to finish.
  func serve(_ window: Int, in live: LiveHall) throws {
    _ = try live.perform(CallNext(window: window), by: actor(window)).events()
    _ = try live.perform(StartService(window: window), by: actor(window)).events()
    _ = try live.perform(FinishTicket(window: window), by: actor(window)).events()
  }
}

extension LiveHall.Outcome {
  /// What happened; throws where a rule forbade it, which no measurement expects.
  func events() throws -> [any HallEvent] {
    switch self {
    case .done(let events): return events
    case .refused(let refusal): throw BenchFailure("refused: \(refusal.code) \(refusal.details)")
    }
  }
}
