import FoundationEssentials
import Glibc
import HallStore

/// Measures HallDesk against its goals; `Benchmarks/run` starts it.
///
///     halldesk-bench HALLDESK [--assets DIR] [--only PART,…] [--quick] [--lang zh|en]
///
/// Always ends with 0, met or not, unless something is broken: a ticket called twice, an event lost, a simulated figure
/// that is not what is published, a part that fails.
@main
struct Bench {
  /// The program that is measured.
  var halldesk = ""
  /// This program.
  let program: String
  /// The folder of texts, catalogue and sample halls.
  var assets = "assets"
  /// Where halls are made; removed in the end.
  let folder: String
  /// Whether to measure shortly and roughly.
  var quick = false
  private var only: Set<String> = []
  private var chinese: Bool

  /// The parts by the names `--only` takes.
  static let parts = [
    "store", "live", "start", "keys", "search", "routing", "cases", "office", "ratings", "reports", "supervisor",
    "queue", "halls", "queueing-cases",
  ]

  static func main() {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      switch arguments.first {
      case "worker": try work(Array(arguments.dropFirst()))
      case "echo": Echo.run()
      default:
        let bench = try Bench(arguments)
        defer { File.remove(bench.folder) }
        exit(try bench.run() ? 0 : 1)
      }
    } catch {
      StandardStream.error.put("halldesk-bench: \(error)\n")
      exit(1)
    }
  }

  private init(_ arguments: [String]) throws {
    var path = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &path, path.count - 1)
    program = String(decoding: path.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let variables = ProcessInfo.processInfo.environment
    let language = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { variables[$0] }.first { !$0.isEmpty }
    chinese = language?.hasPrefix("zh") ?? false
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--quick": quick = true
      case "--assets": assets = rest.popFirst() ?? assets
      case "--only": only = Set((rest.popFirst() ?? "").split(separator: ",").map(String.init))
      case "--lang": chinese = rest.popFirst() == "zh"
      default: halldesk = argument
      }
    }
    guard !halldesk.isEmpty, only.isSubset(of: Bench.parts) else {
      throw BenchFailure(
        "usage: halldesk-bench HALLDESK [--assets DIR] [--only \(Bench.parts.joined(separator: ","))] [--quick] [--lang zh|en]"
      )
    }
    var template = Array("/tmp/halldesk-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw BenchFailure("/tmp cannot be written") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Runs the parts that were asked for; whether nothing is broken.
  private func run() throws -> Bool {
    let table = ResultTable(chinese: chinese)
    table.say(Machine.line)
    let hall = try BenchHall(assets: assets)
    let parts: [(String, () throws -> Void)] = [
      ("store", { try Contention(bench: self, hall: hall).measure(table) }),
      ("live", { try LiveScreens(bench: self, hall: hall).measure(table) }),
      ("start", { try StartUp(bench: self, hall: hall).measure(table) }),
      ("keys", { try KeyStrokes(bench: self, hall: hall).measure(table) }),
      ("search", { SearchSpeed(hall: hall).measure(table) }),
      ("routing", { try RoutingSpeed(hall: hall).measure(table) }),
      ("cases", { try CaseLoad(bench: self, hall: hall).measure(table) }),
      ("office", { try CaseScreens(bench: self, hall: hall).measure(table) }),
      ("ratings", { try RatingLoad(bench: self, hall: hall).measure(table) }),
      ("reports", { try YearReport(bench: self, hall: hall).measure(table) }),
      ("supervisor", { try SupervisorScreens(bench: self).measure(table) }),
      ("queue", { try QueueSpeed(bench: self).measure(table) }),
      ("halls", { try HallSpeed(bench: self).measure(table) }),
      ("queueing-cases", { try CaseTable(bench: self).measure(table) }),
    ]
    for (name, part) in parts where only.isEmpty || only.contains(name) {
      do {
        try part()
      } catch {
        table.fail(Words("\(name) 未能完成:\(error)", "\(name) could not be measured: \(error)"))
      }
    }
    table.say("")
    if !table.broken.isEmpty {
      table.say(Words("有的没有测成，见上。", "Some parts could not be measured, see above."))
    }
    if table.missed.isEmpty && table.broken.isEmpty {
      table.say(Words("全部达标。", "Every goal is met."))
    } else if !table.missed.isEmpty {
      table.say(
        Words("未达标:\(table.missed.joined(separator: ";"))", "Missed: \(table.missed.joined(separator: "; "))"))
    }
    table.say(Machine.load)
    return table.broken.isEmpty
  }

  /// A process of a saturating phase: kind, store, number, start, end, answer.
  private static func work(_ arguments: [String]) throws {
    guard arguments.count == 6, let number = Int(arguments[2]), let start = Int64(arguments[3]),
      let end = Int64(arguments[4])
    else { throw BenchFailure("worker: wrong arguments") }
    let result =
      switch arguments[0] {
      case "bare": try BareWorker(path: arguments[1], number: number).run(from: start, to: end)
      default: try HallWorker(path: arguments[1], number: number).run(from: start, to: end)
      }
    try File.write(result.text, to: arguments[5])
  }
}
