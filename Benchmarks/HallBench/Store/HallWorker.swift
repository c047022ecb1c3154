import Glibc
import HallModel
import HallStore

/// What one process did in a saturating phase.
struct WorkerResult {
  /// Its number, from 1.
  let number: Int
  /// Nanoseconds of each ticket issued.
  var issues: [Int64] = []
  /// Nanoseconds of each call.
  var calls: [Int64] = []
  /// Nanoseconds of every other action: start, finish, or a bare transaction.
  var others: [Int64] = []

  var all: [Int64] { issues + calls + others }
  var count: Int { issues.count + calls.count + others.count }

  /// The form it travels in.
  var text: String {
    [issues, calls, others].map { $0.map(String.init).joined(separator: " ") }.joined(separator: "\n")
  }

  init(number: Int) { self.number = number }

  init?(number: Int, text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(separator: " ").compactMap { Int64($0) } }
    guard lines.count == 3 else { return nil }
    self.number = number
    (issues, calls, others) = (lines[0], lines[1], lines[2])
  }
}

/// One terminal in a saturating phase: its own process, its own connection, action after action without a pause.
struct HallWorker {
  let path: String
  let number: Int

  /// Waits for `start`, then issues, calls, starts and finishes until `end`; every action durable before the next.
  func run(from start: Int64, to end: Int64) throws -> WorkerResult {
    let live = try LiveHall(SQLiteJournal.open(path: path))
    live.caresLater = true
    let actor = LiveHall.Actor(terminal: "window-\(number)", staff: live.hall.window(number)?.staff ?? "")
    let matters = live.hall.catalogue.matters.map(\.code)
    var result = WorkerResult(number: number)
    var round = number * 1000
    try Clock.wait(for: start)
    func act(_ command: any HallCommand) throws -> Int64 {
      try Clock.time {
        _ = try live.perform(command, by: actor).events()
        _ = live.takeNews()
        live.care()
      }
    }
    while Clock.now < end {
      round += 1
      // Each issues before it calls, so that at any time as many were issued as called: nobody finds an empty line.
      result.issues.append(try act(IssueTicket(matters: [matters[round &* 37 % matters.count]])))
      result.calls.append(try act(CallNext(window: number)))
      result.others.append(try act(StartService(window: number)))
      result.others.append(try act(FinishTicket(window: number)))
    }
    return result
  }
}
