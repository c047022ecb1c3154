import HallDocuments
import HallModel
import HallStore
import ScreenKit

extension IssuingScreen {
  /// The search, then the same keys in every state of a result; what cannot be done now says why.
  public func keyMap(_ environment: Environment) -> KeyMap<Action> {
    guard staff != nil else { return form.keyMap(signIn: .signIn, next: .nextField, leave: .leave) }
    let counter = refusal(.counter, environment)
    let other = refusal(.post, environment)
    let isAsking = if case .electronic = step { true } else { false }
    let checked = isChecked ? environment.texts("issuing.why.checked") : other
    return KeyMap([
      Binding(
        [.function(2)], .checkIdentity, label: "issuing.key.identity", help: "issuing.help.identity", priority: 90,
        disabledReason: checked),
      Binding(
        [.function(5)], .handOver, label: isAsking ? "issuing.key.confirm" : "issuing.key.hand_over",
        help: "issuing.help.hand_over", priority: 85, dangerous: isAsking, disabledReason: isAsking ? other : counter),
      Binding(
        [.function(6)], .printReceipt, label: "issuing.key.receipt", help: "issuing.help.receipt", priority: 50,
        disabledReason: receiptCase(environment) == nil ? environment.texts("issuing.why.no_receipt") : nil),
      Binding(
        [.function(7)], .electronic, label: "issuing.key.electronic", help: "issuing.help.electronic", priority: 60,
        disabledReason: other),
      Binding(
        [.function(8)], .post, label: "issuing.key.post", help: "issuing.help.post", priority: 70,
        disabledReason: other),
      Binding([.function(10), .control("Q")], .leave, label: "key.leave", help: "issuing.help.leave", priority: 30),
      Binding([.enter], .find, label: "issuing.key.find", help: "issuing.help.find", priority: 20),
      Binding([.escape], .back, label: "key.back", help: "issuing.help.back", priority: 40),
    ])
  }

  /// The case whose receipt can be printed: the one on the screen, or the one delivered last.
  private func receiptCase(_ environment: Environment) -> String? {
    guard let file = file(environment) else { return last }
    return file.documents.contains(DocumentKind.completionReceipt.rawValue) ? file.id : nil
  }

  /// Does what a key means.
  public mutating func act(_ action: Action, _ environment: Environment) -> [Effect] {
    switch action {
    case .signIn: return [form.signIn()]
    case .nextField: form.onPIN.toggle()
    case .leave: return [.leave]
    case .back: back(environment)
    case .find: return enter(environment)
    case .checkIdentity:
      isChecked = true
      step = .shown
      notice = Notice(.success, environment.texts("issuing.checked"))
    case .handOver:
      if case .electronic = step { return deliver(.eCertificate) }
      return deliver(.counter)
    case .electronic:
      step = .electronic
      warnUnlessWanted(.eCertificate, environment)
    case .post:
      step = .post(TextField(kind: .code, limit: 40, placeholder: ""))
      warnUnlessWanted(.post, environment)
      if wish.address.isEmpty, (applicant?.address ?? "").isEmpty {
        notice = Notice(.warning, environment.texts("issuing.no_address"))
      }
    case .printReceipt:
      return receiptCase(environment).map { [.paperwork(.print(.completionReceipt, case: $0), tag: "issuing.print")] }
        ?? []
    }
    return []
  }

  /// Says so where the form asks for another way: the choice is the applicant's.
  private mutating func warnUnlessWanted(_ delivery: CaseFile.Delivery, _ environment: Environment) {
    if let wanted = wish.otherThan(delivery) {
      notice = Notice(.warning, environment.texts("issuing.wanted_otherwise", ["way": wanted]))
    }
  }

  /// Takes a key that is bound to nothing: text, or a move in the list. Without a field it may be a scanner.
  public mutating func type(_ key: Key, _ environment: Environment) -> [Effect] {
    guard staff != nil else {
      form.update(key)
      return []
    }
    switch step {
    case .search:
      if list.selection.update(key, count: list.ids.count, page: max(1, environment.rows - 6)) { return [] }
      if field.update(key) == .changed {
        if list.applicants != nil { list.narrow(environment.hall, to: nil) }
        list.selection = Selection()
        list.narrow(environment.hall, text: field.text)
      }
    case .post(var tracking):
      _ = tracking.update(key)
      step = .post(tracking)
    case .shown, .electronic:
      switch key {
      case .character(let character): scanned = String((scanned + String(character)).suffix(40))
      case .paste(let text): scanned = String((scanned + text).suffix(40))
      default: break
      }
    }
    return []
  }

