/// The hall's time zone as data, so that a replay and a pure model need no zone database.
public struct HallZone: Equatable, Codable, Sendable {
  /// A change of the offset from UTC.
  public struct Transition: Equatable, Codable, Sendable {
    /// From when the offset holds.
    public var from: Moment
    /// Seconds east of UTC.
    public var offset: Int

    /// Creates a transition.
    public init(from: Moment, offset: Int) {
      self.from = from
      self.offset = offset
    }
  }

  /// The IANA name, for people to read.
  public var name: String
  /// Seconds east of UTC before the first transition.
  public var offset: Int
  /// Later changes in order of time; empty for zones without summer time.
  public var transitions: [Transition]

  /// Creates a zone from its offsets.
  public init(name: String, offset: Int, transitions: [Transition] = []) {
    self.name = name
    self.offset = offset
    self.transitions = transitions
  }

  /// China Standard Time, the default setting.
  public static let shanghai = HallZone(name: "Asia/Shanghai", offset: 8 * 3600)

  /// Seconds east of UTC at `moment`.
  public func offset(at moment: Moment) -> Int {
    transitions.last { $0.from <= moment }?.offset ?? offset
  }

  /// The hall's date at `moment`.
  public func day(at moment: Moment) -> Day {
    let local = moment.milliseconds + Int64(offset(at: moment)) * 1000
    let day = local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000
    return Day(number: Int32(day))
  }

  /// Seconds since the hall's midnight at `moment`.
  public func secondOfDay(at moment: Moment) -> Int {
    let local = moment.milliseconds + Int64(offset(at: moment)) * 1000
    return Int((local - Int64(day(at: moment).number) * 86_400_000) / 1000)
  }

  /// The moment at which the wall clock of `day` shows `second` seconds after midnight: the earlier one where a clock put
  /// back shows it twice, as late as before the switch where a clock put forward never shows it.
  public func moment(_ day: Day, second: Int) -> Moment {
    let naive = Moment(seconds: Int64(day.number) * 86_400 + Int64(second))
    // No offset exceeds a day, and no two switches are closer than two: these are the offsets before and after.
    let before = offset(at: naive.adding(seconds: -86_400))
    let after = offset(at: naive.adding(seconds: 86_400))
    let earlier = naive.adding(seconds: -before)
    if before == after || offset(at: earlier) == before { return earlier }
    let later = naive.adding(seconds: -after)
    return offset(at: later) == after ? later : earlier
  }

  /// The wall clock as `hh:mm`.
  public func clock(_ moment: Moment) -> String { String(clockWithSeconds(moment).prefix(5)) }

  /// The wall clock as `hh:mm:ss`.
  public func clockWithSeconds(_ moment: Moment) -> String {
    let second = secondOfDay(at: moment)
    return "\(Digits.padded(second / 3600, 2)):\(Digits.padded(second / 60 % 60, 2)):\(Digits.padded(second % 60, 2))"
  }

  /// Date and time as people read them: `2026-03-02 09:00`.
  public func dateAndTime(_ moment: Moment) -> String { "\(day(at: moment).text) \(clock(moment))" }

  /// ISO 8601 with the zone's offset, to the millisecond where there is one: `2026-03-02T09:00:00+08:00`.
  public func iso(_ moment: Moment) -> String {
    let shift = offset(at: moment)
    let sign = shift < 0 ? "-" : "+"
    let zone = "\(sign)\(Digits.padded(abs(shift) / 3600, 2)):\(Digits.padded(abs(shift) / 60 % 60, 2))"
    let part = Int((moment.milliseconds % 1000 + 1000) % 1000)
    let fraction = part == 0 ? "" : ".\(Digits.padded(part, 3))"
    return "\(day(at: moment).text)T\(clockWithSeconds(moment))\(fraction)\(zone)"
  }

  /// Reads ISO 8601: a date and time with `Z` or an offset, or without one (then the hall's own zone); nil where it is
  /// no such text.
  public func moment(iso text: String) -> Moment? {
    let parts = text.split(separator: text.contains("T") ? "T" : " ", maxSplits: 1)
    guard parts.count == 2, let day = Day(String(parts[0])) else { return nil }
    var time = parts[1]
    var shift: Int?
    if time.hasSuffix("Z") || time.hasSuffix("z") {
      shift = 0
      time = time.dropLast()
    } else if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      guard let east = HallZone.seconds(ofOffset: time[time.index(after: sign)...]) else { return nil }
      shift = time[sign] == "-" ? -east : east
      time = time[..<sign]
    }
    let fields = time.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count == 2 || fields.count == 3, let hour = Digits.number(fields[0]),
      let minute = Digits.number(fields[1]), (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    var milliseconds = 0
    if fields.count == 3 {
      let seconds = fields[2].split(separator: ".", omittingEmptySubsequences: false)
      guard let whole = Digits.number(seconds[0]), (0...59).contains(whole), seconds.count <= 2 else { return nil }
      milliseconds = whole * 1000
      if seconds.count == 2 {
        guard let part = Digits.number(seconds[1].prefix(3)) else { return nil }
        milliseconds += part * [1, 100, 10, 1][min(3, seconds[1].count)]
      }
    }
    let second = hour * 3600 + minute * 60
    if let shift {
      let start = Int64(day.number) * 86_400 + Int64(second - shift)
      return Moment(milliseconds: start * 1000 + Int64(milliseconds))
    }
    return Moment(milliseconds: moment(day, second: second).milliseconds + Int64(milliseconds))
  }

  /// Reads `hh`, `hhmm` or `hh:mm`.
  private static func seconds(ofOffset text: Substring) -> Int? {
    let fields = text.contains(":") ? text.split(separator: ":", maxSplits: 1) : [text.prefix(2), text.dropFirst(2)]
    guard fields.count == 2, fields[0].count == 2, let hours = Digits.number(fields[0]), hours < 24 else { return nil }
    if fields[1].isEmpty && text.count == 2 { return hours * 3600 }
    guard fields[1].count == 2, let minutes = Digits.number(fields[1]), minutes < 60 else { return nil }
    return hours * 3600 + minutes * 60
  }
}
