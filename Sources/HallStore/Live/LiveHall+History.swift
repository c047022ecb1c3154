import HallModel

/// Cases the hall has let go of: the journal keeps every one.
extension LiveHall {
  /// The case with this number, open or closed, of today or of years ago; nil where there never was one.
  ///
  /// For looking at: no action takes a case that was closed on an earlier day.
  public func caseFile(_ number: String) throws(StoreError) -> CaseFile? {
    if let file = hall.caseFile(number) { return file }
    let codec = EventCodec()
    var records: [EventRecord] = []
    var asked: Set<String> = []
    var next: String? = number
    // A clock may have started when the case before this one was completed.
    while let id = next, asked.insert(id).inserted {
      let found = try events(about: id)
      records += found
      next = try found.first.flatMap { record throws(StoreError) in try codec.event(record) as? CaseOpened }?.follows
    }
    guard let first = records.map(\.seq).min(), let last = records.map(\.seq).max() else { return nil }
    // That and what a new calendar sets go by the settings of their day.
    records += try store { () throws(JournalError) in try journal.read(settingsFrom: first, through: last) }
    return CaseFile(number, from: try told(records.sorted { $0.seq < $1.seq }))
  }

  /// What happened to a case so far, in order, also on days that are over; nothing for a case that never was.
  public func history(ofCase id: String) throws(StoreError) -> [(event: any HallEvent, stamp: Stamp)] {
    try told(try events(about: id))
  }

  /// A case or closed loop the hall has let go of is not unknown: the refusal says what became of it.
  func explained(_ refusal: Refusal) throws(StoreError) -> Refusal {
    if refusal.code == "unknown_case", let id = refusal.details["case"], let file = try caseFile(id) {
      return file.refusal
    }
    if refusal.code == "unknown_loop", let id = refusal.details["loop"], let loop = try closedLoop(id) {
      return loop.refusal
    }
    return refusal
  }

  private func events(about id: String) throws(StoreError) -> [EventRecord] {
    try store { () throws(JournalError) in try journal.read(.cases, about: id) }
  }

  func told(_ records: [EventRecord]) throws(StoreError) -> [(event: any HallEvent, stamp: Stamp)] {
    let codec = EventCodec()
    var steps: [(event: any HallEvent, stamp: Stamp)] = []
    for record in records { steps.append((try codec.event(record), codec.stamp(record))) }
    return steps
  }
}
