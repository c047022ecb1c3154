import ArgumentParser
import HallDocuments
import HallModel

// Values of the model as the command line spells them: their names in JSON.
extension Ticket.Channel: ExpressibleByArgument {}
extension Ticket.State: ExpressibleByArgument {}
extension Enquiry.Outcome: ExpressibleByArgument {}
extension CaseFile.State: ExpressibleByArgument {}
extension CaseFile.Delivery: ExpressibleByArgument {}
extension RefuseCase.Ground: ExpressibleByArgument {}
extension SpecialProcedure: ExpressibleByArgument {}
extension DocumentKind: ExpressibleByArgument {}
extension RatingChannel: ExpressibleByArgument {}
extension ClosedLoop.Grade: ExpressibleByArgument {}
extension ClosedLoop.Opinion: ExpressibleByArgument {}
extension Grievance.Kind: ExpressibleByArgument {}
extension Day: ExpressibleByArgument {
  /// Reads `yyyy-mm-dd`.
  public init?(argument: String) { self.init(argument) }
}
extension ClockTime: ExpressibleByArgument {
  /// Reads `14:00`.
  public init?(argument: String) { self.init(argument) }
}
