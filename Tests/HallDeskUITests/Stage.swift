import Foundation
import HallConfiguration
import HallDocuments
import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

/// A screen on a stage: the real screen and the real rules, with a clock, a hall and a keyboard in the test's hands.
struct Stage<Screen: RoleScreen> {
  var hall: Hall
  var now: Moment
  var shell: RoleShell<Screen>
  var rows: Int
  var columns: Int
  let texts: Texts
  var width = Width.narrow
  var glyphs = Glyphs.unicode
  var saved: [String: String] = [:]
  var left = false
  var beeps = 0
  /// Why the store cannot be used; nil where it can.
  var storeTrouble: String?
  /// How often an action was asked for, done or not.
  var attempts = 0
  var people = StagePeople()
  private let search: MatterSearch
  private let papers: PaperCatalogue
  private let forms: FormBook
  private var foresight: Foresight?
  /// What the last answer was about; nil where something has happened since.
  private var foretold: Foresight.Wish.Stamp?

  init(
    _ screen: Screen, hall: Hall, at now: Moment, size: (rows: Int, columns: Int) = (24, 80), language: Language = .zh
  ) throws {
    self.hall = hall
    self.now = now
    rows = size.rows
    columns = size.columns
    shell = RoleShell(screen)
    texts = try SampleHall.texts(language)
    search = MatterSearch(hall.catalogue)
    papers = PaperCatalogue(try SampleHall.loaded.get().papers)
    forms = FormBook(try SampleHall.loaded.get().forms)
    carryOut(shell.receive(.events([]), environment))
    foretell()
  }

  var environment: Environment {
    var environment = Environment(
      hall: hall, now: now, rows: rows, columns: columns, texts: texts, width: width, glyphs: glyphs, papers: papers,
      search: search, forms: forms)
    environment.foresight = foresight
    return environment
  }

  var surface: Surface { shell.view(environment) }
  /// The screen's text, one line.
  var text: String { surface.lines().joined(separator: "\n") }
  var notice: String { shell.screen.notice?.text ?? "" }

  /// Presses keys by their names.
  mutating func press(_ names: String...) {
    for name in names {
      carryOut(shell.press(Key(name: name)!, environment))
      foretell()
    }
  }

  /// Types text.
  mutating func type(_ text: String) {
    for character in text { carryOut(shell.press(.character(character), environment)) }
    foretell()
  }

  /// Something another terminal does.
  ///
  /// - Parameter at: the time it is entered under, where that is not now.
  mutating func elsewhere(_ command: any HallCommand, staff: String = "", at: Moment? = nil) {
    if case .done(let events) = decide(command, staff: staff, terminal: "elsewhere", at: at) {
      carryOut(shell.receive(.events(events), environment))
      foretell()
    }
  }

  mutating func wait(_ seconds: Int) { wait(milliseconds: Int64(seconds) * 1000) }

  /// The program is told to end.
  mutating func end() { carryOut(shell.screen.ending(environment)) }

  /// Moves the clock off the full second, as clocks are.
  mutating func wait(milliseconds: Int64) {
    now = Moment(milliseconds: now.milliseconds + milliseconds)
    foretell()
  }

  /// Lets time go by as the run loop does: the screen is told of every second.
  mutating func pass(_ seconds: Int) {
    for _ in 0..<seconds {
      wait(1)
      carryOut(shell.tick(environment))
      foretell()
    }
  }

  /// Works out what the screen wishes to be foretold, and tells it so, as the run loop does once that is there: what a
  /// test sees is a screen that has come to rest.
  private mutating func foretell() {
    guard let wish = shell.screen.foresees(environment), wish.stamp != foretold else { return }
    foretold = wish.stamp
    foresight = Foresight(wish)
    carryOut(shell.receive(.foretold, environment))
  }

  /// Touches the middle of a text on the screen.
  mutating func touch(_ words: String) throws {
    let lines = surface.lines()
    let row = try #require(lines.firstIndex { $0.contains(words) }, "\(words) is not on the screen")
    let start = try #require(lines[row].range(of: words)?.lowerBound)
    let column = width.displayWidth(String(lines[row][..<start]) + words) - width.displayWidth(words) / 2 - 1
    touch(row: row, column: column)
  }

  mutating func touch(row: Int, column: Int) {
    carryOut(shell.press(.press(row: row, column: column), environment))
    foretell()
  }

  private mutating func decide(_ command: any HallCommand, staff: String, terminal: String, at: Moment? = nil)
    -> LiveHall.Outcome
  {
    let now = at ?? now
    var command = command
    if let recalling = command as? any RecallingCommand {
      let past = recalling.recalls(hall).map { ($0, PastRatings(people.steps[$0, default: []].map(\.event))) }
      command = recalling.recalling(Dictionary(uniqueKeysWithValues: past))
    }
    switch hall.decide(command, Context(now: now, terminal: terminal, staff: staff)) {
    case .refused(let refusal): return .refused(refusal)
    case .events(let events):
      // The clock of a stage stands still: two events may have the same time.
      foretold = nil
      for event in events {
        hall.apply(event, Stamp(at: now, terminal: terminal, staff: staff))
        people.steps[event.subject, default: []].append(CaseStep(at: now, staff: staff, event: event))
      }
      return .done(events)
    }
  }

