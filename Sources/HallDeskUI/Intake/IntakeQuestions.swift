import HallDocuments
import HallModel
import ScreenKit

extension Intake {
  /// Takes a key for the question over the screen.
  mutating func answer(_ key: Key, _ environment: Environment) -> Result {
    switch question {
    case .line(let line, var field):
      guard key == .enter else {
        _ = field.update(key)
        question = .line(line, field)
        return Result()
      }
      guard !field.text.allSatisfy(\.isWhitespace) else { return Result(effects: [.beep]) }
      return written(field.text, for: line, environment)
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
      case .chosen(let ground): question = .line(.reason(ground), TextField(limit: 1000))
      }
    case .documents(var list, let id):
      switch list.update(key) {
      case .open: question = .documents(list, case: id)
      case .closed: question = nil
      case .print(let kind): return printing(kind, id)
      case .chosen(let kind):
        question = .documents(list, case: id)
        return Result(effects: [.paperwork(.document(kind, case: id), tag: "intake.document.\(kind.rawValue)")])
      }
    case .document(var preview, let kind, let list, let id):
      switch preview.update(key, environment) {
      case .open: question = .document(preview, kind, list, case: id)
      case .closed: question = .documents(list, case: id)
      case .print: return printing(kind, id)
      }
    case nil: break
    }
    return Result()
  }

  private mutating func written(_ text: String, for line: Line, _ environment: Environment) -> Result {
    switch line {
    case .remark(let mark, let row):
      question = nil
      papers.set(mark, remark: text, row)
      rebuildChoices(environment)
      if paperList.selected + 1 < papers.rows.count { paperList.selected += 1 }
      return Result(effects: [keep()])
    case .reason(.notOurs):
      question = .line(.rightBody(reason: text), TextField(limit: 60))
      return Result()
    case .reason(let ground): return record(.refuse(ground, reason: text), environment)
    case .rightBody(let reason): return record(.refuse(.notOurs, reason: reason, rightBody: text), environment)
    }
  }

  private func printing(_ kind: DocumentKind, _ id: String) -> Result {
    Result(effects: [.paperwork(.print(kind, case: id), tag: "intake.print")])
  }

  /// Signed before anything is recorded: whoever does not sign leaves no case behind.
  private func printUndertaking(_ environment: Environment) -> Result {
    if let file = matters[current].file { return printing(.deferralUndertaking, file.id) }
    let request = request(.defer(), environment)
    return Result(effects: [
      .paperwork(.undertaking(request, staff: staff, prints: true), tag: "intake.print")
    ])
  }

  /// The documents of the current matter's case; what waits for the printer is asked for.
  func showDocuments() -> Result { Result(effects: [.paperwork(.printQueue, tag: "intake.documents")]) }

  /// Shows what was asked for: the list, or a document.
  mutating func show(_ answer: PaperworkAnswer, _ tag: String, _ environment: Environment) -> Result? {
    switch (answer, question) {
    case (.printQueue(let jobs), nil) where tag == "intake.documents":
      guard matters.indices.contains(current), let file = matters[current].file else { return Result() }
      question = .documents(CaseDocumentList(file, queue: jobs), case: file.id)
    case (.printQueue(let jobs), .documents(_, let id)) where tag == "intake.print":
      guard let file = environment.hall.caseFile(id) else { break }
      question = .documents(CaseDocumentList(file, queue: jobs), case: id)
      return Result(notice: Notice(.info, environment.texts("document.sent")))
    case (.printQueue, _) where tag == "intake.print", (.document, _) where tag == "intake.print":
      return Result(notice: Notice(.info, environment.texts("document.sent")))
    case (.document(let document), .documents(let list, let id)):
      let name = tag.dropFirst("intake.document.".count)
      guard let kind = DocumentKind(rawValue: String(name)) else { return Result() }
      question = .document(DocumentPreview(document, environment), kind, list, case: id)
    default: return tag.hasPrefix("intake.") ? Result() : nil
    }
    return Result()
  }
}
