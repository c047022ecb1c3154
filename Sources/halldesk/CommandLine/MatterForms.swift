import HallModel

/// Matters, packages and papers as JSON; the words of the national standards become names a script can spell.
enum MatterForms {
  /// A matter.
  static func json(_ matter: Matter) -> JSONValue {
    [
      "code": .string(matter.code), "name": .string(matter.name), "department": .string(matter.department),
      "type": .string(matter.type), "case_type": .string(matter.caseType == .immediate ? "immediate" : "promised"),
      "legal_limit": .int(matter.legalLimit), "limit_unit": .string(matter.limitUnit.rawValue),
      "promised_days": .int(matter.promisedDays), "online": .string(online(matter.online)),
      "self_service": .bool(matter.selfService), "frequency": .string(frequency(matter.frequency)),
      "handling_minutes": .double(matter.handlingMinutes), "service_object": .string(matter.serviceObject),
      "special_procedure": .string(matter.specialProcedure), "priority_note": .string(matter.priorityNote),
      "source": .string(matter.source), "aliases": .strings(matter.aliases),
    ]
  }

  /// A package.
  static func json(_ package: MatterPackage) -> JSONValue {
    [
      "name": .string(package.name), "matters": .strings(package.matters), "batch": .string(package.batch),
      "lead_department": .string(package.leadDepartment), "source": .string(package.source),
    ]
  }

  /// A paper.
  static func json(_ paper: Paper) -> JSONValue {
    [
      "seq": .int(paper.sequence), "name": .string(paper.name), "form": .string(paper.form),
      "copies": .int(paper.copies), "requirement": .string(requirement(paper.requirement)),
      "origin": .string(origin(paper.origin)),
    ]
  }

  /// How far it can be done online.
  static func online(_ online: Matter.Online) -> String {
    switch online {
    case .full: "full"
    case .part: "part"
    case .none: "none"
    }
  }

  /// How often it is asked for.
  static func frequency(_ frequency: Matter.Frequency) -> String {
    switch frequency {
    case .high: "high"
    case .medium: "medium"
    case .low: "low"
    }
  }

  /// Whether a paper must be there.
  static func requirement(_ requirement: Paper.Requirement) -> String {
    switch requirement {
    case .required: "required"
    case .deferrable: "deferrable"
    case .ifApplicable: "if_applicable"
    }
  }

  /// Where a paper comes from.
  static func origin(_ origin: Paper.Origin) -> String {
    switch origin {
    case .applicant: "applicant"
    case .department: "department"
    case .eCertificate: "e_certificate"
    }
  }
}
