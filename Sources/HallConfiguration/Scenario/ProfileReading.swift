import HallModel
import HallSimulator

extension ScenarioReading {
  /// When people come: `{flat: true}`, weights of equal stretches from the opening on, or stretches one by one.
  func profile(_ hours: Hours) -> ArrivalProfile {
    let flat = ArrivalProfile([
      .init(from: Double(hours.opens.minutes), to: Double(hours.closes.minutes), weight: 1)
    ])
    guard let section = root.section("arrivals") else { return flat }
    section.warnUnknown(["flat", "from", "every", "weights", "stretches"])
    if section.value("flat") != nil, section.choice("flat", CellWords.trueFalse) != false { return flat }
    let profile = section.value("stretches") == nil ? equal(section, hours) : single(section)
    guard let profile, let first = profile.stretches.first, let last = profile.stretches.last else { return flat }
    let key = section.value("stretches") == nil ? "weights" : "stretches"
    if profile.total <= 0 {
      log.error(.sumIsZero, section.place(of: key), ["name": section.path + key])
      return flat
    }
    check(first.from, last.to, hours, section, key)
    return profile
  }

  /// Reports people who come before the doors open or after they close, and a day longer than a day.
  private func check(_ from: Double, _ to: Double, _ hours: Hours, _ section: YAMLSection, _ key: String) {
    guard from < Double(hours.opens.minutes) || to > Double(hours.closes.minutes) else { return }
    let span = ClockSpan(
      from: ClockTime(minutes: Int(from.rounded(.down))), to: ClockTime(minutes: Int(to.rounded(.up))))
    let arguments = [
      "name": section.path + key, "value": span.text, "opens": hours.opens.text, "closes": hours.closes.text,
    ]
    if from < 0 || to > 1440 {
      log.error(.spanOutsideHours, section.place(of: key), arguments)
    } else {
      log.warning(.spanOutsideHours, section.place(of: key), arguments)
    }
  }

  private func equal(_ section: YAMLSection, _ hours: Hours) -> ArrivalProfile? {
    guard section.value("weights") != nil else {
      log.error(.missingKey, section.place, ["key": section.path + "weights"])
      return nil
    }
    let every = section.figure("every", 1...1440)
    let from = section.time("from") ?? hours.opens
    guard let items = section.texts("weights", most: 1440) else { return nil }
    if items.isEmpty { log.error(.emptyValue, section.place(of: "weights"), ["name": section.path + "weights"]) }
    let weights = items.enumerated().compactMap { index, item in
      section.figure(item.text, "weights[\(index + 1)]", item.place, 0...1e9)
    }
    guard let every, !weights.isEmpty, weights.count == items.count else { return nil }
    return ArrivalProfile(opens: Double(from.minutes), each: every, weights: weights)
  }

  private func single(_ section: YAMLSection) -> ArrivalProfile? {
    guard let items = section.sections("stretches", most: 1440) else { return nil }
    if items.isEmpty { log.error(.emptyValue, section.place(of: "stretches"), ["name": section.path + "stretches"]) }
    var end = 0.0
    let stretches = items.compactMap { item -> ArrivalProfile.Stretch? in
      item.warnUnknown(["from", "to", "weight"])
      let from = minute(item, "from")
      let to = minute(item, "to")
      let weight = item.figure("weight", 0...1e9)
      guard let from, let to, let weight else { return nil }
      let arguments = ["name": section.path + "stretches", "value": "\(Self.written(from))-\(Self.written(to))"]
      guard from < to else {
        log.error(.spanReversed, item.place(of: "to"), arguments)
        return nil
      }
      guard from >= end else {
        log.error(
          .spansOutOfOrder, item.place(of: "from"), arguments.merging(["first": "-" + Self.written(end)]) { $1 })
        return nil
      }
      end = to
      return .init(from: from, to: to, weight: weight)
    }
    return stretches.count == items.count ? ArrivalProfile(stretches) : nil
  }

  /// A minute of the day: `9:30`, or minutes since midnight, decimals allowed.
  private func minute(_ section: YAMLSection, _ key: String) -> Double? {
    if let text = section.text(key), TypedNumber.decimal(text) == nil {
      return section.time(key).map { Double($0.minutes) }
    }
    return section.figure(key, 0...1440)
  }

  /// A minute of the day as `minute` reads it.
  static func written(_ minute: Double) -> String {
    if let whole = Int(exactly: minute), (0...1440).contains(whole) { return ClockTime(minutes: whole).text }
    return Digits.shortest(minute)
  }
}
