import HallDocuments
import HallModel
import ScreenKit

extension Intake {
  /// Takes a key for the question over the screen.
  mutating func answer(_ key: Key, _ environment: Environment) -> Result {
    switch question {
    case .remark(let mark, let row, var field):
      guard key == .enter else {
        _ = field.update(key)
        question = .remark(mark, row, field)
        return Result()
      }
      let remark = field.text.filter { !$0.isNewline }
      guard !remark.allSatisfy(\.isWhitespace) else { return Result(effects: [.beep]) }
      question = nil
      papers.set(mark, remark: remark, row)
      rebuildChoices(environment)
      if paperList.selected + 1 < papers.rows.count { paperList.selected += 1 }
      return Result(effects: [keep()])
    case .undertaking(var picks):
      switch picks.update(key) {
      case .open: question = .undertaking(picks)
      case .closed, .chosen(false): question = nil
      case .chosen(true): return record(.defer(), environment)
      case .chosen(nil):
        question = .undertaking(picks)
        return printUndertaking(environment)
      }
    case .ground(var picks):
      switch picks.update(key) {
      case .open: question = .ground(picks)
      case .closed: question = nil
      case .chosen(let ground): question = .reason(ground, TextField(limit: 300))
      }
    case .reason(let ground, var field):
      guard key == .enter else {
        _ = field.update(key)
        question = .reason(ground, field)
        return Result()
      }
      guard !field.text.allSatisfy(\.isWhitespace) else { return Result(effects: [.beep]) }
      if ground == .notOurs {
        question = .rightBody(reason: field.text, TextField(limit: 60))
        return Result()
      }
      return record(.refuse(ground, reason: field.text), environment)
    case .rightBody(let reason, var field):
      guard key == .enter else {
        _ = field.update(key)
        question = .rightBody(reason: reason, field)
        return Result()
      }
      guard !field.text.allSatisfy(\.isWhitespace) else { return Result(effects: [.beep]) }
      return record(.refuse(.notOurs, reason: reason, rightBody: field.text), environment)
    case nil: break
    }
    return Result()
  }

  /// The undertaking carries the case's number: the papers are recorded as received first, then it is printed, and the
  /// question stays until it is signed.
  private mutating func printUndertaking(_ environment: Environment) -> Result {
    if let file = matters[current].file {
      return Result(effects: [.paperwork(.print(.deferralUndertaking, case: file.id), tag: "intake.print")])
    }
    let waiting = question
    let result = record(.receive, environment)
    question = waiting
    return result
  }

  /// The documents of the current matter's case.
  mutating func showDocuments(_ environment: Environment) -> Result { Result() }
}
