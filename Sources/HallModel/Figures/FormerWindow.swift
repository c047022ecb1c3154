/// A window that worked today and stands no longer in the settings: the day's figures still count it.
public struct FormerWindow: Equatable, Codable, Sendable {
  /// What the settings said of it last.
  public var setting: WindowSetting
  /// How it spent the day until then.
  public var times: WindowTimes
}

extension Hall {
  /// The windows of the day with how they have spent it until `now`: those of the settings, then those that are gone.
  func windowsOfDay(until now: Moment) -> [(setting: WindowSetting, times: WindowTimes)] {
    Array(zip(settings.windows, windowTimes(until: now))).map { (setting: $0, times: $1) }
      + formerWindows.map { (setting: $0.setting, times: $0.times) }
  }

  /// New settings came: what each window has done today stays with its number, wherever that stands now.
  mutating func carryTimes(from old: [WindowSetting]) {
    let all = zip(old, windowTimes).map { FormerWindow(setting: $0, times: $1) } + formerWindows
    let times = Dictionary(all.map { ($0.setting.number, $0.times) }) { first, _ in first }
    windowTimes = settings.windows.map { times[$0.number] ?? WindowTimes() }
    let present = Set(settings.windows.map(\.number))
    formerWindows = all.filter { $0.times.wasOpen && !present.contains($0.setting.number) }
  }
}
