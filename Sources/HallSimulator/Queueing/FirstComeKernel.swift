/// First come, first served: the wait is known on arrival from when each server will be free (Lindley's recursion for one
/// server, Kiefer and Wolfowitz's for many), so there are no events. Who would have to wait longer than they will, leave.
enum FirstComeKernel {
  /// Up to so many servers, times in order are faster than a heap.
  static let fewServers = 160

  /// Runs a system and fills the ledger.
  static func run(
    _ system: QueueSystem, _ ledger: borrowing SectionLedger, seed: UInt64, progress: (Double) -> Void
  ) {
    let times = beginning(system, seed: seed)
    if system.servers <= fewServers {
      var servers = SortedTimes(times)
      run(system, ledger, &servers, seed: seed, progress: progress)
    } else {
      var servers = HeapedTimes(times)
      run(system, ledger, &servers, seed: seed, progress: progress)
    }
  }

  /// When each server is first free: about as many are busy as will be on the mean, so that the warm-up is short.
  static func beginning(_ system: QueueSystem, seed: UInt64) -> [Double] {
    var chance = Chance(seed: seed, stream: 5)
    let busy = Int(min(Double(system.servers), system.offered).rounded(.down))
    let sampler = Sampler(.exponential(mean: system.meanService))
    return (0..<system.servers).map { $0 < busy ? sampler.draw(&chance) : 0 }
  }

  private static func run<Times: ServerTimes & ~Copyable>(
    _ system: QueueSystem, _ ledger: borrowing SectionLedger, _ servers: inout Times, seed: UInt64,
    progress: (Double) -> Void
  ) {
    let plan = ledger.plan
    var stream = CustomerStream(system, seed: seed)
    let tally = PortionTally()
    let isPatient = system.patience == nil
    var done = 0
    for section in -1..<plan.sections {
      var left = section < 0 ? plan.warmUp : plan.length
      let begin = stream.now
      while left > 0 {
        let count = min(left, CustomerStream.portion)
        stream.draw(count)
        if isPatient {
          serve(count, stream, tally, &servers)
        } else {
          serveImpatient(count, stream, tally, &servers)
        }
        if section >= 0 { tally.enter(count, stream, ledger, section: section) }
        left -= count
        done += count
        if done & 0xF_FC00 == 0 { progress(Double(done) / Double(plan.customers)) }
      }
      if section >= 0 { ledger.setSpan(stream.now - begin, section: section) }
    }
  }

  private static func serve<Times: ServerTimes & ~Copyable>(
    _ count: Int, _ stream: borrowing CustomerStream, _ tally: borrowing PortionTally, _ servers: inout Times
  ) {
    let (arrivals, services, waits) = (stream.arrivals, stream.services, tally.waits)
    for index in 0..<count {
      let arrival = arrivals[index]
      let free = servers.earliest
      let start = free < arrival ? arrival : free
      waits[index] = start - arrival
      servers.take(until: start + services[index])
    }
  }

  private static func serveImpatient<Times: ServerTimes & ~Copyable>(
    _ count: Int, _ stream: borrowing CustomerStream, _ tally: borrowing PortionTally, _ servers: inout Times
  ) {
    let (arrivals, services, patience, waits) = (stream.arrivals, stream.services, stream.patience, tally.waits)
    for index in 0..<count {
      let arrival = arrivals[index]
      let free = servers.earliest
      let start = free < arrival ? arrival : free
      let leaves = patience[index] < start - arrival
      waits[index] = leaves ? patience[index] : start - arrival
      tally.left[index] = leaves ? 1 : 0
      if !leaves { servers.take(until: start + services[index]) }
    }
  }
}

/// The waits of one portion of customers, entered into the ledger together.
struct PortionTally: ~Copyable {
  /// The wait of each.
  let waits: UnsafeMutablePointer<Double>
  /// 1 for each who left unserved.
  let left: UnsafeMutablePointer<UInt8>

  init() {
    waits = .allocate(capacity: CustomerStream.portion)
    left = .allocate(capacity: CustomerStream.portion)
    left.initialize(repeating: 0, count: CustomerStream.portion)
  }

  deinit {
    waits.deallocate()
    left.deallocate()
  }

  /// Enters the first `count`.
  func enter(
    _ count: Int, _ stream: borrowing CustomerStream, _ ledger: borrowing SectionLedger, section: Int
  ) {
    let histogram = ledger.waits.counts(of: ledger.plan.batch(of: section))
    let scale = ledger.waits.scale
    for index in 0..<count { histogram[WaitHistogram.bin(waits[index] * scale)] &+= 1 }
    for (place, threshold) in ledger.thresholds.enumerated() {
      var over = 0
      for index in 0..<count { over &+= waits[index] > threshold ? 1 : 0 }
      ledger.addOver(place, Double(over), section: section)
    }
    if ledger.classes == 1 {
      enterTogether(count, stream, ledger, section)
    } else {
      for index in 0..<count {
        let kind = Int(stream.kinds[index])
        let gone = Double(left[index])
        ledger.add(1, .arrivals, section: section, kind: kind)
        ledger.add(waits[index], .waiting, section: section, kind: kind)
        ledger.add(waits[index] > 0 ? 1 : 0, .waited, section: section, kind: kind)
        ledger.add(gone, .abandoned, section: section, kind: kind)
        ledger.add((1 - gone) * stream.services[index], .serving, section: section, kind: kind)
      }
    }
  }

  private func enterTogether(
    _ count: Int, _ stream: borrowing CustomerStream, _ ledger: borrowing SectionLedger, _ section: Int
  ) {
    let services = stream.services
    var (waiting, serving) = (0.0, 0.0)
    var (waited, gone) = (0, 0)
    for index in 0..<count {
      waiting += waits[index]
      serving += left[index] == 0 ? services[index] : 0
      waited &+= waits[index] > 0 ? 1 : 0
      gone &+= Int(left[index])
    }
    ledger.add(Double(count), .arrivals, section: section, kind: 0)
    ledger.add(waiting, .waiting, section: section, kind: 0)
    ledger.add(serving, .serving, section: section, kind: 0)
    ledger.add(Double(waited), .waited, section: section, kind: 0)
    ledger.add(Double(gone), .abandoned, section: section, kind: 0)
  }
}
