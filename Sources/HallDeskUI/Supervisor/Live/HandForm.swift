import HallModel
import ScreenKit

/// Something a supervisor does to the hall, with what has to be said for it.
struct HandForm: Sendable {
  /// What.
  enum Purpose: Sendable {
    case open(Int)
    case pause(Int)
    case assign(Int)
    case summon(Int)
    /// A ticket, by id.
    case move(String)
    case notice
    /// An alarm, by id.
    case silence(String)

    fileprivate var key: String {
      switch self {
      case .open: "open"
      case .pause: "pause"
      case .assign: "assign"
      case .summon: "summon"
      case .move: "move"
      case .notice: "notice"
      case .silence: "silence"
      }
    }
  }

  let purpose: Purpose
  private(set) var form: StepForm

  init(_ purpose: Purpose, _ environment: Environment) {
    self.purpose = purpose
    let texts = environment.texts
    let hall = environment.hall
    func field(_ name: String, _ field: TextField) -> StepForm.Part { .field(name, texts("hand.field.\(name)"), field) }
    func choice(_ name: String, _ values: [String], chosen: String = "") -> StepForm.Part {
      .choice(
        name, texts("hand.field.\(name)"),
        values.enumerated().map { index, value in
          StepForm.Option(
            digit: Character(String(index + 1)), label: texts("hand.\(purpose.key).\(value)"), value: value)
        }, chosen: chosen)
    }
    let time = { TextField(limit: 5, placeholder: texts("hand.until.hint")) }
    var what = ""
    var more = ""
    let parts: [StepForm.Part]
    switch purpose {
    case .open(let number):
      what = String(number)
      more = HandForm.free(environment)
      parts = [field("staff", TextField(HandForm.usual(number, hall), kind: .code, limit: 20))]
    case .pause(let number):
      what = String(number)
      parts = [field("reason", TextField(limit: 60))]
    case .assign(let number):
      what = String(number)
      if let position = hall.position(ofWindow: number) {
        more = texts("hand.assign.now", ["accepts": environment.summary(hall.accepts(at: position))])
      }
      let isTurned = hall.window(number)?.assigned != nil
      parts = [
        choice("kind", isTurned ? ["add", "only", "usual"] : ["add", "only"]),
        field("accepts", TextField(limit: 120, placeholder: texts("hand.accepts.hint"))), field("until", time()),
      ]
    case .summon(let number):
      what = String(number)
      more = HandForm.free(environment)
      parts = [
        field("staff", TextField(HandForm.usual(number, hall), kind: .code, limit: 20)),
        field("note", TextField(limit: 60)),
      ]
    case .move(let id):
      what = Ticket.number(ofID: id)
      parts = [
        choice("place", ["front", "window", "own"]),
        field("reason", TextField(limit: 60)),
        field("window", TextField(kind: .digits, limit: 4, placeholder: texts("hand.window.hint"))),
      ]
    case .notice:
      parts = [
        field("text", TextField(hall.boardNotice?.text ?? "", limit: PostBoardNotice.limit)), field("until", time()),
      ]
    case .silence(let id):
      what = AlarmWords(hall, texts).name(ofID: id)
      parts = [field("reason", TextField(limit: 60))]
    }
    form = StepForm(
      title: texts("hand.\(purpose.key).title", ["what": what]),
      note: [texts("hand.\(purpose.key).note", ["minutes": String(hall.settings.alarms.silenceFor)]), more]
        .filter { !$0.isEmpty }.joined(separator: environment.isEnglish ? " " : ""), parts)
  }

  mutating func update(_ key: Key) { form.update(key) }

  /// The window's usual clerk, unless they sit somewhere.
  private static func usual(_ window: Int, _ hall: Hall) -> String {
    guard let staff = hall.windowSetting(window)?.usualStaff, !hall.windows.contains(where: { $0.staff == staff })
    else {
      return ""
    }
    return staff
  }

