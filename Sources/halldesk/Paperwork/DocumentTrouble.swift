import HallDocuments
import HallModel
import HallStore

/// Why a document cannot be made out, shown or printed. The case itself stands.
enum DocumentTrouble: Error {
  /// There is no case of this number, and no document of one.
  case unknownCase(String)
  /// The case has no such document, nor could it have one now.
  case notMade(DocumentKind, case: String)
  /// A rule forbids what the document is for.
  case refused(Refusal)
  /// The template cannot be used.
  case template(TemplateProblem)
  /// Something the document needs is not there.
  case filling(DocumentKind, DocumentFillingError)
  /// The folder of templates and texts is missing.
  case noTemplates
  /// The printer command of the settings cannot be used.
  case command(CommandWords.Problem)
  /// The queue does not do it.
  case queue(PrintRefusal)
  /// It did not come out of the printer.
  case print(PrintFailure)
  /// People's data cannot be used.
  case personal(PersonalError)

  /// Wraps what the queue and its store throw.
  init(_ error: any Error) {
    switch error {
    case let error as DocumentTrouble: self = error
    case let error as PersonalError: self = .personal(error)
    case let error as JournalError: self = .personal(.journal(error))
    case let error as PrintRefusal: self = .queue(error)
    case let error as PrintFailure: self = .print(error)
    case let error as CommandWords.Problem: self = .command(error)
    case let error as PaperFailure: self = .print(.noPDF(error))
    default: self = .personal(.journal(.io("\(error)")))
    }
  }

  /// A name for scripts.
  var code: String {
    switch self {
    case .unknownCase: "unknown_case"
    case .notMade: "document_not_made"
    case .refused(let refusal): refusal.code
    case .template: "bad_template"
    case .filling: "document_incomplete"
    case .noTemplates: "no_assets"
    case .command: "bad_printer_command"
    case .queue: "print_refused"
    case .print: "print_failed"
    case .personal(let error): error.code
    }
  }

  /// One sentence that says why and what to do.
  func sentence(_ language: DocumentLanguage) -> String {
    let zh = language == .zh
    switch self {
    case .refused(let refusal): return refusal.code
    case .unknownCase(let id):
      return zh ? "没有办件 {case}，也没有它的文书。".filled(id) : "There is no case {case}, nor a document of it.".filled(id)
    case .notMade(let kind, let id):
      return zh
        ? "办件 {case} 还没有“\(kind.titleZh)”。".filled(id) : "Case {case} has no “\(kind.titleEn)” yet.".filled(id)
    case .template(let problem):
      return (zh ? "文书模板不能用：" : "The template cannot be used: ") + problem.report(language)
    case .filling(let kind, let error):
      let start = zh ? "“\(kind.titleZh)”没有做成：" : "“\(kind.titleEn)” was not made out: "
      return start + error.text(language) + hint(error, zh)
    case .noTemplates:
      return zh
        ? "找不到文书模板（assets/documents/zh）。请重新安装。"
        : "The templates (assets/documents/zh) are missing. Install the program again."
    case .command(let problem): return problem.text(language)
    case .queue(let refusal): return refusal.text(language)
    case .print(let failure): return failure.text(language)
    case .personal(let error): return zh ? error.chinese : error.english
    }
  }

  /// Where what is missing is to be set, where that is a setting.
  private func hint(_ error: DocumentFillingError, _ zh: Bool) -> String {
    guard case .missing(let missing) = error,
      missing.contains(where: { ["review_body", "court", "agency"].contains($0.field.id) })
    else { return "" }
    return zh
      ? "行政机关、复议机关和法院在 hall.yaml 的 documents 一节里设置。"
      : " The agency, the reviewing body and the court are set under documents in hall.yaml."
  }
}

extension String {
  fileprivate func filled(_ id: String) -> String { replacing("{case}", with: id) }
}
