import HallDocuments
import HallModel
import HallStore

/// Brings queued documents to paper or to files; calls wait for the printer.
struct PrintDelivery {
  /// The queue.
  let queue: PrintQueue
  private let jobs: PrintJobRecords
  /// The printer as it is set now.
  let settings: DocumentSettings
  /// The hall's file.
  let store: String

  /// Seconds a printer command may take.
  private static let limit: Int64 = 60

  /// The queue of a hall with the program that makes PDFs.
  init(_ jobs: PrintJobRecords, _ settings: DocumentSettings, store: String) {
    queue = PrintQueue(store: jobs, paper: PaperWriter(program: PaperWriter.besideThisProgram()))
    self.jobs = jobs
    self.settings = settings
    self.store = store
  }

  /// Where a document goes by these settings, and in what form: to the printer, or to a new file in the hall's folder.
  static func place(
    _ settings: DocumentSettings, store: String, file: String
  ) throws(CommandWords.Problem) -> (PrintJob.Target, PrintJob.Format) {
    if !settings.hasPrinter {
      let folder = StoreAddress.documents(of: store)
      ProcessFacts.makeFolders(folder)
      return (.file(freePath("\(folder)/\(file)", "pdf")), .pdf)
    }
    let target = PrintJob.Target.command(try CommandWords(settings.printer), limitSeconds: limit)
    return (target, settings.format == .pdf ? .pdf : text(settings))
  }

  /// Prints a job. A file is never overwritten: where there is one meanwhile, another name is taken; where no PDF can be
  /// made, the file is text, which has every character.
  func print(_ id: String, at now: Int64, lookedAtPrinter: Bool = false) throws -> PrintJob {
    try turnToPresentPrinter(id)
    var job = try queue.print(id, at: now, lookedAtPrinter: lookedAtPrinter)
    for _ in 0..<8 {
      guard case .file(let path) = job.target, case .failed(let failure) = job.state else { return job }
      let bare = path.hasSuffix(".pdf") || path.hasSuffix(".txt") ? String(path.dropLast(4)) : path
      switch failure {
      case .fileExists: job = try redirect(job, to: Self.freePath(bare, job.format == .pdf ? "pdf" : "txt"), job.format)
      case .noPDF: job = try redirect(job, to: Self.freePath(bare, "txt"), Self.text(settings))
      default: return job
      }
      job = try queue.print(id, at: now)
    }
    return job
  }

  /// A job that was sent to a printer the settings no longer name goes to the one they do.
  private func turnToPresentPrinter(_ id: String) throws {
    guard let job = try jobs.job(id), case .command = job.target else { return }
    if case .sending = job.state { return }
    let file = "\(job.caseNumber)-\(job.kind.titleZh)"
    let (target, format) = try Self.place(settings, store: store, file: file)
    if target != job.target { _ = try queue.redirect(id, to: target, format: format) }
  }

  /// Tries everything that surely did not come out, and the job of which somebody says so; stops at a printer that does
  /// not answer.
  func printWaiting(at now: Int64, lookedAt: String? = nil) throws -> [PrintJob] {
    var tried: [PrintJob] = []
    var silent: [PrintJob.Target] = []
    for job in try queue.waiting() where !silent.contains(job.target) {
      switch job.state {
      case .queued, .failed: break
      case .uncertain: if job.id != lookedAt { continue }
      case .sending, .printed: continue
      }
      do {
        let done = try print(job.id, at: now, lookedAtPrinter: job.id == lookedAt)
        tried.append(done)
        if case .command = done.target, done.failure != nil { silent.append(done.target) }
      } catch is PrintRefusal {
        // Another terminal took it meanwhile.
        continue
      }
    }
    return tried
  }

  /// The same job as text, for a printer that lacks a character or a program that makes PDFs.
  func asText(_ id: String, _ job: PrintJob) throws -> PrintJob {
    try queue.redirect(id, to: job.target, format: Self.text(settings))
  }

  private func redirect(_ job: PrintJob, to path: String, _ format: PrintJob.Format) throws -> PrintJob {
    try queue.redirect(job.id, to: .file(path), format: format)
  }

  /// Text as the settings have it.
  static func text(_ settings: DocumentSettings) -> PrintJob.Format {
    .text(
      columns: settings.columns,
      encoding: settings.encoding == "gb18030" && settings.hasPrinter ? .gb18030 : .utf8)
  }

  /// A path nobody uses yet: `bare.pdf`, `bare (2).pdf` …
  static func freePath(_ bare: String, _ ending: String) -> String {
    var number = 1
    while true {
      let path = "\(bare)\(number > 1 ? " (\(number))" : "").\(ending)"
      if !ProcessFacts.exists(path) { return path }
      number += 1
    }
  }
}
