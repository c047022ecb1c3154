// swift-tools-version:6.1
import PackageDescription

/// The arrows between targets are the architecture (README, "Map"); Tests/ProjectTests checks the imports against them.
let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let package = Package(
  name: "halldesk",
  products: [.executable(name: "halldesk", targets: ["halldesk"])],
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
    // Settings and catalogue from files a supervisor edits, and back.
    .target(
      name: "HallConfiguration",
      dependencies: ["HallModel", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    // Simulated applicants and clerks driving the real model.
    .target(name: "HallSimulator", dependencies: ["HallModel"], swiftSettings: strict),
    // Pure: cells, widths, widgets, keys, texts.
    .target(name: "ScreenKit", swiftSettings: strict),
    // A small C face of ncurses' terminal descriptions, of signals, and the terminal's last rescue.
    .target(name: "CCurses", linkerSettings: [.linkedLibrary("tinfo")]),
    .target(name: "ScreenCurses", dependencies: ["ScreenKit", "CCurses"], swiftSettings: strict),
    // One folder a role: what each screen does and shows.
    .target(
      name: "HallDeskUI",
      dependencies: ["HallModel", "HallStore", "HallSimulator", "ScreenKit"],
      swiftSettings: strict),
    .executableTarget(
      name: "halldesk",
      dependencies: [
        "HallModel", "HallStore", "HallConfiguration", "HallSimulator", "ScreenKit", "ScreenCurses", "HallDeskUI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      // Relocations packed to a tenth: a terminal starts sooner and holds 2 MiB less of the program.
      linkerSettings: [.unsafeFlags(["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"])]),
    // `make bench`.
    .executableTarget(
      name: "halldesk-bench",
      dependencies: ["HallModel", "HallStore", "HallConfiguration", "ScreenKit"],
      path: "Benchmarks/HallBench", swiftSettings: strict),
    .testTarget(name: "HallModelTests", dependencies: ["HallModel"], swiftSettings: strict),
    .testTarget(name: "HallStoreTests", dependencies: ["HallStore"], swiftSettings: strict),
    .testTarget(name: "HallConfigurationTests", dependencies: ["HallConfiguration"], swiftSettings: strict),
    .testTarget(name: "ScreenKitTests", dependencies: ["ScreenKit"], swiftSettings: strict),
    .testTarget(
      name: "HallDeskUITests", dependencies: ["HallDeskUI", "HallConfiguration"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(name: "ProjectTests", dependencies: ["ScreenKit", "halldesk"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
