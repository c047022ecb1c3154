import HallModel

/// A hall as its files describe it.
public struct LoadedHall: Equatable, Sendable {
  /// Windows, staff, lanes, rules and calendar.
  public var settings: HallSettings
  /// Every matter, with aliases and readings.
  public var matters: [Matter]
  /// Every "one thing" package.
  public var packages: [MatterPackage]
  /// Every paper.
  public var papers: [Paper]
  /// The forms of matters, and the two usual ones.
  public var forms: [FormBook.Entry]

  /// Creates a hall from its parts.
  public init(
    settings: HallSettings, matters: [Matter], packages: [MatterPackage] = [], papers: [Paper] = [],
    forms: [FormBook.Entry] = []
  ) {
    self.settings = settings
    self.matters = matters
    self.packages = packages
    self.papers = papers
    self.forms = forms
  }
}

/// What came of reading a hall's folder.
public struct LoadResult: Equatable, Sendable {
  /// The hall; nil where there is an error (warnings do not stop it).
  public var configuration: LoadedHall?
  /// Everything that is wrong or worth a look, by file and line.
  public var problems: [Problem]

  /// Creates a result.
  public init(configuration: LoadedHall?, problems: [Problem]) {
    self.configuration = configuration
    self.problems = problems
  }
}

/// A folder with the files of a hall: hall.yaml and the tables a supervisor edits in a spreadsheet.
public enum HallFolder {
  /// Reads and checks the folder at `path` and reports every problem in it.
  ///
  /// - Parameters:
  ///   - path: the folder that holds hall.yaml.
  ///   - today: where given, its year must be in the calendar.
  ///   - hashPIN: makes `scrypt$…` of a PIN; asked once for each member of staff, and only where there is no error.
  public static func load(
    path: String, today: Day? = nil, hashPIN: (String) throws -> String
  ) -> LoadResult {
    let log = ProblemLog()
    guard FileBytes.isFolder(path) else {
      log.error(.folderNotFound, Place(file: path), ["path": path])
      return LoadResult(configuration: nil, problems: log.sorted())
    }
    var files = HallFiles(folder: path, log: log)
    let text = files.text(SettingsReader.file, ifMissing: .error)
    let draft = text.map { SettingsReader(log).read($0) }
    files.openCatalogue(draft?.catalogue)
    let hall = HallReading(files: files, draft: draft, today: today, log: log).read(hashPIN)
    return LoadResult(configuration: log.hasErrors ? nil : hall, problems: log.sorted())
  }
}
