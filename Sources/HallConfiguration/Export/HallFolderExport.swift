import FoundationEssentials
import Glibc
import HallModel

/// Why a hall's files could not be written.
public enum ExportRefusal: Error, Equatable, Sendable {
  /// The folder holds something that is no hall.
  case folderInUse(path: String)
  /// The system refused; `reason` is its own sentence.
  case cannotWrite(path: String, reason: String)

  /// One clear sentence and a hint of what to do.
  public func text(_ language: Problem.Language) -> String {
    switch (self, language) {
    case (.folderInUse(let path), .zh): "文件夹“\(path)”里有别的内容,没有写入。请换一个新的或空的文件夹。"
    case (.folderInUse(let path), .en):
      "The folder “\(path)” holds something else; nothing was written. Choose a new or empty folder."
    case (.cannotWrite(let path, let reason), .zh): "无法写入“\(path)”(\(reason))。请检查权限和磁盘空间。"
    case (.cannotWrite(let path, let reason), .en):
      "“\(path)” could not be written (\(reason)). Check its permissions and the free space."
    }
  }
}

extension HallFolder {
  /// Writes hall.yaml and all tables to the folder at `path`, so that loading it gives the same hall.
  ///
  /// The folder appears complete or not at all. An existing folder is replaced only where it is empty or holds a
  /// hall.yaml; files in it that are none of a hall's stay.
  /// - Throws: `ExportRefusal`.
  public static func export(_ hall: LoadedHall, to path: String) throws(ExportRefusal) {
    let target = try resolved(path)
    let existing = try entries(target)
    if let existing, !existing.isEmpty, !existing.contains(SettingsReader.file) {
      throw .folderInUse(path: path)
    }
    let draft = "\(target).new-\(getpid())"
    do throws(ExportRefusal) {
      try makeFolder(draft)
      try write(Array(SettingsWriter.text(hall.settings).utf8), to: "\(draft)/\(SettingsReader.file)", mode: 0o644)
      for (file, rows) in HallTables.all(hall) {
        // staff.csv holds the hashes of the PINs.
        let mode: mode_t = file == TableForms.staff.file ? 0o600 : 0o644
        try write(CSVWriter.bytes(rows), to: "\(draft)/\(file)", mode: mode)
      }
      try put(draft, inPlaceOf: target, keeping: existing ?? [])
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
  }

  /// The path without links, for a folder cannot be put in place of a link or of `.`.
  private static func resolved(_ path: String) throws(ExportRefusal) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard errno == ENOENT else { throw .cannotWrite(path: path, reason: FileBytes.reason()) }
    var plain = path
    while plain.count > 1 && plain.hasSuffix("/") { plain.removeLast() }
    if let slash = plain.lastIndex(of: "/"), slash != plain.startIndex {
      do {
        try FileManager.default.createDirectory(
          atPath: String(plain[..<slash]), withIntermediateDirectories: true)
      } catch { throw .cannotWrite(path: path, reason: FileBytes.reason()) }
    }
    return plain
  }

  /// What is in a folder; nil where there is none.
  private static func entries(_ path: String) throws(ExportRefusal) -> [String]? {
    guard FileBytes.exists(path) else { return nil }
    guard FileBytes.isFolder(path) else { throw .folderInUse(path: path) }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
    } catch { throw .cannotWrite(path: path, reason: FileBytes.reason()) }
  }

  private static func makeFolder(_ path: String) throws(ExportRefusal) {
    try? FileManager.default.removeItem(atPath: path)
    guard mkdir(path, 0o755) == 0 else { throw .cannotWrite(path: path, reason: FileBytes.reason()) }
  }

  private static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(ExportRefusal) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw .cannotWrite(path: path, reason: FileBytes.reason()) }
    var count = 0
    while count < bytes.count {
      let put = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + count, $0.count - count) }
      if put < 0 && errno == EINTR { continue }
      guard put > 0 else {
        let reason = FileBytes.reason()
        close(file)
        throw .cannotWrite(path: path, reason: reason)
      }
      count += put
    }
    let isSafe = fsync(file) == 0
    guard close(file) == 0, isSafe else { throw .cannotWrite(path: path, reason: FileBytes.reason()) }
  }

  /// Puts the new folder in place of the old one; files that are none of a hall's move over.
  private static func put(
    _ draft: String, inPlaceOf target: String, keeping existing: [String]
  ) throws(ExportRefusal) {
    if existing.isEmpty {
      guard rename(draft, target) == 0 else { throw .cannotWrite(path: target, reason: FileBytes.reason()) }
      return
    }
    let old = "\(target).old-\(getpid())"
    guard rename(target, old) == 0 else { throw .cannotWrite(path: target, reason: FileBytes.reason()) }
    guard rename(draft, target) == 0 else {
      let reason = FileBytes.reason()
      rename(old, target)
      throw .cannotWrite(path: target, reason: reason)
    }
    for name in existing where !FileBytes.exists("\(target)/\(name)") {
      // Where a file cannot be moved, the old folder stays rather than losing it.
      guard rename("\(old)/\(name)", "\(target)/\(name)") == 0 else { return }
    }
    try? FileManager.default.removeItem(atPath: old)
  }
}
