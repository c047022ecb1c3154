import Foundation
import HallModel

/// Turns the name of a time zone into data, so that nothing after the import needs the zone database.
enum ZoneReading {
  /// Changes of the offset are written down from 2020 to 2040, the years a journal may span.
  private static let first: Int64 = 1_577_836_800
  private static let last: Int64 = 2_240_524_800

  /// The zone of that name, or of a fixed offset such as `+08:00`; nil where there is none.
  static func zone(_ name: String) -> HallZone? {
    if name == HallZone.shanghai.name { return .shanghai }
    if let offset = fixedOffset(name) { return HallZone(name: name, offset: offset) }
    guard name.contains("/") || name == "UTC", let zone = TimeZone(identifier: name) else { return nil }
    var moment = Date(timeIntervalSince1970: Double(first))
    var result = HallZone(name: name, offset: zone.secondsFromGMT(for: moment))
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment,
      next.timeIntervalSince1970 < Double(last)
    {
      result.transitions.append(
        .init(
          from: Moment(seconds: Int64(next.timeIntervalSince1970)),
          offset: zone.secondsFromGMT(for: next.addingTimeInterval(1))))
      moment = next
    }
    return result
  }

  private static func fixedOffset(_ name: String) -> Int? {
    guard let sign = name.first, sign == "+" || sign == "-", name.count == 6,
      let time = ClockTime(String(name.dropFirst())), time.minutes <= 14 * 60
    else { return nil }
    return (sign == "-" ? -1 : 1) * time.minutes * 60
  }
}
