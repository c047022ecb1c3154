/// Why personal records could not be used. Everything of the queue goes on without them.
public enum PersonalError: Error, Hashable, Sendable {
  /// There is no key file at that path.
  case noKey(String)
  /// The key file is there but cannot be read; the reason is the operating system's.
  case keyUnreadable(String, reason: String)
  /// The file is not a key file, or was cut off or changed, seen at that line.
  case keyMalformed(String, line: Int)
  /// The key belongs to the hall with that id, not to this one; the path is empty for a key that is in no file.
  case keyOfAnotherHall(String, found: String)
  /// There is a key file already, and it is never overwritten.
  case keyExists(String)
  /// The key file could not be written.
  case keyNotWritten(String, reason: String)
  /// The record was sealed with another key of this hall: the key file was replaced.
  case otherKey(SealedName)
  /// The record was changed, or put in place of another.
  case altered(SealedName)
  /// The record was opened, but holds something this program cannot read.
  case unreadable(SealedName, detail: String)
  /// There is no such record: erased, or never kept.
  case noRecord(SealedName)
  /// The store failed.
  case journal(JournalError)

  /// A fixed name for scripts, in snake case.
  public var code: String {
    switch self {
    case .noKey: "no_key"
    case .keyUnreadable: "key_unreadable"
    case .keyMalformed: "key_malformed"
    case .keyOfAnotherHall: "key_of_another_hall"
    case .keyExists: "key_exists"
    case .keyNotWritten: "key_not_written"
    case .otherKey: "record_other_key"
    case .altered: "record_altered"
    case .unreadable: "record_unreadable"
    case .noRecord: "no_record"
    case .journal(let error): error.code
    }
  }

  /// What went wrong and what to do, in Chinese.
  public var chinese: String {
    switch self {
    case .noKey(let path):
      "申请人信息打不开：密钥文件不在。叫号照常。请找主管把它放回 \(path)，或用环境变量 HALLDESK_KEY 指明位置。"
    case .keyUnreadable(let path, let reason):
      "个人信息密钥文件读不了：\(path)（\(reason)）。叫号照常进行。请检查文件的所有者和权限。"
    case .keyMalformed(let path, let line):
      "\(path) 第 \(line) 行不是个人信息密钥的内容，文件可能损坏或拿错了。叫号照常进行。请换回原来的密钥文件。"
    case .keyOfAnotherHall(let path, let found):
      "密钥文件\(path.isEmpty ? "" : " \(path) ")属于另一个大厅（\(found)），不能用于本大厅。请换回本大厅的密钥文件。"
    case .keyExists(let path): "密钥文件 \(path) 已存在，不会覆盖：覆盖后，原有的申请人信息将无法打开。"
    case .keyNotWritten(let path, let reason): "密钥文件写不了：\(path)（\(reason)）。请检查目录的权限和磁盘空间。"
    case .otherKey(let name): "这条记录（\(name)）是用另一个密钥封存的，现在的密钥打不开。请换回封存时的密钥文件。"
    case .altered(let name): "这条记录（\(name)）被改动过，不能采用。请用备份恢复，或请申请人重新提供。"
    case .unreadable(let name, let detail): "这条记录（\(name)）已打开，但内容读不懂：\(detail)。可能由更新版本的程序写入，请先升级本程序。"
    case .noRecord(let name): "没有这条记录（\(name)），可能已到期清除。"
    case .journal(let error): error.chinese
    }
  }

  /// What went wrong and what to do, in English.
  public var english: String {
    switch self {
    case .noKey(let path):
      "No applicant can be opened: the key file is gone. The queue goes on. Put it back to \(path), "
        + "or name its place in HALLDESK_KEY."
    case .keyUnreadable(let path, let reason):
      "The key file \(path) cannot be read (\(reason)). The queue goes on. Check the file's owner and permissions."
    case .keyMalformed(let path, let line):
      "Line \(line) of \(path) is not what a key file holds: it is damaged, or another file. The queue goes on. "
        + "Put the right key file back."
    case .keyOfAnotherHall(let path, let found):
      "The key\(path.isEmpty ? "" : " file \(path)") belongs to another hall (\(found)). Put this hall's own back."
    case .keyExists(let path):
      "The key file \(path) exists already and is not overwritten: what was sealed with it could not be opened again."
    case .keyNotWritten(let path, let reason):
      "The key file \(path) could not be written (\(reason)). Check the folder's permissions and the disk."
    case .otherKey(let name):
      "The record \(name) was sealed with another key than the present one. Put the key file of that time back."
    case .altered(let name):
      "The record \(name) was tampered with and is not used. Restore a backup, or ask the applicant again."
    case .unreadable(let name, let detail):
      "The record \(name) was opened but cannot be read: \(detail). A newer version may have written it. Upgrade first."
    case .noRecord(let name): "There is no record \(name); it may have been erased at the end of its time."
    case .journal(let error): error.english
    }
  }
}

extension PersonalError: CustomStringConvertible {
  /// The English sentence.
  public var description: String { english }
}

extension SealedName: CustomStringConvertible {
  /// Kind and id, as `applicant 9f3c…`.
  public var description: String { "\(kind.rawValue) \(id)" }
}

/// Runs a store's call and passes its errors on as personal ones.
func passing<Value>(_ body: () throws(JournalError) -> Value) throws(PersonalError) -> Value {
  do throws(JournalError) { return try body() } catch { throw .journal(error) }
}
