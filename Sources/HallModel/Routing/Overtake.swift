extension Routing {
  /// The overtakes of a call that nothing explains: waiting tickets the window could take that were issued before
  /// `chosen`, stand as high or higher, and were passed without anybody's doing. By serial, in the order given.
  ///
  /// Explained are: a supervisor moved `chosen` ahead; the passed one was called before, did not come and came back; the
  /// settings gave `chosen` a larger head start when it was issued. Under every policy but the two c-mu rules there are
  /// none; those serve the shorter matter first, and this counts how often somebody stands back for it.
  ///
  /// - Parameter passed: the tickets the window could have taken that were issued earlier (``passed(in:for:choosing:)``).
  public static func unexplained(_ chosen: Ticket, passing passed: [Ticket]) -> [Int] {
    if chosen.ownPlace != nil { return [] }
    return passed.filter { other in
      other.serial < chosen.serial && other.standing.rawValue <= chosen.standing.rawValue && !other.cameBack
        && chosen.headStart <= other.headStart
    }.map(\.serial)
  }
}

extension Hall {
  /// The unexplained overtakes of a call, by the passed tickets' numbers; for a hall that has not yet folded the call.
  public func unexplainedOvertakes(of call: TicketCalled) -> [String] {
    guard let chosen = ticket(call.ticket) else { return [] }
    return Routing.unexplained(chosen, passing: call.passed.compactMap(ticket)).map { tickets[$0].number }
  }
}
