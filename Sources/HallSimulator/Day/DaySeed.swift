/// Where the random numbers of a simulated day come from. Each purpose has a stream of its own, so that the same people
/// come for the same matters whatever the hall they meet: differences between halls are then differences of the halls
/// (common random numbers).
enum DaySeed: UInt64 {
  case arrivals = 1
  case visits
  case standings
  case services
  case patience
  case punctuality

  /// The stream of this purpose on day `day` of an experiment.
  func chance(seed: UInt64, day: Int) -> Chance {
    var mixed = Chance(seed: seed, stream: UInt64(day))
    return Chance(seed: mixed.next(), stream: rawValue)
  }
}
