import Foundation
import Testing

/// The arrows between targets are the architecture; an import against them is a defect.
@Suite("The arrows of the architecture") struct ArrowTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What each target may import beside the standard library.
  static let allowed: [String: Set<String>] = [
    "HallModel": ["Synchronization"],
    "ScreenKit": [],
    "HallStore": [
      "HallModel", "GRDB", "Crypto", "CryptoExtras", "FoundationEssentials", "Foundation", "Glibc", "Synchronization",
      "Dispatch",
    ],
    "HallConfiguration": ["HallModel", "HallSimulator", "Yams", "FoundationEssentials", "Foundation", "Glibc"],
    "HallSimulator": ["HallModel", "FoundationEssentials", "Glibc", "Dispatch", "Synchronization"],
    "ScreenCurses": ["ScreenKit", "CCurses", "Glibc"],
    "HallDocuments": ["Glibc", "Synchronization"],
    "halldesk-paper": ["HallDocuments", "CPaper", "Glibc"],
    "HallDeskUI": ["HallModel", "HallStore", "HallSimulator", "HallDocuments", "ScreenKit"],
  ]

  /// The names after `import` in a target's files.
  static func imports(of target: String) throws -> [(file: String, module: String)] {
    let folder = root.appending(path: "Sources/\(target)").path
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try files.filter { $0.hasSuffix(".swift") }.flatMap { file in
      try String(contentsOfFile: folder + "/" + file, encoding: .utf8).split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
          words[..<index].allSatisfy({ $0.hasPrefix("@") || $0 == "public" || $0 == "internal" })
        else { return nil }
        return (file, String(words[index + 1].split(separator: ".")[0]))
      }
    }
  }

  @Test("every target imports only what its arrows allow", arguments: Array(allowed.keys))
  func imports(_ target: String) throws {
    let found = try Self.imports(of: target)
    let allowed = try #require(Self.allowed[target])
    for (file, module) in found { #expect(allowed.contains(module), "\(target)/\(file) imports \(module)") }
  }

  @Test("no role of the user interface names another role's screen")
  func roles() throws {
    let folder = Self.root.appending(path: "Sources/HallDeskUI").path
    let screens = [
      "Guide": "GuideScreen", "Window": "WindowScreen", "Board": "BoardScreen", "BackOffice": "BackOfficeScreen",
      "Issuing": "IssuingScreen", "Rating": "RatingScreen", "Supervisor": "SupervisorScreen",
    ]
    for role in screens.keys {
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder + "/" + role).filter {
        $0.hasSuffix(".swift")
      }
      #expect(!files.isEmpty)
      for file in files {
        let text = try String(contentsOfFile: "\(folder)/\(role)/\(file)", encoding: .utf8)
        for (other, screen) in screens where other != role {
          #expect(!text.contains(screen), "\(role)/\(file) names \(screen)")
        }
      }
    }
  }

  @Test("the sources are where the test looks") func looked() throws {
    #expect(try Self.imports(of: "HallStore").count > 10)
  }
}
