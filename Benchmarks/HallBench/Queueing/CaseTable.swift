import HallSimulator

/// Every row of the published cases at full size, printed and kept in docs/queueing-cases.md.
struct CaseTable {
  let bench: Bench

  /// One row as it came out.
  private struct Result {
    var id: String
    var metric: String
    var expected: Double
    var found: Double
    var error: Double?
    var passes: Bool
  }

  func measure(_ table: ResultTable) throws {
    let (customers, seed) = (bench.quick ? 2_000_000 : 4_000_000, 20_261_121)
    table.section(
      Words(
        "十四、公开的排队算例(每例 \(customers) 人,种子自 \(seed) 起每例加一)",
        "14. Published queueing cases, \(customers) customers each, seeds from \(seed) up"))
    guard let text = File.text(bench.assets + "/cases/queueing.csv") else {
      throw BenchFailure("assets/cases/queueing.csv cannot be read")
    }
    var results: [Result] = []
    for (place, known) in try QueueCase.table(text).enumerated() {
      // A seed of its own for each case: chance that bends one is not seen in all.
      results += try self.results(known, customers, seed + place)
    }
    for result in results {
      table.add(
        Figure(
          name: Words(stringLiteral: "\(result.id) \(result.metric)"), measured: value(result),
          goal: result.expected.text(6), yardstick: interval(result), met: result.passes))
      if !result.passes {
        table.fail(
          Words("\(result.id) \(result.metric) 不符", "\(result.id) \(result.metric) is not what is published"))
      }
    }
    if results.isEmpty { throw BenchFailure("no cases") }
    // The kept table is of the full size only.
    if !bench.quick {
      try File.write(document(results, customers, seed), to: bench.assets + "/../docs/queueing-cases.md")
    }
  }

  private func results(_ known: QueueCase, _ customers: Int, _ seed: Int) throws -> [Result] {
    if known.promise != nil {
      return known.rows.map { row in
        let found = known.exact(row) ?? .infinity
        return Result(
          id: known.id, metric: row.name, expected: row.expected, found: found, error: nil,
          passes: (found - row.expected).magnitude <= row.allowed(error: nil))
      }
    }
    let figures = try QueueRun(
      known.system, customers: customers, seed: UInt64(seed), thresholds: known.thresholds
    ).figures()
    return known.rows.map { row in
      let estimate = known.estimate(row, in: figures)
      let (found, error) = (estimate?.value ?? .infinity, estimate?.error)
      // Without an error there is no interval, and nothing passes.
      let passes = error != nil && (found - row.expected).magnitude <= row.allowed(error: error)
      return Result(
        id: known.id, metric: row.name, expected: row.expected, found: found, error: error, passes: passes)
    }
  }

  private func value(_ result: Result) -> String { result.found.isFinite ? result.found.text(6) : "—" }

  private func interval(_ result: Result) -> String {
    guard let error = result.error, result.found.isFinite else { return "—" }
    return "\((result.found - 1.96 * error).text(6)) – \((result.found + 1.96 * error).text(6))"
  }

  private func document(_ results: [Result], _ customers: Int, _ seed: Int) -> String {
    var text = """
      # Published queueing cases

      Made by `make bench` (part `queueing-cases`): every row of `assets/cases/queueing.csv`, simulated with \
      \(customers) customers, a tenth of them warm-up; the first case has seed \(seed), each next one \
      one more. 95 % intervals come from 32 batches. Staffing rows are \
      worked out in closed form. A row passes within its tolerance or three standard errors, whichever is more, as the \
      table says.

      | case | metric | expected | simulated | 95 % interval | |
      |---|---|---:|---:|---|---|

      """
    for result in results {
      text += "| \(result.id) | \(result.metric) | \(result.expected.text(6)) | \(value(result)) | "
      text += "\(interval(result)) | \(result.passes ? "pass" : "**FAIL**") |\n"
    }
    return text
  }
}
