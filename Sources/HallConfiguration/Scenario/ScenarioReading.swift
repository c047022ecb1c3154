import HallModel
import HallSimulator

/// Reads a scenario key by key; what is wrong is reported, and reading goes on.
struct ScenarioReading {
  let root: YAMLSection
  let log: ProblemLog

  /// A matter and where it stands.
  struct SourcedMatter {
    var matter: Matter
    var place: Place
    /// Its part among the visitors; nil where nobody comes for it alone.
    var share: Double?
    /// How long it takes at a window, where that is not the usual spread around the usual minutes.
    var service: Distribution?
  }

  private static let sections = SettingSection.all.filter { ["queue", "appointments"].contains($0.key) }
  private static let known =
    ["name", "hours", "visitors", "arrivals", "people"] + sections.map(\.key)
    + ["variation", "matters", "packages", "layouts", "layout"]
  private static let mostMatters = 5000

  /// Everything that can be read; only worth having where the log holds no error.
  func read() -> ScenarioFile.Contents {
    root.warnUnknown(ScenarioReading.known)
    var settings = HallSettings(name: root.neededText("name") ?? "")
    settings.hours = root.hours() ?? settings.hours
    // What depends on the hours is read as if they were usual where they cannot be.
    let hours = settings.hours.opens < settings.hours.closes ? settings.hours : Hours()
    for section in ScenarioReading.sections {
      guard let values = root.section(section.key) else { continue }
      values.warnUnknown(section.settings.map(\.key))
      for setting in section.settings { values.read(setting, into: &settings) }
      if section.key == "queue" { values.checkWeights(settings.queue, log) }
    }
    let matters = matters()
    // Where a matter could not be read, every name that means it would be reported, too.
    let isComplete = !matters.isEmpty && matters.count == root.value("matters")?.sequence?.count
    let index =
      isComplete ? CatalogueIndex(matters.map(\.matter), unknown: (.notInScenario, .notInScenario)) : nil
    let visits = visits(matters, index)
    let scenario = Scenario(
      settings: settings, catalogue: Catalogue(matters: matters.map(\.matter)),
      visitors: root.figure("visitors", 0...1_000_000) ?? 0, profile: profile(hours), visits: visits,
      services: Dictionary(
        matters.compactMap { sourced in sourced.service.map { (sourced.matter.code, $0) } },
        uniquingKeysWith: { first, _ in first }), people: people())
    let layouts = LayoutReading(root: root, log: log, index: index, hours: hours).read()
    checkWindows(layouts, matters, visits)
    let own = ownLayout(layouts.map(\.layout))
    return .init(scenario: own.map(scenario.with) ?? scenario, layouts: layouts.map(\.layout))
  }

  private func matters() -> [SourcedMatter] {
    let variation = root.figure("variation", 0...100, fallback: Scenario.usualVariation) ?? Scenario.usualVariation
    guard let sections = root.sections("matters", most: ScenarioReading.mostMatters), !sections.isEmpty else {
      if root.value("matters")?.sequence != nil || root.value("matters") == nil {
        log.error(.missingKey, root.place(of: "matters"), ["key": "matters"])
      }
      return []
    }
    var lines: [String: Int] = [:]
    return sections.compactMap { section in
      section.warnUnknown(["code", "name", "department", "share", "minutes", "variation", "service"])
      let code = section.neededText("code").map { Plain.trimmed(Plain.narrowed($0)) }
      let share = section.fraction("share")
      let service = section.distribution("service")
      let minutes = minutes(section, service)
      let own = section.figure("variation", 0...100, fallback: variation) ?? variation
      guard let code else { return nil }
      let place = section.place(of: "code")
      if let first = lines[Plain.folded(code)] {
        log.error(.duplicateMatter, place, ["code": code, "first": String(first)])
        return nil
      }
      lines[Plain.folded(code)] = place.line ?? 0
      let matter = Matter(
        code: code, name: section.line("name") ?? code, department: section.line("department") ?? code,
        handlingMinutes: minutes)
      let usual = service == nil && own == Scenario.usualVariation
      return SourcedMatter(
        matter: matter, place: place, share: share,
        service: usual ? nil : service ?? .logNormal(mean: minutes, variation: own))
    }
  }

