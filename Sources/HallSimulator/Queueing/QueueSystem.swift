/// A queue as textbooks know it: Poisson arrivals of one or more classes, equal servers, one waiting line or one a class.
/// Times in minutes.
public struct QueueSystem: Equatable, Sendable {
  /// The customers of one class.
  public struct Class: Equatable, Sendable {
    /// Arrivals a minute.
    public var rate: Double
    /// How long a server takes.
    public var service: Distribution

    /// A class of customers.
    public init(rate: Double, service: Distribution) {
      self.rate = rate
      self.service = service
    }
  }

  /// Who is next when a server becomes free.
  public enum Discipline: Equatable, Sendable {
    /// Whoever came first, of all classes.
    case firstCome
    /// The highest class (the first) that has somebody waiting, first come within; nobody's service is broken off.
    case priority
    /// Whose weight × time waited is greatest, a weight for each class (Kleinrock's time-dependent priority).
    case accumulating([Double])
  }

  /// How many servers.
  public var servers: Int
  /// The classes, the highest first.
  public var classes: [Class]
  /// Who is next.
  public var discipline: Discipline
  /// How long customers wait before they leave unserved; nil where they wait for ever.
  public var patience: Distribution?
  /// How many may be in the system, waiting or served, before arrivals are turned away; nil without limit.
  public var room: Int?

  /// A queue. Numbers are taken as they are; `QueueRun` says what it cannot work with.
  public init(
    servers: Int, classes: [Class], discipline: Discipline = .firstCome, patience: Distribution? = nil,
    room: Int? = nil
  ) {
    self.servers = servers
    self.classes = classes
    self.discipline = discipline
    self.patience = patience
    self.room = room
  }

  /// All arrivals a minute.
  public var rate: Double { classes.reduce(0) { $0 + $1.rate } }

  /// Servers' minutes asked for in a minute (erlang): rate × mean service, over all classes.
  public var offered: Double { classes.reduce(0) { $0 + $1.rate * $1.service.mean } }

  /// The share of the servers' time that is asked for (ρ).
  public var load: Double { offered / Double(servers) }

  /// The mean service over all customers.
  var meanService: Double { offered / rate }

  /// Without anybody leaving or turned away, a load of 1 or more lets the line grow without end.
  public var isStable: Bool { load < 1 || patience != nil || room != nil }

  /// The least servers for a load below 1.
  public var leastServers: Double { offered.rounded(.down) + 1 }
}

/// Why a queue is not simulated.
public enum QueueFault: Error, Equatable, Sendable {
  /// The line grows without end: there is no mean wait to find.
  case unstable(load: Double, leastServers: Double)
  /// More customers wait than memory is kept for.
  case lineTooLong(Int)
  /// A number no run can begin with (none of either, a class without arrivals): a mistake of the caller.
  case unusable
}
