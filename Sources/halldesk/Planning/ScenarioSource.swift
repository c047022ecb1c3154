import Glibc
import HallConfiguration
import HallModel
import HallSimulator

/// Reads scenarios by path, or by the name of one that comes with the program.
struct ScenarioSource {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// The names of those that come with the program.
  private static let known = ["model-hall", "bench-hall-20"]

  /// The scenario with its layouts.
  func read(_ name: String) throws -> (scenario: Scenario, layouts: [Layout]) {
    var path = name
    if access(name, F_OK) != 0 {
      guard Self.known.contains(name) else {
        throw CommandFailure.usage(
          "unknown_scenario", ["name": name, "known": Self.known.joined(separator: " ")])
      }
      path = try session.assets.get().path + "/scenarios/\(name).yaml"
    }
    let result = ScenarioFile.load(path: path)
    guard let contents = result.contents else { throw CommandFailure.configuration(result.problems) }
    return (contents.scenario, contents.layouts)
  }
}
