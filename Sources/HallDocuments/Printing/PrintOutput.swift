import Glibc

/// Carries one try out: the bytes of a job, and where they go.
struct PrintOutput: Sendable {
  let paper: PaperWriter?
  let programs: any ProgramRunning

  /// Sends a job; nil when it was taken.
  func send(_ job: PrintJob, at now: Int64) -> PrintFailure? {
    do {
      let bytes = try bytes(of: job, at: now)
      switch job.target {
      case .command(let command, let limit): return run(command, bytes, limit)
      case .file(let path): return write(bytes, path)
      }
    } catch {
      return error
    }
  }

  private func bytes(of job: PrintJob, at now: Int64) throws(PrintFailure) -> [UInt8] {
    guard var document = try? PaperLayout.decode(job.layout.utf8) else { throw .damaged }
    if job.copy > 1 { document = document.markedAsCopy(job.copy) }
    switch job.format {
    case .text(let columns, let encoding):
      let lines = DocumentTextLayout(width: columns, measure: encoding.measure).lines(of: document)
      guard let bytes = encoding.bytes(of: lines.map { $0 + "\n" }.joined()) else { throw .unencodable }
      return bytes
    case .pdf:
      guard let paper else { throw .noPDF(.noProgram("halldesk-paper")) }
      do {
        return try paper.pdf(of: document, date: Self.isoDate(now))
      } catch {
        throw .noPDF(error)
      }
    }
  }

  private func run(_ command: CommandWords, _ bytes: [UInt8], _ limit: Int64) -> PrintFailure? {
    switch programs.run(command.words, input: bytes, outputLimit: 0, limit: .seconds(limit)) {
    case .exited(0, _, _): nil
    case .exited(let status, _, let message): .exited(status: status, message: message)
    case .killed(let signal, _): .killed(signal: signal)
    case .timedOut: .timedOut(seconds: limit)
    case .missing: .missingCommand(command.program)
    case .failed(let number): .cannotStart(command.program, reason: String(cString: strerror(number)))
    }
  }

  /// Writes a new file, readable by its owner only, whole or not at all.
  private func write(_ bytes: [UInt8], _ path: String) -> PrintFailure? {
    let temporary = "\(path).\(getpid()).part"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return .cannotWrite(path, reason: String(cString: strerror(errno))) }
    defer { unlink(temporary) }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 {
        let reason = String(cString: strerror(errno))
        close(descriptor)
        return .cannotWrite(path, reason: reason)
      }
      start += count
    }
    let synced = fsync(descriptor) == 0
    guard close(descriptor) == 0, synced else { return .cannotWrite(path, reason: String(cString: strerror(errno))) }
    // Unlike a renaming, a link never takes the place of a file that is there.
    if link(temporary, path) == 0 { return nil }
    return errno == EEXIST ? .fileExists(path) : .cannotWrite(path, reason: String(cString: strerror(errno)))
  }

  /// The moment as the PDF's date, in UTC: `2026-03-02T01:05:00Z`.
  static func isoDate(_ seconds: Int64) -> String {
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    let two = { (number: Int32) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
