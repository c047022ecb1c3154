import HallModel
import HallSimulator

extension ScenarioFile {
  /// A file that describes a hall and its people, with a sentence of explanation for each part.
  ///
  /// Reading it gives the same people, layouts and rules. Windows keep what they accept, when they are staffed and their
  /// pace; where they are those of no layout given, they become a layout of their own before the others. Of windows their
  /// names and usual clerks, and of the hall its staff, lanes and calendar, are not written.
  public static func text(_ scenario: Scenario, _ layouts: [Layout] = []) -> String {
    ScenarioWriter(scenario: scenario, layouts: layouts).text
  }
}

/// Writes a scenario.
struct ScenarioWriter {
  private let scenario: Scenario
  private let layouts: [Layout]
  /// The layout the scenario's windows are those of.
  private let own: String?

  init(scenario: Scenario, layouts: [Layout]) {
    self.scenario = scenario
    if scenario.settings.windows.isEmpty {
      (self.layouts, own) = (layouts, layouts.first?.name)
    } else if let same = layouts.first(where: { scenario.hasWindows(of: $0) }) {
      (self.layouts, own) = (layouts, same.name)
    } else {
      var name = "现有窗口"
      while layouts.contains(where: { Plain.folded($0.name) == Plain.folded(name) }) { name += "'" }
      (self.layouts, own) = ([Layout(name: name, groups: scenario.ownGroups)] + layouts, name)
    }
  }

  var text: String {
    let settings = scenario.settings
    var text = """
      # 一个大厅和来办事的人:供 halldesk simulate(模拟)和 halldesk plan(测算)使用。以 # 开头的是说明,程序不读。
      # 冒号用英文半角,后面留一个空格;同一层的内容用空格对齐。写错的地方会指出第几行、怎么改。

      # 大厅名称。
      name: \(quoted(settings.name))
      # 开门和关门时刻。
      hours: {opens: \(quoted(settings.hours.opens.text)), closes: \(quoted(settings.hours.closes.text))}
      # 平均每天取号人数。
      visitors: \(Digits.shortest(scenario.visitors))
      # 一天里什么时候来:从开门(或 from)起每隔 every 分钟一段,weights 是各段所占的份额,不必凑成 100,0 表示没有人来;
      # {flat: true} 表示全天均匀。
      arrivals: \(arrivals)
      # 来的人。priority 绿色通道、appointments 预约、no_show 取号后不来的比例,0.08 就是 8%;walk 走到窗口几秒;
      # recall_every 隔几秒再叫一次;patience 等多久就走(分钟,如 exp:30;不写就没人走);
      # punctuality 比预约时段晚到几分钟(mean,负数是早到;deviation 是标准差;不写就与别人同样来)。
      people: \(people)

      """
    for section in SettingSection.all where ["queue", "appointments"].contains(section.key) {
      text += SettingsWriter.written(section, settings)
    }
    text += matters + packages + windows
    return text
  }

  private func quoted(_ text: String) -> String { SettingsWriter.quoted(text) }

  private var arrivals: String {
    let profile = scenario.profile
    let hours = scenario.settings.hours
    guard let first = profile.stretches.first else { return "{flat: true}" }
    if profile == ArrivalProfile([.init(from: hours.opens.day, to: hours.closes.day, weight: 1)]) {
      return "{flat: true}"
    }
    let weights = profile.stretches.map(\.weight)
    let every = first.to - first.from
    if profile == ArrivalProfile(opens: first.from, each: every, weights: weights),
      let opens = Int(exactly: first.from)
    {
      let from = opens == hours.opens.minutes ? "" : "from: \(quoted(ClockTime(minutes: opens).text)), "
      let list = weights.map(Digits.shortest).joined(separator: ", ")
      return "{\(from)every: \(Digits.shortest(every)), weights: [\(list)]}"
    }
    return "\n  stretches:"
      + profile.stretches.map { stretch in
        let (from, to) = (ScenarioReading.written(stretch.from), ScenarioReading.written(stretch.to))
        return "\n    - {from: \(quoted(from)), to: \(quoted(to)), weight: \(Digits.shortest(stretch.weight))}"
      }.joined()
  }

