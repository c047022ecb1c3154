import HallModel

/// A matter for people: what it is, how long it takes, what to bring, where to go.
struct MatterLines {
  /// The matter.
  let matter: Matter
  /// Its papers in their published order.
  let papers: [Paper]
  /// Packages it belongs to.
  let packages: [String]
  /// The hall as it stands.
  let hall: Hall
  /// Language and texts.
  let session: Session

  /// All lines.
  var lines: [String] { facts + windows + paperTable }

  private var facts: [String] {
    var lines = ["\(matter.name)  \(matter.code)"]
    lines.append(
      session.text(
        "matter.facts",
        [
          "department": matter.department, "type": matter.type,
          "case_type": session.text("matter.case_type." + (matter.caseType == .immediate ? "immediate" : "promised")),
          "object": matter.serviceObject,
        ]))
    let unit = session.text("matter.unit." + matter.limitUnit.rawValue)
    lines.append(
      session.text(
        "matter.limits",
        [
          "promised": limit(matter.promisedDays, unit, "matter.on_the_spot"),
          "legal": limit(matter.legalLimit, unit, "matter.no_limit"),
          "minutes": session.wording.decimalMinutes(matter.handlingMinutes * 60),
        ]))
    lines.append(
      session.text(
        "matter.elsewhere",
        [
          "online": session.text("matter.online." + MatterForms.online(matter.online)),
          "self_service": session.wording.yesNo(matter.selfService),
        ]))
    let optional = [
      ("aliases", session.wording.list(matter.aliases)), ("packages", session.wording.list(packages)),
      ("special", matter.specialProcedure), ("priority", matter.priorityNote), ("source", matter.source),
    ]
    for (key, value) in optional where !value.isEmpty { lines.append(session.text("matter." + key, ["text": value])) }
    return lines
  }

  private var windows: [String] {
    let all = hall.windows(accepting: matter)
    let open = all.intersection(hall.openWindows).positions.map { hall.windows[$0].number }
    let closed = all.subtracting(hall.openWindows).positions.map { hall.windows[$0].number }
    return [
      session.text(
        "matter.windows", ["open": session.wording.windows(open), "closed": session.wording.windows(closed)])
    ]
  }

  private var paperTable: [String] {
    if papers.isEmpty { return [session.text("matter.no_papers")] }
    let headings = ["seq", "paper", "form", "copies", "requirement", "origin"].map { session.text("heading." + $0) }
    var table = TextTable(headings, trailing: [0, 3])
    for paper in papers {
      table.add([
        String(paper.sequence), paper.name, paper.form, String(paper.copies),
        session.text("matter.requirement." + MatterForms.requirement(paper.requirement)),
        session.text("matter.origin." + MatterForms.origin(paper.origin)),
      ])
    }
    return [""] + table.lines
  }

  private func limit(_ days: Int, _ unit: String, _ none: String) -> String {
    days == 0 ? session.text(none) : session.text("matter.days", ["days": String(days), "unit": unit])
  }
}
