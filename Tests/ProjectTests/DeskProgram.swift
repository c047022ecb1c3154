import Foundation
import Testing

/// The built program, run as a script runs it: in a folder of its own, on a training hall with its own clock.
struct DeskProgram {
  /// What one run came to.
  struct Run {
    /// The exit status.
    var status: Int32
    /// Standard output.
    var output: String
    /// Standard error.
    var complaint: String

    /// Standard output as JSON; fails the test where it is not exactly one value.
    func json() throws -> Any {
      try JSONSerialization.jsonObject(with: Data(output.utf8))
    }

    /// Standard output as a JSON object.
    func object() throws -> [String: Any] { try #require(try json() as? [String: Any]) }

    /// An object within the object on standard output.
    func object(_ name: String) throws -> [String: Any] { try #require(try object()[name] as? [String: Any]) }
  }

  /// The program beside the test bundle; nil where only some targets were built.
  static let path: String? = {
    let folders = [
      URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent(),
      Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent(),
      URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent(),
    ]
    let paths = folders.map { $0.appending(path: "halldesk").path(percentEncoded: false) }
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) && !$0.hasSuffix("/") }
  }()

  /// The folder everything is kept in.
  let folder: URL

  /// Makes a folder.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "halldesk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Throws the folder away.
  func end() { try? FileManager.default.removeItem(at: folder) }

  /// Runs the program and waits for it.
  func callAsFunction(_ words: String...) throws -> Run { try run(words) }

  /// Runs the program at a time of the training day (`09:00`) with JSON asked for.
  func at(_ time: String, _ words: String...) throws -> Run {
    try run(["--json", "--at", "2026-11-23T" + time] + words)
  }

  /// Runs the program with something on its standard input, or with more variables.
  func run(_ words: [String], input: String = "", variables: [String: String] = [:]) throws -> Run {
    let file = folder.appending(path: UUID().uuidString + ".in")
    try Data(input.utf8).write(to: file)
    return try finish(start(words, input: FileHandle(forReadingFrom: file), variables: variables))
  }

  /// Starts the program.
  func start(
    _ words: [String], input: FileHandle = .nullDevice, variables: [String: String] = [:], to target: FileHandle? = nil
  ) throws -> (process: Process, output: URL, complaint: URL) {
    let process = Process()
    process.executableURL = URL(filePath: try #require(DeskProgram.path))
    process.arguments = words
    process.currentDirectoryURL = folder
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    process.environment = [
      "HALLDESK_HALL": "hall.db", "HALLDESK_LANG": "zh", "HOME": folder.path(percentEncoded: false),
      "HALLDESK_ASSETS": root.appending(path: "assets").path(percentEncoded: false),
    ].merging(variables) { $1 }
    // Files, not pipes: nothing can fill up while nobody reads.
    let name = UUID().uuidString
    let output = folder.appending(path: name + ".out")
    let complaint = folder.appending(path: name + ".err")
    for file in [output, complaint] { try Data().write(to: file) }
    process.standardInput = input
    process.standardOutput = try target ?? FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: complaint)
    try process.run()
    return (process, output, complaint)
  }

  /// Waits for a program that was started.
  func finish(_ started: (process: Process, output: URL, complaint: URL)) throws -> Run {
    started.process.waitUntilExit()
    return Run(
      status: started.process.terminationStatus, output: try String(contentsOf: started.output, encoding: .utf8),
      complaint: try String(contentsOf: started.complaint, encoding: .utf8))
  }
}
