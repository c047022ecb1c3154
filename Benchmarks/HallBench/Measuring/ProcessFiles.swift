import FoundationEssentials
import Glibc

/// What the kernel tells about a process.
struct ProcessFacts {
  let pid: pid_t

  /// Time on a processor so far, nanoseconds.
  var processorTime: Int64 {
    let fields = (File.text("/proc/\(pid)/schedstat") ?? "").split(separator: " ")
    return fields.first.flatMap { Int64($0) } ?? 0
  }

  /// Resident memory in KiB: all of it, its part of what is shared (PSS), and what nobody else has.
  var memory: (resident: Int, proportional: Int, own: Int) {
    let lines = (File.text("/proc/\(pid)/smaps_rollup") ?? "").split(separator: "\n")
    func sum(_ names: String...) -> Int {
      lines.filter { line in names.contains { line.hasPrefix($0 + ":") } }
        .reduce(0) { $0 + (Int($1.split(separator: " ").dropFirst().first ?? "") ?? 0) }
    }
    return (sum("Rss"), sum("Pss"), sum("Private_Clean", "Private_Dirty"))
  }
}

/// Small files, read and written whole.
enum File {
  static func text(_ path: String) -> String? {
    // Files of /proc have no size, so that they are read until they end.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count <= 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// Removes a hall with all that lies beside it.
  static func removeHall(_ path: String) { for end in ["", "-wal", "-shm", "-turn", "-bell"] { unlink(path + end) } }

  static func size(_ path: String) -> Int64 {
    var facts = stat()
    return stat(path, &facts) == 0 ? Int64(facts.st_size) : 0
  }
}
