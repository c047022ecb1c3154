/// Arrivals with what each brings along, a portion at a time. Arrival times, classes, services and patience are drawn from
/// streams of their own, so that two systems compared under one seed meet the same customers.
struct CustomerStream: ~Copyable {
  /// Customers in a portion: few enough to stay in the nearest cache.
  static let portion = 1024

  /// When each arrives.
  let arrivals: UnsafeMutablePointer<Double>
  /// How long each would be served.
  let services: UnsafeMutablePointer<Double>
  /// How long each would wait; infinite where all wait for ever.
  let patience: UnsafeMutablePointer<Double>
  /// The class of each.
  let kinds: UnsafeMutablePointer<UInt8>
  /// The moment of the last arrival.
  private(set) var now = 0.0

  private let gap: Double
  /// Up to which part of 1 each class reaches.
  private let reaches: [Double]
  private let samplers: [Sampler]
  private let patienceSampler: Sampler?
  private var arrivalChance: Chance
  private var serviceChance: Chance
  private var kindChance: Chance
  private var patienceChance: Chance

  init(_ system: QueueSystem, seed: UInt64) {
    let size = CustomerStream.portion
    arrivals = .allocate(capacity: size)
    services = .allocate(capacity: size)
    patience = .allocate(capacity: size)
    patience.initialize(repeating: .infinity, count: size)
    kinds = .allocate(capacity: size)
    kinds.initialize(repeating: 0, count: size)
    let rate = system.rate
    gap = 1 / rate
    var reach = 0.0
    reaches = system.classes.dropLast().map { kind in
      reach += kind.rate / rate
      return reach
    }
    samplers = system.classes.map { Sampler($0.service) }
    patienceSampler = system.patience.map { Sampler($0) }
    arrivalChance = Chance(seed: seed, stream: 1)
    serviceChance = Chance(seed: seed, stream: 2)
    kindChance = Chance(seed: seed, stream: 3)
    patienceChance = Chance(seed: seed, stream: 4)
  }

  deinit {
    arrivals.deallocate()
    services.deallocate()
    patience.deallocate()
    kinds.deallocate()
  }

  /// Draws the next `count` customers.
  mutating func draw(_ count: Int) {
    // Copies: the compiler keeps what only this loop can change in registers.
    var (moment, chance) = (now, arrivalChance)
    let (step, ziggurat) = (gap, Ziggurat.exponential)
    for index in 0..<count {
      moment += step * chance.exponential(ziggurat)
      arrivals[index] = moment
    }
    (now, arrivalChance) = (moment, chance)
    if samplers.count == 1 {
      samplers[0].fill(services, count, &serviceChance)
    } else {
      drawKinds(count)
      for index in 0..<count { services[index] = samplers[Int(kinds[index])].draw(&serviceChance) }
    }
    patienceSampler?.fill(patience, count, &patienceChance)
  }

  private mutating func drawKinds(_ count: Int) {
    var chance = kindChance
    for index in 0..<count {
      let mark = chance.unit()
      var kind: UInt8 = 0
      for reach in reaches { kind &+= mark < reach ? 0 : 1 }
      kinds[index] = kind
    }
    kindChance = chance
  }
}
