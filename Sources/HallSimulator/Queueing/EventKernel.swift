/// Classes, accumulating priority, a limited room: simulated event by event, as nobody's wait is known on arrival.
struct EventKernel: ~Copyable {
  /// Somebody who waits will have lost patience then.
  struct Deadline: Timed {
    var moment: Double
    var place: Int32
    var number: Int
  }

  private let system: QueueSystem
  private let plan: RunPlan
  private let room: Int
  /// The weight of each line; nil where the first line that is not empty goes first.
  private let weights: [Double]?
  private let isOneLine: Bool
  private var departures: MinHeap<Double>
  private var deadlines: MinHeap<Deadline>
  private var waiting: WaitingLines
  /// Counted customers who still wait.
  private var outstanding = 0

  init(_ system: QueueSystem, _ plan: RunPlan, seed: UInt64) {
    self.system = system
    self.plan = plan
    room = system.room ?? .max
    isOneLine = system.discipline == .firstCome || system.classes.count == 1
    if case .accumulating(let weights) = system.discipline { self.weights = weights } else { weights = nil }
    waiting = WaitingLines(lines: isOneLine ? 1 : system.classes.count)
    deadlines = MinHeap(capacity: 1024)
    departures = MinHeap(capacity: min(system.servers, 1 << 16))
    for time in FirstComeKernel.beginning(system, seed: seed) where time > 0 { departures.push(time) }
  }

  /// Runs the system and fills the ledger.
  mutating func run(
    _ ledger: borrowing SectionLedger, seed: UInt64, progress: (Double) -> Void
  ) throws(QueueFault) {
    var stream = CustomerStream(system, seed: seed)
    var number = 0
    var begin = 0.0
    // After the last that counts more arrive, so that low classes still waiting are overtaken as before, but not for ever.
    let end = plan.customers + max(10_000, plan.customers / 20)
    while number < plan.customers || (outstanding > 0 && number < end) {
      let count = min(CustomerStream.portion, (number < plan.customers ? plan.customers : end) - number)
      stream.draw(count)
      for index in 0..<count {
        let arrival = stream.arrivals[index]
        advance(to: arrival, ledger)
        try arrive(index, stream, number, ledger)
        let counted = number - plan.warmUp
        if counted >= 0, number < plan.customers, (counted + 1) % plan.length == 0 {
          ledger.setSpan(arrival - begin, section: counted / plan.length)
          begin = arrival
        } else if counted == -1 {
          begin = arrival
        }
        number += 1
      }
      if number & 0xF_FC00 == 0 { progress(min(1, Double(number) / Double(plan.customers))) }
    }
    // Nobody comes any more: the rest are served in their order.
    advance(to: .infinity, ledger)
  }

  /// The section a customer is counted in; nil outside.
  @inline(__always) private func section(_ number: Int) -> Int? {
    let counted = number &- plan.warmUp
    return counted >= 0 && number < plan.customers ? counted / plan.length : nil
  }

  @inline(__always) private mutating func arrive(
    _ index: Int, _ stream: borrowing CustomerStream, _ number: Int, _ ledger: borrowing SectionLedger
  ) throws(QueueFault) {
    let (arrival, service, kind) = (stream.arrivals[index], stream.services[index], stream.kinds[index])
    let section = section(number)
    if let section { ledger.add(1, .arrivals, section: section, kind: Int(kind)) }
    if departures.count < system.servers {
      departures.push(arrival + service)
      if let section {
        ledger.record(wait: 0, section: section, kind: Int(kind))
        ledger.add(service, .serving, section: section, kind: Int(kind))
      }
    } else if departures.count &+ waiting.count >= room {
      if let section { ledger.add(1, .blocked, section: section, kind: Int(kind)) }
    } else {
      let line = isOneLine ? 0 : Int(kind)
      guard let place = waiting.join(line, arrival: arrival, service: service, number: number, kind: kind) else {
        throw .lineTooLong(WaitingLines.most)
      }
      if section != nil { outstanding &+= 1 }
      let patience = stream.patience[index]
      if patience < .infinity { add(Deadline(moment: arrival + patience, place: place, number: number)) }
    }
  }

  /// Everything that happens until the next arrival.
  @inline(__always) private mutating func advance(to moment: Double, _ ledger: borrowing SectionLedger) {
    while departures.count > 0 {
      let departure = departures.top
      // Whoever loses patience before a server is free leaves first.
      while deadlines.count > 0, deadlines.top.moment < departure, deadlines.top.moment <= moment {
        losePatience(ledger)
      }
      guard departure <= moment else { return }
      if waiting.count == 0 {
        departures.removeTop()
      } else {
        callNext(at: departure, ledger)
      }
    }
  }

  private mutating func losePatience(_ ledger: borrowing SectionLedger) {
    let deadline = deadlines.top
    deadlines.removeTop()
    let who = waiting[deadline.place]
    guard who.number == deadline.number else { return }
    waiting.leave(isOneLine ? 0 : Int(who.kind), deadline.place)
    if let section = section(who.number) {
      outstanding &-= 1
      ledger.record(wait: deadline.moment - who.arrival, section: section, kind: Int(who.kind))
      ledger.add(1, .abandoned, section: section, kind: Int(who.kind))
    }
  }

  @inline(__always) private mutating func callNext(at moment: Double, _ ledger: borrowing SectionLedger) {
    let line = nextLine(at: moment)
    let place = waiting.head(line)
    let who = waiting[place]
    waiting.leave(line, place)
    departures.replaceTop(moment + who.service)
    if let section = section(who.number) {
      outstanding &-= 1
      ledger.record(wait: moment - who.arrival, section: section, kind: Int(who.kind))
      ledger.add(who.service, .serving, section: section, kind: Int(who.kind))
    }
  }

  @inline(__always) private func nextLine(at moment: Double) -> Int {
    guard !isOneLine else { return 0 }
    guard let weights else {
      var line = 0
      while waiting.head(line) < 0 { line &+= 1 }
      return line
    }
    var (best, greatest) = (0, -1.0)
    for line in 0..<waiting.lines where waiting.head(line) >= 0 {
      let weight = weights[line] * (moment - waiting[waiting.head(line)].arrival)
      if weight > greatest { (best, greatest) = (line, weight) }
    }
    return best
  }

  /// Deadlines of those who were served in time are thrown out before they are many.
  private mutating func add(_ deadline: Deadline) {
    if deadlines.count > 2 * waiting.count + 4096 {
      deadlines.keep { waiting[$0.place].number == $0.number }
    }
    deadlines.push(deadline)
  }
}
