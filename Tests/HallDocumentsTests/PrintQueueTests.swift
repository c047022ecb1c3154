import Foundation
import HallDocuments
import Synchronization
import Testing

/// Documents on their way to paper.
@Suite("Print queue") struct PrintQueueTests {
  /// A stand-in for printers: answers as it is told and keeps what it was sent.
  final class Printer: ProgramRunning {
    struct Sent: Equatable { var words: [String], input: [UInt8] }
    let answers: Mutex<[ProgramEnd]>
    let sent = Mutex<[Sent]>([])

    init(_ answers: ProgramEnd...) { self.answers = Mutex(answers) }

    func run(_ words: [String], input: [UInt8], outputLimit: Int, limit: Duration) -> ProgramEnd {
      sent.withLock { $0.append(Sent(words: words, input: input)) }
      return answers.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? .missing }
    }

    var count: Int { sent.withLock { $0.count } }
    var texts: [String] { sent.withLock { $0.map { String(decoding: $0.input, as: UTF8.self) } } }
  }

  static let done = ProgramEnd.exited(0, output: [], message: "")
  static let jammed = ProgramEnd.exited(1, output: [], message: "lp: 打印机缺纸")

  private func job(_ id: String = "1", format: PrintJob.Format = .text(columns: 76, encoding: .utf8)) throws -> PrintJob
  {
    PrintJob(
      id: id, kind: .extensionNotice, caseNumber: "NX20260302-0017", document: try Samples.document(.extensionNotice),
      format: format, target: .command(try CommandWords("lp -d desk"), limitSeconds: 20), createdAt: 100)
  }

  private func queue(_ printer: Printer, store: MemoryPrintJobs = MemoryPrintJobs()) -> PrintQueue {
    PrintQueue(store: store, paper: nil, programs: printer)
  }

  @Test("a document goes to the printer's command as text, once")
  func once() throws {
    let printer = Printer(Self.done)
    let queue = queue(printer)
    try queue.submit(job())
    #expect(try queue.print("1", at: 200).state == .printed(at: 200))
    let lines = DocumentTextLayout(width: 76).lines(of: try Samples.document(.extensionNotice))
    #expect(printer.texts == [lines.map { $0 + "\n" }.joined()])
    #expect(printer.sent.withLock { $0[0].words } == ["lp", "-d", "desk"])
    // Submitted and printed again by mistake, nothing more comes out.
    #expect(try queue.submit(job()).state == .printed(at: 200))
    #expect(throws: PrintRefusal.alreadyPrinted("1")) { try queue.print("1", at: 300) }
    #expect(try queue.printWaiting(at: 300) == [] && printer.count == 1)
  }

  @Test("GB18030 printers get GB18030, laid out as wide as they print")
  func gb18030() throws {
    let printer = Printer(Self.done)
    let queue = queue(printer)
    try queue.submit(job(format: .text(columns: 76, encoding: .gb18030)))
    try queue.print("1", at: 200)
    let bytes = printer.sent.withLock { $0[0].input }
    let lines = DocumentTextLayout(width: 76, measure: ColumnWidth(wideSigns: true))
      .lines(of: try Samples.document(.extensionNotice))
    // 延期告知书 in GB 2312's rows.
    #expect(bytes.firstRange(of: [0xD1, 0xD3, 0xC6, 0xDA, 0xB8, 0xE6, 0xD6, 0xAA, 0xCA, 0xE9]) != nil)
    #expect(bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count == lines.count + 1)
    // A rare character of a name takes four bytes.
    #expect(TextEncoding.gb18030.bytes(of: "𬭎")?.count == 4)
  }

  @Test(
    "what did not come out stays queued with the reason, and can be tried again",
    arguments: [
      (jammed, PrintFailure.exited(status: 1, message: "lp: 打印机缺纸")), (.missing, .missingCommand("lp")),
      (.failed(13), .cannotStart("lp", reason: "Permission denied")),
    ])
  func failures(_ answer: ProgramEnd, _ failure: PrintFailure) throws {
    let printer = Printer(answer, Self.done)
    let queue = queue(printer)
    try queue.submit(job())
    let failed = try queue.print("1", at: 200)
    #expect(failed.state == .failed(failure) && failed.failure == failure)
    #expect(try queue.waiting().map(\.id) == ["1"])
    #expect(failure.text(.zh).contains("打印队列") && failure.text(.en).contains("queued"))
    let again = try queue.print("1", at: 300)
    #expect(again.state == .printed(at: 300) && again.attempts == 2)
    #expect(try queue.waiting() == [])
  }

  @Test(
    "what may have come out is not sent again until somebody looked",
    arguments: [ProgramEnd.timedOut, .killed(9, message: "")])
  func uncertain(_ answer: ProgramEnd) throws {
    let printer = Printer(answer, Self.done)
    let queue = queue(printer)
    try queue.submit(job())
    let state = try queue.print("1", at: 200)
    let failure = try #require(state.failure)
    #expect(state.state == .uncertain(failure) && failure.mayHavePrinted)
    #expect(throws: PrintRefusal.mayHavePrinted("1", failure)) { try queue.print("1", at: 300) }
    #expect(try queue.printWaiting(at: 300) == [] && printer.count == 1)
    #expect(try queue.print("1", at: 400, lookedAtPrinter: true).state == .printed(at: 400))
  }

  @Test("somebody who found the paper says so, and nothing is sent")
  func confirmed() throws {
    let printer = Printer(.timedOut)
    let queue = queue(printer)
    try queue.submit(job())
    try queue.print("1", at: 200)
    #expect(try queue.confirmPrinted("1", at: 300).state == .printed(at: 300) && printer.count == 1)
  }

  @Test("another copy says on the paper which one it is")
  func copies() throws {
    let printer = Printer(Self.done)
    let queue = queue(printer)
    try queue.submit(job())
    #expect(throws: PrintRefusal.notPrinted("1")) { try queue.again("1", newID: "2", at: 150) }
    try queue.print("1", at: 200)
    #expect(try queue.again("1", newID: "2", at: 300).copy == 2)
    try queue.print("2", at: 310)
    #expect(!printer.texts[0].contains("补打") && printer.texts[1].contains("（补打，第2份）"))
  }

  @Test("of two terminals that take the same job, one is refused")
  func race() throws {
    let store = MemoryPrintJobs()
    let printer = Printer(Self.done)
    let queue = queue(printer, store: store)
    var taken = try queue.submit(job())
    taken.state = .sending(since: 190)
    taken.revision = 1
    #expect(store.replace(taken, revision: 0))
    #expect(throws: PrintRefusal.busy("1")) { try queue.print("1", at: 200) }
    #expect(throws: PrintRefusal.busy("1")) { try queue.cancel("1") }
    #expect(!store.replace(taken, revision: 0) && printer.count == 0)
  }

  @Test("a job a terminal left behind becomes uncertain once no try can last that long")
  func interrupted() throws {
    let store = MemoryPrintJobs()
    let queue = queue(Printer(Self.done), store: store)
    var left = try queue.submit(job())
    left.state = .sending(since: 1_000)
    left.revision = 1
    #expect(store.replace(left, revision: 0))
    #expect(try queue.recover(at: 1_110) == [])
    #expect(try queue.recover(at: 1_111).map(\.state) == [.uncertain(.interrupted)])
    #expect(throws: PrintRefusal.self) { try queue.print("1", at: 1_200) }
  }

  @Test("a printer that does not answer is tried once, the others go on")
  func waiting() throws {
    let printer = Printer(Self.jammed)
    let queue = queue(printer)
    let scratch = try ScratchFolder()
    try queue.submit(job("1"))
    try queue.submit(job("2"))
    var toFile = try job("3")
    toFile.target = .file(scratch.path + "/3.txt")
    try queue.submit(toFile)
    #expect(try queue.printWaiting(at: 200).map(\.id) == ["1", "3"])
    #expect(printer.count == 1)
    #expect(try queue.waiting().map(\.id) == ["1", "2"])
  }

  @Test("a job can be turned to a file, which is whole, private, and never takes another's place")
  func files() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/延期.txt"
    let queue = queue(Printer(.missing))
    try queue.submit(job())
    try queue.print("1", at: 200)
    #expect(try queue.redirect("1", to: .file(path), format: .text(columns: 60, encoding: .utf8)).failure != nil)
    #expect(try queue.print("1", at: 300).state == .printed(at: 300))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["延期.txt"])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    var second = try job("2")
    second.target = .file(path)
    try queue.submit(second)
    #expect(try queue.print("2", at: 400).state == .failed(.fileExists(path)))
    second.id = "3"
    second.target = .file(scratch.path + "/gone/x.txt")
    try queue.submit(second)
    guard case .failed(.cannotWrite) = try queue.print("3", at: 400).state else {
      Issue.record("a folder that is gone")
      return
    }
  }

  @Test("a job is printed as PDF where halldesk-paper is installed, and says so where it is not")
  func pdf() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/x.pdf"
    let store = MemoryPrintJobs()
    var wanted = try job(format: .pdf)
    wanted.target = .file(path)
    let without = PrintQueue(store: store, paper: nil)
    try without.submit(wanted)
    #expect(try without.print("1", at: 200).state == .failed(.noPDF(.noProgram("halldesk-paper"))))
    let with = PrintQueue(store: store, paper: PaperWriter(program: Place.paper, limit: .seconds(120)))
    #expect(try with.print("1", at: 1_772_413_500).state == .printed(at: 1_772_413_500))
    #expect(try Data(contentsOf: URL(filePath: path)).starts(with: Array("%PDF-".utf8)))
  }

  @Test("a kept document that is damaged is told, and jobs survive being kept as JSON")
  func kept() throws {
    var damaged = try job()
    let data = try JSONEncoder().encode(damaged)
    #expect(try JSONDecoder().decode(PrintJob.self, from: data) == damaged)
    damaged.layout = String(damaged.layout.dropLast(10))
    let queue = queue(Printer(Self.done))
    try queue.submit(damaged)
    #expect(try queue.print("1", at: 200).state == .failed(.damaged))
    try queue.cancel("1")
    #expect(throws: PrintRefusal.unknown("1")) { try queue.print("1", at: 200) }
  }
}
