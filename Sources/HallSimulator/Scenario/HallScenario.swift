import HallModel

extension Scenario {
  /// Where the people of a hall's scenario come from.
  public enum Ground: Equatable, Sendable {
    /// So many past business days of the hall itself.
    case days(Int)
    /// Nothing is known yet: usual shares and times stand for it (估计).
    case guess
    /// A file.
    case file

    /// The hall's own days where they tell anything, otherwise a guess.
    public init(_ baseline: PlanningBaseline?) {
      guard let baseline, baseline.days > 0, baseline.tickets > 0, !baseline.combinations.isEmpty else {
        self = .guess
        return
      }
      self = .days(baseline.days)
    }
  }

  /// A hall as it is, with the people of its past days; what they do not tell is assumed as said beside each figure.
  public init(_ hall: Hall, _ baseline: PlanningBaseline?) {
    guard let baseline, Ground(baseline) != .guess else {
      self = Scenario.guessed(hall)
      return
    }
    let catalogue = hall.catalogue
    var settings = hall.settings
    // A window nobody sat at in all that time is none.
    settings.windows.removeAll { !baseline.openWindows.contains($0.number) || $0.accepts == .nothing }
    let known = baseline.combinations.filter { visit in
      visit.matters.count <= 64 && visit.matters.allSatisfy { catalogue.matter($0) != nil }
    }
    var services: [String: Distribution] = [:]
    for matter in baseline.matters { services[matter.code] = Scenario.service(matter, catalogue) }
    self.init(
      settings: settings, catalogue: catalogue, visitors: Double(baseline.tickets) / Double(baseline.days),
      profile: ArrivalProfile(
        baseline.quarters.map {
          ArrivalProfile.Stretch(from: Double($0.minute), to: Double($0.minute + 15), weight: $0.mean)
        }), visits: known.map { Visit(matters: $0.matters, share: $0.share) }, services: services,
      people: PeopleRules(
        priority: baseline.priorityShare ?? 0, appointments: baseline.appointmentShare ?? 0,
        noShow: baseline.noShowShare ?? 0, walk: baseline.meanCalled ?? 0))
  }

  /// A matter's times: its own, drawn towards the catalogue's as far as there are few.
  private static func service(_ matter: PlanningBaseline.Matter, _ catalogue: Catalogue) -> Distribution {
    let usual = catalogue.usualMinutes(of: [matter.code])
    let trust = 10.0
    let count = matter.meanMinutes == nil ? 0 : Double(matter.served)
    let mean = ((matter.meanMinutes ?? 0) * count + usual * trust) / (count + trust)
    let spread = ((matter.variation ?? usualVariation) * count + usualVariation * trust) / (count + trust)
    return .logNormal(mean: max(0.5, mean), variation: min(3, max(0.1, spread)))
  }

  /// How much more often a matter comes for than a rare one, by the catalogue's word for it.
  private static let weights: [Matter.Frequency: Double] = [.high: 6, .medium: 2, .low: 1]
  /// How busy a hall of which nothing is known is taken to be.
  private static let guessedLoad = 0.8

  /// A hall that has no past: matters by the catalogue's frequency, as many people as keep its windows four fifths busy,
  /// on the curve of the model hall (routing).
  static func guessed(_ hall: Hall) -> Scenario {
    var settings = hall.settings
    settings.windows.removeAll { $0.accepts == .nothing }
    let taken = hall.catalogue.matters.filter { matter in settings.windows.contains { $0.accepts.covers(matter) } }
    let visits = taken.map { Visit(matters: [$0.code], share: weights[$0.frequency] ?? 1) }
    let opens = Double(settings.hours.opens.minutes)
    let length = Double(max(60, settings.hours.closes.minutes - settings.hours.opens.minutes))
    let total = max(1, visits.reduce(0) { $0 + $1.share })
    let mean = visits.reduce(0) { $0 + $1.share * hall.catalogue.usualMinutes(of: $1.matters) } / total
    return Scenario(
      settings: settings, catalogue: hall.catalogue,
      visitors: Double(settings.windows.count) * length / max(1, mean) * guessedLoad,
      profile: ArrivalProfile(opens: opens, each: length / Double(ModelHall.profile.count), weights: ModelHall.profile),
      visits: visits, services: [:],
      people: PeopleRules(priority: 0.08, appointments: 0.1, noShow: 0.03, walk: 30))
  }
}
