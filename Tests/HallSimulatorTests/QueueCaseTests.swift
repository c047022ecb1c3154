import Foundation
import Testing

@testable import HallSimulator

/// Every row of the table of published cases: in closed form where there is a formula, and by simulation.
@Suite("Published cases") struct QueueCaseTests {
  private static let cases: [QueueCase] = {
    let file = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "assets/cases/queueing.csv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return (try? QueueCase.table(text)) ?? []
  }()

  private static let simulated = cases.filter { $0.promise == nil }

  @Test("the table is read whole: every case has its rows and its queue") func table() throws {
    #expect(Self.cases.count == 24)
    #expect(Self.cases.reduce(0) { $0 + $1.rows.count } == 71)
    let priority = try #require(Self.cases.first { $0.id == "MGP01" })
    #expect(
      priority.system.classes == [
        .init(rate: 0.03, service: .exponential(mean: 10)), .init(rate: 0.05, service: .erlang(mean: 9, shape: 4)),
      ])
    #expect(priority.system.discipline == .priority && priority.system.servers == 1)
    let accumulating = try #require(Self.cases.first { $0.id == "APQ03" })
    #expect(accumulating.system.discipline == .accumulating([5, 1]))
    #expect(accumulating.system.classes[1].service == .logNormal(mean: 9, variation: 0.8))
    let room = try #require(Self.cases.first { $0.id == "MCK01" })
    #expect(room.system.room == 30 && room.rows[0].tolerance == .absolute(0.003))
    #expect(room.rows[1].tolerance == .relative(0.01))
  }

  @Test("formulas give what is published, to its last digit", arguments: cases.indices)
  func exact(_ index: Int) {
    let known = Self.cases[index]
    for row in known.rows {
      guard let value = known.exact(row) else {
        #expect(known.id.hasPrefix("ERA") || known.id.hasPrefix("MCK"), "\(known.id) \(row.name) has no formula")
        continue
      }
      #expect((value - row.expected).magnitude <= 1e-6 * row.expected.magnitude + 5e-7, "\(known.id) \(row.name)")
    }
  }

  @Test("a simulation finds what is published, within its own error", arguments: simulated.indices)
  func simulation(_ index: Int) throws {
    let known = Self.simulated[index]
    let figures = try QueueRun(known.system, customers: 60_000, seed: 20_261_121, thresholds: known.thresholds)
      .figures()
    for row in known.rows {
      let estimate = try #require(known.estimate(row, in: figures))
      let (value, error) = (try #require(estimate.value), try #require(estimate.error))
      #expect(
        (value - row.expected).magnitude <= row.allowed(error: error),
        "\(known.id) \(row.name): \(value) ± \(error), expected \(row.expected)")
      // An error so wide that everything passes would prove nothing.
      #expect(error < max(0.3 * row.expected, 0.025), "\(known.id) \(row.name)")
    }
  }

  @Test("a line that is not understood is named") func fault() {
    let heading = "case_id,model,params,metric,expected,tolerance_rule\n"
    for line in [
      "X,M/M/1,c=1;rho=0.8;mean_service=8,nonsense,1,1%", "X,M/M/1,c=1;rho=0.8,p95_wait_min,1,1%",
      "X,M/M/1,c=1;rho=0.8;mean_service=x,p95_wait_min,1,1%", "X,M/M/1,c=1;rho=0.8;mean_service=8,p95_wait_min,1,",
    ] { #expect(throws: QueueCaseFault(line: 2)) { try QueueCase.table(heading + line) } }
  }
}
