extension CaseFile {
  /// The case as events left it: its own, and where its clock waited for other cases those of them and of the settings,
  /// all in the order of the journal. Nil where it was never opened.
  public init?(_ id: String, from events: some Sequence<(event: any HallEvent, stamp: Stamp)>) {
    var hall = Hall()
    for (event, stamp) in events { hall.apply(event, stamp) }
    guard let file = hall.caseFile(id) else { return nil }
    self = file
  }
}
