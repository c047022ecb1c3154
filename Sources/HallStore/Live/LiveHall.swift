import Dispatch
import HallModel

/// A hall kept up to date from its journal, and the only way to act on it. For one thread.
public final class LiveHall {
  /// What an action came to.
  public enum Outcome: Sendable {
    /// It happened, as these events.
    case done([any HallEvent])
    /// A rule forbids it; nothing happened.
    case refused(Refusal)
  }

  /// Who acts, and from where.
  public struct Actor: Equatable, Sendable {
    /// The terminal's name in the journal.
    public var terminal: String
    /// Staff number; empty where nobody signed in.
    public var staff: String

    /// Creates an actor.
    public init(terminal: String, staff: String = "") {
      self.terminal = terminal
      self.staff = staff
    }
  }

  /// The journal behind it.
  public let journal: any Journal
  /// The state as of `head`.
  public private(set) var hall = Hall()
  /// The last event folded.
  public private(set) var head: Head
  /// The hall's clock.
  public private(set) var clock: HallClock
  private var news: [any HallEvent] = []
  private let codec = EventCodec()
  /// Set by a screen: it draws what happened before it calls `care()`, and snapshots are taken beside its work.
  public var caresLater = false
  private var snapshotIsDue = false
  private var snapshotLife = SnapshotLife.opening
  /// Whether others had acted when this terminal last acted.
  private var othersAct = true
  private var finishedDays: [Hall] = []
  private var papersRead: (digest: String, papers: PaperCatalogue)?
  private var formsRead: (digest: String, forms: FormBook)?

  /// How many events may come after a snapshot before the next is taken: few enough that reading them takes a moment.
  ///
  /// A snapshot takes the longer the more tickets the day has had, so the busier day waits longer for the next; powers of
  /// two, so that all terminals agree on where they are due.
  var snapshotInterval: Int64 {
    var interval: Int64 = 256
    while interval < hall.tickets.count { interval *= 2 }
    return interval
  }

  /// Opens a hall: the newest snapshot and what came after, however long the history.
  public init(_ journal: any Journal) throws(StoreError) {
    self.journal = journal
    clock = .system
    head = Head(seq: 0, hash: [])
    if let text = try store({ () throws(JournalError) in try journal.meta("clock") }) {
      clock = HallClock(text: text) ?? .system
    }
    let snapshot = try store { () throws(JournalError) in try journal.latestSnapshot(format: HallSnapshot.format) }
    if let snapshot, let state = codec.snapshot(snapshot) {
      hall = state.hall(catalogue: try catalogue(state.catalogue))
      head = snapshot.head
    }
    let folded = try catchUp()
    news = []
    if folded.count > 4 * snapshotInterval { keepSnapshot() }
  }

  /// The present moment of this hall, never before its last event.
  public var now: Moment { max(clock.now, hall.lastEventAt) }

  /// Folds what other terminals have done since; returns those events.
  @discardableResult
  public func catchUp() throws(StoreError) -> [(event: any HallEvent, stamp: Stamp)] {
    var all: [(event: any HallEvent, stamp: Stamp)] = []
    while true {
      let after = head.seq
      let records = try store { () throws(JournalError) in try journal.read(after: after, limit: 2000) }
      for record in records {
        var event = try codec.event(record)
        if var configured = event as? HallConfigured {
          configured.catalogue = try catalogue(configured.catalogueDigest)
          event = configured
        }
        let stamp = codec.stamp(record)
        hall.apply(event, stamp)
        head = record.head
        all.append((event, stamp))
        news.append(event)
      }
      if records.count < 2000 { return all }
    }
  }

  /// Everything that happened since this was last asked, here and elsewhere.
  public func takeNews() -> [any HallEvent] {
    defer { news = [] }
    return news
  }

  /// Decides and records a command: in this terminal's turn, on the hall as it then is.
  ///
  /// - Parameter at: the time to enter it under, for paper kept during an outage; nil for now.
  public func perform(
    _ command: any HallCommand, by actor: Actor, at: Moment? = nil
  ) throws(StoreError) -> Outcome {
    var last: Int64 = 0
    let result = try store { () throws(JournalError) in
      try journal.withTurn { () throws(JournalError) -> Result<Outcome, StoreError> in
        do throws(StoreError) {
          let (outcome, seq) = try decideAndAppend(command, actor, at)
          last = seq
          return .success(outcome)
        } catch {
          return .failure(error)
        }
      }
    }
    let outcome = try result.get()
    keepUp(outcome, last)
    if case .refused(let refusal) = outcome { return .refused(try explained(refusal)) }
    return outcome
  }

  /// The papers of all matters; read when first asked for.
  public func papers() throws(StoreError) -> PaperCatalogue {
    let digest = hall.papersDigest
    if let papersRead, papersRead.digest == digest { return papersRead.papers }
    let papers = try stored(digest, or: PaperCatalogue([])) { bytes throws(CatalogueText.Unreadable) in
      try CatalogueText.papers(from: bytes)
    }
    papersRead = (digest, papers)
    return papers
  }

  /// The forms of all matters; read when first asked for.
  public func forms() throws(StoreError) -> FormBook {
    let digest = hall.formsDigest
    if let formsRead, formsRead.digest == digest { return formsRead.forms }
    let forms = try stored(digest, or: FormBook([])) { bytes throws(CatalogueText.Unreadable) in
      try CatalogueText.forms(from: bytes)
    }
    formsRead = (digest, forms)
    return forms
  }

