/// The hall gets its settings and catalogue; from the journal a replay knows the rules of that day.
public struct HallConfigured: HallEvent {
  /// The name in the journal.
  public static let kind = "hall_configured"
  /// The second version knows routing policies beside the default.
  public static let version = 2
  /// The settings.
  public var settings: HallSettings
  /// Digest of the stored catalogue text.
  public var catalogueDigest: String
  /// Digest of the stored paper text.
  public var papersDigest: String
  /// Digest of the stored text of forms; absent in journals from before there were forms.
  public var formsDigest: String?
  /// Whether this is a training hall.
  public var training: Bool
  /// The catalogue the digest names; attached by whoever reads the event.
  public var catalogue: Catalogue = .empty

  enum CodingKeys: String, CodingKey { case settings, catalogueDigest, papersDigest, formsDigest, training }

  /// Creates the event.
  public init(
    settings: HallSettings, catalogue: Catalogue, papersDigest: String, formsDigest: String = "", training: Bool
  ) {
    self.settings = settings
    self.catalogue = catalogue
    self.papersDigest = papersDigest
    self.formsDigest = formsDigest
    self.training = training
    catalogueDigest = catalogue.digest
  }

  /// The hall itself.
  public var subject: String { "hall" }
  /// The first, unless older programs would call people in another order than these settings say.
  public var version: Int { settings.queue.policy.version }

  /// Takes over the settings; windows that are still there keep what they are doing.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    let before = hall.settings.windows
    hall.settings = settings
    hall.catalogue = catalogue
    hall.papersDigest = papersDigest
    hall.formsDigest = formsDigest ?? ""
    hall.training = training
    hall.carryTimes(from: before)
    hall.windows = settings.windows.map { setting in
      hall.windows.first { $0.number == setting.number } ?? Window(number: setting.number, since: stamp.at)
    }
    hall.rederive()
    hall.setOpenDues()
  }
}

/// Configures a hall, or reconfigures it while it runs.
public struct Configure: HallCommand {
  /// The new settings.
  public var settings: HallSettings
  /// The new catalogue.
  public var catalogue: Catalogue
  /// Digest of the stored papers.
  public var papersDigest: String
  /// Digest of the stored forms.
  public var formsDigest: String
  /// Whether this is a training hall; settled when the hall is made.
  public var training: Bool

  /// Creates the command.
  public init(
    settings: HallSettings, catalogue: Catalogue, papersDigest: String, formsDigest: String = "", training: Bool
  ) {
    self.settings = settings
    self.catalogue = catalogue
    self.papersDigest = papersDigest
    self.formsDigest = formsDigest
    self.training = training
  }

  /// Configuration does not open a business day.
  public var needsDay: Bool { false }

  /// Refused while a window that would disappear is open, or a waiting ticket's matter would.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    for window in hall.windows where !settings.windows.contains(where: { $0.number == window.number }) {
      if window.isOpen || hall.tickets.contains(where: { $0.reservedFor == window.number && $0.state == .waiting }) {
        throw Refusal("window_in_use", ["window": String(window.number)])
      }
    }
    for ticket in hall.tickets where !ticket.state.isClosed {
      for code in ticket.remaining where catalogue.matter(code) == nil {
        throw Refusal("matter_in_use", ["matter": code, "ticket": ticket.number])
      }
    }
    return [
      HallConfigured(
        settings: settings, catalogue: catalogue, papersDigest: papersDigest, formsDigest: formsDigest,
        training: training)
    ]
  }
}
