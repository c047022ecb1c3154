import Dispatch
import HallDeskUI
import Synchronization

/// Foretells beside a screen's work, on a thread of its own: the latest wish alone counts, and an unchanged one is not
/// worked out again. A descriptor tells the run loop that there is an answer.
final class ForesightDesk: Sendable {
  /// Can be read when there is an answer.
  var descriptor: Int32 { pipe.descriptor }
  private let pipe = WakePipe()
  private let line = DispatchQueue(label: "foresight", qos: .userInitiated)
  private let state = Mutex(State())

  private struct State {
    var wished: Foresight.Wish?
    /// What the last answer, or the one being worked out, is about.
    var answering: Foresight.Wish.Stamp?
    var phase = Phase.idle
    /// Not before this, unless somebody asks for something else.
    var notBefore = ContinuousClock.now
    var answer: Foresight?
    var hasNews = false
    private var starts = 0

    /// Whether somebody waits for something else than what was answered last.
    var asksOtherwise: Bool {
      guard let wished, let answering else { return true }
      return wished.stamp.asksOtherwise(than: answering)
    }

    /// Rests as long as it should, then works.
    mutating func start() -> Start {
      starts += 1
      phase = .resting(starts)
      let rest = asksOtherwise ? Duration.zero : max(.zero, ContinuousClock.now.duration(to: notBefore))
      return Start(number: starts, delay: rest)
    }
  }

  /// When to begin, and by which number.
  private struct Start {
    var number: Int
    var delay: Duration
  }

  private enum Phase: Equatable {
    case idle
    /// Rests before it works; a later number takes an earlier one's place.
    case resting(Int)
    case working
  }

  /// After working for a while, so many times as long is rested: a busy hall must not keep a core busy.
  private static let rest = 40

  /// Whether an answer is being worked out, or will be after a rest.
  var isAtWork: Bool { state.withLock { $0.phase != .idle } }

  /// Wants something to be foretold; returns at once.
  func want(_ wish: Foresight.Wish) {
    let stamp = wish.stamp
    let start = state.withLock { state -> Start? in
      guard stamp != state.answering else {
        state.wished = nil
        if state.phase != .working { state.phase = .idle }
        return nil
      }
      state.wished = wish
      switch state.phase {
      case .working: return nil
      case .resting where !state.asksOtherwise: return nil
      case .idle, .resting: return state.start()
      }
    }
    if let start { work(start) }
  }

  /// What was foretold last, if that is new.
  func takeNews() -> Foresight? {
    pipe.drain()
    return state.withLock { state in
      guard state.hasNews else { return nil }
      state.hasNews = false
      return state.answer
    }
  }

  private func work(_ start: Start) {
    let milliseconds = Int(start.delay / .milliseconds(1))
    line.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [self] in
      let wish = state.withLock { state -> Foresight.Wish? in
        guard state.phase == .resting(start.number), let wish = state.wished else { return nil }
        state.phase = .working
        state.answering = wish.stamp
        state.wished = nil
        return wish
      }
      // Another has taken its place, or nobody wishes for anything any more.
      guard let wish else { return }
      let began = ContinuousClock.now
      let answer = Foresight(wish)
      let took = began.duration(to: .now)
      let again = state.withLock { state -> Start? in
        state.answer = answer
        state.hasNews = true
        state.notBefore = ContinuousClock.now.advanced(by: took * ForesightDesk.rest)
        state.phase = .idle
        return state.wished == nil ? nil : state.start()
      }
      pipe.ring()
      if let again { work(again) }
    }
  }
}
