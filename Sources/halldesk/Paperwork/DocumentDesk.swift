import HallDeskUI
import HallDocuments
import HallModel

/// Who makes out the documents of cases, shows and prints them. None of it stops a case: what cannot be made out is told.
protocol DocumentDesk {
  /// Makes out, and prints as the settings say, the documents that these events of a case call for.
  func documentsMade(by events: [any HallEvent], case id: String) -> (made: [DocumentKind], trouble: String?)

  /// The same for whatever was done to the hall; trouble comes as news.
  func settle(_ events: [any HallEvent])

  /// Answers `.document`, `.undertaking`, `.print`, `.printQueue` and `.printWaiting`; nil for other paperwork.
  func answer(_ work: Paperwork, _ tag: String) -> News?

  /// Makes out, and prints as the settings say, what a terminal that was lost left undone for a visit's cases: it may have
  /// ended between the case and its document. The kinds, without one twice.
  func complete(ticket: String) -> [DocumentKind]

  /// Can be read when there is news; nil where the system had none left.
  var descriptor: Int32? { get }

  /// What printing came to since this was last asked.
  func takeNews() -> [News]

  /// The screens are gone: what is being printed gets a moment to end.
  func close()
}

extension DocumentDesk {
  /// Trouble is left aside.
  func settle(_ events: [any HallEvent]) {
    for id in Set(events.map(\.subject)) { _ = documentsMade(by: events.filter { $0.subject == id }, case: id) }
  }

  /// Nothing is left undone.
  func complete(ticket: String) -> [DocumentKind] { [] }

  /// Nothing is printed beside the screen.
  var descriptor: Int32? { nil }

  /// Nothing to say.
  func takeNews() -> [News] { [] }

  /// Nothing to wait for.
  func close() {}
}
