/// A step of a closed loop after its beginning: who asked for it is in the stamp, what it changes in `apply`.
public protocol LoopStep: HallEvent {
  /// The loop.
  var loop: String { get }
  /// What the journal files the loop under: the visit, or the loop itself.
  var about: String { get }
  /// What was said with the step; empty where nothing is.
  var text: String { get }
}

extension LoopStep {
  /// All that happens in a loop is filed where the loop began.
  public var subject: String { about }
}

/// A command that takes a closed loop a step further.
public protocol LoopCommand: HallCommand {
  /// The loop.
  var loop: String { get }
}

extension LoopCommand {
  /// Loops go on while the hall is closed.
  public var needsDay: Bool { false }
}
