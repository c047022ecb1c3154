/// A visit that can be rated: what its rating will be about, as it was when the visit was finished.
///
/// Kept with the rating, so that a month's figures need neither that day's hall nor its catalogue.
public struct RatedVisit: Equatable, Codable, Sendable {
  /// A matter of the visit.
  public struct Matter: Equatable, Codable, Sendable {
    /// Implementation code; empty where a rating gathered elsewhere had none.
    public var code: String
    /// Name.
    public var name: String
    /// Responsible department.
    public var department: String

    /// Creates a matter.
    public init(code: String, name: String, department: String) {
      self.code = code
      self.name = name
      self.department = department
    }
  }

  /// A case the visit brought, which may be rated by itself (一事一评).
  public struct Case: Equatable, Codable, Sendable {
    /// The case's number.
    public var id: String
    /// Its matter.
    public var matter: Matter
    /// The window that took it in.
    public var window: Int
    /// Who took it in, staff number.
    public var staff: String
  }

  /// The ticket's id.
  public var ticket: String
  /// The window that finished it, where people rate.
  public var window: Int
  /// The clerk, staff number.
  public var staff: String
  /// Matters served.
  public var matters: [Matter]
  /// Cases opened.
  public var cases: [Case]
  /// When the visit was finished.
  public var finishedAt: Moment

  /// The part of the ticket's id that people know.
  public var number: String { Ticket.number(ofID: ticket) }
}

extension Hall {
  /// What a rating of a ticket that was finished is about; nil for any other ticket.
  public func ratedVisit(_ ticket: Ticket) -> RatedVisit? {
    guard ticket.state == .finished, let finishedAt = ticket.finishedAt else { return nil }
    let clerk = ticket.spans.last { $0.staff != nil }?.staff ?? ""
    return RatedVisit(
      ticket: ticket.id, window: ticket.window ?? 0, staff: clerk,
      matters: ticket.matters.map(ratedMatter),
      cases: cases(ofTicket: ticket.id).map { file in
        // Whoever has the case in hand by now may be the back office: rated is who served the visit there.
        let there = ticket.spans.last { $0.window == file.window && $0.staff != nil }
        return RatedVisit.Case(
          id: file.id,
          matter: RatedVisit.Matter(
            code: file.terms.matter, name: file.terms.name, department: file.terms.department),
          window: there?.window ?? ticket.window ?? 0, staff: there?.staff ?? clerk)
      }, finishedAt: finishedAt)
  }

  private func ratedMatter(_ code: String) -> RatedVisit.Matter {
    let matter = catalogue.matter(code)
    return RatedVisit.Matter(code: code, name: matter?.name ?? code, department: matter?.department ?? "")
  }
}
