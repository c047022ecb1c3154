import Glibc
import HallDeskUI
import HallModel
import HallStore
import ScreenKit

/// A role as append-only lines, for screen readers and logs (`--plain`): what is new is said once; a line typed is a key's
/// name (`F2`, `Esc`, `Tab`) or text that ends with Enter.
final class PlainRunner<Screen: RoleScreen> {
  private let context: RoleContext
  private var shell: RoleShell<Screen>
  private var said: [String] = []
  private var search: MatterSearch?
  private var papers: PaperCatalogue?
  private var forms: FormBook?
  private var foresight: Foresight?
  private var done = false
  private var pending: [UInt8] = []
  private var toldSecond: Int64?

  init(_ screen: Screen, _ context: RoleContext) {
    shell = RoleShell(screen)
    self.context = context
  }

  /// Runs until the person leaves or the input ends.
  func run() {
    guard let live = context.live else { return }
    search = MatterSearch(live.hall.catalogue)
    papers = try? live.papers()
    forms = try? live.forms()
    carryOut(shell.receive(.events([]), environment))
    sayKeys()
    say()
    let notice = live.journal.changes()
    while !done {
      var polled = ([0, notice.fileDescriptor ?? -1] + context.descriptors).map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      _ = poll(&polled, nfds_t(polled.count), 1000)
      if polled[1].revents != 0 { notice.drain() }
      do throws(StoreError) {
        try live.catchUp()
      } catch {
        put(context.sentence(error))
      }
      tell()
      var news = context.takeNews()
      if let foretold = context.foresightDesk?.takeNews() {
        foresight = foretold
        news.append(.foretold)
      }
      for piece in news { carryOut(shell.receive(piece, environment)) }
      goOn()
      if polled[0].revents != 0 { readLines() }
      if !done { say() }
    }
  }

  private let began = ContinuousClock.now

  private var environment: Environment {
    var environment = Environment(
      hall: context.live?.hall ?? Hall(), now: context.live?.now ?? context.machineNow, rows: 24, columns: 80,
      texts: context.texts, papers: papers, search: search, forms: forms)
    environment.foresight = foresight
    environment.uptime = Int64(began.duration(to: .now) / .milliseconds(1))
    return environment
  }

  /// Tells the screen of a new second.
  private func goOn() {
    let environment = environment
    let second = environment.now.milliseconds / 1000
    guard second != toldSecond else { return }
    toldSecond = second
    carryOut(shell.tick(environment))
  }

  private func readLines() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(0, &buffer, buffer.count)
    guard count > 0 else {
      done = true
      return
    }
    pending += buffer.prefix(count)
    while !done, let end = pending.firstIndex(of: 0x0A) {
      let line = String(decoding: pending[..<end], as: UTF8.self).filter { $0 != "\r" }
      pending.removeFirst(end + 1)
      take(line)
    }
  }

  private func take(_ line: String) {
    if let key = Key(name: line), line.count > 1 {
      press(key)
    } else if shell.screen.actsOnce(.enter, environment), line.count == 1, let digit = line.first, digit.isNumber {
      // A digit acts by itself; the Enter that ends the line would act on what came of it.
      press(.character(digit))
    } else {
      for character in line { press(.character(character)) }
      press(.enter)
    }
    say()
  }

  private func press(_ key: Key) {
    // The help is a list of keys; as lines it is said again.
    if key == .function(1) { return sayKeys() }
    carryOut(shell.press(key, environment))
  }

  private func sayKeys() {
    for binding in shell.screen.keyMap(environment).bindings {
      let keys = binding.keys.map(\.name).joined(separator: " ")
      let why = binding.disabledReason.map { " (\($0))" } ?? ""
      put("\(keys)  \(context.texts(binding.help ?? binding.label))\(why)")
    }
  }

  private func say() {
    if let wish = shell.screen.foresees(environment) { context.foresightDesk?.want(wish) }
    if let notice = shell.screen.notice {
      put(notice.text)
      shell.screen.notice = nil
    }
    let lines = shell.screen.narration(environment)
    for line in lines where !said.contains(line) { put(line) }
    said = lines
  }

  private func put(_ line: String) {
    do {
      try StandardStreams.print([line])
    } catch {
      done = true
    }
  }

  private func tell() {
    guard let news = context.live?.takeNews(), !news.isEmpty else { return }
    carryOut(shell.receive(.events(news), environment))
  }

  private func carryOut(_ effects: [Effect]) {
    guard let live = context.live else { return }
    for effect in effects {
      switch effect {
      case .beep: break
      case .leave: done = true
      case .save(let name, let text, let tag):
        if let path = try? context.keep(name, text) {
          carryOut(shell.receive(.saved(path: path, tag: tag), environment))
        } else {
          put(context.texts("role.save_failed", ["name": name]))
        }
      case .paperwork(let work, let tag):
        let answer = context.paperwork(work, tag)
        // What it did to the hall is told first, like any other action.
        tell()
        if let answer { carryOut(shell.receive(answer, environment)) }
      case .perform(_, _, let tag), .signIn(_, _, let tag):
        do throws(StoreError) {
          guard let (outcome, tag) = try context.deed(effect, on: live) else { continue }
          tell()
          carryOut(shell.receive(.outcome(outcome, tag: tag), environment))
        } catch {
          // The action did not happen; the screen says so, or tries again.
          carryOut(shell.receive(.failed(context.sentence(error), tag: tag), environment))
        }
      }
    }
  }
}
