/// A line of the table of cases that is not understood.
public struct QueueCaseFault: Error, Equatable, Sendable {
  /// The line, from 1.
  public var line: Int
}

extension QueueCase {
  /// Reads the table: `case_id,model,params,metric,expected,tolerance_rule`, the lines of a case one after another.
  public static func table(_ text: String) throws(QueueCaseFault) -> [QueueCase] {
    var cases: [QueueCase] = []
    for (index, line) in text.split(whereSeparator: \.isNewline).enumerated().dropFirst() {
      let cells = cells(line)
      guard cells.count == 6, let expected = Double(cells[4]), let metric = metric(cells[3]),
        let tolerance = tolerance(cells[5])
      else { throw QueueCaseFault(line: index + 1) }
      if cases.last?.id != cells[0] {
        guard let new = QueueCase(id: cells[0], model: cells[1], parameters: cells[2]) else {
          throw QueueCaseFault(line: index + 1)
        }
        cases.append(new)
      }
      cases[cases.count - 1].rows.append(Row(name: cells[3], metric: metric, expected: expected, tolerance: tolerance))
    }
    return cases
  }

  private init?(id: String, model: String, parameters: String) {
    var values: [String: [Double]] = [:]
    for part in parameters.split(separator: ";") {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { continue }
      // Behind a blank stands a remark; `/` separates classes, or a number from its unit.
      let numbers = sides[1].prefix { $0 != " " }.split(separator: "/").filter { $0 != "min" }
      values[String(sides[0])] = numbers.compactMap { Double($0) }
      guard values[String(sides[0])]?.count == numbers.count else { return nil }
    }
    let servers = values["c"]?.first ?? 1
    guard let means = values["mean_service"], let mean = means.first else { return nil }
    let all = (values["rho"]?.first).map { $0 * servers / mean }
    let rates = values["class_shares"] ?? values["shares"] ?? [1]
    let classRates = values["lambda"] ?? all.map { all in rates.map { $0 * all } }
    guard let classRates else { return nil }
    var discipline = QueueSystem.Discipline.firstCome
    if model.contains("non-preemptive") { discipline = .priority }
    if model.contains("accumulating") { discipline = .accumulating(values["b"] ?? []) }
    let variations = values["cv2"] ?? [1]
    self.init(
      id: id, model: model,
      system: QueueSystem(
        servers: Int(servers),
        classes: classRates.enumerated().map { kind, rate in
          QueueSystem.Class(
            rate: rate,
            service: QueueCase.service(
              mean: kind < means.count ? means[kind] : mean,
              squaredVariation: kind < variations.count ? variations[kind] : variations[0]))
        },
        discipline: discipline, patience: (values["mean_patience"]?.first).map { .exponential(mean: $0) },
        room: (values["K"]?.first).map { Int($0) }),
      promise: values["T"].flatMap { minutes in
        values["frac"].map { Promise(minutes: minutes[0], share: $0[0]) }
      }, rows: [])
  }

  /// The usual distribution of this variation: fixed, Erlang where it is one, else log-normal.
  private static func service(mean: Double, squaredVariation: Double) -> Distribution {
    if squaredVariation == 0 { return .fixed(mean: mean) }
    if squaredVariation == 1 { return .exponential(mean: mean) }
    if let shape = Int(exactly: 1 / squaredVariation) { return .erlang(mean: mean, shape: shape) }
    return .logNormal(mean: mean, variation: squaredVariation.squareRoot())
  }

  private static func metric(_ text: String) -> Metric? {
    if text.hasPrefix("P(wait>0)") { return .waiting }
    if text.hasPrefix("P(abandon)") { return .abandoning }
    if text.hasPrefix("P(blocked)") { return .blocked }
    if text.hasPrefix("p95_wait_min") { return .p95 }
    if text.hasPrefix("min_c") { return .leastServers }
    if text.hasPrefix("P(wait<=T)") { return .within }
    if text.hasPrefix("P("), let sign = text.firstIndex(of: ">") {
      return Double(text[text.index(after: sign)...].prefix { $0.isNumber || $0 == "." }).map { .over($0) }
    }
    guard text.hasPrefix("mean_wait_min") else { return nil }
    let words = text.split(separator: " ")
    guard words.count > 2, words[1] == "class" else { return .meanWait(kind: nil) }
    return Int(words[2]).map { .meanWait(kind: $0 - 1) }
  }

  private static func tolerance(_ text: String) -> Tolerance? {
    for word in text.split(whereSeparator: { $0 == " " || $0 == ")" || $0 == "(" || $0 == "," }) {
      if word.hasSuffix("%"), let percent = Double(word.dropLast()) { return .relative(percent / 100) }
      if let number = Double(word) { return text.contains("absolute") ? .absolute(number) : .relative(number) }
    }
    return nil
  }

  /// The cells of a line; one in quotation marks may hold commas.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
