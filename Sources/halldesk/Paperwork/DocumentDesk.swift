import HallDeskUI
import HallDocuments
import HallModel

/// Who makes out the documents of cases, shows and prints them. None of it stops a case: what cannot be made out is told.
protocol DocumentDesk {
  /// Makes out, and prints as the settings say, the documents that these events of a case call for.
  func documentsMade(by events: [any HallEvent], case id: String) -> (made: [DocumentKind], trouble: String?)

  /// Answers `.document`, `.print`, `.printQueue` and `.printWaiting`; nil for other paperwork.
  func answer(_ work: Paperwork, _ tag: String) -> News?
}
