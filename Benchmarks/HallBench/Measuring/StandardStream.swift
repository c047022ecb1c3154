import Glibc

/// Where sentences go, at once.
enum StandardStream: Int32 {
  /// The table.
  case output = 1
  /// What could not be done.
  case error = 2

  func put(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(rawValue, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
