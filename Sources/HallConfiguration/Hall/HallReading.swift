import HallModel

/// Reads the tables of a hall in the order in which they need each other, and checks one against another.
struct HallReading {
  let files: HallFiles
  /// What hall.yaml says; nil where there is none.
  let draft: SettingsDraft?
  let today: Day?
  let log: ProblemLog

  /// The hall as far as it can be read; only worth having where the log holds no error.
  func read(_ hashPIN: (String) throws -> String) -> LoadedHall {
    let own = files.table(TableForms.heteronyms, ifMissing: nil).map(HeteronymTable.read) ?? [:]
    let readings = PinyinReadings(own)
    let matterTable = files.table(TableForms.matters, ifMissing: .error)
    let all = matterTable.map { MatterTable.read($0, readings, log) }
    let allIndex = all.map { CatalogueIndex($0.map(\.matter)) }
    let kept = all.map { keep($0, allIndex) }
    let isFiltered = kept?.count != all?.count
    let keptCodes = isFiltered ? kept.map { Set($0.map(\.matter.code)) } : nil
    let index = isFiltered ? kept.map { CatalogueIndex($0.map(\.matter)) } : allIndex

    var settings = draft?.settings ?? HallSettings(name: "")
    var lanesAreComplete = draft?.lanesAreComplete ?? false
    if let draft, let index {
      let before = log.problems.count
      settings.lanes = draft.lanes.map {
        Lane(letter: $0.letter, name: $0.name, carries: index.acceptance($0.carries.text, $0.carries.place, log))
      }
      lanesAreComplete = lanesAreComplete && log.problems.count == before
    }
    let windows = files.table(TableForms.windows, ifMissing: .error)
      .map { WindowTable.read($0, index, draft?.settings.hours, log) }
    let staff = files.table(TableForms.staff, ifMissing: .error).map { StaffTable.read($0, log) }
    let papers = files.table(TableForms.materials, ifMissing: nil)
      .map { PaperTable.read($0, allIndex, keeping: keptCodes, log) }
    let forms = files.table(TableForms.forms, ifMissing: nil)
      .map { FormTable.read($0, allIndex, keeping: keptCodes, log) }
    let packages = files.table(TableForms.packages, ifMissing: nil)
      .map { PackageTable.read($0, allIndex, keeping: keptCodes, readings, log) }
    let aliases = files.table(TableForms.aliases, ifMissing: nil).map { AliasTable.read($0, allIndex, log) }
    settings.calendar =
      files.table(TableForms.holidays, ifMissing: .warning).map { CalendarTable.read($0, today: today, log) } ?? []
    settings.ratingTags = files.table(TableForms.ratingTags, ifMissing: nil).map { RatingTagTable.read($0, log) } ?? []
    settings.windows = windows?.map(\.window) ?? []

    let checks = CrossChecks(log: log)
    if let kept, let windows, windows.allSatisfy(\.isComplete) {
      checks.everyMatterHasAWindow(kept, windows.map(\.window))
    }
    if let kept, lanesAreComplete { checks.everyMatterHasALane(kept, settings.lanes) }
    if let windows, let staff { checks.usualStaff(windows, staff) }
    if let draft, let all { checks.codedDepartments(draft.codedDepartments, all) }
    if let staff { checks.somebodySupervises(staff, table: TableForms.staff.file) }

    settings.staff = log.hasErrors ? [] : hashed(staff ?? [], hashPIN)
    let matters = (kept ?? []).map { sourced in
      var matter = sourced.matter
      matter.aliases = aliases?[matter.code] ?? []
      return matter
    }
    return LoadedHall(
      settings: settings, matters: matters, packages: packages ?? [], papers: papers ?? [], forms: forms ?? [])
  }

  /// The matters this hall offers: all, or those `matters` in hall.yaml names.
  private func keep(_ all: [SourcedMatter], _ index: CatalogueIndex?) -> [SourcedMatter] {
    guard let filter = draft?.matters, let index else { return all }
    let acceptance = index.acceptance(filter.text, filter.place, log)
    let kept = all.filter { acceptance.covers($0.matter) }
    if kept.isEmpty && !all.isEmpty {
      log.error(.noMattersLeft, filter.place, ["value": filter.text])
      return all
    }
    return kept
  }

  private func hashed(_ staff: [StaffTable.Sourced], _ hashPIN: (String) throws -> String) -> [StaffMember] {
    staff.map { sourced in
      var member = sourced.member
      guard !member.pinHash.isEmpty, !StaffTable.isHash(member.pinHash) else { return member }
      do {
        member.pinHash = try hashPIN(member.pinHash)
      } catch {
        sourced.row.error(.pinNotHashed, "pin", ["number": member.number, "reason": "\(error)"])
        member.pinHash = ""
      }
      return member
    }
  }
}