  private var people: String {
    let people = scenario.people
    var parts = [
      "priority: \(Digits.shortest(people.priority))", "appointments: \(Digits.shortest(people.appointments))",
      "no_show: \(Digits.shortest(people.noShow))", "walk: \(Digits.shortest(people.walk))",
      "recall_every: \(Digits.shortest(people.recallEvery))",
    ]
    if let patience = people.patience { parts.append("patience: \(quoted(patience.written))") }
    if let habit = people.punctuality {
      let (mean, deviation) = (Digits.shortest(habit.mean), Digits.shortest(habit.deviation))
      parts.append("punctuality: {mean: \(mean), deviation: \(deviation)}")
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  /// How many of the visits are written beside their matters: those for one matter, in the order of the catalogue.
  private var single: Int {
    var position = -1
    for (count, visit) in scenario.visits.enumerated() {
      let next = scenario.catalogue.matters.firstIndex { [$0.code] == visit.matters } ?? -1
      guard next > position else { return count }
      position = next
    }
    return scenario.visits.count
  }

  private var matters: String {
    let usual = usualVariation
    let shares = Dictionary(
      scenario.visits.prefix(single).map { ($0.matters[0], $0.share) }, uniquingKeysWith: { first, _ in first })
    return """

      # 办理时长的变异系数(标准差除以平均数),事项没有另写时用它。
      variation: \(Digits.shortest(usual))
      # 事项:code 编码,name 名称和 department 部门(不写就同编码),share 来办的人所占份额(不写就没人单独来办),
      # minutes 平均每件几分钟;可以另写 variation,或用 service 写清分布:lognormal:6:0.8、exp:6、erlang:6:4、det:6。
      matters:

      """
        + scenario.catalogue.matters.map { matter in
          var parts = ["code: \(quoted(matter.code))"]
          if matter.name != matter.code { parts.append("name: \(quoted(matter.name))") }
          if matter.department != matter.code { parts.append("department: \(quoted(matter.department))") }
          if let share = shares[matter.code] { parts.append("share: \(Digits.shortest(share))") }
          parts.append("minutes: \(Digits.shortest(matter.handlingMinutes))")
          let variation = variation(of: matter)
          if let variation, variation != usual { parts.append("variation: \(Digits.shortest(variation))") }
          if variation == nil, let service = scenario.services[matter.code] {
            parts.append("service: \(quoted(service.written))")
          }
          return "  - {" + parts.joined(separator: ", ") + "}\n"
        }.joined()
  }

  /// The spread around a matter's usual minutes; nil where its times have to be written as a distribution.
  private func variation(of matter: Matter) -> Double? {
    switch scenario.services[matter.code] {
    case nil: Scenario.usualVariation
    case .logNormal(matter.handlingMinutes, let variation)? where variation != Scenario.usualVariation: variation
    default: nil
    }
  }

  /// The spread most matters have.
  private var usualVariation: Double {
    let all = scenario.catalogue.matters.compactMap(variation)
    let counts = Dictionary(all.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? Scenario.usualVariation
  }

  private var packages: String {
    let rest = scenario.visits.dropFirst(single)
    if rest.isEmpty { return "" }
    return "\n# 一次来办几个事项的人。\npackages:\n"
      + rest.map { visit in
        let codes = visit.matters.map(quoted).joined(separator: ", ")
        return "  - {matters: [\(codes)], share: \(Digits.shortest(visit.share))}\n"
      }.joined()
  }

  private var windows: String {
    var text = """

      # 窗口布局:每行是几个相同的窗口,count 几个,accepts 受理范围(编码或部门,写法同 windows.csv),breaks 轮休:
      # 4 first 11:30-12:30 是前 4 个窗口休息,last 是后几个,all 是全部;open 开放时段,如 09:00-12:00;13:30-17:00;
      # pace 是用时的倍数,1.2 就是慢两成。
      layouts:

      """
    for layout in layouts {
      text += "  - name: \(quoted(layout.name))\n    windows:\n"
      for group in layout.groups {
        var parts = ["count: \(group.count)", "accepts: \(quoted(group.accepts.text))"]
        if !group.breaks.isEmpty {
          parts.append("breaks: [\(group.breaks.map { quoted(BreakText.text($0)) }.joined(separator: ", "))]")
        }
        if group.pace != 1 { parts.append("pace: \(Digits.shortest(group.pace))") }
        text += "      - {" + parts.joined(separator: ", ") + "}\n"
      }
    }
    if let own { text += "\n# 大厅现在用哪个布局;不写就是第一个。\nlayout: \(quoted(own))\n" }
    return text
  }
}

extension Scenario {
  /// Whether the windows are those of a layout, whatever they are called.
  fileprivate func hasWindows(of layout: Layout) -> Bool {
    let other = with(layout)
    let hours = ClockSpan(from: settings.hours.opens, to: settings.hours.closes)
    return settings.windows.count == other.settings.windows.count
      && settings.windows.indices.allSatisfy { position in
        let (mine, its) = (settings.windows[position], other.settings.windows[position])
        return mine.accepts == its.accepts && mine.staffed(in: hours) == its.staffed(in: hours)
          && pace(at: position) == other.pace(at: position)
      }
  }

  /// The windows as groups of equal neighbours.
  fileprivate var ownGroups: [Layout.Group] {
    let hours = ClockSpan(from: settings.hours.opens, to: settings.hours.closes)
    var groups: [(group: Layout.Group, pauses: [ClockSpan])] = []
    for (position, window) in settings.windows.enumerated() {
      let pauses = hours.leaving(out: window.staffed(in: hours))
      // One that is staffed after hours only serves nobody.
      if pauses == [hours] { continue }
      if let last = groups.last, last.group.accepts == window.accepts, last.pauses == pauses,
        last.group.pace == pace(at: position)
      {
        groups[groups.count - 1].group.count += 1
      } else {
        groups.append((Layout.Group(count: 1, accepts: window.accepts, pace: pace(at: position)), pauses))
      }
    }
    return groups.map { group, pauses in
      var group = group
      group.breaks = pauses.map { (group.count, $0) }
      return group
    }
  }

  private func pace(at position: Int) -> Double { paces.indices.contains(position) ? paces[position] : 1 }
}

extension WindowSetting {
  /// When it is staffed within the opening hours.
  fileprivate func staffed(in hours: ClockSpan) -> [ClockSpan] {
    openTimes.isEmpty ? [hours] : hours.leaving(out: hours.leaving(out: openTimes))
  }
}

extension ClockTime {
  /// Minutes of the day.
  fileprivate var day: Double { Double(minutes) }
}

extension Distribution {
  /// The form `Distribution(_:)` reads.
  var written: String {
    switch self {
    case .fixed(let mean): "det:\(Digits.shortest(mean))"
    case .exponential(let mean): "exp:\(Digits.shortest(mean))"
    case .erlang(let mean, let shape): "erlang:\(Digits.shortest(mean)):\(shape)"
    case .logNormal(let mean, let variation): "lognormal:\(Digits.shortest(mean)):\(Digits.shortest(variation))"
    }
  }
}
