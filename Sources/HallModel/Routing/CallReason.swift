/// Why a window calls this ticket and not another: kept with every call, read out on request (routing §1).
public enum CallReason: String, Codable, Sendable, CaseIterable {
  /// Nobody this window could take came earlier.
  case firstInLine = "first_in_line"
  /// Priority channel, waited so long that the promise binds.
  case priorityPromise = "priority_promise"
  /// Priority channel, ahead through its head start.
  case priorityHeadStart = "priority_head_start"
  /// Appointment, ahead through its head start.
  case appointmentHeadStart = "appointment_head_start"
  /// A supervisor moved it ahead, with a reason that is recorded.
  case movedAhead = "moved_ahead"
  /// Comes back after having been set aside by this window.
  case resumed
  /// The priority channel goes first.
  case priorityFirst = "priority_first"
  /// Appointments go before walk-ins.
  case appointmentFirst = "appointment_first"
  /// Its wait, by the weight of its kind, counts most.
  case weightedWait = "weighted_wait"
  /// Of those of its kind it is usually served fastest.
  case shorterService = "shorter_service"
  /// Its wait by weight, measured against the usual service time, counts most.
  case waitPerService = "wait_per_service"

  /// The version of a call's event that programs have to know to read it.
  var version: Int {
    switch self {
    case .firstInLine, .priorityPromise, .priorityHeadStart, .appointmentHeadStart, .movedAhead, .resumed: 1
    case .priorityFirst, .appointmentFirst, .weightedWait, .shorterService, .waitPerService: 2
    }
  }
}
