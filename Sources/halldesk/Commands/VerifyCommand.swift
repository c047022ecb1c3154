import ArgumentParser
import HallStore

/// `verify`: whether the journal is what was written.
struct VerifyCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Prove that nothing in the journal was edited, cut out, moved or cut off.",
    discussion: """
      Prints the head. Kept outside the store (the day's close prints it, too), it proves later, given with --head, \
      that nothing before it was rewritten or cut off.
      """)

  @Option(help: ArgumentHelp("A head printed earlier.", valueName: "seq:hash"))
  var head: String?
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    let saved = head.flatMap { Head($0) }
    if let head, saved == nil { throw CommandFailure.usage("bad_head", ["value": head]) }
    let journal = try session.journal(toRead: true)
    let report = try session.engine { () throws(JournalError) in try journal.verify(against: saved) }
    guard report.isSound else { throw CommandFailure.damaged(report) }
    return Answer(
      json: {
        [
          "sound": .bool(true), "events": .int(Int(report.events)), "blobs": .int(report.blobs),
          "head": .string(report.head.description), "checked_against": .optional(saved?.description),
        ]
      },
      lines: {
        [
          session.text(
            saved == nil ? "verify.sound" : "verify.sound_against",
            ["events": String(report.events), "blobs": String(report.blobs), "seq": String(saved?.seq ?? 0)]),
          session.text("verify.head", ["head": report.head.description]),
        ]
      })
  }
}

/// `backup`: a complete copy.
struct BackupCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Write a complete, checked copy of the hall while it goes on.")

  @Argument(help: "The file to write; never one that is there already.")
  var file: String
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    let journal = try session.journal(toRead: true)
    let folder = ProcessFacts.folder(of: file)
    guard ProcessFacts.isFolder(folder) else { throw CommandFailure.noFolder(folder) }
    let head = try session.engine { () throws(JournalError) in try journal.backup(to: file) }
    return Answer(
      json: { ["file": .string(file), "events": .int(Int(head.seq)), "head": .string(head.description)] },
      lines: {
        [
          session.text("backup.done", ["file": file, "events": String(head.seq)]), session.text("backup.key"),
          session.text("verify.head", ["head": head.description]),
        ]
      })
  }
}
