import HallModel
import HallSimulator
import ScreenKit

/// Alarms and proposals in words.
public struct AlarmWords: Sendable {
  private let hall: Hall
  private let texts: Texts

  /// Words of a hall in a language.
  public init(_ hall: Hall, _ texts: Texts) {
    self.hall = hall
    self.texts = texts
  }

  /// What the alarm is called.
  public func name(_ kind: Alarm.Kind) -> String { texts("alarm.\(kind.rawValue).name") }

  /// What an alarm of this id is called; the id itself where it is none.
  public func name(ofID id: String) -> String {
    guard let kind = Alarm.Kind(rawValue: String(id.prefix { $0 != ":" })) else { return id }
    return name(kind)
  }

  /// What is the matter, with the figure that is over its threshold.
  public func sentence(_ alarm: Alarm) -> String {
    // An alarm ends somewhat below its threshold; until then it says that it is on its way.
    let eases = alarm.limit > 0 && alarm.measure < alarm.limit
    let limit = texts(eases ? "alarm.limit.easing" : "alarm.limit", ["limit": String(alarm.limit)])
    var fillings = ["n": String(alarm.measure), "limit": limit, "detail": alarm.detail]
    var key = "alarm.\(alarm.kind.rawValue)"
    switch alarm.kind {
    case .noWindow:
      fillings["lane"] = lane(alarm.subject)
      fillings["matter"] = hall.catalogue.matter(alarm.detail)?.name ?? alarm.detail
      if hall.line.entries.contains(where: { hall.tickets[$0.serial].lane == alarm.subject }) { key += ".waiting" }
    case .crowded, .alarmWait, .longWait: fillings["lane"] = lane(alarm.subject)
    case .idleWindow, .longService, .longPause: fillings["window"] = alarm.subject
    case .caseRed, .caseYellow: break
    case .negativeRating:
      let rating = hall.ratings.loops[alarm.subject]?.rating
      fillings["loop"] = alarm.subject
      fillings["level"] = rating.map { texts("rating.level.\($0.level.rawValue)") } ?? ""
      fillings["place"] = rating?.window.map { texts("alarm.window", ["n": String($0)]) } ?? ""
      if alarm.measure > 1 { key += ".several" }
    }
    return texts(key, fillings)
  }

  /// What could be done, and what the forecast says would come of it.
  public func sentence(_ proposal: Proposal) -> String {
    let window = String(proposal.window)
    let done =
      switch proposal.action {
      case .open(_, let staff):
        texts("proposal.open", ["window": window, "name": hall.member(staff)?.name ?? staff])
      case .turn: texts("proposal.turn", ["window": window, "lane": lane(proposal.lane)])
      case .resume: texts("proposal.resume", ["window": window])
      case .remind(_, let about): texts("proposal.remind.\(about.rawValue)", ["window": window])
      case .urge(let id, let isOrder): texts(isOrder ? "proposal.order" : "proposal.urge", ["case": id])
      }
    guard proposal.waiting > 0 else { return done }
    let waiting = String(proposal.waiting)
    guard let after = proposal.after else { return done }
    guard let before = proposal.before else {
      return texts(
        "proposal.effect.from_none", ["do": done, "waiting": waiting, "after": minutes(after)])
    }
    return texts(
      "proposal.effect", ["do": done, "waiting": waiting, "before": minutes(before), "after": minutes(after)])
  }

  /// `E 社会保障`.
  public func lane(_ letter: String) -> String {
    hall.settings.lanes.first { $0.letter == letter }.map { "\($0.letter) \($0.name)" } ?? letter
  }

  /// Whole minutes, up: a forecast that says zero would promise too much.
  private func minutes(_ seconds: Int) -> String { String((seconds + 59) / 60) }
}
