import ArgumentParser
import HallModel

// Values of the model as the command line spells them: their names in JSON.
extension Ticket.Channel: ExpressibleByArgument {}
extension Ticket.State: ExpressibleByArgument {}
extension Enquiry.Outcome: ExpressibleByArgument {}
