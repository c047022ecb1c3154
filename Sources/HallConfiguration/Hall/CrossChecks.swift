import HallModel

/// Checks that need more than one file.
struct CrossChecks {
  let log: ProblemLog

  /// Warns of every matter that no window accepts.
  func everyMatterHasAWindow(_ matters: [SourcedMatter], _ windows: [WindowSetting]) {
    for sourced in matters where !windows.contains(where: { $0.accepts.covers(sourced.matter) }) {
      log.warning(.noWindowAccepts, sourced.place, names(sourced.matter))
    }
  }

  /// Reports every matter that no lane carries: it could not get a ticket.
  func everyMatterHasALane(_ matters: [SourcedMatter], _ lanes: [Lane]) {
    for sourced in matters where !lanes.contains(where: { $0.carries.covers(sourced.matter) }) {
      log.error(.noLaneCarries, sourced.place, names(sourced.matter))
    }
  }

  /// Checks that every usual clerk exists, is a clerk, and sits at one window.
  func usualStaff(_ windows: [WindowTable.Sourced], _ staff: [StaffTable.Sourced]) {
    let members = Dictionary(staff.map { ($0.member.number, $0.member) }, uniquingKeysWith: { first, _ in first })
    var seats: [String: Int] = [:]
    for sourced in windows {
      guard let number = sourced.window.usualStaff else { continue }
      let window = String(sourced.window.number)
      guard let member = members[number] else {
        let suggestion = Suggestion.nearest(number, members.keys.sorted()) ?? ""
        sourced.row.error(.unknownStaff, "usual_staff", ["value": number, "suggestion": suggestion])
        continue
      }
      if !member.roles.contains(.clerk) && !member.roles.isEmpty {
        sourced.row.warning(.staffNotClerk, "usual_staff", ["value": number, "window": window])
      }
      if let first = seats[number] {
        sourced.row.warning(
          .staffAtTwoWindows, "usual_staff", ["value": number, "window": window, "first": String(first)])
      } else {
        seats[number] = sourced.window.number
      }
    }
  }

  /// Reports every department with a code for the export of ratings that no matter belongs to: its code would never be
  /// used, and the one that was meant has none.
  func codedDepartments(_ departments: [SettingsDraft.Sourced], _ matters: [SourcedMatter]) {
    let known = Set(matters.map(\.matter.department))
    for department in departments where !known.contains(department.text) {
      let suggestion = Suggestion.nearest(department.text, known.sorted()) ?? ""
      log.error(.unknownDepartment, department.place, ["value": department.text, "suggestion": suggestion])
    }
  }

  /// Warns where nobody is a supervisor.
  func somebodySupervises(_ staff: [StaffTable.Sourced], table: String) {
    guard !staff.isEmpty, !staff.contains(where: { $0.member.roles.contains(.supervisor) }) else { return }
    log.warning(.noSupervisor, Place(file: table))
  }

  private func names(_ matter: Matter) -> [String: String] {
    ["name": matter.name, "code": matter.code, "department": matter.department]
  }
}
