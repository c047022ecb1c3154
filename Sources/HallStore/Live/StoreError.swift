/// Why a hall could not be opened or used.
public enum StoreError: Error, Hashable, Sendable {
  /// The journal's engine failed.
  case journal(JournalError)
  /// The journal holds events of a newer version of this program.
  case newerEvent(kind: String, version: Int, seq: Int64)
  /// An event cannot be read; the journal is damaged or foreign.
  case unreadableEvent(seq: Int64, detail: String)
  /// The catalogue of the configuration in force is missing or cannot be read.
  case unreadableCatalogue(String)
  /// The journal has no configuration yet.
  case notConfigured

  /// A fixed name for scripts, in snake case.
  public var code: String {
    switch self {
    case .journal(let error): error.code
    case .newerEvent: "store_newer_event"
    case .unreadableEvent: "store_unreadable_event"
    case .unreadableCatalogue: "store_unreadable_catalogue"
    case .notConfigured: "store_not_configured"
    }
  }

  /// What went wrong and what to do, in Chinese.
  public var chinese: String {
    switch self {
    case .journal(let error): error.chinese
    case .newerEvent(let kind, let version, let seq):
      "日志第 \(seq) 条（\(kind) 第 \(version) 版）由更新版本的程序写入，本程序读不懂。请先升级本程序。"
    case .unreadableEvent(let seq, let detail): "日志第 \(seq) 条无法读取：\(detail)。请运行 verify 检查，或用备份恢复。"
    case .unreadableCatalogue(let detail): "事项目录无法读取：\(detail)。请运行 verify 检查，或重新导入配置。"
    case .notConfigured: "这个大厅还没有配置。请用 init 新建，或用 config import 导入配置。"
    }
  }

  /// What went wrong and what to do, in English.
  public var english: String {
    switch self {
    case .journal(let error): error.english
    case .newerEvent(let kind, let version, let seq):
      "Event \(seq) (\(kind), version \(version)) was written by a newer version of this program. Upgrade first."
    case .unreadableEvent(let seq, let detail):
      "Event \(seq) cannot be read: \(detail). Run verify, or restore a backup."
    case .unreadableCatalogue(let detail):
      "The catalogue cannot be read: \(detail). Run verify, or import the configuration again."
    case .notConfigured: "This hall has no configuration yet. Make one with init, or use config import."
    }
  }
}