  /// What is stored under a digest; `none` where the hall never had such a thing.
  private func stored<Value>(
    _ digest: String, or none: Value, _ read: ([UInt8]) throws(CatalogueText.Unreadable) -> Value
  ) throws(StoreError) -> Value {
    if digest.isEmpty { return none }
    guard let bytes = try store({ () throws(JournalError) in try journal.blob(digest) }) else {
      throw .unreadableCatalogue(digest)
    }
    do {
      return try read(bytes)
    } catch {
      throw .unreadableCatalogue("\(digest):\(error.line)")
    }
  }

  /// Sets the clock of a training hall for all its terminals.
  public func setClock(_ clock: HallClock) throws(StoreError) {
    self.clock = clock
    try store { () throws(JournalError) in try journal.setMeta("clock", to: clock.text) }
  }

  private func decideAndAppend(
    _ command: any HallCommand, _ actor: Actor, _ at: Moment?
  ) throws(StoreError) -> (Outcome, Int64) {
    // A terminal that is alone decides on what it knows; only an append can tell that it was not alone, and a refusal
    // counts only after a look.
    var hasLooked = false
    if othersAct { try look(&hasLooked) }
    while true {
      let present = now
      let when = at ?? present
      let training = hall.training || (command as? Configure)?.training == true
      let context = Context(now: when, terminal: actor.terminal, staff: actor.staff)
      let command = try recalled(command)
      let decision = refusal(of: at, present, training: training).map { .refused($0) } ?? hall.decide(command, context)
      switch decision {
      case .refused(let refusal):
        if hasLooked { return (.refused(refusal), head.seq) }
        try look(&hasLooked)
      case .events(let events):
        let stamp = Stamp(
          at: when, terminal: actor.terminal, staff: actor.staff, backdated: !training && when < present)
        var drafts: [EventDraft] = []
        for event in events { drafts.append(try codec.draft(event, stamp)) }
        let expecting = head.seq
        switch try store({ () throws(JournalError) in try journal.append(drafts, expecting: expecting) }) {
        case .appended(let new):
          for event in events {
            noteNewDay(event)
            hall.apply(event, stamp)
            news.append(event)
          }
          head = new
          return (.done(events), new.seq)
        case .conflict, .timeRunsBack: try look(&hasLooked)
        }
      }
    }
  }

  private func look(_ hasLooked: inout Bool) throws(StoreError) {
    othersAct = try !catchUp().isEmpty
    hasLooked = true
  }

  /// Back-dating goes no further back than the last event, and never forward, save in a training hall.
  private func refusal(of at: Moment?, _ present: Moment, training: Bool) -> Refusal? {
    guard let at else { return nil }
    if at < hall.lastEventAt {
      return Refusal(
        "at_before_last_event", ["at": hall.settings.zone.iso(at), "last": hall.settings.zone.iso(hall.lastEventAt)])
    }
    if at > present && !training {
      return Refusal("at_in_future", ["at": hall.settings.zone.iso(at), "now": hall.settings.zone.iso(present)])
    }
    return nil
  }

  /// A new date is the moment the day before is final: until then a close can be taken back. The beginning of a day is
  /// kept, so that it can be played again without folding the days before it.
  private func noteNewDay(_ event: any HallEvent) {
    guard let opened = event as? DayOpened, hall.day?.date != opened.day else { return }
    let isNewMonth = hall.day?.date.civil.month != opened.day.civil.month
    snapshotLife = isNewMonth ? .month : .day
    if hall.day != nil { finishedDays.append(hall) }
  }

  /// What is due after an action: the summary of a day that is over, and a snapshot now and then.
  private func keepUp(_ outcome: Outcome, _ seq: Int64) {
    guard case .done(let events) = outcome else { return }
    let first = seq - Int64(events.count)
    let interval = snapshotInterval
    if first / interval != seq / interval
      || events.contains(where: { $0 is HallConfigured || $0 is DayOpened })
    {
      snapshotIsDue = true
    }
    if !caresLater { care() }
  }

  /// Does what is due beside the actions themselves. Cheap when nothing is.
  ///
  /// None of it may undo an action, so a failure is left to the next time.
  public func care() {
    for hall in finishedDays { keepSummary(of: hall) }
    finishedDays = []
    guard snapshotIsDue else { return }
    snapshotIsDue = false
    keepSnapshot()
  }

  private func keepSummary(of hall: Hall) {
    let keep = { @Sendable [journal, head] in
      let archive = DayArchive(journal)
      // Where it cannot be made now, the first report that asks for the day makes it.
      if let summary = try? archive.summary(hall, now: hall.lastEventAt) { archive.keep(summary, at: head) }
    }
    if caresLater { LiveHall.beside.async(execute: keep) } else { keep() }
  }

  private func keepSnapshot() {
    guard !journal.isReadOnly else { return }
    let snapshot = HallSnapshot(hall)
    let life = snapshotLife
    snapshotLife = .opening
    let keep = { @Sendable [journal, head] in
      guard let body = EventCodec().encode(snapshot), let parts = snapshot.caseParts() else { return }
      _ = try? journal.saveSnapshot(
        at: head, format: HallSnapshot.format, body: body, parts: parts, life: life)
    }
    if caresLater { LiveHall.beside.async(execute: keep) } else { keep() }
  }

  /// Where a screen's snapshots are taken, one after the other; one that is cut off by the end of the program is simply
  /// not there.
  private static let beside = DispatchQueue(label: "snapshots", qos: .utility)

  private func catalogue(_ digest: String) throws(StoreError) -> Catalogue {
    if hall.catalogue.digest == digest { return hall.catalogue }
    return try stored(digest, or: .empty) { bytes throws(CatalogueText.Unreadable) in
      try CatalogueText.catalogue(from: bytes, digest: digest)
    }
  }
}

/// Runs a call of the journal, naming its failure as a store's.
func store<Result>(_ body: () throws(JournalError) -> Result) throws(StoreError) -> Result {
  do {
    return try body()
  } catch {
    throw .journal(error)
  }
}
