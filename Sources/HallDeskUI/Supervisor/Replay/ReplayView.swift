import HallModel
import ScreenKit

/// Past days played again through the live hall, with hands tied. A part of the supervisor's screen, and a screen of its
/// own for `replay DATE --speed N`.
struct ReplayView: Sendable {
  /// What its keys do.
  enum Action: Sendable, CaseIterable {
    /// Play the day the arrow is at.
    case choose
    /// Play or stop.
    case toggle
    case slower
    case faster
    /// Ten minutes back.
    case back
    /// Ten minutes on.
    case forward
    /// To the list of days.
    case end
  }

  /// The days that can be played, the newest first; nil until they are known.
  private(set) var days: [Day]?
  var selection = Selection()
  private(set) var player: ReplayPlayer?
  private(set) var live = LiveView()
  private var watch = AlarmWatch()
  private var looked: Int64 = 0
  private(set) var loading: Day?
  private(set) var trouble: String?
  /// How fast a day begins to play.
  private let speed: Double

  /// How often a picture is drawn while a day plays, milliseconds.
  static let frame = 100
  /// How far a jump goes, seconds.
  static let jump = 600
  static let tag = "replay"

  init(speed: Double = 60) { self.speed = speed }

  /// Whether a key may be pressed several times in a row: slower, faster, back, on.
  static func repeats(_ key: Key) -> Bool { (3...6).contains { key == .function($0) } }

  var isPlaying: Bool { player?.isRunning ?? false }

  /// The hall and the time that are shown.
  func past(_ environment: Environment) -> Environment {
    guard let player else { return environment }
    var past = environment
    (past.hall, past.now) = (player.hall, player.clock)
    return past
  }

  /// Asks which days there are.
  mutating func show() -> [Effect] { days == nil ? [.paperwork(.pastDays, tag: ReplayView.tag)] : [] }

  mutating func load(_ day: Day) -> [Effect] {
    (loading, trouble) = (day, nil)
    return [.paperwork(.replay(day), tag: ReplayView.tag)]
  }

  mutating func receive(_ answer: PaperworkAnswer, _ environment: Environment) {
    switch answer {
    case .pastDays(let found):
      days = found.sorted(by: >)
      selection.clamp(count: found.count)
    case .replay(let tape) where tape.day == loading:
      loading = nil
      player = ReplayPlayer(tape, speed: speed)
      (live, watch) = (LiveView(), AlarmWatch())
      live.look(past(environment))
    default: break
    }
  }

  mutating func failed(_ sentence: String) { (loading, trouble) = (nil, sentence) }

  /// Goes on with the time.
  mutating func tick(_ environment: Environment) {
    guard let happened = player?.advance(environment.uptime), let player else { return }
    if !happened.isEmpty {
      live.happened(happened)
      watch.happened(happened)
    }
    let past = past(environment)
    if player.isRunning || !happened.isEmpty { live.look(past) }
    // What stands is found out once a second: that is often enough to be read. The last picture is of the end.
    if environment.uptime / 1000 != looked || (player.isAtEnd && !happened.isEmpty) {
      looked = environment.uptime / 1000
      _ = watch.look(at: player.hall, now: player.clock)
    }
  }

  /// How long people would have waited, foretold from then.
  func foresees(_ environment: Environment) -> Foresight.Wish? {
    player.map { Foresight.Wish($0.hall, now: $0.clock) }
  }

  /// What was wished for is there.
  mutating func foretold(_ environment: Environment) { if player != nil { live.look(past(environment)) } }

