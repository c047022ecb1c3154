/// The files of a hall: in its own folder, or in the catalogue's folder it names.
struct HallFiles {
  private let folder: String
  private let log: ProblemLog
  private var catalogue: String?

  init(folder: String, log: ProblemLog) {
    self.folder = folder
    self.log = log
  }

  /// From now on files that are not in the hall's own folder are looked for in this one.
  mutating func openCatalogue(_ source: SettingsDraft.Sourced?) {
    guard let source else { return }
    if FileBytes.isFolder(location(source.text)) {
      catalogue = source.text
    } else {
      log.error(.catalogueNotFound, source.place, ["path": source.text])
    }
  }

  /// The text of a file; nil (reported as `ifMissing` says) where there is none or it cannot be read.
  func text(_ file: String, ifMissing severity: Problem.Severity?) -> String? {
    let name = name(file)
    return HallFiles.text(at: location(name), Place(file: name), ifMissing: (file, severity), log)
  }

  /// The text of the file at `path`, called `place` in problems; nil (reported) where it cannot be read.
  static func text(
    at path: String, _ place: Place, ifMissing missing: (file: String, severity: Problem.Severity?),
    limit: Int = FileBytes.limit, _ log: ProblemLog
  ) -> String? {
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path, limit: limit)
    } catch {
      switch error {
      case .missing where missing.severity == .error: log.error(.missingFile, place, ["file": missing.file])
      case .missing where missing.severity == .warning: log.warning(.missingFile, place, ["file": missing.file])
      case .missing: break
      case .tooLarge(let size):
        log.error(.fileTooLarge, place, ["size": String(size >> 20), "limit": String(limit >> 20)])
      case .unreadable(let reason): log.error(.unreadableFile, place, ["reason": reason])
      }
      return nil
    }
    do {
      return try TextDecoding.decode(bytes)
    } catch {
      let line = bytes.prefix(error.offset - 1).count { $0 == 0x0A } + 1
      log.error(.unreadableEncoding, Place(file: place.file, line: line), ["offset": String(error.offset)])
      return nil
    }
  }

  /// The rows of a table; nil where the file is missing or its form does not allow to read it.
  func table(_ form: TableForm, ifMissing severity: Problem.Severity?) -> Table? {
    guard let text = text(form.file, ifMissing: severity) else { return nil }
    return Table(CSVReader.read(text), form, file: name(form.file), log)
  }

  /// The file as it is named in problems: relative to the hall's folder.
  private func name(_ file: String) -> String {
    guard let catalogue, !FileBytes.exists(location(file)) else { return file }
    let shared = catalogue.hasSuffix("/") ? catalogue + file : "\(catalogue)/\(file)"
    return FileBytes.exists(location(shared)) ? shared : file
  }

  private func location(_ name: String) -> String { name.hasPrefix("/") ? name : "\(folder)/\(name)" }
}
