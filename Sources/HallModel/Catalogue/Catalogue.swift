/// A "one thing" package (一件事): several matters under one name, one ticket.
public struct MatterPackage: Equatable, Sendable {
  /// Name as published.
  public var name: String
  /// Member matters in order.
  public var matters: [String]
  /// Which national batch it belongs to.
  public var batch: String
  /// Leading department.
  public var leadDepartment: String
  /// Where the row comes from.
  public var source: String
  /// Whether the matters are handled one after the other (依次), each when the one before is completed; otherwise side by
  /// side (并联).
  public var inTurn: Bool
  /// Pinyin readings of the name.
  public var readings: [String]

  /// Creates a package.
  public init(
    name: String, matters: [String], batch: String = "", leadDepartment: String = "", source: String = "",
    inTurn: Bool = false, readings: [String] = []
  ) {
    self.name = name
    self.matters = matters
    self.batch = batch
    self.leadDepartment = leadDepartment
    self.source = source
    self.inTurn = inTurn
    self.readings = readings
  }
}

/// The matters and packages of a hall: immutable, shared by reference, told apart by their content's digest.
public final class Catalogue: Sendable {
  /// All matters, in the order of the file.
  public let matters: [Matter]
  /// All packages.
  public let packages: [MatterPackage]
  /// The digest of the content, empty for a catalogue that was never stored.
  public let digest: String
  private let positions: [String: Int]

  /// Creates a catalogue; of two matters with one code the first counts (`check` reports the second).
  public init(matters: [Matter], packages: [MatterPackage] = [], digest: String = "") {
    self.matters = matters
    self.packages = packages
    self.digest = digest
    positions = Dictionary(matters.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The empty catalogue of a hall that has not been configured yet.
  public static let empty = Catalogue(matters: [])

  /// The matter with this code.
  public func matter(_ code: String) -> Matter? { positions[code].map { matters[$0] } }

  /// The position of the matter with this code in `matters`.
  public func position(_ code: String) -> Int? { positions[code] }

  /// The usual handling time of matters one after the other, minutes; 8 for one that is not here. Asked for every ticket
  /// that waits.
  public func usualMinutes(of codes: [String]) -> Double {
    codes.reduce(0) { $0 + (positions[$1].map { matters[$0].handlingMinutes } ?? 8) }
  }

  /// The usual service time of matters one after the other, seconds: a minute at least.
  public func usualService(of codes: [String]) -> Int { max(60, Int(usualMinutes(of: codes) * 60)) }

  /// The package with this name.
  public func package(_ name: String) -> MatterPackage? { packages.first { $0.name == name } }

  /// Departments in order of first appearance.
  public var departments: [String] {
    var seen: Set<String> = []
    return matters.map(\.department).filter { seen.insert($0).inserted }
  }
}

extension Catalogue: Equatable {
  /// Catalogues are equal when their stored content is, or when they are one object.
  public static func == (left: Catalogue, right: Catalogue) -> Bool {
    left === right || (!left.digest.isEmpty && left.digest == right.digest)
  }
}