  func keyMap(_ environment: Environment) -> KeyMap<Action> {
    guard let player else {
      return KeyMap([
        Binding(
          [.enter], .choose, label: "replay.key.choose", help: "replay.help.choose", priority: 40,
          disabledReason: days?.isEmpty ?? true ? environment.texts("replay.why.no_days") : nil)
      ])
    }
    return KeyMap([
      Binding(
        [.function(2), .character(" ")], .toggle, label: player.isRunning ? "replay.key.stop" : "replay.key.play",
        help: "replay.help.toggle", priority: 90),
      Binding([.function(3)], .slower, label: "replay.key.slower", help: "replay.help.slower", priority: 80),
      Binding([.function(4)], .faster, label: "replay.key.faster", help: "replay.help.faster", priority: 80),
      Binding([.function(5)], .back, label: "replay.key.back", help: "replay.help.back", priority: 70),
      Binding([.function(6)], .forward, label: "replay.key.forward", help: "replay.help.forward", priority: 70),
      Binding([.function(8)], .end, label: "replay.key.end", help: "replay.help.end", priority: 60),
    ])
  }

  mutating func act(_ action: Action, _ environment: Environment) -> [Effect] {
    switch action {
    case .choose: return days?.element(at: selection.index).map { load($0) } ?? []
    case .toggle: player?.toggle()
    case .slower: player?.change(faster: false)
    case .faster: player?.change(faster: true)
    case .back: player?.jump(seconds: -ReplayView.jump)
    case .forward: player?.jump(seconds: ReplayView.jump)
    case .end: player = nil
    }
    live.happened([])
    // After a jump nothing stands on from before it.
    watch = AlarmWatch()
    if let player {
      live.look(past(environment))
      _ = watch.look(at: player.hall, now: player.clock)
    }
    return []
  }

  /// Looking around in what is played.
  mutating func act(_ action: LiveView.Action, _ environment: Environment) { _ = live.act(action, past(environment)) }

  mutating func type(_ key: Key, _ environment: Environment) {
    if player == nil {
      _ = selection.update(key, count: days?.count ?? 0, page: max(1, environment.body.rows - 4))
    } else {
      live.type(key, past(environment))
    }
  }

  func draw(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    guard let player else {
      drawDays(into: &surface, rect, environment)
      return
    }
    let (line, rest) = rect.cutTop(1)
    let zone = player.hall.settings.zone
    let state = texts(player.isAtEnd ? "replay.at_end" : player.isRunning ? "replay.playing" : "replay.stopped")
    surface.pieces(
      [
        (" " + texts("replay.head", ["day": player.tape.day.text]) + "  ", Style(.training).bold),
        ("  " + zone.clockWithSeconds(player.clock) + "  ", Style(.text).bold),
        ("×\(Int(player.speed))  ", .accent), (state, .dim),
      ], in: line)
    var past = past(environment)
    past.rows -= 1
    live.draw(into: &surface, rest, past, alarms: watch.standing)
  }

  private func drawDays(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let inside = rect.inset(rows: 1, columns: 2)
    if let trouble { return surface.wrapped(trouble, in: inside, .danger) }
    if let loading { return surface.wrapped(texts("replay.loading", ["day": loading.text]), in: inside, .dim) }
    guard let days, !days.isEmpty else {
      return surface.wrapped(texts(days == nil ? "figures.counting" : "replay.why.no_days"), in: inside, .dim)
    }
    var table = Table(columns: [Table.Column(texts("replay.column.day"), minimum: 24, priority: 9, grows: true)])
    table.selection = selection
    table.draw(into: &surface, rect: inside, count: days.count) { index in
      Table.Row([Table.Field(days[index].text + "  " + texts("replay.weekday.\(days[index].weekday)"))])
    }
  }

  func narration(_ environment: Environment) -> [String] {
    guard let player else {
      return loading.map { [environment.texts("replay.loading", ["day": $0.text])] }
        ?? trouble.map { [$0] } ?? (days ?? []).dropFirst(selection.index).prefix(10).map(\.text)
    }
    return [
      environment.texts("replay.head", ["day": player.tape.day.text]) + " "
        + player.hall.settings.zone.clock(player.clock)
    ] + live.narration(past(environment), alarms: watch.standing)
  }
}

extension Surface {
  fileprivate mutating func wrapped(_ text: String, in rect: Rect, _ style: Style) {
    paragraph(text, in: rect, style: style)
  }
}
