import Foundation
import GRDB

@testable import HallStore

/// A folder of its own for a test; all go when the test program ends.
struct Folder: Sendable {
  let path: String

  /// Tests lose their last reference to a folder before their journals are done with it, so nothing goes earlier.
  private static let root: String = {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("journals-\(UUID().uuidString)").path
    atexit { try? FileManager.default.removeItem(atPath: Folder.root) }
    return path
  }()

  init() throws {
    path = Self.root + "/" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func file(_ name: String) -> String { path + "/" + name }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

/// The engines that must keep every promise.
enum Engine: CaseIterable, Sendable {
  case memory, sqlite

  func hall() throws -> TestHall {
    switch self {
    case .memory:
      let journal = MemoryJournal(hallID: "test-hall")
      return TestHall(journal: journal) { journal.another() }
    case .sqlite:
      let folder = try Folder()
      let journal = try SQLiteJournal.create(path: folder.file("hall.db"), hallID: "test-hall")
      return TestHall(journal: journal) { try SQLiteJournal.open(path: folder.file("hall.db")) }
    }
  }
}

/// A hall with one terminal and a way to open more.
struct TestHall {
  let journal: any Journal
  let another: @Sendable () throws -> any Journal
}

let morning: Int64 = 1_767_229_200_000

/// The `number`th thing that happens in a test, one second after the one before.
func draft(_ number: Int64, terminal: String = "window-1", body: String? = nil) -> EventDraft {
  EventDraft(
    at: morning + number * 1000, terminal: terminal, staff: "s7", subject: "ticket-\(number)", kind: "ticket.issued",
    version: 1, body: body ?? #"{"号":"A\#(number)","lane":"A"}"#)
}

extension Journal {
  /// Appends the numbered drafts one by one and returns the head.
  @discardableResult
  func fill(_ numbers: ClosedRange<Int64>) throws -> Head {
    var head = try head()
    for number in numbers {
      guard case .appended(let next) = try append([draft(number)], expecting: head.seq) else { throw FillError() }
      head = next
    }
    return head
  }
}

struct FillError: Error {}

/// Changes a hall's file as an intruder would, past the triggers.
func tamper(_ path: String, _ sql: String) throws {
  let queue = try DatabaseQueue(path: path)
  try queue.writeWithoutTransaction { db in
    try db.execute(
      sql: "DROP TRIGGER IF EXISTS event_is_never_changed; DROP TRIGGER IF EXISTS event_is_never_deleted")
    try db.execute(sql: sql)
  }
  try queue.close()
}

/// Runs `body` on `count` threads of their own at once and returns the errors.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) -> [any Error] {
  let group = DispatchGroup()
  let errors = Collected<any Error>()
  for index in 0..<count {
    group.enter()
    Thread.detachNewThread {
      do { try body(index) } catch { errors.add(error) }
      group.leave()
    }
  }
  group.wait()
  return errors.all
}

/// A list several threads add to; `@unchecked` as it is guarded by its lock.
final class Collected<Element>: @unchecked Sendable {
  private let lock = NSLock()
  private var elements: [Element] = []

  func add(_ element: Element) { lock.withLock { elements.append(element) } }

  var all: [Element] { lock.withLock { elements } }
}

/// Whether the descriptor has input within `milliseconds`.
func isReadable(_ descriptor: Int32?, within milliseconds: Int32) -> Bool {
  guard let descriptor else { return false }
  var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return poll(&request, 1, milliseconds) == 1
}
