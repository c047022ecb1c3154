import Foundation
import Testing

@testable import HallStore

@Suite("The key file of a hall") struct PersonalKeyTests {
  let folder: Folder
  let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("hall.db-key")
  }

  func write(_ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
  }

  @Test("is made once, for its owner only, and read back as the same key")
  func creates() throws {
    let made = try PersonalKeyFile.create(path, hallID: "h1")
    #expect(made.exposure == nil)
    #expect(folder.names == ["hall.db-key"])
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o600)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix("halldesk-key 1 h1\n"))
    #expect(text.utf8.count == "halldesk-key 1 h1\n".utf8.count + 65)
    #expect(try PersonalKeyFile.load(path, hallID: "h1").key.fingerprint == made.key.fingerprint)
    #expect(throws: PersonalError.keyExists(path)) { try PersonalKeyFile.create(path, hallID: "h1") }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test("of many that make it at once, one does, and all have its key")
  func createsOnce() throws {
    let errors = onThreads(6) { _ in _ = try PersonalKeyFile.create(path, hallID: "h1") }
    #expect(errors.count == 5)
    #expect(errors.allSatisfy { ($0 as? PersonalError) == .keyExists(path) })
    #expect(folder.names == ["hall.db-key"])
  }

  @Test("missing, in a folder that is not there, or a folder itself, it is refused by name")
  func refusesMissing() throws {
    #expect(throws: PersonalError.noKey(path)) { try PersonalKeyFile.load(path, hallID: "h1") }
    let nowhere = folder.file("no/key")
    #expect(throws: PersonalError.noKey(nowhere)) { try PersonalKeyFile.load(nowhere, hallID: "h1") }
    #expect(throws: PersonalError.keyNotWritten(nowhere, reason: String(cString: strerror(ENOENT)))) {
      try PersonalKeyFile.create(nowhere, hallID: "h1")
    }
    #expect(throws: PersonalError.keyMalformed(folder.path, line: 1)) {
      try PersonalKeyFile.load(folder.path, hallID: "h1")
    }
    #expect(mkfifo(path, 0o600) == 0)
    #expect(throws: PersonalError.keyMalformed(path, line: 1)) { try PersonalKeyFile.load(path, hallID: "h1") }
  }

  @Test("that may not be read says so", .enabled(if: getuid() != 0))
  func refusesUnreadable() throws {
    _ = try PersonalKeyFile.create(path, hallID: "h1")
    chmod(path, 0)
    #expect(throws: PersonalError.keyUnreadable(path, reason: String(cString: strerror(EACCES)))) {
      try PersonalKeyFile.load(path, hallID: "h1")
    }
  }

  @Test("with anything else in it is refused with the line that is wrong")
  func refusesMalformed() throws {
    let digits = String(repeating: "0f", count: 32)
    let header = "halldesk-key 1 h1\n"
    let cases: [(text: String, line: Int)] = [
      ("", 1), ("\n\n", 1), (digits, 1), ("SQLite format 3\0", 1), ("halldesk-key 2 h1\n\(digits)\n", 1),
      (header, 2), (header + digits.dropLast() + "\n", 2), (header + digits.dropLast(2) + "\n", 2),
      (header + digits + "0f\n", 2), (header + "g" + digits.dropFirst() + "\n", 2), (header + "密钥\n", 2),
      (header + digits + "\nmore\n", 3), (header + String(repeating: "0", count: 100_000), 2),
    ]
    for (text, line) in cases {
      try write(text)
      #expect(throws: PersonalError.keyMalformed(path, line: line), "\(text.prefix(40))") {
        try PersonalKeyFile.load(path, hallID: "h1")
      }
    }
    try write("halldesk-key 1 h1\r\n\(digits.uppercased())\r\n")
    #expect(try PersonalKeyFile.load(path, hallID: "h1").exposure == nil)
  }

  @Test("of another hall is refused, naming it")
  func refusesOtherHall() throws {
    _ = try PersonalKeyFile.create(path, hallID: "h2")
    #expect(throws: PersonalError.keyOfAnotherHall(path, found: "h2")) {
      try PersonalKeyFile.load(path, hallID: "h1")
    }
    let journal = MemoryJournal(hallID: "h1")
    #expect(throws: PersonalError.keyOfAnotherHall("", found: "h2")) {
      try PersonalRecords(journal, key: .temporary(hallID: "h2"))
    }
  }

  @Test("that others can get at works, with a warning", arguments: [(0o644, "644"), (0o640, "640"), (0o602, "602")])
  func warns(_ mode: Int, _ permissions: String) throws {
    _ = try PersonalKeyFile.create(path, hallID: "h1")
    chmod(path, mode_t(mode))
    let exposure = try #require(try PersonalKeyFile.load(path, hallID: "h1").exposure)
    #expect(exposure.permissions == permissions)
    #expect(exposure.chinese.contains("chmod 600") && exposure.english.contains(path))
  }

  @Test("lies beside the hall, links followed, unless HALLDESK_KEY names another place")
  func findsPath() throws {
    let hall = PosixFile.resolve(folder.file("hall.db"))
    try Data().write(to: URL(fileURLWithPath: hall))
    try FileManager.default.createSymbolicLink(atPath: folder.file("link.db"), withDestinationPath: "hall.db")
    #expect(PersonalKeyFile.path(store: folder.file("link.db")) { _ in nil } == hall + "-key")
    #expect(PersonalKeyFile.path(store: hall) { $0 == "HALLDESK_KEY" ? "" : nil } == hall + "-key")
    #expect(PersonalKeyFile.path(store: hall) { $0 == "HALLDESK_KEY" ? "/k/ey" : nil } == "/k/ey")
    #expect(PersonalKeyFile.path(store: hall) { $0 == "HOME" ? "/home/a" : "~/key" } == "/home/a/key")
  }

  @Test("never prints its secret")
  func hidesSecret() throws {
    let key = try #require(PersonalKey(secret: Array(0..<32), hallID: "h1"))
    let printed = "\(key)" + String(reflecting: key)
    var dumped = ""
    dump(key, to: &dumped)
    for text in [printed, dumped] {
      #expect(!text.contains("SymmetricKey") && !text.contains("0001020304"))
    }
    #expect(PersonalKey(secret: Array(0..<31), hallID: "h1") == nil)
  }

  @Test("every refusal has a code of its own, a Chinese and an English sentence")
  func explains() {
    let name = SealedName(.applicant, "a1")
    let errors: [PersonalError] = [
      .noKey("p"), .keyUnreadable("p", reason: "r"), .keyMalformed("p", line: 1), .keyOfAnotherHall("p", found: "h"),
      .keyExists("p"), .keyNotWritten("p", reason: "r"), .otherKey(name), .altered(name),
      .unreadable(name, detail: "d"), .noRecord(name), .journal(.full("p")),
    ]
    #expect(Set(errors.map(\.code)).count == errors.count)
    #expect(errors[0].code == "no_key")
    for error in errors {
      #expect(error.chinese.hasSuffix("。") && error.english.hasSuffix("."))
    }
  }
}
