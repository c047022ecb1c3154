import ArgumentParser

/// `rating …`: ratings of the hall (好差评).
struct RatingCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rating", abstract: "Ratings (好差评): for the provincial platform, and from elsewhere.",
    subcommands: [Export.self, Import.self])
}
