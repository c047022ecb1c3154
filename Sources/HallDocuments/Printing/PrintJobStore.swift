import Synchronization

/// Where queued documents are kept. They hold personal data, so whoever keeps them on a disk seals them.
///
/// Every change is durable before the call returns; errors of the store are thrown as they are.
public protocol PrintJobStore: Sendable {
  /// Keeps a new job; false when there is one of that identity already.
  func add(_ job: PrintJob) throws -> Bool
  /// The job of an identity.
  func job(_ id: String) throws -> PrintJob?
  /// Every job kept, the oldest first.
  func jobs() throws -> [PrintJob]
  /// Puts `job` in the place of the one of its identity, if that one still has this revision; false otherwise.
  func replace(_ job: PrintJob, revision: Int) throws -> Bool
  /// Forgets a job, if it still has this revision; false otherwise.
  func remove(_ id: String, revision: Int) throws -> Bool
}

/// Keeps jobs in memory: for tests and halls that live only as long as the program.
public final class MemoryPrintJobs: PrintJobStore {
  private let kept = Mutex<[PrintJob]>([])

  /// No jobs yet.
  public init() {}

  /// Keeps a new job.
  public func add(_ job: PrintJob) -> Bool {
    kept.withLock { jobs in
      if jobs.contains(where: { $0.id == job.id }) { return false }
      jobs.append(job)
      return true
    }
  }

  /// The job of an identity.
  public func job(_ id: String) -> PrintJob? { kept.withLock { jobs in jobs.first { $0.id == id } } }

  /// Every job, the oldest first.
  public func jobs() -> [PrintJob] { kept.withLock { $0 } }

  /// Replaces a job that has not changed meanwhile.
  public func replace(_ job: PrintJob, revision: Int) -> Bool {
    kept.withLock { jobs in
      guard let index = jobs.firstIndex(where: { $0.id == job.id && $0.revision == revision }) else { return false }
      jobs[index] = job
      return true
    }
  }

  /// Forgets a job that has not changed meanwhile.
  public func remove(_ id: String, revision: Int) -> Bool {
    kept.withLock { jobs in
      guard let index = jobs.firstIndex(where: { $0.id == id && $0.revision == revision }) else { return false }
      jobs.remove(at: index)
      return true
    }
  }
}