  /// Enter: what was typed or scanned is looked for; in the field for the parcel it is sent, unless it is a case or an ID.
  private mutating func enter(_ environment: Environment) -> [Effect] {
    switch step {
    case .search: return look(for: field.text, environment)
    case .post(let tracking):
      if isKnownNumber(tracking.text, environment) { return look(for: tracking.text, environment) }
      guard let seen else { return [] }
      return [
        .perform(
          OnSeenCase(seen, IssueResult(case: seen.id, delivery: .post, tracking: tracking.text)), staff: staff ?? "",
          tag: "deliver")
      ]
    case .shown, .electronic:
      var text = TextField(kind: .code, limit: 40)
      text.text = scanned
      scanned = ""
      return text.isEmpty ? [] : look(for: text.text, environment)
    }
  }

  /// A number that can only be a case's or a person's, never a parcel's.
  private func isKnownNumber(_ text: String, _ environment: Environment) -> Bool {
    caseNumber(text, environment) != nil || text.count == 18 && personalNumber(text, environment) != nil
  }

  /// The case with this number, also where a barcode leaves out the stroke.
  private func caseNumber(_ text: String, _ environment: Environment) -> String? {
    if environment.hall.caseFile(text) != nil { return text }
    let withStroke = "\(text.prefix(8))-\(text.dropFirst(8))"
    return text.count > 8 && environment.hall.caseFile(withStroke) != nil ? withStroke : nil
  }

  /// An ID number or credit code whose check digit is right, as it is kept.
  private func personalNumber(_ text: String, _ environment: Environment) -> String? {
    let today = environment.today
    return (try? IDNumber(text, today: today))?.text ?? (try? CreditCode(text))?.text
  }

  /// By case number, whole or its end; by ID number, exactly; with nothing typed, the row the arrow is at.
  private mutating func look(for text: String, _ environment: Environment) -> [Effect] {
    if text.isEmpty { return list.pointed.map { open($0, environment) } ?? [] }
    if let id = caseNumber(text, environment) { return open(id, environment) }
    if let number = personalNumber(text, environment) { return [.paperwork(.find(number: number), tag: "find")] }
    let isPart = text.count < 14 && text.allSatisfy { $0.isNumber || $0 == "-" }
    // Passports and permits have letters; a number with a wrong digit finds nobody, and that is said.
    if !isPart { return [.paperwork(.find(number: text), tag: "find")] }
    // An arrow may have chosen among the rows that are left.
    if field.text == text, let pointed = list.pointed { return open(pointed, environment) }
    let ending = environment.hall.cases.filter { $0.id.hasSuffix(text) }
    if ending.count == 1 { return open(ending[0].id, environment) }
    notice = Notice(.warning, environment.texts("issuing.nothing_found", ["text": text]))
    return [.beep]
  }

  mutating func open(_ id: String, _ environment: Environment) -> [Effect] {
    guard let file = environment.hall.caseFile(id) else { return [] }
    startOver(environment)
    seen = file
    step = .shown
    let form: [Effect] = [.paperwork(.form(case: file.id), tag: "form")]
    return file.applicant.isEmpty ? form : [.paperwork(.applicant(id: file.applicant), tag: "applicant")] + form
  }

  private func deliver(_ delivery: CaseFile.Delivery) -> [Effect] {
    guard let seen else { return [] }
    let command = IssueResult(case: seen.id, delivery: delivery, identityChecked: isChecked)
    return [.perform(OnSeenCase(seen, command), staff: staff ?? "", tag: "deliver")]
  }

  private mutating func back(_ environment: Environment) {
    switch step {
    case .post, .electronic: step = .shown
    case .shown, .search: startOver(environment)
    }
  }

  /// Back to an empty search.
  mutating func startOver(_ environment: Environment) {
    (field.text, scanned, step, seen) = ("", "", .search, nil)
    (applicant, applicantTrouble, wish, isChecked) = (nil, "", DeliveryWish(), false)
    list.narrow(environment.hall, to: nil)
    list.refresh(environment.hall, text: "")
  }
}
