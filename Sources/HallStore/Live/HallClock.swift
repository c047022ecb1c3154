import FoundationEssentials
import HallModel

/// The clock of a hall: the machine's, or in a training hall perhaps one that runs faster from another date.
public struct HallClock: Equatable, Sendable {
  private var realStart: Int64
  private var hallStart: Int64
  private var speed: Double

  /// The year 4000 or so, milliseconds.
  private static let latest: Int64 = 64_000_000_000_000

  /// The machine's clock.
  public static let system = HallClock(realStart: 0, hallStart: 0, speed: 1)

  /// A clock that shows `start` at this instant and runs `speed` times as fast from then on.
  public static func scaled(from start: Moment, speed: Double) -> HallClock {
    HallClock(realStart: machineNow().milliseconds, hallStart: start.milliseconds, speed: speed)
  }

  /// Now.
  public var now: Moment {
    Moment(milliseconds: hallStart + Int64(Double(HallClock.machineNow().milliseconds - realStart) * speed))
  }

  /// The form kept in the store, so that every terminal of a training hall has the same time.
  var text: String { "\(realStart) \(hallStart) \(speed)" }

  init?(text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 3, let real = Int64(parts[0]), let hall = Int64(parts[1]), let speed = Double(parts[2]),
      // Years of use at any speed a hall is run at; anything else is damage, and the machine's clock will do.
      (0...HallClock.latest).contains(real), (-HallClock.latest...HallClock.latest).contains(hall),
      speed > 0, speed <= 10_000
    else { return nil }
    self.init(realStart: real, hallStart: hall, speed: speed)
  }

  private init(realStart: Int64, hallStart: Int64, speed: Double) {
    self.realStart = realStart
    self.hallStart = hallStart
    self.speed = speed
  }

  private static func machineNow() -> Moment {
    Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}
