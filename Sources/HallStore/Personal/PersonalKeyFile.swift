import Crypto
import FoundationEssentials
import Glibc

/// The file with a hall's key: one line that names the hall, one with 64 hexadecimal digits.
public struct PersonalKeyFile: Sendable {
  /// The key.
  public let key: PersonalKey
  /// Where it was read from.
  public let path: String
  /// Set when others than the owner can get at the file; it works, but should be told.
  public let exposure: KeyExposure?

  /// Where the key of the hall in the file `store` is: in `HALLDESK_KEY`, else beside it.
  public static func path(store: String, environment: (String) -> String?) -> String {
    guard let named = environment("HALLDESK_KEY"), !named.isEmpty else { return PosixFile.resolve(store) + "-key" }
    // A variable in a settings file is not expanded by any shell.
    if named.hasPrefix("~/"), let home = environment("HOME") { return home + named.dropFirst() }
    return named
  }

  /// Reads the key of a hall. Throws `noKey`, `keyUnreadable`, `keyMalformed`, `keyOfAnotherHall`.
  public static func load(_ path: String, hallID: String) throws(PersonalError) -> PersonalKeyFile {
    // Without blocking, as the name may lead to a pipe.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      throw errno == ENOENT ? .noKey(path) : .keyUnreadable(path, reason: String(cString: strerror(errno)))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .keyMalformed(path, line: 1) }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = read(file, &bytes, bytes.count)
    defer { for index in bytes.indices { bytes[index] = 0 } }
    guard count >= 0 else { throw .keyUnreadable(path, reason: String(cString: strerror(errno))) }
    let key = try parse(bytes[..<count], path, hallID: hallID)
    return PersonalKeyFile(key: key, path: path, exposure: KeyExposure(path: path, mode: status.st_mode))
  }

  private static let header = "halldesk-key 1 "

  private static func parse(_ bytes: ArraySlice<UInt8>, _ path: String, hallID: String) throws(PersonalError)
    -> PersonalKey
  {
    let lines = bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
    let first = String(decoding: lines.first ?? [], as: UTF8.self)
    guard first.hasPrefix(header) else { throw .keyMalformed(path, line: 1) }
    let found = String(first.dropFirst(header.count))
    guard found == hallID else { throw .keyOfAnotherHall(path, found: found) }
    guard lines.count == 2, let secret = Hexadecimal.bytes(String(decoding: lines[1], as: UTF8.self)),
      let key = PersonalKey(secret: secret, hallID: hallID)
    else { throw .keyMalformed(path, line: min(lines.count, 2) == 1 ? 2 : lines.count) }
    return key
  }

  /// Makes a new key in a new file that only its owner can read (mode 0600), and reads it back.
  ///
  /// The file appears complete or not at all. `store` is the hall's file: made by the administrator, the key belongs to
  /// whoever the hall belongs to. Throws `keyExists`, `keyNotWritten`.
  public static func create(_ path: String, hallID: String, store: String? = nil) throws(PersonalError)
    -> PersonalKeyFile
  {
    guard PosixFile.status(path) == nil else { throw .keyExists(path) }
    let temporary = "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).part"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .keyNotWritten(path, reason: String(cString: strerror(errno))) }
    defer { unlink(temporary) }
    let secret = SymmetricKey(size: .bits256)
    let digits = secret.withUnsafeBytes { Hexadecimal.string($0) }
    let text = Array("\(header)\(hallID)\n\(digits)\n".utf8)
    let isWritten = write(file, text, text.count) == text.count && fchmod(file, 0o600) == 0 && fsync(file) == 0
    let code = errno
    if geteuid() == 0, let store, let like = PosixFile.status(store) { _ = fchown(file, like.st_uid, like.st_gid) }
    close(file)
    guard isWritten else { throw .keyNotWritten(path, reason: String(cString: strerror(code))) }
    do throws(JournalError) {
      try PosixFile.publish(temporary, as: path)
    } catch .alreadyExists {
      throw .keyExists(path)
    } catch {
      throw .keyNotWritten(path, reason: error.english)
    }
    return try load(path, hallID: hallID)
  }
}

/// A key file that others than its owner can read or change.
public struct KeyExposure: Hashable, Sendable {
  /// Where it is.
  public let path: String
  /// Its permissions as `chmod` takes them, such as `644`.
  public let permissions: String

  /// Nil for a file only its owner can get at.
  init?(path: String, mode: mode_t) {
    guard mode & 0o077 != 0 else { return nil }
    self.path = path
    permissions = String(mode & 0o777, radix: 8)
  }

  /// A fixed name for scripts.
  public var code: String { "key_exposed" }

  /// The warning in Chinese.
  public var chinese: String { "密钥文件 \(path) 的权限是 \(permissions)，其他人也能读到。请运行 chmod 600 \(path)。" }

  /// The warning in English.
  public var english: String { "Others can get at the key file \(path) (mode \(permissions)). Run chmod 600 \(path)." }
}
