import HallModel
import HallStore

/// An applicant's record as commands show it: masked, with when it goes and what it is needed for.
struct ShownApplicant {
  private let id: String
  private let applicant: MaskedApplicant
  private let keepUntil: Moment?
  private let cases: [String]

  /// The record of that id; nil where there is none.
  init?(_ id: String, _ records: PersonalRecords, _ hall: Hall) throws(PersonalError) {
    guard let found = try records.applicants.load(id) else { return nil }
    self.id = id
    applicant = found.masked
    do throws(JournalError) {
      let row = try records.store.sealedRow(SealedName(.applicant, id))
      keepUntil = row?.keepUntil.map { Moment(milliseconds: $0) }
    } catch {
      throw .journal(error)
    }
    cases = hall.cases.filter { $0.applicant == id && !$0.state.isClosed }.map(\.id)
  }

  /// For scripts.
  func json(_ zone: HallZone) -> JSONValue {
    [
      "id": .string(id), "kind": .string(applicant.kind.rawValue), "name": .string(applicant.name),
      "id_type": .string(applicant.idType.rawValue), "id_number": .string(applicant.idNumber),
      "phone": .string(applicant.phone), "address": .optional(applicant.address.isEmpty ? nil : applicant.address),
      "agent": applicant.agent.map { agent in
        ["name": .string(agent.name), "id_number": .string(agent.idNumber), "phone": .string(agent.phone)]
      } ?? .null,
      "keep_until": .optional(keepUntil.map(zone.iso)), "open_cases": .strings(cases),
    ]
  }

  /// For people.
  func lines(_ session: Session, _ zone: HallZone) -> [String] {
    // A later version may know more types.
    let name = applicant.idType.rawValue
    let type = session.texts.text(for: "cli.applicant.id_type." + name) ?? name
    var lines = [
      session.text("applicant.head", ["name": applicant.name, "id": id]),
      "  "
        + session.text(
          "applicant.facts", ["type": type, "number": applicant.idNumber, "phone": applicant.phone]),
    ]
    if let agent = applicant.agent {
      lines.append(
        "  "
          + session.text(
            "applicant.agent", ["name": agent.name, "number": agent.idNumber, "phone": agent.phone]))
    }
    if !applicant.address.isEmpty {
      lines.append("  " + session.text("applicant.address", ["address": applicant.address]))
    }
    if !cases.isEmpty {
      lines.append("  " + session.text("applicant.cases", ["cases": session.wording.list(cases)]))
    }
    if let keepUntil {
      lines.append("  " + session.text("applicant.keep_until", ["date": zone.day(at: keepUntil).text]))
    }
    return lines
  }
}
