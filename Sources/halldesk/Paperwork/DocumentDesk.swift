import HallDeskUI
import HallDocuments
import HallModel

/// Who makes out the documents of cases, shows and prints them. None of it stops a case: what cannot be made out is told.
protocol DocumentDesk: AnyObject {
  /// Makes out, and prints as the settings say, the documents that these events of a case call for.
  func documentsMade(by events: [any HallEvent], case id: String) -> (made: [DocumentKind], trouble: String?)

  /// The same for whatever was done to the hall; trouble comes as news.
  func settle(_ events: [any HallEvent])

  /// Answers `.document`, `.undertaking`, `.print`, `.printQueue` and `.printWaiting`; nil for other paperwork.
  func answer(_ work: Paperwork, _ tag: String) -> News?

  /// Can be read when there is news; nil where the system had none left.
  var descriptor: Int32? { get }

  /// What printing came to since this was last asked.
  func takeNews() -> [News]

  /// The screens are gone: what is being printed gets a moment to end.
  func close()
}
