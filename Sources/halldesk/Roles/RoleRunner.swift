import FoundationEssentials
import HallDeskUI
import HallModel
import HallStore
import ScreenCurses
import ScreenKit

/// Runs one screen on a terminal: keys and news in, drawing and effects out. The only place where a screen's effects
/// become deeds.
final class RoleRunner<Screen: RoleScreen> {
  /// How a run ended.
  enum Ending {
    /// The person left the screen.
    case left
    /// The terminal went away or the program was told to end.
    case ended
  }

  private let context: RoleContext
  private let terminal: Terminal
  private(set) var shell: RoleShell<Screen>
  private var trouble: String?
  private var search: MatterSearch?
  private var papers: PaperCatalogue?
  private var forms: FormBook?
  private var foresight: Foresight?
  private var done = false
  private var held = HeldKey()
  private let began = ContinuousClock.now
  private var dataVersion: Int64 = 0
  private var toldTime: Int64?

  init(_ screen: Screen, _ context: RoleContext, _ terminal: Terminal) {
    shell = RoleShell(screen)
    self.context = context
    self.terminal = terminal
  }

  /// Runs until the person leaves or the terminal is gone.
  func run() -> Ending {
    let notice = context.live?.journal.changes()
    context.live?.caresLater = true
    if shell.screen.standsInPublic {
      terminal.takePointer(true)
      terminal.takeSignalKeys(true)
    }
    defer {
      terminal.takePointer(false)
      terminal.takeSignalKeys(false)
    }
    draw()
    // The catalogue is read and indexed behind the first frame, not before it.
    prepare()
    _ = goOn()
    draw()
    var drawn = clockFace()
    while !done {
      let wakeup = terminal.wait(
        for: [notice?.fileDescriptor].compactMap { $0 } + context.descriptors,
        timeoutMilliseconds: pause(notice?.fileDescriptor != nil))
      if wakeup.ending != nil {
        carryOut(shell.screen.ending(environment()))
        return .ended
      }
      var changed = tellOfDocuments()
      let rang = notice?.fileDescriptor.map(wakeup.ready.contains) ?? false
      if rang { notice?.drain() }
      // The slow look is for bells that were lost, and must not keep a key waiting.
      if rang || !wakeup.keys && storeMoved() { changed = catchUp() || changed }
      if wakeup.keys {
        for key in terminal.readKeys() where !done && !isHeld(key) {
          carryOut(shell.press(key, environment()))
          _ = tellOfDocuments()
          prepare()
          changed = true
        }
      }
      changed = goOn() || changed
      let now = clockFace()
      if changed || now != drawn {
        drawn = now
        draw()
      }
    }
    return .left
  }

  private func isHeld(_ key: Key) -> Bool {
    held.isRepeat(key, at: uptime, acts: shell.screen.actsOnce(key, environment()))
  }

  // MARK: Looking

  private func environment() -> Environment {
    let size = terminal.size
    var environment = Environment(
      hall: context.live?.hall ?? Hall(), now: context.live?.now ?? context.machineNow, rows: size.rows,
      columns: size.columns, texts: context.texts, width: terminal.width, glyphs: terminal.suggestedGlyphs,
      papers: papers, search: search, forms: forms)
    environment.uptime = uptime
    environment.foresight = foresight
    return environment
  }

  private func draw() {
    let environment = environment()
    terminal.show(shell.view(environment, trouble: trouble))
    // What is to be foretold is worked out beside the next keys.
    if let wish = shell.screen.foresees(environment) { context.foresightDesk?.want(wish) }
    // Snapshots and summaries take their time behind the picture, not before it.
    context.live?.care()
  }

  /// What has to change before something that runs with the clock is drawn again.
  private func clockFace() -> Int64 {
    let environment = environment()
    if let frame = shell.screen.frame(environment) { return uptime / Int64(frame) }
    let seconds = environment.now.milliseconds / 1000
    return shell.screen.ticksBySecond(environment) ? seconds : seconds / 60
  }

