import Glibc

/// The machine the figures come from.
enum Machine {
  /// Processor, cores, memory, kernel, load.
  static var line: Words {
    let model =
      (File.text("/proc/cpuinfo") ?? "").split(separator: "\n").first { $0.hasPrefix("model name") }
      .map { $0.drop { $0 != ":" }.dropFirst(2) }.map(String.init) ?? "?"
    let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    let memory = Double(sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))) / 1_073_741_824
    let kernel = (File.text("/proc/sys/kernel/osrelease") ?? "?").filter { !$0.isNewline }
    return Words(
      "机器:\(model),\(cores) 核,内存 \(memory.text()) GiB,Linux \(kernel)。\(load.zh)",
      "Machine: \(model), \(cores) cores, \(memory.text()) GiB, Linux \(kernel). \(load.en)")
  }

  /// The load of the last minutes: figures of a busy machine are worth less.
  static var load: Words {
    let text = (File.text("/proc/loadavg") ?? "").split(separator: " ").prefix(3).joined(separator: " ")
    return Words("负载 \(text)", "Load average \(text)")
  }
}
