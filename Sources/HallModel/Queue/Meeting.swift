extension Hall {
  /// A ticket and a window belong together from now on: the ticket is called to it or served at it.
  mutating func join(
    _ ticket: String, _ number: Int, as state: Ticket.State, _ stamp: Stamp,
    _ change: (inout Ticket) -> Void = { _ in }
  ) {
    guard let serial = serial(ofTicket: ticket), let position = position(ofWindow: number) else { return }
    let staff = windows[position].staff
    update(serial) {
      $0.enter(state, at: stamp.at, window: number, staff: staff)
      $0.window = number
      change(&$0)
    }
    windows[position].ticket = serial
    windows[position].held.removeAll { $0 == serial }
    windows[position].recentNoShow = nil
    windows[position].become(state == .serving ? .serving : .called, at: stamp.at)
  }

  /// A ticket leaves its window, which is idle from now on.
  mutating func part(
    _ ticket: String, _ number: Int, _ stamp: Stamp, _ change: (inout Ticket) -> Void,
    window: (inout Window, _ serial: Int) -> Void = { _, _ in }
  ) {
    guard let serial = serial(ofTicket: ticket), let position = position(ofWindow: number) else { return }
    update(serial, change)
    windows[position].ticket = nil
    windows[position].become(.idle, at: stamp.at)
    window(&windows[position], serial)
  }
}
