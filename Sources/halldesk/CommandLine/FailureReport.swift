import HallConfiguration
import HallModel
import HallStore
import ScreenKit

/// Failures as sentences for people and as JSON for scripts.
struct FailureReport {
  /// The texts of commands and refusals.
  let texts: Texts
  /// Words for codes.
  let wording: Wording
  /// The language of built-in sentences.
  let language: Language

  /// One sentence, and where there are several faults, one line each.
  func lines(_ failure: CommandFailure) -> [String] {
    switch failure {
    case .configuration(let problems): return [sentence(failure)] + problems.map(problem)
    case .file(_, let details, let places): return [sentence(failure)] + places.map { place($0, details["file"] ?? "") }
    case .damaged(let report): return [sentence(failure)] + report.problems.map { "  " + finding($0) }
    default: return [sentence(failure)]
    }
  }

  /// The object the contract asks for: `refused` for a rule, `error` for everything else.
  func json(_ failure: CommandFailure) -> JSONValue {
    let code: JSONValue = .string(failure.code)
    let message: JSONValue = .string(sentence(failure))
    switch failure {
    case .refused(let refusal):
      let details = refusal.details.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
      return ["refused": ["code": code, "message": message, "details": .fields(details)]]
    case .configuration(let problems):
      let first = problems.first { $0.severity == .error }
      return [
        "error": [
          "code": code, "message": message, "file": .optional(first?.file), "line": .optional(first?.line),
          "column": .optional(first?.column), "problems": .array(problems.map(problemJSON)),
        ]
      ]
    case .file(_, let details, let places):
      let file = details["file"] ?? ""
      return [
        "error": [
          "code": code, "message": message, "file": .string(file), "line": .optional(places.first?.line),
          "column": .optional(places.first?.column),
          "problems": .array(
            places.map { place in
              [
                "file": .string(file), "line": .int(place.line), "column": .int(place.column),
                "code": .string(place.code), "message": .string(fault(place)),
              ]
            }),
        ]
      ]
    case .damaged(let report):
      let problems = report.problems.map { problem -> JSONValue in
        ["seq": .optional(problem.seq.map(Int.init)), "message": .string(finding(problem))]
      }
      return [
        "error": [
          "code": code, "message": message,
          "seq": .optional(report.problems.lazy.compactMap(\.seq).first.map(Int.init)),
          "problems": .array(problems),
        ]
      ]
    default: return ["error": ["code": code, "message": message]]
    }
  }

  /// A problem of a hall's files as one JSON object.
  func problemJSON(_ problem: Problem) -> JSONValue {
    [
      "severity": .string(problem.severity.rawValue), "code": .string(problem.code.rawValue),
      "file": .string(problem.file), "line": .optional(problem.line), "column": .optional(problem.column),
      "cell": .optional(problem.arguments["cell"]), "message": .string(text(problem)),
    ]
  }

  /// A problem of a hall's files on one line: place, severity, sentence.
  func problem(_ problem: Problem) -> String {
    let place = [problem.file, problem.line.map(String.init), problem.column.map(String.init)]
      .compactMap { $0 }.joined(separator: ":")
    let cell = problem.arguments["cell"].map { " (\($0))" } ?? ""
    return texts("cli.problem." + problem.severity.rawValue, ["place": place + cell, "text": text(problem)])
  }

  /// The sentence of a failure.
  func sentence(_ failure: CommandFailure) -> String {
    switch failure {
    case .refused(let refusal): return wording.refusal(refusal)
    case .usage(let code, let details), .file(let code, let details, _): return texts("cli.error." + code, details)
    case .configuration(let problems):
      return texts("cli.error.bad_configuration", ["count": String(problems.count { $0.severity == .error })])
    case .noAssets(let looked):
      let places = looked.joined(separator: language == .zh ? "、" : ", ")
      return language == .zh
        ? "找不到程序自带的 assets 文件夹（文本与示例大厅），找过：\(places)。请把环境变量 HALLDESK_ASSETS 设为它的位置，或重新安装。"
        : "The assets folder (texts and sample halls) was not found; looked at \(places). "
          + "Set HALLDESK_ASSETS to where it is, or install again."
    case .output(let reason): return texts("cli.error.output_failed", ["reason": reason])
    case .store(let error): return language == .zh ? error.chinese : error.english
    case .personal(let error): return language == .zh ? error.chinese : error.english
    case .document(let trouble): return trouble.sentence(language == .zh ? .zh : .en)
    case .unsupportedStore(let address): return texts("cli.error.store_unsupported", ["address": address])
    case .noFolder(let path): return texts("cli.error.store_folder_missing", ["path": path])
    case .damaged(let report):
      return texts("cli.error.store_damaged", ["finding": report.problems.first.map(finding) ?? ""])
    }
  }

  private func place(_ place: FilePlace, _ file: String) -> String {
    "\(file):\(place.line):\(place.column): \(fault(place))"
  }

  /// A row is faulty by its form (a text of its own) or because the hall would refuse it.
  private func fault(_ place: FilePlace) -> String {
    let key = "cli.row." + place.code
    return texts.text(for: key) == nil
      ? wording.refusal(Refusal(place.code, place.details)) : texts(key, place.details)
  }

  private func text(_ problem: Problem) -> String { problem.text(language == .zh ? .zh : .en) }

  private func finding(_ problem: VerifyProblem) -> String { language == .zh ? problem.chinese : problem.english }
}
