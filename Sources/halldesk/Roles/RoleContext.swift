import FoundationEssentials
import HallDeskUI
import HallModel
import HallStore
import ScreenKit

/// What a role's screen needs beside the terminal.
struct RoleContext {
  /// The hall; nil for the launcher, which has none yet.
  var live: LiveHall?
  /// The words.
  var texts: Texts
  /// The terminal's name in the journal.
  var terminalName: String
  /// Where documents are kept: beside the store.
  var documents: String
  /// People's data of the hall.
  var personal: PersonalDoor
  /// Who makes out and prints documents; nil where nobody does.
  var documentDesk: (any DocumentDesk)?
  /// Who reads what takes a while; nil where nobody does.
  var readingDesk: ReadingDesk?

  /// Who foretells; nil where nobody does.
  var foresightDesk: ForesightDesk?

  /// Whether this is the living sample hall, whose PIN everybody may know.
  var isSample = false

  /// What can be read when somebody who works beside the screen has news.
  var descriptors: [Int32] {
    [documentDesk?.descriptor, readingDesk?.descriptor, foresightDesk?.descriptor].compactMap { $0 }
  }

  /// What became of printing, and what was read beside the screen.
  func takeNews() -> [News] { (documentDesk?.takeNews() ?? []) + (readingDesk?.takeNews() ?? []) }

  /// A line below the sign-in of a window: in the sample hall, how to sign in.
  func signInHint(window: Int) -> String {
    guard isSample, let staff = live?.hall.windowSetting(window)?.usualStaff else { return "" }
    return texts("demo.hint", ["staff": staff])
  }

  /// The same for a screen that is no window's: somebody of that role.
  func signInHint(role: StaffMember.Role) -> String {
    guard isSample, let staff = live?.hall.settings.staff.first(where: { $0.roles.contains(role) }) else { return "" }
    return texts("demo.hint", ["staff": staff.number])
  }

  /// The machine's clock, for screens without a hall.
  var machineNow: Moment { HallClock.system.now }

  /// A failure of the store in the user's language.
  func sentence(_ error: StoreError) -> String { texts.language == .zh ? error.chinese : error.english }

  /// A failure of people's data in the user's language.
  func sentence(_ error: PersonalError) -> String { texts.language == .zh ? error.chinese : error.english }

  /// Keeps a document whole or not at all; returns its path.
  func keep(_ name: String, _ text: String) throws -> String {
    try FileManager.default.createDirectory(atPath: documents, withIntermediateDirectories: true)
    let path = documents + "/" + name
    try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    return path
  }

  /// Makes out the documents that what was done calls for.
  private func settled(_ outcome: LiveHall.Outcome) -> LiveHall.Outcome {
    if case .done(let events) = outcome { documentDesk?.settle(events) }
    return outcome
  }

  /// How far a case is, whenever it was.
  func progress(ofCase id: String, _ tag: String) -> News {
    guard let live else { return .failed("", tag: tag) }
    do throws(StoreError) {
      return .paperwork(.progress(try live.caseFile(id)), tag: tag)
    } catch {
      return .failed(sentence(error), tag: tag)
    }
  }

  /// What was said about a visit before. Without the store nothing is told: the rules are asked again in the end.
  func pastRatings(of name: String, _ tag: String) -> News? {
    guard let live else { return nil }
    let asked = RecordRating(ticket: name, answer: RatingAnswer(level: 5), channel: .kiosk).recalls(live.hall)
    guard let id = asked.first, let past = try? live.pastRatings(of: id) else { return nil }
    return .paperwork(.pastRatings(past), tag: tag)
  }

  /// What the journal tells about a case.
  func history(ofCase id: String, _ tag: String) -> News {
    history(tag) { live throws(StoreError) in try live.history(ofCase: id) }
  }

  /// What the journal tells about a closed loop.
  func history(ofLoop id: String, _ tag: String) -> News {
    history(tag) { live throws(StoreError) in try live.history(ofLoop: id) }
  }

  private func history(
    _ tag: String, _ read: (LiveHall) throws(StoreError) -> [(event: any HallEvent, stamp: Stamp)]
  ) -> News {
    guard let live else { return .failed("", tag: tag) }
    do throws(StoreError) {
      let steps = try read(live).map { step in
        CaseStep(at: step.stamp.at, staff: step.stamp.staff, event: step.event)
      }
      return .paperwork(.history(steps), tag: tag)
    } catch {
      return .failed(sentence(error), tag: tag)
    }
  }

  /// Acts on the hall as an effect says; nil for an effect that is no action.
  func deed(
    _ effect: Effect, on live: LiveHall
  ) throws(StoreError) -> (outcome: LiveHall.Outcome, tag: String)? {
    switch effect {
    case .perform(let command, let staff, let tag):
      (settled(try live.perform(command, by: LiveHall.Actor(terminal: terminalName, staff: staff))), tag)
    case .signIn(let staff, let pin, let tag): (settled(try live.signIn(staff, pin: pin, terminal: terminalName)), tag)
    case .save, .paperwork, .beep, .leave: nil
    }
  }
}