  private mutating func carryOut(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .beep: beeps += 1
      case .leave: left = true
      case .save(let name, let text, let tag):
        saved[name] = text
        carryOut(shell.receive(.saved(path: "/hall/" + name, tag: tag), environment))
      case .paperwork(let work, let tag): carryOut(shell.receive(answer(work, tag), environment))
      case .perform(let command, let staff, let tag): settle(command, staff, tag)
      case .signIn(let staff, let pin, let tag): settle(SignIn(staff: staff, pinMatches: pin == "2468"), staff, tag)
      }
    }
  }

  /// People's data and documents, in memory.
  private mutating func answer(_ work: Paperwork, _ tag: String) -> News {
    if let trouble = people.trouble { return .failed(trouble, tag: tag) }
    switch work {
    case .takeIn(let request, let staff):
      var command = request.command
      let id = request.applicantID ?? request.applicant.map { people.add($0) }
      command.open.applicant = id ?? ""
      let outcome = decide(command, staff: staff, terminal: "stage")
      guard case .done(let events) = outcome, let number = events.first?.subject else {
        return .outcome(outcome, tag: tag)
      }
      carryOut(shell.receive(.events(events), environment))
      let made = (hall.caseFile(number)?.documents ?? []).compactMap(DocumentKind.init)
      people.values[number] = request.values
      return .paperwork(.taken(TakenCase(id: number, applicantID: id, documents: made)), tag: tag)
    case .progress(let id): return .paperwork(.progress(hall.caseFile(id)), tag: tag)
    default: return .paperwork(people.answer(work), tag: tag)
    }
  }

  private mutating func settle(_ command: any HallCommand, _ staff: String, _ tag: String) {
    attempts += 1
    if let storeTrouble {
      carryOut(shell.receive(.failed(storeTrouble, tag: tag), environment))
      return
    }
    let outcome = decide(command, staff: staff, terminal: "stage")
    if case .done(let events) = outcome { carryOut(shell.receive(.events(events), environment)) }
    carryOut(shell.receive(.outcome(outcome, tag: tag), environment))
  }
}

/// The township sample, as the files describe it, with a fixed clock.
enum SampleHall {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static let loaded: Result<LoadedHall, Failure> = {
    let result = HallFolder.load(path: root + "/assets/halls/township", hashPIN: { _ in "scrypt$test" })
    return result.configuration.map(Result.success) ?? .failure(Failure(problems: result.problems.map(\.place)))
  }()

  struct Failure: Error { var problems: [String] }

  /// Monday, 2 March 2026, 9:00.
  static let morning = HallZone.shanghai.moment(iso: "2026-03-02T09:00:00")!

  static func texts(_ language: Language) throws -> Texts {
    let folder = root + "/assets/texts/\(language.rawValue)"
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().reduce(Texts(language: language)) {
      $0.merging(Texts.parse(try String(contentsOfFile: folder + "/" + $1, encoding: .utf8), language: language).texts)
    }
  }

  /// A configured hall in which `windows` are open with their usual clerks.
  static func hall(open windows: [Int] = [1, 2, 3]) throws -> Hall {
    let loaded = try loaded.get()
    var hall = Hall()
    let stamp = Stamp(at: morning, terminal: "test", staff: "")
    hall.apply(
      HallConfigured(
        settings: loaded.settings, catalogue: Catalogue(matters: loaded.matters, packages: loaded.packages),
        papersDigest: "", training: false), stamp)
    hall.apply(DayOpened(day: HallZone.shanghai.day(at: morning)), stamp)
    for number in windows {
      guard case .events(let events) = hall.decide(OpenWindow(window: number), Context(now: morning)) else { continue }
      for event in events { hall.apply(event, stamp) }
    }
    return hall
  }

  /// A hall with people in it: tickets of several lanes and kinds, taken two minutes apart from 9:00.
  static func busyHall(tickets: Int = 6) throws -> (hall: Hall, now: Moment) {
    var hall = try hall()
    var now = morning
    let codes = ["HZ-公安-001", "HZ-人社-001", "HZ-医保-001", "HZ-公安-002", "HZ-民政-001", "HZ-公安-005"]
    for index in 0..<tickets {
      let command = IssueTicket(
        matters: [codes[index % codes.count]], priorityGroup: index % 6 == 3 ? "elderly" : nil)
      guard case .events(let events) = hall.decide(command, Context(now: now, terminal: "guide")) else { continue }
      for event in events { hall.apply(event, Stamp(at: now, terminal: "guide", staff: "")) }
      now = now.adding(seconds: 120)
    }
    return (hall, now)
  }
}
