/// Where a hall is kept.
enum StoreAddress {
  /// A file on this machine.
  case file(String)
  /// A database server.
  case server(String)

  /// Reads what was given, else `HALLDESK_HALL`, else the user's data folder (XDG base directories).
  static func resolve(_ given: String?, environment: (String) -> String?) -> StoreAddress {
    let variable = environment("HALLDESK_HALL").flatMap { $0.isEmpty ? nil : $0 }
    guard let text = given ?? variable else { return .file(standard(environment)) }
    let scheme = text.prefix(13).lowercased()
    if scheme.hasPrefix("postgres://") || scheme.hasPrefix("postgresql://") { return .server(text) }
    // A variable in a settings file is not expanded by any shell.
    if text.hasPrefix("~/"), let home = environment("HOME") { return .file(home + text.dropFirst()) }
    return .file(text)
  }

  /// The hall of whoever names none.
  static func standard(_ environment: (String) -> String?) -> String {
    let data = environment("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (data ?? (environment("HOME") ?? "/tmp") + "/.local/share") + "/halldesk/hall.db"
  }

  /// The folder beside a hall's file for what it gives out: notices and documents as files.
  static func documents(of store: String) -> String { store + "-documents" }

  /// The address as it was given, without a server's password.
  var text: String {
    switch self {
    case .file(let path): return path
    case .server(let address):
      guard let at = address.lastIndex(of: "@"), let start = address.range(ofScheme: "://"),
        let colon = address[start..<at].firstIndex(of: ":")
      else { return address }
      return address[..<colon] + ":***" + address[at...]
    }
  }
}

extension String {
  /// Where the part behind `separator` begins.
  fileprivate func range(ofScheme separator: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(separator) { return self.index(index, offsetBy: separator.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
