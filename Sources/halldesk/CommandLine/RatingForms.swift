import HallModel

extension HallForms {
  /// A rating.
  func rating(_ rating: Rating) -> JSONValue {
    [
      "id": .string(rating.id), "ticket": .optional(rating.visit?.ticket), "window": .optional(rating.window),
      "level": .int(rating.level.rawValue), "tags": .strings(rating.tags), "comment": .string(rating.comment),
      "named": .bool(rating.named), "channel": .string(rating.channel.rawValue), "at": time(rating.at),
      "round": .int(rating.round), "case": .optional(rating.case), "target": .string(rating.target),
      "staff": .optional(rating.staff.isEmpty ? nil : rating.staff),
      "matters": .strings(rating.matters.map(\.code)), "matter_names": .strings(rating.matters.map(\.name)),
      "source": .optional(rating.elsewhere?.source), "standard_code": .int(rating.level.standardCode),
    ]
  }

  /// A visit that was asked about and not rated: a rating without a level.
  func notRated(_ visit: RatedVisit, at moment: Moment) -> JSONValue {
    [
      "id": .string(visit.ticket + "-1"), "ticket": .string(visit.ticket), "window": .int(visit.window),
      "level": .null, "tags": .array([]), "comment": .string(""), "named": .bool(false),
      "channel": .string(RatingChannel.pad.rawValue), "at": time(moment), "round": .int(1), "case": .null,
      "target": .string(visit.ticket), "staff": .optional(visit.staff.isEmpty ? nil : visit.staff),
      "matters": .strings(visit.matters.map(\.code)), "matter_names": .strings(visit.matters.map(\.name)),
      "source": .null, "standard_code": .null,
    ]
  }

  /// A closed loop: where it is, what is owed, until when.
  func loop(_ loop: ClosedLoop) -> JSONValue {
    let settings = hall.settings
    let due = loop.due(settings)
    return [
      "id": .string(loop.id), "kind": .string(loop.grievance?.kind.rawValue ?? "rating"),
      "state": .string(loop.state.rawValue), "received_at": time(loop.receivedAt),
      "owed": .optional(loop.owed?.rawValue), "due": .optional(due?.day.text),
      "overdue": .bool(loop.isOverdue(on: settings.zone.day(at: now), settings)),
      "contact_due": .optional(loop.contactDue(settings)?.text),
      "rectification_due": .optional(loop.rectificationDue(settings)?.text), "attempts": .int(loop.attempts),
      "contacted_at": time(loop.contactedAt), "upheld_at": time(loop.upheldAt),
      "rectified_at": time(loop.rectifiedAt), "extended_days": .optional(loop.extendedBy),
      "dismissed": .bool(loop.isDismissed), "opinion": .optional(loop.opinion?.rawValue),
      "grade": .optional(loop.grade?.rawValue), "staff": .optional(loop.staff.isEmpty ? nil : loop.staff),
      "window": .optional(loop.rating?.window), "level": .optional(loop.rating?.level.rawValue),
      "text": .string(loop.rating?.comment ?? loop.grievance?.text ?? ""),
      "rating": loop.rating.map(rating) ?? .null, "re_rating": loop.second.map(rating) ?? .null,
    ]
  }

  /// A step of a closed loop.
  func step(_ event: any HallEvent, _ stamp: Stamp) -> JSONValue {
    [
      "at": time(stamp.at), "event": .string(type(of: event).kind), "staff": .string(stamp.staff),
      "terminal": .string(stamp.terminal), "text": .string(event.words),
    ]
  }
}
