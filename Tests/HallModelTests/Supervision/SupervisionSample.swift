@testable import HallModel

/// What tests of supervision share: the sample hall with a supervisor, 90.
enum SupervisionSample {
  static func hall(open: [Int] = [1, 2, 3, 4], _ change: (inout HallSettings) -> Void = { _ in }) -> TestHall {
    Sample.hall(open: open) { settings in
      settings.staff.append(StaffMember(number: "90", name: "主管", roles: [.supervisor]))
      change(&settings)
    }
  }

  /// Only the window of the police is open, and there is none for anybody else.
  static func policeOnly() -> TestHall {
    hall(open: [3]) { settings in
      for place in [0, 1, 3] { settings.windows[place].accepts = .nothing }
    }
  }

  /// At windows 2 and 3: three for the police from nine on, a minute apart, and one for social security.
  static func line() -> TestHall {
    var hall = hall(open: [2, 3])
    for clock in ["09:00", "09:01", "09:02"] { hall.issue("GA-1", at: clock) }
    hall.issue("SB-1", at: "09:03")
    return hall
  }
}

extension TestHall {
  /// Does something as the supervisor.
  @discardableResult
  mutating func supervise(_ command: any HallCommand, at clock: String? = nil) -> String {
    perform(command, at: clock, staff: "90")
  }
}
