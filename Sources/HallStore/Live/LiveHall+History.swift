import HallModel

extension LiveHall {
  /// What happened to a case so far, in order, also on days that are over; nothing for a case that never was.
  public func history(ofCase id: String) throws(StoreError) -> [(event: any HallEvent, stamp: Stamp)] {
    let codec = EventCodec()
    let records = try store { () throws(JournalError) in try journal.read(aboutCase: id) }
    var steps: [(event: any HallEvent, stamp: Stamp)] = []
    for record in records { steps.append((try codec.event(record), codec.stamp(record))) }
    return steps
  }
}