  /// Clerks who sit at no window, a few by name.
  private static func free(_ environment: Environment) -> String {
    let hall = environment.hall
    let busy = Set(hall.windows.compactMap(\.staff))
    let names = hall.settings.staff.filter { $0.roles.contains(.clerk) && !busy.contains($0.number) }
      .prefix(6).map { environment.staffName($0.number) }
    return names.isEmpty
      ? environment.texts("hand.free.none") : environment.texts("hand.free", ["names": environment.list(Array(names))])
  }

  /// What is asked of the hall, or the sentence what is missing; then the form is at the question.
  mutating func command(_ environment: Environment, by staff: String) -> Recordable<any HallCommand> {
    if let label = form.firstOpenChoice() { return .missing(environment.texts("form.choose", ["what": label])) }
    let until: ClockTime?
    switch time(environment) {
    case .ready(let time): until = time
    case .missing(let sentence):
      form.go(to: "until")
      return .missing(sentence)
    }
    // Nobody is meant by nobody, least of all whoever fills this in.
    if needsStaff, form["staff"].isEmpty {
      form.go(to: "staff")
      return .missing(environment.texts("hand.staff.missing"))
    }
    let command: any HallCommand
    switch purpose {
    case .open(let number): command = OpenWindow(window: number, staff: form["staff"])
    case .pause(let number): command = PauseWindow(window: number, reason: form["reason"])
    case .assign(let number):
      guard let accepts = accepts(number, environment.hall) else {
        form.go(to: "accepts")
        return .missing(environment.texts("hand.accepts.missing"))
      }
      command = AssignWindow(window: number, accepts: form["kind"] == "usual" ? nil : accepts, until: until)
    case .summon(let number):
      command = SummonClerk(window: number, staff: form["staff"], note: form["note"])
    case .move(let id):
      guard form["place"] != "window" || Int(form["window"]) != nil else {
        form.go(to: "window")
        return .missing(environment.texts("hand.window.missing"))
      }
      command = MoveTicket(ticket: id, to: place, reason: form["reason"])
    case .notice: command = PostBoardNotice(form["text"], until: until)
    case .silence(let id): command = SilenceAlarm(id, reason: form["reason"])
    }
    if let refusal = environment.refusal(of: command, by: staff) {
      if form["reason"].isEmpty { form.go(to: "reason") }
      return .missing(refusal)
    }
    return .ready(command)
  }

  private var needsStaff: Bool {
    switch purpose {
    case .open, .summon: true
    case .pause, .assign, .move, .notice, .silence: false
    }
  }

  private var place: MoveTicket.Place {
    switch form["place"] {
    case "front": .front
    case "window": .window(Int(form["window"]) ?? 0)
    default: .own
    }
  }

  /// What the window is to accept: its present work and more, or only what is named. Nil where nothing is named.
  private func accepts(_ number: Int, _ hall: Hall) -> Acceptance? {
    if form["kind"] == "usual" { return .nothing }
    let named = lane(form["accepts"], hall) ?? Acceptance(text: form["accepts"]) { hall.catalogue.matter($0) != nil }
    guard named != .nothing, let position = hall.position(ofWindow: number) else { return nil }
    return form["kind"] == "add" ? hall.accepts(at: position).joined(named) : named
  }

  /// A lane's letter or name stands for what it carries.
  private func lane(_ text: String, _ hall: Hall) -> Acceptance? {
    let wanted = text.uppercased()
    guard let lane = hall.settings.lanes.first(where: { $0.letter == wanted || $0.name == text }) else { return nil }
    // The lane for all that is left stands for what is left, and not for everything.
    guard lane.carries.all else { return lane.carries }
    let own = hall.catalogue.matters.filter { matter in
      hall.settings.lane(of: matter)?.letter == lane.letter
    }
    return Acceptance(matters: own.map(\.code))
  }

  private func time(_ environment: Environment) -> Recordable<ClockTime?> {
    let text = String(form["until"].map { $0 == "：" ? ":" : Key.halfWidth($0) })
    if text.isEmpty { return .ready(nil) }
    if let time = ClockTime(text) { return .ready(time) }
    // 1400 is 14:00.
    if text.count == 4, let time = ClockTime("\(text.prefix(2)):\(text.suffix(2))") { return .ready(time) }
    return .missing(environment.texts("hand.until.bad", ["text": text]))
  }
}
