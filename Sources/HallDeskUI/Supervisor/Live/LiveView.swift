import HallModel
import ScreenKit

/// The live hall: lanes, windows, the desk's outcomes, and everything behind them one key deeper; with the hands that
/// change it. A part of the supervisor's screen, and of a replay, where hands are tied.
struct LiveView: Sendable {
  /// What its keys do.
  enum Action: Sendable, CaseIterable {
    /// One level deeper.
    case open
    /// One level back.
    case back
    /// From lanes to windows and back.
    case nextPanel
    /// Sort the windows otherwise.
    case sort
    /// Open the window, or close it.
    case openClose
    /// Pause the window, or resume it.
    case pause
    /// Change what the window accepts.
    case assign
    /// Ask a clerk to the window.
    case summon
    /// Move a ticket.
    case move
    /// A notice on the board.
    case notice
    /// Close the day.
    case closeDay
    /// Do what is proposed against the first alarm.
    case propose
    /// Record what was filled in.
    case record
  }

  /// Which panel takes the arrows.
  enum Panel: Sendable {
    case lanes
    case windows
  }

  /// What lies over the hall.
  enum Layer: Sendable {
    case none
    case form(HandForm)
    /// The day's open ends, before it is closed.
    case closing(ClosingPage)
  }

  /// Who acts here, by number; nil where nobody may.
  var staff: String?
  /// The hall when it was looked at last; nil before the first look.
  private(set) var board: LiveBoard?
  private var laneWindows: [WindowSet]?
  private(set) var panel = Panel.windows
  private(set) var sort = LiveBoard.Sort.number
  var laneSelection = Selection()
  var windowSelection = Selection()
  /// What was gone into, the deepest last.
  var pages: [DrillPage] = []
  var layer = Layer.none
  /// The last sentence.
  var notice: Notice?

  /// Whether a character belongs to a field.
  var isTyping: Bool { if case .form = layer { true } else { false } }

  /// Looks at the hall anew.
  mutating func look(_ environment: Environment) {
    let window = pointedWindow?.number
    let lane = pointedLane?.letter
    // What fits is known once there is something to lay out.
    if board == nil { board = counted(environment) }
    let board = counted(environment)
    self.board = board
    if let window, let index = board.windows.firstIndex(where: { $0.number == window }) {
      windowSelection.index = index
    }
    if let lane, let index = board.lanes.firstIndex(where: { $0.letter == lane }) { laneSelection.index = index }
    windowSelection.clamp(count: board.windows.count)
    laneSelection.clamp(count: board.lanes.count)
    for index in pages.indices { pages[index].look(environment, board) }
  }

  /// The lane the arrow is at.
  var pointedLane: LiveBoard.LaneRow? { board.flatMap { $0.lanes.element(at: laneSelection.index) } }

  /// The window the arrow is at.
  var pointedWindow: LiveBoard.WindowRow? { board.flatMap { $0.windows.element(at: windowSelection.index) } }

  /// The window the hands work on: the one gone into, or the one the arrow is at; nil in the panel of lanes.
  var window: Int? {
    if let page = pages.last {
      if case .window(let number) = page.subject { return number }
      return page.pointed?.window
    }
    return panel == .windows ? pointedWindow?.number : nil
  }

  /// The ticket the hands work on, by id: the one gone into, or the one the arrow is at.
  var ticket: String? {
    guard let page = pages.last else { return nil }
    if case .ticket(let id) = page.subject { return id }
    return page.pointed?.ticket
  }

  /// The other panel takes the arrows.
  mutating func nextPanel() { panel = panel == .lanes ? .windows : .lanes }

  /// The next order of the windows.
  mutating func nextSort(_ environment: Environment) {
    let all = LiveBoard.Sort.allCases
    sort = all[((all.firstIndex(of: sort) ?? 0) + 1) % all.count]
    windowSelection = Selection()
    board = counted(environment)
  }

  /// Windows got other work, or the hall other settings: what takes which lane is found out anew.
  mutating func happened(_ events: [any HallEvent]) {
    if events.isEmpty || events.contains(where: { $0 is WindowAssigned || $0 is HallConfigured || $0 is DayClosed }) {
      laneWindows = nil
    }
  }

  private mutating func counted(_ environment: Environment) -> LiveBoard {
    let windows = laneWindows ?? LiveBoard.windowsOfLanes(environment.hall)
    laneWindows = windows
    // A terminal that does not show every lane shows those first that need a look.
    let isCut = board.map { LiveLayout(environment, $0).laneRows < $0.lanes.count } ?? false
    return LiveBoard(
      environment.hall, now: environment.now, sort: sort, lanesByNeed: isCut || sort == .attention,
      forecast: environment.foretold?.forecast, laneWindows: windows)
  }

  /// Goes into something.
  mutating func enter(_ subject: DrillPage.Subject, _ environment: Environment) {
    guard let board else { return }
    var page = DrillPage(subject)
    page.look(environment, board)
    pages.append(page)
  }
}

extension Array {
  /// The element at an index, where there is one.
  func element(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
