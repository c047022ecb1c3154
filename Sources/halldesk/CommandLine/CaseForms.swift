import HallModel

extension HallForms {
  /// A case: its state, its days, its papers. Nothing of the applicant but the record's id.
  func file(_ file: CaseFile) -> JSONValue {
    let today = hall.settings.zone.day(at: now)
    let light = file.light(on: today, hall.settings.intake, hall.settings.workCalendar)
    return [
      "id": .string(file.id), "number": .string(file.id), "ticket": .optional(file.ticket),
      "matter": .string(file.terms.matter), "state": .string(file.state.rawValue),
      "received_at": time(file.receivedAt), "accepted_at": time(file.acceptedAt),
      "correction_due": date(file.correctionDue), "supplement_due": date(file.supplementDue),
      "promised_due": date(file.promisedDue), "legal_due": date(file.legalDue), "decided_at": time(file.decidedAt),
      "delivered_at": time(file.deliveredAt), "documents": .strings(file.documents),
      "matter_name": .string(file.terms.name), "department": .string(file.terms.department),
      "tell_due": date(file.tellDue), "delivery_due": date(file.deliveryDue),
      "applicant": .optional(file.applicant.isEmpty ? nil : file.applicant), "package": .optional(file.package),
      "ways": .strings(file.ways.map(\.rawValue)), "follows": .optional(file.follows), "window": .int(file.window),
      "handler": .optional(file.handler.isEmpty ? nil : file.handler),
      "granted": file.granted.map(JSONValue.bool) ?? .null, "delivery": .optional(file.delivery?.rawValue),
      "procedure": .optional(file.procedure?.rawValue), "extended_days": .int(file.extendedBy),
      "reason": .optional(file.reason.isEmpty ? nil : file.reason), "light": .string("\(light)"),
      "reminders": .int(file.reminders), "orders": .int(file.orders), "papers": .array(file.papers.map(paper)),
      "reviews": .array(
        file.reviews.map { review in
          [
            "department": .string(review.department), "agrees": review.agrees.map(JSONValue.bool) ?? .null,
            "remark": .string(review.remark),
          ]
        }),
    ]
  }

  private func paper(_ paper: CasePaper) -> JSONValue {
    [
      "name": .string(paper.name), "form": .string(paper.form), "copies": .int(paper.copies),
      "requirement": .string(paper.requirement.rawValue), "mark": .string(paper.mark.rawValue),
      "remark": .optional(paper.remark.isEmpty ? nil : paper.remark), "in_order": .bool(paper.isInOrder),
    ]
  }

  private func date(_ day: Day?) -> JSONValue { .optional(day?.text) }
}
