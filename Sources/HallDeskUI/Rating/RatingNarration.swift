import HallModel
import ScreenKit

extension RatingScreen {
  /// What a listener needs to know: levels and tags as numbered lines.
  public func narration(_ environment: Environment) -> [String] {
    let texts = environment.texts
    switch stage {
    case .rest:
      guard let window else {
        return [texts("rate.entry"), texts("rate.entry.how")]
          + entry.candidates.enumerated().map { "\($0.offset + 1) \($0.element)" }
      }
      return [texts("rate.title", ["n": String(window)]), texts("rate.rest")]
    case .closing(let sentence, _): return sentence.isEmpty ? [texts("rate.thanks")] : [sentence]
    case .answering(let answering):
      let about = [heading(answering, environment), subject(answering, environment)].filter { !$0.isEmpty }
      guard let level = answering.draft.level else {
        let levels = RatingLevel.best.map { "\($0.rawValue) \(texts("rating.level.\($0.rawValue)"))" }
        let choices = choices(answering).map { choice in
          "\(choice.key) \(texts(choice.label, ["n": String(answering.question.cases.count)]))"
        }
        return about + levels + choices
      }
      return about + lines(answering, level, environment)
    }
  }

  private func lines(_ answering: Answering, _ level: RatingLevel, _ environment: Environment) -> [String] {
    let texts = environment.texts
    let draft = answering.draft
    let mark = String(environment.glyphs.checked)
    let tags = environment.hall.settings.tags(of: level).enumerated().map { index, tag in
      "\(index + 1) [\(draft.tags.contains(tag.code) ? mark : " ")] \(environment.word(tag))"
    }
    let words = "+ " + texts("rate.words") + (draft.words.isEmpty ? "" : "  " + draft.words.text)
    return ["\(texts("rate.chosen")) \(level.rawValue) \(texts("rating.level.\(level.rawValue)"))"] + tags + [
      words, "0 " + texts(answering.nameWord), "- " + texts("rate.key.change"),
      "\(Key.enter.name) \(texts(sendLabel(answering)))", texts("rate.sends_itself"),
    ]
  }
}
