/// Why a store could not be used. A lost race or a clock that went back is not an error but an ``AppendResult``.
///
/// After an error from `append` the outcome is unknown until the caller has caught up (a disk may fail after the commit);
/// a retry with the same `expecting` can never write twice.
public enum JournalError: Error, Hashable, Sendable {
  /// There is no file at that path.
  case notFound(String)
  /// Something is at that path already and is never overwritten.
  case alreadyExists(String)
  /// The file is something else, or empty.
  case notAHall(String)
  /// The store was made by a newer version of this program.
  case newerFormat(found: Int, supported: Int)
  /// The store, its folder or its disk may not be written, or it was opened for reading only.
  case readOnly(String)
  /// The disk is full.
  case full(String)
  /// Others held the store for that many seconds without a break.
  case busy(seconds: Int)
  /// The file was deleted or replaced while in use.
  case vanished(String)
  /// The contents contradict themselves; the detail says where.
  case damaged(String)
  /// Anything else the operating system or the engine reports.
  case io(String)

  /// A fixed name for scripts, in snake case.
  public var code: String {
    switch self {
    case .notFound: "store_not_found"
    case .alreadyExists: "store_exists"
    case .notAHall: "store_not_a_hall"
    case .newerFormat: "store_newer_format"
    case .readOnly: "store_read_only"
    case .full: "store_full"
    case .busy: "store_busy"
    case .vanished: "store_vanished"
    case .damaged: "store_damaged"
    case .io: "store_io"
    }
  }

  /// What went wrong and what to do, in Chinese.
  public var chinese: String {
    switch self {
    case .notFound(let path): "找不到大厅数据：\(path)。请核对路径，或先用 init 新建。"
    case .alreadyExists(let path): "\(path) 已存在，不会覆盖。请换一个名字，或先把它移走。"
    case .notAHall(let path): "\(path) 不是大厅数据文件。"
    case .newerFormat(let found, let supported): "数据由更新的版本建立（格式 \(found)，本程序支持到 \(supported)），请先升级本程序。"
    case .readOnly(let path): "\(path) 只能读取，不能写入。请检查文件、目录和磁盘的写权限。"
    case .full(let path): "磁盘已满，刚才的操作未写入：\(path)。请腾出空间后重试。"
    case .busy(let seconds): "数据连续被占用 \(seconds) 秒，请稍后重试。"
    case .vanished(let path): "数据文件在使用中被删除或替换：\(path)。请停止操作，找回原文件或用备份恢复。"
    case .damaged(let detail): "数据有损坏：\(detail)。请停止使用，运行 verify 检查，或用备份恢复。"
    case .io(let detail): "读写数据出错：\(detail)"
    }
  }

  /// What went wrong and what to do, in English.
  public var english: String {
    switch self {
    case .notFound(let path): "No hall at \(path). Check the path, or make one with init."
    case .alreadyExists(let path): "\(path) exists already and is not overwritten. Choose another name or move it away."
    case .notAHall(let path): "\(path) is not a hall."
    case .newerFormat(let found, let supported):
      "The hall was made by a newer version (format \(found); this program knows up to \(supported)). Upgrade first."
    case .readOnly(let path): "\(path) can only be read. Check the permissions of the file, its folder and the disk."
    case .full(let path): "The disk is full; the last action was not written: \(path). Free some space and try again."
    case .busy(let seconds): "The hall was in use without a break for \(seconds) s. Try again."
    case .vanished(let path):
      "The hall's file was deleted or replaced while in use: \(path). Stop, and bring it back or restore a backup."
    case .damaged(let detail): "The hall is damaged: \(detail). Stop using it; run verify, or restore a backup."
    case .io(let detail): "The hall could not be read or written: \(detail)"
    }
  }
}

extension JournalError: CustomStringConvertible {
  /// The English sentence.
  public var description: String { english }
}