  /// Tells the screen of a new second, or of the time for another picture; whether it did anything.
  private func goOn() -> Bool {
    let environment = environment()
    let frame = shell.screen.frame(environment).map { uptime / Int64($0) }
    let time = frame ?? environment.now.milliseconds / 1000
    guard time != toldTime else { return false }
    toldTime = time
    let effects = shell.tick(environment)
    carryOut(effects)
    return !effects.isEmpty
  }

  /// Milliseconds to sleep: to the next second where timers run, otherwise long, with a slow look at the store behind
  /// the bell.
  private func pause(_ hasBell: Bool) -> Int {
    let environment = environment()
    let slow = hasBell ? 2000 : 250
    if let frame = shell.screen.frame(environment) { return min(slow, frame - Int(uptime % Int64(frame)) + 1) }
    guard shell.screen.ticksBySecond(environment) else { return slow }
    return min(slow, 1000 - Int(environment.now.milliseconds % 1000) + 1)
  }

  private func prepare() {
    guard let live = context.live else { return }
    var isNew = false
    if papers == nil, shell.screen.readsCatalogue {
      isNew = true
      attempt { () throws(StoreError) in
        papers = try live.papers()
        forms = try live.forms()
      }
    }
    if search == nil, shell.screen.looksUp {
      isNew = true
      search = MatterSearch(live.hall.catalogue)
    }
    if isNew { carryOut(shell.receive(.events([]), environment())) }
  }

  /// Milliseconds on this screen, by a clock that nobody sets.
  private var uptime: Int64 { Int64(began.duration(to: .now) / .milliseconds(1)) }

  // MARK: Keeping up

  private func storeMoved() -> Bool {
    guard let live = context.live else { return false }
    guard let version = try? live.journal.dataVersion() else { return true }
    defer { dataVersion = version }
    return version != dataVersion || trouble != nil
  }

  private func catchUp() -> Bool {
    guard let live = context.live else { return false }
    let before = trouble
    attempt { () throws(StoreError) in try live.catchUp() }
    return tell() || before != trouble
  }

  /// Passes on what happened; whether there was any.
  private func tell() -> Bool {
    guard let news = context.live?.takeNews(), !news.isEmpty else { return false }
    if news.contains(where: { $0 is HallConfigured }) { (search, papers) = (nil, nil) }
    prepare()
    carryOut(shell.receive(.events(news), environment()))
    return true
  }

  /// Passes on what became of printing, and what was read beside the screen; whether there was anything.
  private func tellOfDocuments() -> Bool {
    var news = context.takeNews()
    if let foretold = context.foresightDesk?.takeNews() {
      foresight = foretold
      news.append(.foretold)
    }
    for piece in news { carryOut(shell.receive(piece, environment())) }
    return !news.isEmpty
  }

  private func attempt(_ body: () throws(StoreError) -> Void) {
    do throws(StoreError) {
      try body()
      trouble = nil
    } catch {
      trouble = context.sentence(error)
    }
  }

  // MARK: Acting

  private func carryOut(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .beep: terminal.beep()
      case .leave: done = true
      case .perform(_, _, let tag), .signIn(_, _, let tag): act(effect, tag)
      case .save(let name, let text, let tag): save(name, text, tag)
      case .paperwork(let work, let tag):
        let answer = context.paperwork(work, tag)
        // What it did to the hall is told first, like any other action.
        _ = tell()
        if let answer { carryOut(shell.receive(answer, environment())) }
      }
    }
  }

  private func act(_ effect: Effect, _ tag: String) {
    guard let live = context.live else { return }
    do throws(StoreError) {
      guard let (outcome, tag) = try context.deed(effect, on: live) else { return }
      trouble = nil
      _ = tell()
      carryOut(shell.receive(.outcome(outcome, tag: tag), environment()))
    } catch {
      // The action did not happen; the screen stays as it was and says so.
      carryOut(shell.receive(.failed(context.sentence(error), tag: tag), environment()))
    }
  }

  private func save(_ name: String, _ text: String, _ tag: String) {
    do {
      let path = try context.keep(name, text)
      carryOut(shell.receive(.saved(path: path, tag: tag), environment()))
    } catch {
      carryOut(shell.receive(.failed(context.texts("role.save_failed", ["name": name]), tag: tag), environment()))
    }
  }
}
