import HallModel

/// What hall.yaml says; which matters a lane carries can only be told once the catalogue is read.
struct SettingsDraft {
  /// A text of hall.yaml and where it stands.
  struct Sourced: Equatable {
    var text: String
    var place: Place
  }

  /// A lane before its matters are known.
  struct LaneDraft {
    var letter: String
    var name: String
    var carries: Sourced
  }

  var settings = HallSettings(name: "")
  var lanes: [LaneDraft] = []
  /// Whether every lane of the file could be read; only then a matter can be missing in all of them.
  var lanesAreComplete = false
  var catalogue: Sourced?
  var matters: Sourced?
  /// The departments that are given a code for the export of ratings.
  var codedDepartments: [Sourced] = []
}

/// Reads hall.yaml.
struct SettingsReader {
  static let file = "hall.yaml"
  private static let known =
    ["name", "area_code", "time_zone", "hours", "notice", "waiting_area", "lanes", "priority_groups"]
    + SettingSection.all.map(\.key) + ["catalogue", "matters"]

  private let log: ProblemLog

  init(_ log: ProblemLog) { self.log = log }

  /// Everything that can be read of the text.
  func read(_ text: String) -> SettingsDraft {
    var draft = SettingsDraft()
    guard let root = YAMLDocument.root(text, file: SettingsReader.file, log) else {
      // The tables are checked all the same, so the folder they are in must be known.
      draft.catalogue = SettingsReader.catalogueLine(text)
      return draft
    }
    root.warnUnknown(SettingsReader.known)
    draft.settings.name = root.neededText("name") ?? ""
    draft.settings.areaCode = Plain.narrowed(root.text("area_code") ?? "")
    draft.settings.notice = root.text("notice") ?? ""
    draft.settings.waitingArea = root.text("waiting_area") ?? ""
    if let zone = zone(root) { draft.settings.zone = zone }
    if let hours = root.hours() { draft.settings.hours = hours }
    draft.lanes = lanes(root)
    draft.lanesAreComplete = !draft.lanes.isEmpty && draft.lanes.count == root.value("lanes")?.sequence?.count
    draft.settings.priorityGroups = groups(root)
    for section in SettingSection.all {
      guard let values = root.section(section.key) else { continue }
      values.warnUnknown(section.settings.map(\.key))
      defer { if section.key == "queue" { values.checkWeights(draft.settings.queue, log) } }
      for setting in section.settings {
        values.read(setting, into: &draft.settings)
        if case .departments = setting.kind, values.value(setting.key)?.mapping != nil {
          draft.codedDepartments += values.section(setting.key)?.keys ?? []
        }
      }
    }
    draft.catalogue = root.text("catalogue").map { .init(text: $0, place: root.place(of: "catalogue")) }
    draft.matters = root.text("matters").map { .init(text: $0, place: root.place(of: "matters")) }
    return draft
  }

  private static func catalogueLine(_ text: String) -> SettingsDraft.Sourced? {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.hasPrefix("catalogue:") else { continue }
      let value = Plain.trimmed(String(line.dropFirst(10).prefix { $0 != "#" })).filter { $0 != "\"" && $0 != "'" }
      return value.isEmpty ? nil : .init(text: value, place: Place(file: file, line: index + 1, column: 12))
    }
    return nil
  }

  private func zone(_ root: YAMLSection) -> HallZone? {
    guard let name = root.text("time_zone") else { return nil }
    if let zone = ZoneReading.zone(Plain.trimmed(name)) { return zone }
    log.error(.unknownTimeZone, root.place(of: "time_zone"), ["value": name])
    return nil
  }

  private func lanes(_ root: YAMLSection) -> [SettingsDraft.LaneDraft] {
    guard let sections = root.sections("lanes"), !sections.isEmpty else {
      if root.value("lanes")?.sequence != nil || root.value("lanes") == nil {
        log.error(.missingKey, root.place(of: "lanes"), ["key": "lanes"])
      }
      return []
    }
    var lines: [String: Int] = [:]
    return sections.compactMap { section in
      section.warnUnknown(["letter", "name", "carries"])
      let letter = section.neededText("letter").map { Plain.narrowed($0).uppercased() }
      let name = section.neededText("name")
      let carries = section.neededText("carries")
      guard let letter else { return nil }
      guard letter.utf8.count == 1, ("A"..."Z").contains(letter) else {
        log.error(.badLetter, section.place(of: "letter"), ["value": letter])
        return nil
      }
      if let first = lines[letter] {
        log.error(.duplicateLane, section.place(of: "letter"), ["letter": letter, "first": String(first)])
        return nil
      }
      lines[letter] = section.place(of: "letter").line ?? 0
      guard let name, let carries else { return nil }
      return .init(letter: letter, name: name, carries: .init(text: carries, place: section.place(of: "carries")))
    }
  }

  private func groups(_ root: YAMLSection) -> [PriorityGroup] {
    guard let sections = root.sections("priority_groups") else { return [] }
    var lines: [String: Int] = [:]
    return sections.compactMap { section in
      section.warnUnknown(["id", "name", "english"])
      let id = section.neededText("id")
      let name = section.neededText("name")
      guard let id, let name else { return nil }
      guard id.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }) else {
        log.error(.badIdentifier, section.place(of: "id"), ["value": id])
        return nil
      }
      if let first = lines[id] {
        log.error(.duplicatePriorityGroup, section.place(of: "id"), ["id": id, "first": String(first)])
        return nil
      }
      lines[id] = section.place(of: "id").line ?? 0
      return PriorityGroup(id: id, name: name, english: section.text("english") ?? "")
    }
  }
}
