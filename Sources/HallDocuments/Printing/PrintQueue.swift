/// Why the queue does not do what it was asked for.
public enum PrintRefusal: Error, Equatable, Sendable {
  /// There is no such job.
  case unknown(String)
  /// It has been printed; another print is a new copy (`again`).
  case alreadyPrinted(String)
  /// Another terminal is printing it, or changed it just now.
  case busy(String)
  /// It may have come out; somebody has to look at the printer and say that it did not.
  case mayHavePrinted(String, PrintFailure)
  /// Only what was printed can be printed again.
  case notPrinted(String)

  /// One sentence for the clerk.
  public func text(_ language: DocumentLanguage) -> String {
    switch (self, language) {
    case (.unknown, .zh): "打印队列里没有这份文书。"
    case (.unknown, .en): "This document is not in the print queue."
    case (.alreadyPrinted, .zh): "这份文书已经打印。再要一份请选“补打”，纸上会注明。"
    case (.alreadyPrinted, .en): "This document has been printed. For another one choose a copy; the paper will say so."
    case (.busy, .zh): "这份文书正在打印，请稍等。"
    case (.busy, .en): "This document is being printed; wait a moment."
    case (.mayHavePrinted(_, let failure), _): failure.text(language)
    case (.notPrinted, .zh): "这份文书还没有打印过，请直接打印。"
    case (.notPrinted, .en): "This document has not been printed yet; print it."
    }
  }
}

/// Sends documents to a printer or a file, and keeps what did not come out.
///
/// Nothing is printed twice unseen: a job is marked as being sent before a byte of it leaves, one that may have come out
/// is not sent again without somebody's word, and a further copy says on the paper that it is one. Calls wait for the
/// printer; use them beside a screen's work.
public struct PrintQueue: Sendable {
  let store: any PrintJobStore
  let output: PrintOutput

  /// A queue over a store. Without `paper` no PDF can be made.
  public init(store: any PrintJobStore, paper: PaperWriter?, programs: any ProgramRunning = SystemPrograms()) {
    self.store = store
    self.output = PrintOutput(paper: paper, programs: programs)
  }

  /// Queues a job, without printing it. The same identity again gives the job that is there.
  @discardableResult public func submit(_ job: PrintJob) throws -> PrintJob {
    if try store.add(job) { return job }
    return try find(job.id)
  }

  /// Prints a queued or failed job. The failure is in the job that is answered; only what the queue refuses to try, and
  /// errors of the store, are thrown. `lookedAtPrinter` says that nothing came out of a try that ended uncertain.
  @discardableResult public func print(_ id: String, at now: Int64, lookedAtPrinter: Bool = false) throws -> PrintJob {
    var job = try find(id)
    switch job.state {
    case .queued, .failed: break
    case .sending: throw PrintRefusal.busy(id)
    case .printed: throw PrintRefusal.alreadyPrinted(id)
    case .uncertain(let failure):
      if !lookedAtPrinter { throw PrintRefusal.mayHavePrinted(id, failure) }
    }
    job.attempts += 1
    try change(&job, to: .sending(since: now))
    let failure = output.send(job, at: now)
    let end: PrintJob.State =
      if let failure { failure.mayHavePrinted ? .uncertain(failure) : .failed(failure) } else { .printed(at: now) }
    try change(&job, to: end)
    return job
  }

  /// Tries everything that surely has not come out, the oldest first, and stops at a printer that does not answer.
  public func printWaiting(at now: Int64) throws -> [PrintJob] {
    var tried: [PrintJob] = []
    var silent: [PrintJob.Target] = []
    for job in try store.jobs() {
      switch job.state {
      case .queued, .failed: if silent.contains(job.target) { continue }
      case .sending, .uncertain, .printed: continue
      }
      do {
        let done = try print(job.id, at: now)
        tried.append(done)
        if case .command = done.target, done.failure != nil { silent.append(done.target) }
      } catch is PrintRefusal {
        // Another terminal took it meanwhile.
        continue
      }
    }
    return tried
  }

  /// Queues another copy of a printed job; the paper says which copy it is.
  public func again(_ id: String, newID: String, at now: Int64) throws -> PrintJob {
    let job = try find(id)
    guard case .printed = job.state else { throw PrintRefusal.notPrinted(id) }
    var copy = job
    copy.id = newID
    copy.copy = job.copy + 1
    copy.createdAt = now
    copy.state = .queued
    copy.attempts = 0
    copy.revision = 0
    return try submit(copy)
  }

  /// Says that an uncertain job did come out.
  public func confirmPrinted(_ id: String, at now: Int64) throws -> PrintJob {
    var job = try find(id)
    guard case .uncertain = job.state else { throw PrintRefusal.busy(id) }
    try change(&job, to: .printed(at: now))
    return job
  }

  /// Turns a job elsewhere: another printer, or a file, after the first one proved to be gone.
  public func redirect(_ id: String, to target: PrintJob.Target, format: PrintJob.Format) throws -> PrintJob {
    var job = try find(id)
    if case .sending = job.state { throw PrintRefusal.busy(id) }
    if case .printed = job.state { throw PrintRefusal.alreadyPrinted(id) }
    job.target = target
    job.format = format
    try change(&job, to: job.state)
    return job
  }

  /// Forgets a job that is not being sent.
  public func cancel(_ id: String) throws {
    let job = try find(id)
    if case .sending = job.state { throw PrintRefusal.busy(id) }
    if try !store.remove(id, revision: job.revision) { throw PrintRefusal.busy(id) }
  }

  /// What waits for paper, the oldest first.
  public func waiting() throws -> [PrintJob] { try store.jobs().filter(\.isWaiting) }

  /// Marks as uncertain what a terminal was printing when it stopped: what has been sent for longer than any try may
  /// last. Call it when a terminal starts.
  @discardableResult public func recover(at now: Int64) throws -> [PrintJob] {
    var found: [PrintJob] = []
    for var job in try store.jobs() {
      guard case .sending(let since) = job.state, now - since > job.longestTry else { continue }
      do {
        try change(&job, to: .uncertain(.interrupted))
        found.append(job)
      } catch is PrintRefusal {
        continue
      }
    }
    return found
  }

  private func find(_ id: String) throws -> PrintJob {
    guard let job = try store.job(id) else { throw PrintRefusal.unknown(id) }
    return job
  }

  private func change(_ job: inout PrintJob, to state: PrintJob.State) throws {
    let revision = job.revision
    job.state = state
    job.revision += 1
    if try !store.replace(job, revision: revision) { throw PrintRefusal.busy(job.id) }
  }
}

extension PrintJob {
  /// Seconds after which a try is surely over: the command's limit, the PDF's, and a minute.
  var longestTry: Int64 {
    switch target {
    case .command(_, let limit): limit + 90
    case .file: 90
    }
  }
}
