import Dispatch
import HallDocuments
import HallModel
import HallStore
import Synchronization

/// Prints beside a screen's work: on a thread of its own, with a connection of its own, so that no printer keeps anybody
/// waiting. A descriptor tells the run loop that there is something to say.
final class PrintThread: Sendable {
  /// What is to be done.
  enum Work: Sendable {
    /// Print these jobs.
    case print([String])
    /// Try what waits; the job is one that surely did not come out.
    case waiting(lookedAt: String?)
    /// Mark what a terminal was printing when it stopped.
    case recover
  }

  /// What came of it.
  struct Report: Sendable {
    /// What waits now.
    var waiting: [PrintJob] = []
    /// Files that were written.
    var files: [String] = []
    /// The first thing that went wrong.
    var trouble: DocumentTrouble?
  }

  /// Can be read when there are reports.
  var descriptor: Int32 { pipe.descriptor }
  private let pipe = WakePipe()
  private let store: String
  private let keyPath: String
  private let reports = Mutex<[Report]>([])
  private let line = DispatchQueue(label: "printing", qos: .utility)
  private let busy = DispatchGroup()

  /// A thread for the hall in the file `store` whose key is at `keyPath`; nothing is opened before there is work.
  init(store: String, keyPath: String) {
    self.store = store
    self.keyPath = keyPath
  }

  /// Begins work; returns at once.
  func begin(_ work: Work, _ settings: DocumentSettings) {
    line.async(group: busy) { [self] in
      let report = Self.carryOut(work, settings, store: store, keyPath: keyPath)
      reports.withLock { $0.append(report) }
      pipe.ring()
    }
  }

  /// The reports since this was last asked.
  func take() -> [Report] {
    pipe.drain()
    return reports.withLock { list in
      defer { list = [] }
      return list
    }
  }

  /// Waits for what is being printed, for whoever leaves the program; false where it takes longer.
  @discardableResult
  func finish(within seconds: Int) -> Bool { busy.wait(timeout: .now() + .seconds(seconds)) == .success }

  private static func carryOut(
    _ work: Work, _ settings: DocumentSettings, store: String, keyPath: String
  ) -> Report {
    var report = Report()
    let now = HallClock.system.now.milliseconds / 1000
    do {
      let journal = try SQLiteJournal.open(path: store)
      let key = try PersonalKeyFile.load(keyPath, hallID: journal.hallID).key
      let jobs = PrintJobRecords(records: try PersonalRecords(journal, key: key), journal: journal)
      let delivery = PrintDelivery(jobs, settings, store: store)
      var done: [PrintJob] = []
      switch work {
      case .print(let ids): for id in ids { done += try deliver(id, delivery, now) }
      case .waiting(let lookedAt): done = try delivery.printWaiting(at: now, lookedAt: lookedAt)
      case .recover: done = try delivery.queue.recover(at: now)
      }
      report.files = done.compactMap { job in
        if case .file(let path) = job.target, case .printed = job.state { path } else { nil }
      }
      report.trouble = done.lazy.compactMap(\.failure).first.map(DocumentTrouble.print)
      report.waiting = try delivery.queue.waiting()
    } catch {
      report.trouble = DocumentTrouble(error)
    }
    return report
  }

  /// One job; none where another terminal was faster.
  private static func deliver(_ id: String, _ delivery: PrintDelivery, _ now: Int64) throws -> [PrintJob] {
    do {
      return [try delivery.print(id, at: now)]
    } catch is PrintRefusal {
      return []
    }
  }
}
