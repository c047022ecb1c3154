import HallModel
import Testing

@testable import HallSimulator

@Suite("Simulated days: the fast line") struct FastLineTests {
  /// Somebody in a line, and the row they stand in.
  private struct Waiting {
    var ticket: Int
    var place: QueuePlace
    var row: Int
  }

  @Test(
    "whoever a scan of everybody finds next is at the head of the row that is found", arguments: RoutingPolicy.allCases)
  func scan(_ policy: RoutingPolicy) {
    var rules = QueueRules()
    rules.policy = policy
    for seed in UInt64(1)...6 {
      // Now and then those who stand lower have more of a start.
      if seed > 4 { (rules.priorityHeadStart, rules.appointmentHeadStart) = (3, 12) }
      let order = RoutingOrder(rules)
      var chance = Chance(seed: seed)
      func below(_ bound: Int) -> Int { Int(chance.unit() * Double(bound)) }
      // More rows than a word has bits, in every other line.
      let rows = seed % 2 == 0 ? 90 : 7
      let windows = 4
      let kinds = (0..<rows).map { _ in (standing: Standing.allCases[below(3)], service: 60 * (1 + below(5))) }
      let line = FastLine(rows: rows, tickets: 400, windows: windows, order: order)
      var taken = Array(repeating: Array(repeating: false, count: rows), count: windows)
      func change(_ window: Int, _ row: Int, _ takes: Bool) {
        taken[window][row] = takes
        line.set(row, takenBy: window, takes)
      }
      for window in 0..<windows { for row in 0..<rows { change(window, row, below(2) == 0) } }
      var waiting: [Waiting] = []
      var gone: [Waiting] = []
      var now: Int64 = 0
      var serial = 0
      var calls = 0
      for _ in 0..<1200 {
        now += Int64(below(60_000))
        switch below(20) {
        case ..<8 where serial < 400:
          let row = below(rows)
          let kind = kinds[row]
          let head = Int64(rules.headStart(of: kind.standing)) * 60_000
          let place = QueuePlace(
            virtualArrival: now - head, issuedAt: now, serial: serial, standing: kind.standing,
            promised: kind.standing == .priority, service: kind.service)
          line.add(serial, place, to: row)
          #expect(line.place(of: serial) == place)
          waiting.append(Waiting(ticket: serial, place: place, row: row))
          serial += 1
        case 8 where !gone.isEmpty:
          // Back into the line with the place they had.
          let back = gone.remove(at: below(gone.count))
          line.add(back.ticket, back.place, to: back.row)
          waiting.append(back)
        case 9: change(below(windows), below(rows), below(2) == 0)
        default:
          let window = below(windows)
          let able = waiting.filter { taken[window][$0.row] }
          let next = able.min { order.precedes($0.place, $1.place, now: now) }
          let row = line.next(for: window, now: now)
          #expect(row == next?.row ?? -1)
          guard let next, row >= 0 else { continue }
          let passes = able.contains {
            $0.place.serial < next.place.serial && $0.place.standing.rawValue <= next.place.standing.rawValue
              && rules.headStart(of: next.place.standing) <= rules.headStart(of: $0.place.standing)
          }
          #expect(line.passesUnexplained(row, for: window) == passes)
          #expect(line.take(row) == next.ticket)
          waiting.removeAll { $0.ticket == next.ticket }
          gone.append(next)
          calls += 1
        }
      }
      #expect(calls > 200)
      line.clear()
      #expect((0..<windows).allSatisfy { line.next(for: $0, now: now) == -1 })
    }
  }
}
