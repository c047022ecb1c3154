import HallModel

/// Stretches of a day as people write them: `09:00-12:00;13:30-17:00`, one after the other.
enum SpanList {
  /// Why a text is no such list.
  struct Fault: Error, Equatable {
    var code: Problem.Code
    var arguments: [String: String]
  }

  /// The stretches in their order. Full-width digits and signs are taken; `；`, `、` and `，` separate stretches like
  /// `;`, and `–`, `~`, `至` and `到` join two times like `-`.
  static func read(_ text: String) throws(Fault) -> [ClockSpan] {
    var spans: [ClockSpan] = []
    for part in Plain.narrowed(text).split(whereSeparator: { ";、,".contains($0) }) {
      let written = Plain.trimmed(String(part))
      if written.isEmpty { continue }
      let span = try span(written)
      if let last = spans.last, span.from < last.to {
        throw Fault(code: .spansOutOfOrder, arguments: ["value": span.text, "first": last.text])
      }
      spans.append(span)
    }
    return spans
  }

  /// One stretch.
  static func span(_ text: String) throws(Fault) -> ClockSpan {
    let times = Plain.narrowed(text).split(whereSeparator: { "-~〜至到".contains($0) }).map { part in
      ClockTime(Plain.trimmed(String(part).replacing("∶", with: ":")))
    }
    guard times.count == 2, let from = times[0], let to = times[1] else {
      throw Fault(code: .badSpan, arguments: ["value": Plain.trimmed(text)])
    }
    guard from < to else {
      throw Fault(code: .spanReversed, arguments: ["value": ClockSpan(from: from, to: to).text])
    }
    return ClockSpan(from: from, to: to)
  }

  /// The form `read` reads.
  static func text(_ spans: [ClockSpan]) -> String { spans.map(\.text).joined(separator: ";") }

  /// The first stretch that reaches beyond the opening hours; nil where none does.
  static func outside(_ spans: [ClockSpan], _ hours: Hours) -> ClockSpan? {
    spans.first { $0.from < hours.opens || $0.to > hours.closes }
  }
}
