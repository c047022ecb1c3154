import FoundationEssentials
import Glibc

/// The same simulations in other people's tools: small programs in Benchmarks/Peers that print customers per second and the
/// mean wait.
struct PeerPrograms {
  /// What a run of one came to.
  struct Speed {
    /// Customers a second.
    var rate: Double
    /// The mean wait, minutes.
    var meanWait: Double
  }

  private let sources: String
  private let folder: String
  private let python: String

  /// The programs of this project, beside its assets; what is built and installed goes to `.build/peers`.
  init(_ bench: Bench) {
    let root = bench.assets.hasPrefix("/") ? bench.assets + "/.." : "."
    sources = root + "/Benchmarks/Peers"
    folder = root + "/.build/peers"
    python = folder + "/bin/python"
  }

  /// Compiles the bare loop with the optimisation the goal names; how to run it.
  func bareLoop() throws -> [String] {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let program = folder + "/mmc"
    guard shell("cc -O2 -o '\(program)' '\(sources)/mmc.c' -lm") == 0 else {
      throw BenchFailure("cc cannot compile Benchmarks/Peers/mmc.c")
    }
    return [program]
  }

  /// Makes a Python environment with SimPy and Ciw where there is none yet; whether there is one.
  func hasPython() -> Bool {
    let works = "'\(python)' -c 'import simpy, ciw' 2>/dev/null"
    if shell(works) == 0 { return true }
    return shell("python3 -m venv '\(folder)' && '\(folder)/bin/pip' install -q simpy ciw") == 0 && shell(works) == 0
  }

  /// How to run a Python program of Benchmarks/Peers.
  func script(_ name: String) -> [String] { [python, "\(sources)/\(name).py"] }

  /// Runs a program with its two numbers.
  func run(_ program: [String], _ count: Int, seed: Int) throws -> Speed {
    let words = (program + [String(count), String(seed)]).map { "'\($0)'" }.joined(separator: " ")
    let answer = folder + "/answer"
    guard shell("\(words) >'\(answer)'") == 0 else { throw BenchFailure("\(program.last ?? "") failed") }
    let numbers = (File.text(answer) ?? "").split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard numbers.count == 2 else { throw BenchFailure("\(program.last ?? "") printed no figures") }
    return Speed(rate: numbers[0], meanWait: numbers[1])
  }

  /// Customers a second and the mean wait of `bench_hall_20` (20 windows of 7 kinds, 12 classes, 3,000 a day) in Ciw, over
  /// so many days; nil where Ciw cannot be had. Days differ by 1.4 minutes of mean wait (one deviation), so that the mean of
  /// forty is rough.
  func hallInCiw(days: Int, seed: Int) throws -> Speed? {
    guard hasPython() else { return nil }
    return try run(script("hall_ciw"), days, seed: seed)
  }

  private func shell(_ command: String) -> Int32 {
    guard let pid = try? Spawn.run(["/bin/sh", "-c", command]) else {
      return -1
    }
    return Spawn.wait(pid)
  }
}
