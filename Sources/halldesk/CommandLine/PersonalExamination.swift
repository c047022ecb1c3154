import HallModel
import HallStore

extension Examination {
  /// The key file, and whether every record of the hall opens with it.
  func personal(_ journal: any Journal) throws(CommandFailure) -> [Finding] {
    let door = try session.personal(journal)
    let file: Result<PersonalKeyFile, PersonalError> = Result { () throws(PersonalError) in
      try PersonalKeyFile.load(door.keyPath, hallID: journal.hallID)
    }
    let key = try? file.get()
    let census: PersonalCensus
    do throws(PersonalError) {
      census = try PersonalCensus(try door.store, key: key?.key, now: HallClock.system.now, opening: true)
    } catch {
      return [failed("records", session.report.sentence(.personal(error)))]
    }
    return [keyFile(file, census, door.keyPath)] + records(census, hasKey: key != nil)
  }

  private func keyFile(
    _ file: Result<PersonalKeyFile, PersonalError>, _ census: PersonalCensus, _ path: String
  ) -> Finding {
    switch file {
    case .success(let file):
      guard let exposure = file.exposure else { return finding("key", .ok, ["path": path]) }
      return Finding(
        name: "key", state: .warn, message: session.language == .zh ? exposure.chinese : exposure.english)
    // A hall made before there were keys: nothing is lost, but nobody can be taken down.
    case .failure(.noKey) where census.total == 0: return finding("key_none", .warn, ["path": path])
    case .failure(.noKey):
      return finding("key_lost", .fail, ["path": path, "count": String(census.total)], concernsStore: true)
    case .failure(let error): return failed("key", session.report.sentence(.personal(error)))
    }
  }

  private func records(_ census: PersonalCensus, hasKey: Bool) -> [Finding] {
    let details = [
      "count": String(census.total), "applicants": String(census.counts[.applicant] ?? 0),
      "drafts": String(census.counts[.draft] ?? 0), "overdue": String(census.overdue),
    ]
    var list: [Finding] = []
    if census.foreign > 0 {
      list.append(finding("records_foreign", .fail, ["count": String(census.foreign)], concernsStore: true))
    }
    if let first = census.broken.first {
      list.append(
        finding(
          "records_broken", .fail,
          [
            "count": String(census.broken.count), "reason": session.report.sentence(.personal(first)),
          ], concernsStore: true))
    }
    if list.isEmpty && hasKey { list.append(finding(census.total == 0 ? "records_none" : "records", .ok, details)) }
    if census.overdue > 0 { list.append(finding("records_overdue", .warn, details)) }
    return list
  }

  private func failed(_ name: String, _ message: String) -> Finding {
    Finding(name: name, state: .fail, message: message, concernsStore: true)
  }
}

extension PersonalCensus {
  /// All records.
  fileprivate var total: Int { counts.values.reduce(0, +) }
}
