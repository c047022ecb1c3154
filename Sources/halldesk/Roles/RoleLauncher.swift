import ArgumentParser
import HallConfiguration
import HallDeskUI
import HallModel
import HallStore
import ScreenCurses
import ScreenKit

/// From the command line to a screen: opens the hall and the terminal, and says plainly where either cannot be.
enum RoleLauncher {
  /// The commands that open a screen, `window` apart, which is also a group of commands.
  static let commands: [any ParsableCommand.Type] = [
    GuideCommand.self, BoardCommand.self, BackOfficeCommand.self, IssuingCommand.self, RateCommand.self,
    SupervisorCommand.self,
    DemoCommand.self,
  ]

  /// Stands at one role of the session's hall until the person leaves.
  static func run(role: Role, plain: Bool = false, session: Session) throws -> Int32 {
    guard !session.asJSON else { throw CommandFailure.usage("needs_terminal", [:]) }
    var context = try context(session)
    if let number = role.window, context.live?.hall.window(number) == nil {
      let known = context.live?.hall.settings.windows.map { String($0.number) }.joined(separator: " ") ?? ""
      throw CommandFailure.refused(Refusal("unknown_window", ["window": String(number), "known": known]))
    }
    context.terminalName = role.terminalName
    if plain {
      role.runPlain(context)
      context.documentDesk?.close()
      return 0
    }
    return onTerminal(context, session) { desk in _ = desk.stand(at: role) }
  }

  /// Asks for hall and role.
  static func run(session: Session) throws -> Int32 {
    let texts = session.screenTexts
    let path = try session.path
    _ = try session.requireAssets()
    let context = RoleContext(
      texts: texts, terminalName: "launcher", documents: StoreAddress.documents(of: path),
      personal: PersonalDoor(nil, keyPath: keyPath(path, isDemo: false)))
    var failure: (any Error)?
    let status = onTerminal(context, session) { desk in
      do { try choose(&desk, path, session) } catch { failure = error }
    }
    if let failure { throw failure }
    return status
  }

  /// A living sample hall until the person leaves it.
  static func demo(sample: String, speed: Double, seed: UInt64, session: Session) throws -> Int32 {
    guard !session.asJSON else { throw CommandFailure.usage("needs_terminal", [:]) }
    let demo = try DemoHall(settings: settings(sample, session), speed: speed, seed: seed)
    defer { demo.end() }
    var context = try context(session, path: demo.path)
    context.isSample = true
    return onTerminal(context, session) { desk in
      _ = desk.standAnywhere(foot: session.screenTexts("demo.foot", ["path": demo.path]), isFirst: true)
    }
  }

  private static func choose(_ desk: inout RoleDesk, _ path: String, _ session: Session) throws {
    let texts = session.screenTexts
    func row(_ id: String, _ fillings: [String: String] = [:]) -> LauncherScreen.Choice {
      LauncherScreen.Choice(id: id, label: texts("launcher.\(id)", fillings), help: texts("launcher.\(id).help"))
    }
    while true {
      let exists = ProcessFacts.exists(path)
      let halls =
        [row("demo"), row("demo_city")] + (exists ? [row("existing", ["path": path])] : [row("sample"), row("city")])
      guard case .chosen(let id) = desk.ask(texts("launcher.choose_hall"), halls, isFirst: true) else { return }
      switch id {
      case "demo", "demo_city":
        let demo = try DemoHall(
          settings: settings(id == "demo" ? "township" : "city", session), speed: 4,
          seed: UInt64.random(in: .min ... .max))
        defer { demo.end() }
        desk.context = try context(session, path: demo.path)
        desk.context.isSample = true
        if !desk.standAnywhere(foot: texts("demo.foot", ["path": demo.path])) { return }
      default:
        var foot = ""
        if id != "existing" {
          ProcessFacts.makeFolders(ProcessFacts.folder(of: path))
          _ = try HallLoading.create(
            path, settings(id == "sample" ? "township" : "city", session), training: false, session)
          foot = texts("launcher.key_made", ["path": keyPath(path, isDemo: false)])
        }
        desk.context = try context(session)
        if !desk.standAnywhere(foot: foot) { return }
      }
      desk.context.live = nil
    }
  }

  /// A sample hall's settings; their PINs are hashed like any other.
  private static func settings(_ name: String, _ session: Session) throws -> LoadedHall {
    let result = HallFolder.load(path: try session.requireAssets().sample(name), hashPIN: PINHash.make)
    guard let loaded = result.configuration else { throw CommandFailure.configuration(result.problems) }
    return loaded
  }

  private static func context(_ session: Session, path: String? = nil) throws -> RoleContext {
    _ = try session.requireAssets()
    let live: LiveHall
    if let path {
      let journal = try session.engine { () throws(JournalError) in try SQLiteJournal.open(path: path) }
      live = try stored { () throws(StoreError) in try LiveHall(journal) }
    } else {
      live = try session.hall()
    }
    let store = try path ?? session.path
    let personal = PersonalDoor(live.journal, keyPath: keyPath(store, isDemo: path != nil))
    let documents = CaseDocuments(live: live, personal: personal, store: store, assets: try? session.assets.get())
    return RoleContext(
      live: live, texts: session.screenTexts, terminalName: "", documents: StoreAddress.documents(of: store),
      personal: personal,
      documentDesk: HallDocumentDesk(documents, language: session.language == .zh ? .zh : .en),
      readingDesk: ReadingDesk(live.journal, texts: session.screenTexts, folder: StoreAddress.documents(of: store)),
      foresightDesk: ForesightDesk())
  }

  /// A demo hall has its own key beside it, whatever key the machine's hall has.
  private static func keyPath(_ store: String, isDemo: Bool) -> String {
    PersonalKeyFile.path(store: store) { isDemo ? nil : ProcessFacts.variable($0) }
  }

  private static func onTerminal(_ context: RoleContext, _ session: Session, _ body: (inout RoleDesk) -> Void) -> Int32
  {
    do throws(TerminalError) {
      var desk = try RoleDesk(context)
      body(&desk)
      desk.close()
      desk.context.documentDesk?.close()
      return 0
    } catch {
      StandardStreams.complain([session.language == .zh ? error.chinese : error.description])
      return 2
    }
  }
}
