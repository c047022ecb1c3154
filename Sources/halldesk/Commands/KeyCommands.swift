import ArgumentParser
import HallModel
import HallStore

/// `key …`: the key file that people's data is sealed with.
struct KeyCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "The key file that applicants' data is sealed with.",
    discussion: "It lies beside the hall or where HALLDESK_KEY says. Backups do not hold it: keep it apart from them.",
    subcommands: [Create.self, Rotate.self])

  struct Create: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a key file for a hall that has none; never in place of one.",
      discussion: "After a loss, what was sealed with the lost key stays closed until that file is put back.")
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let journal = try session.journal(toRead: false)
      let (door, path) = (try session.personal(journal), try session.path)
      let key = try session.sealed { () throws(PersonalError) in
        try PersonalKeyFile.create(door.keyPath, hallID: journal.hallID, store: path)
      }
      let census = try session.sealed { () throws(PersonalError) in
        try PersonalCensus(try door.store, key: key.key, now: HallClock.system.now)
      }
      return Answer(
        json: { ["key": .string(key.path), "closed_records": .int(census.foreign)] },
        lines: {
          [session.text("key.made", ["path": key.path])]
            + (census.foreign > 0 ? [session.text("key.records_of_another", ["count": String(census.foreign)])] : [])
        })
    }
  }

  struct Rotate: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a new key, seal everything with it, and keep the old file under another name.",
      discussion: "For a key that others may have seen. The old key opens the backups made until now.")
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let door = try session.personal(try session.journal(toRead: false))
      let report = try session.sealed { () throws(PersonalError) in
        try KeyRotation.run(try door.store, path: door.keyPath)
      }
      return Answer(
        json: {
          ["key": .string(door.keyPath), "old_key": .string(report.oldKey), "resealed": .int(report.resealed)]
        },
        lines: {
          [
            session.text("key.rotated", ["count": String(report.resealed), "path": door.keyPath]),
            session.text("key.old", ["path": report.oldKey]),
          ]
        })
    }
  }
}
