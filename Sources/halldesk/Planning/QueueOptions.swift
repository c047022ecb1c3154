import ArgumentParser
import HallSimulator

/// A queue as it is described on the command line.
struct QueueOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: ArgumentHelp("How many windows.", valueName: "count"))
  var servers: String
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Arrivals a minute; a list or repeated, one for each class.", valueName: "per-minute"))
  var rate: [String]
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Minutes at the window: exp:8, det:8, erlang:8:4 (mean, phases) or lognormal:8:0.8 (mean, coefficient of "
        + "variation); a list or repeated, one for each class.", valueName: "distribution"))
  var service: [String]
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The classes' shares of one rate, the highest class first.", valueName: "share,…"))
  var shares: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Who is next: fcfs; priority (the first class is the highest, nobody is interrupted); apq:3,1 (the greatest "
        + "weight × time waited).", valueName: "fcfs|priority|apq:3,1"))
  var discipline = "fcfs"
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Minutes people wait before they leave, as for --service.", valueName: "distribution"))
  var patience: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("At most so many in the hall, waiting and served; others are turned away.", valueName: "count"))
  var room: String?

  /// The most windows of a queue.
  static let mostServers = 10_000_000
  /// The most arrivals a minute.
  static let mostRate = 1_000_000
  private static let mostClasses = 100

  /// The queue, or what is wrong with it.
  func system() throws(CommandFailure) -> QueueSystem {
    let count = try TypedOption("--servers", servers).whole(1...Self.mostServers)
    var rates: [Double] = []
    for rate in TypedOption("--rate", rate).list { rates.append(try rate.number(upTo: Self.mostRate)) }
    var services: [Distribution] = []
    for service in TypedOption("--service", service).list { services.append(try service.distribution()) }
    let weights = try weights()
    let parts = try parts()
    if let parts, rates.count > 1 { throw differ("--rate", rates.count, "--shares", parts.count) }
    let kinds = parts?.count ?? max(rates.count, services.count)
    guard kinds <= Self.mostClasses else { throw .usage("too_many_classes", ["most": String(Self.mostClasses)]) }
    guard parts != nil || rates.count == kinds else {
      throw differ("--rate", rates.count, "--service", services.count)
    }
    guard services.count == 1 || services.count == kinds else {
      throw parts == nil
        ? differ("--service", services.count, "--rate", rates.count)
        : differ("--service", services.count, "--shares", kinds)
    }
    var system = QueueSystem(
      servers: count,
      classes: (0..<kinds).map { kind in
        QueueSystem.Class(
          rate: parts.map { rates[0] * $0[kind] } ?? rates[kind],
          service: services.count == 1 ? services[0] : services[kind])
      })
    if let weights {
      guard weights.count == kinds else { throw differ("--discipline", weights.count, "--rate", kinds) }
      system.discipline = .accumulating(weights)
    } else if TypedOption("--discipline", discipline).value.lowercased() == "priority" {
      system.discipline = .priority
    }
    if let patience { system.patience = try TypedOption("--patience", patience).distribution() }
    if let room {
      let most = try TypedOption("--room", room).whole(1...1_000_000_000)
      guard most >= count else { throw .usage("room_too_small", ["room": String(most), "servers": String(count)]) }
      system.room = most
    }
    return system
  }

  /// The weights of accumulating priority; nil of the other disciplines.
  private func weights() throws(CommandFailure) -> [Double]? {
    let typed = TypedOption("--discipline", discipline).value
    if ["fcfs", "priority"].contains(typed.lowercased()) { return nil }
    guard typed.lowercased().hasPrefix("apq:") else { throw .usage("unknown_discipline", ["value": typed]) }
    var weights: [Double] = []
    for weight in TypedOption("--discipline", String(typed.dropFirst(4))).list {
      weights.append(try weight.number(upTo: 1_000_000))
    }
    return weights
  }

  /// The shares of the classes, made to add up to 1 exactly; nil where none were given.
  private func parts() throws(CommandFailure) -> [Double]? {
    guard let shares else { return nil }
    var parts: [Double] = []
    for share in TypedOption("--shares", shares).list { parts.append(try share.number(upTo: 1)) }
    let sum = parts.reduce(0, +)
    guard (sum - 1).magnitude < 1e-6 else { throw .usage("shares_not_one", ["sum": PlanningNumber.short(sum)]) }
    return parts.map { $0 / sum }
  }

  private func differ(_ option: String, _ count: Int, _ other: String, _ otherCount: Int) -> CommandFailure {
    .usage(
      "lists_differ",
      ["option": option, "count": String(count), "other": other, "other_count": String(otherCount)])
  }
}
