import Glibc

/// The templates of a hall: its own folder first, then the program's.
public struct TemplateFolder: Sendable {
  /// The templates that can be used, by kind.
  public let templates: [DocumentKind: DocumentTemplate]
  /// What is wrong with the others.
  public let problems: [TemplateProblem]

  /// Reads every kind's template from the first of the folders that has one.
  ///
  /// A hall's template with problems is not silently replaced by the program's: what a supervisor changed must not
  /// vanish unseen. `decode` turns a file's bytes into text, nil where it cannot; plain UTF-8 by default.
  public init(
    folders: [String], decode: ([UInt8]) -> String? = { String(validating: $0, as: UTF8.self) }
  ) {
    var templates: [DocumentKind: DocumentTemplate] = [:]
    var problems: [TemplateProblem] = []
    for kind in DocumentKind.allCases {
      let names = ["kind_zh": kind.titleZh, "kind_en": kind.titleEn]
      let paths = folders.map { $0.hasSuffix("/") ? $0 + kind.fileName : $0 + "/" + kind.fileName }
      guard let path = paths.first(where: { access($0, F_OK) == 0 }) else {
        problems.append(TemplateProblem(file: kind.fileName, code: .missingFile, arguments: names))
        continue
      }
      switch Self.bytes(of: path) {
      case .failure(let code, let reason):
        problems.append(TemplateProblem(file: path, code: code, arguments: ["reason": reason]))
      case .bytes(let bytes):
        guard let text = decode(bytes) else {
          problems.append(TemplateProblem(file: path, code: .unreadableEncoding))
          continue
        }
        let read = DocumentTemplate.read(text, kind: kind, file: path)
        templates[kind] = read.template
        problems += read.problems
      }
    }
    self.templates = templates
    self.problems = problems
  }

  private enum Reading {
    case bytes([UInt8])
    case failure(TemplateProblem.Code, String)
  }

  private static func bytes(of path: String) -> Reading {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return .failure(.unreadableFile, String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return .failure(.unreadableFile, String(cString: strerror(errno))) }
      if count == 0 { return .bytes(bytes) }
      bytes += buffer[..<count]
      if bytes.count > DocumentTemplate.largestFile { return .failure(.fileTooLarge, "") }
    }
  }
}
