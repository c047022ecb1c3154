/// A hall as a simulated day needs it: what the people in it can do. Two halls do the same: the real model with its
/// events, and a fast one without; a test sends the same people through both and compares ticket by ticket.
///
/// Visitors and windows are positions; times are milliseconds of the day.
protocol HallFloor: AnyObject {
  /// Whether it wants to hear of calls that are repeated and of people sitting down; neither changes what happens next.
  static var wantsSteps: Bool { get }

  /// A clerk comes to a window.
  func open(_ window: Int, at now: Int64)
  /// The clerk leaves; the window is idle.
  func close(_ window: Int, at now: Int64)
  /// Gives somebody a ticket; false where no open window takes them.
  func issue(_ visitor: Int, at now: Int64) -> Bool
  /// The idle window that takes somebody who waits; -1 where none is.
  func idleWindow(for visitor: Int) -> Int
  /// Calls whoever comes next; -1 where a window can take nobody.
  func call(_ window: Int, at now: Int64) -> Int
  /// Calls the same person again.
  func recall(_ window: Int, at now: Int64)
  /// Gives up on whoever was called.
  func recordNoShow(_ window: Int, at now: Int64)
  /// The person sits down.
  func start(_ window: Int, at now: Int64)
  /// Milliseconds the person at a window takes there, at an ordinary pace.
  func service(at window: Int) -> Int64
  /// Ends the visit at a window; false where the person goes on to another.
  func finish(_ window: Int, at now: Int64) -> Bool
  /// Calls so far that passed somebody without a reason (routing §1).
  var unexplainedOvertakes: Int { get }
}
