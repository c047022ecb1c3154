// swift-tools-version:6.1
import PackageDescription

/// The arrows between targets are the architecture (README, "Map"); Tests/ProjectTests checks the imports against them.
let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

/// Where Debian keeps the headers of Pango and Cairo. Their pkg-config files hold a flag SwiftPM warns about on every
/// build, so the folders stand here; those of other processors are passed over.
let pangoIncludes =
  ["pango-1.0", "glib-2.0", "harfbuzz", "cairo"].map { "/usr/include/\($0)" }
  + ["x86_64", "aarch64"].map { "/usr/lib/\($0)-linux-gnu/glib-2.0/include" }

let package = Package(
  name: "halldesk",
  products: [
    .executable(name: "halldesk", targets: ["halldesk"]),
    .executable(name: "halldesk-paper", targets: ["halldesk-paper"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Pure: the rules of a hall. No I/O, no clock, no randomness.
    .target(name: "HallModel", swiftSettings: strict),
    // The journal, its engines, and a hall kept up to date from it.
    .target(
      name: "HallStore",
      dependencies: [
        "HallModel",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    // Settings, catalogue and scenarios from files a supervisor edits, and back.
    .target(
      name: "HallConfiguration",
      dependencies: ["HallModel", "HallSimulator", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    // Pure but for the printer's door: documents from templates, as text and on paper.
    .target(name: "HallDocuments", swiftSettings: strict),
    // A small C face of Pango and Cairo.
    .target(
      name: "CPaper",
      cSettings: [.unsafeFlags(pangoIncludes.flatMap { ["-isystem", $0] })],
      linkerSettings: ["pangocairo-1.0", "pango-1.0", "gobject-2.0", "glib-2.0", "cairo"].map { .linkedLibrary($0) }),
    // A document as a PDF; a program of its own, so that no screen holds a drawing library in memory.
    .executableTarget(name: "halldesk-paper", dependencies: ["HallDocuments", "CPaper"], swiftSettings: strict),
    // Simulated applicants and clerks driving the real model.
    // Its fast halls hold their figures in classes; the checks of exclusive access at run time, which find nothing in code
    // of one thread that the compiler has not found, took a third of a simulated day.
    .target(
      name: "HallSimulator", dependencies: ["HallModel"],
      swiftSettings: strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]),
    // Pure: cells, widths, widgets, keys, texts.
    .target(name: "ScreenKit", swiftSettings: strict),
    // A small C face of ncurses' terminal descriptions, of signals, and the terminal's last rescue.
    .target(name: "CCurses", linkerSettings: [.linkedLibrary("tinfo")]),
    .target(name: "ScreenCurses", dependencies: ["ScreenKit", "CCurses"], swiftSettings: strict),
    // One folder a role: what each screen does and shows.
    .target(
      name: "HallDeskUI",
      dependencies: ["HallModel", "HallStore", "HallSimulator", "HallDocuments", "ScreenKit"],
      swiftSettings: strict),
    .executableTarget(
      name: "halldesk",
      dependencies: [
        "HallModel", "HallStore", "HallConfiguration", "HallDocuments", "HallSimulator", "ScreenKit", "ScreenCurses",
        "HallDeskUI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      // Relocations packed to a tenth: a terminal starts sooner and holds 2 MiB less of the program.
      linkerSettings: [.unsafeFlags(["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"])]),
    // `make bench`.
    .executableTarget(
      name: "halldesk-bench",
      dependencies: ["HallModel", "HallStore", "HallConfiguration", "HallSimulator", "HallDeskUI", "ScreenKit"],
      path: "Benchmarks/HallBench", swiftSettings: strict),
    .testTarget(name: "HallModelTests", dependencies: ["HallModel", "HallSimulator"], swiftSettings: strict),
    .testTarget(name: "HallSimulatorTests", dependencies: ["HallSimulator", "HallModel"], swiftSettings: strict),
    .testTarget(name: "HallStoreTests", dependencies: ["HallStore", "HallSimulator"], swiftSettings: strict),
    .testTarget(
      name: "HallConfigurationTests", dependencies: ["HallConfiguration", "HallSimulator"], swiftSettings: strict),
    .testTarget(
      name: "HallDocumentsTests", dependencies: ["HallDocuments", "halldesk-paper"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(name: "ScreenKitTests", dependencies: ["ScreenKit"], swiftSettings: strict),
    .testTarget(
      name: "HallDeskUITests", dependencies: ["HallDeskUI", "HallConfiguration"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "ProjectTests",
      dependencies: [
        "HallModel", "HallStore", "HallConfiguration", "HallSimulator", "HallDocuments", "HallDeskUI", "ScreenKit",
        "halldesk",
      ], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
