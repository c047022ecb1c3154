import HallModel
import HallStore

/// Starts HallDesk's roles on terminals.
struct Desk {
  let bench: Bench
  let hall: BenchHall
  let path: String
  var rows: UInt16 = 30
  var columns: UInt16 = 100

  /// A role, such as `["window", "3"]`.
  func role(_ words: [String]) throws -> TerminalSession {
    try TerminalSession(
      [bench.halldesk, "--hall", path] + words, rows: rows, columns: columns,
      environment: ["HALLDESK_ASSETS=\(bench.assets)"])
  }

  /// A window with its clerk signed in.
  func window(_ number: Int, live: LiveHall) throws -> TerminalSession {
    let session = try role(["window", String(number)])
    session.settle(quiet: 60)
    session.type(hall.clerk(number) + "\r")
    session.settle(quiet: 20, limit: 300)
    session.type(BenchHall.pin + "\r")
    for _ in 0..<100 {
      session.settle(quiet: 30, limit: 100)
      try live.catchUp()
      if live.hall.window(number)?.staff == hall.clerk(number) { return session }
    }
    defer { session.end() }
    throw BenchFailure("nobody could sign in at window \(number): \(session.transcript.suffix(400))")
  }
}
