import HallModel
import ScreenKit

/// Results that wait to be delivered, what is due first at the top; kept between keys like the back office's list.
struct WaitingResults: Sendable {
  /// The row.
  var selection = Selection()
  /// The numbers of the listed cases.
  private(set) var ids: [String] = []
  /// The applicant records the list is narrowed to; nil for everybody's.
  private(set) var applicants: Set<String>?
  private var waiting: [String] = []

  /// The case the arrow is at.
  var pointed: String? { ids.indices.contains(selection.index) ? ids[selection.index] : nil }

  /// Sorts anew.
  mutating func refresh(_ hall: Hall, text: String) {
    let cases = hall.cases
    var keys: [Int64] = []
    for position in cases.indices where cases[position].state == .decided {
      keys.append(Int64(cases[position].deliveryDue?.number ?? .max) << 32 | Int64(position))
    }
    waiting = keys.sorted().map { cases[Int($0 & 0xFFFF_FFFF)].id }
    narrow(hall, text: text)
  }

  /// Narrows to the cases of these applicants, in any state: somebody may come too early or a second time.
  mutating func narrow(_ hall: Hall, to applicants: Set<String>?) {
    self.applicants = applicants
    selection = Selection()
    narrow(hall, text: "")
  }

  /// Narrows by part of a number.
  mutating func narrow(_ hall: Hall, text: String) {
    let before = pointed
    if let applicants {
      let all = hall.cases.filter { applicants.contains($0.applicant) }
      // What can be handed over comes first.
      ids = all.filter { $0.state == .decided }.map(\.id) + all.filter { $0.state != .decided }.map(\.id)
    } else {
      ids = text.isEmpty ? waiting : waiting.filter { $0.contains(text) }
    }
    selection.index = before.flatMap { ids.firstIndex(of: $0) } ?? selection.index
    selection.clamp(count: ids.count)
  }
}
