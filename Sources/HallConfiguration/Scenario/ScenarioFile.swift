import HallModel
import HallSimulator

/// A YAML file that describes a hall and the people who come to it: what simulations and plans are made from.
///
/// Its keys are those of `assets/scenarios/model-hall.yaml`, which explains them. What it does not say has the defaults
/// of a hall; staff, lanes and notices are none of it.
public enum ScenarioFile {
  /// Larger files are refused: a scenario of 512 windows and all matters of a city has a tenth of it.
  public static let limit = 4 << 20

  /// What a file describes.
  public struct Contents: Sendable {
    /// The people, and a hall with the windows of its own layout: the one the file names, else its first.
    public var scenario: Scenario
    /// The layouts in the file's order.
    public var layouts: [Layout]
  }

  /// What came of reading a file.
  public struct Result: Sendable {
    /// What it describes; nil where there is an error (warnings do not stop it).
    public var contents: Contents?
    /// Everything that is wrong or worth a look, by line.
    public var problems: [Problem]
  }

  /// Reads the file at `path`: UTF-8, GB18030 or UTF-16.
  public static func load(path: String) -> Result {
    let log = ProblemLog()
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard
      let text = HallFiles.text(at: path, Place(file: name), ifMissing: (path, .error), limit: limit, log)
    else { return Result(contents: nil, problems: log.sorted()) }
    return read(text, file: name, log)
  }

  /// Reads a text; `file` is what it is called in problems.
  public static func read(_ text: String, file: String = "scenario.yaml") -> Result {
    read(text, file: file, ProblemLog())
  }

  private static func read(_ text: String, file: String, _ log: ProblemLog) -> Result {
    let contents = YAMLDocument.root(text, file: file, log).flatMap { ScenarioReading(root: $0, log: log).read() }
    return Result(contents: log.hasErrors ? nil : contents, problems: log.sorted())
  }
}
