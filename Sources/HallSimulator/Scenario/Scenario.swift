import HallModel

/// A hall and the people who come to it: everything a simulated day is made of.
///
/// The rules are the hall's own: its windows, its policy, its catalogue. What is assumed about people stands here and
/// nowhere else.
public struct Scenario: Sendable {
  /// Visitors who come for the same matters.
  public struct Visit: Equatable, Sendable {
    /// Matters by code; several for a package (一件事).
    public var matters: [String]
    /// Its part among all visitors; the parts need not add up to one.
    public var share: Double

    /// Creates a sort of visit.
    public init(matters: [String], share: Double) {
      self.matters = matters
      self.share = share
    }
  }

  /// The hall's settings: windows, policy, rules.
  public var settings: HallSettings
  /// The hall's matters.
  public var catalogue: Catalogue
  /// Visitors with a ticket on an ordinary day, on the mean.
  public var visitors: Double
  /// When they come.
  public var profile: ArrivalProfile
  /// What they come for.
  public var visits: [Visit]
  /// How long a matter takes at a window, minutes, by code.
  public var services: [String: Distribution]
  /// How people behave.
  public var people: PeopleRules
  /// How long each window takes, compared with the times of `services`, by position; empty for all alike.
  public var paces: [Double]

  /// Creates a scenario.
  public init(
    settings: HallSettings, catalogue: Catalogue, visitors: Double, profile: ArrivalProfile, visits: [Visit],
    services: [String: Distribution], people: PeopleRules = PeopleRules(), paces: [Double] = []
  ) {
    self.settings = settings
    self.catalogue = catalogue
    self.visitors = visitors
    self.profile = profile
    self.visits = visits
    self.services = services
    self.people = people
    self.paces = paces
  }

  /// Minutes of one matter at a window, on the mean; the hall's usual time where nothing was said of it.
  public func service(_ code: String) -> Distribution {
    services[code] ?? .logNormal(mean: catalogue.usualMinutes(of: [code]), variation: Scenario.usualVariation)
  }

  /// Minutes a visit keeps windows on the mean, walking and all.
  func minutes(_ visit: Visit) -> Double { visit.matters.reduce(people.walk / 60) { $0 + service($1).mean } }

  /// The spread of service times where nothing is known of it (routing §1).
  public static let usualVariation = 0.8
}

/// What is assumed about visitors.
public struct PeopleRules: Equatable, Sendable {
  /// Part of the visitors who are of the priority channel.
  public var priority: Double
  /// Part of the visitors who have an appointment and are not of the priority channel.
  public var appointments: Double
  /// Whether appointments come at their slots, and how punctually; nil where they come like everybody else.
  public var punctuality: Punctuality?
  /// Part of the visitors who leave without a word before they are called.
  public var noShow: Double
  /// How long people wait before they leave, minutes; nil where nobody leaves for that.
  public var patience: Distribution?
  /// From being called to sitting at the window, seconds.
  public var walk: Double
  /// From one call of a ticket to the next when nobody comes, seconds.
  public var recallEvery: Double

  /// How punctually people come to their appointments.
  public struct Punctuality: Equatable, Sendable {
    /// Minutes after the slot's start, on the mean; negative for early.
    public var mean: Double
    /// Standard deviation, minutes.
    public var deviation: Double

    /// Creates a habit.
    public init(mean: Double, deviation: Double) {
      self.mean = mean
      self.deviation = deviation
    }
  }

  /// Creates assumptions; by default nobody leaves and nobody takes time to walk.
  public init(
    priority: Double = 0, appointments: Double = 0, punctuality: Punctuality? = nil, noShow: Double = 0,
    patience: Distribution? = nil, walk: Double = 0, recallEvery: Double = 20
  ) {
    self.priority = priority
    self.appointments = appointments
    self.punctuality = punctuality
    self.noShow = noShow
    self.patience = patience
    self.walk = walk
    self.recallEvery = recallEvery
  }
}