  /// The usual minutes at a window: as given, else the mean of the service times.
  private func minutes(_ section: YAMLSection, _ service: Distribution?) -> Double {
    let usual = 10.0
    if section.value("minutes") == nil, section.value("service") != nil { return service?.mean ?? usual }
    if let text = section.text("minutes"), let value = TypedNumber.decimal(text), value <= 0 {
      log.error(.zeroHandlingTime, section.place(of: "minutes"), ["value": Digits.shortest(value)])
      return usual
    }
    return section.figure("minutes", 0.001...1440) ?? usual
  }

  private func visits(_ matters: [SourcedMatter], _ index: CatalogueIndex?) -> [Scenario.Visit] {
    var visits = matters.compactMap { sourced in
      sourced.share.map { Scenario.Visit(matters: [sourced.matter.code], share: $0) }
    }
    for section in root.sections("packages", most: 1000) ?? [] {
      section.warnUnknown(["matters", "share"])
      var codes: [String] = []
      if section.value("matters") == nil {
        log.error(.missingKey, section.place, ["key": section.path + "matters"])
      }
      for item in section.texts("matters", most: 20) ?? [] {
        guard let index else { break }
        if let code = index.code(item.text) {
          if !codes.contains(code) { codes.append(code) }
        } else {
          log.error(.notInScenario, item.place, ["value": item.text, "suggestion": index.suggestedCode(item.text)])
        }
      }
      if section.value("share") == nil { log.error(.missingKey, section.place, ["key": section.path + "share"]) }
      if let share = section.fraction("share"), !codes.isEmpty { visits.append(.init(matters: codes, share: share)) }
    }
    if !matters.isEmpty, visits.reduce(0, { $0 + $1.share }) <= 0, !log.hasErrors {
      log.error(.sumIsZero, root.place(of: "matters"), ["name": "matters[].share"])
    }
    return visits
  }

  private func people() -> PeopleRules {
    var people = PeopleRules()
    guard let section = root.section("people") else { return people }
    section.warnUnknown([
      "priority", "appointments", "punctuality", "no_show", "patience", "walk", "recall_every",
    ])
    people.priority = section.fraction("priority", most: 1) ?? people.priority
    people.appointments = section.fraction("appointments", most: 1) ?? people.appointments
    // 0.7 and 0.3 are no more than one, whatever binary fractions say.
    if people.priority + people.appointments > 1 + 1e-9 {
      log.error(
        .partsOverOne, section.place(of: "appointments"),
        [
          "name": "people.priority + people.appointments",
          "value": Digits.shortest(people.priority + people.appointments),
        ])
    }
    people.noShow = section.fraction("no_show", most: 1) ?? people.noShow
    people.patience = section.distribution("patience")
    people.walk = section.figure("walk", 0...600, fallback: people.walk) ?? people.walk
    people.recallEvery = section.figure("recall_every", 1...600, fallback: people.recallEvery) ?? people.recallEvery
    if let habit = section.section("punctuality") {
      habit.warnUnknown(["mean", "deviation"])
      people.punctuality = .init(
        mean: habit.figure("mean", -240...240) ?? 0, deviation: habit.figure("deviation", 0...240) ?? 0)
    }
    return people
  }

  /// Reports what people come for and no window of a layout takes.
  private func checkWindows(
    _ layouts: [LayoutReading.Sourced], _ matters: [SourcedMatter], _ visits: [Scenario.Visit]
  ) {
    let wanted = Set(visits.filter { $0.share > 0 }.flatMap(\.matters))
    for sourced in layouts where sourced.isComplete {
      for matter in matters.map(\.matter) where wanted.contains(matter.code) {
        if sourced.layout.groups.contains(where: { $0.accepts.covers(matter) }) { continue }
        log.error(
          .noWindowTakes, sourced.place,
          ["layout": sourced.layout.name, "name": matter.name, "code": matter.code])
      }
    }
  }

  private func ownLayout(_ layouts: [Layout]) -> Layout? {
    guard let name = root.text("layout").map(Plain.trimmed) else { return layouts.first }
    if let own = layouts.first(where: { Plain.folded($0.name) == Plain.folded(name) }) { return own }
    log.error(
      .unknownValue, root.place(of: "layout"),
      Words(layouts.map { ($0.name, [$0.name]) }).arguments("layout", name))
    return nil
  }
}
