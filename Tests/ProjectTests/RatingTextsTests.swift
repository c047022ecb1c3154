import HallModel
import ScreenKit
import Testing

/// The words for what the model has values for: a key is put together from the value's name, so that no search for keys in
/// the sources finds one that is missing.
@Suite("Words of ratings") struct RatingTextsTests {
  private static var keys: [String] {
    let levels = RatingLevel.allCases.map { String($0.rawValue) }
    let families: [(String, [String])] = [
      ("rating.level", levels), ("rate.tags", levels), ("rate.sign", levels),
      ("rating.channel", RatingChannel.allCases.map(\.rawValue)),
      ("loop.state", ClosedLoop.State.allCases.map(\.rawValue)),
      ("refusal.loop", ClosedLoop.State.allCases.map(\.rawValue)),
      ("loop.due", ClosedLoop.Due.allCases.map(\.rawValue)),
      ("supervisor.owed", ClosedLoop.Due.allCases.map(\.rawValue)),
      ("loop.grade", ClosedLoop.Grade.allCases.map(\.rawValue)),
      ("loop.opinion", ClosedLoop.Opinion.allCases.map(\.rawValue)),
      ("grievance.kind", Grievance.Kind.allCases.map(\.rawValue)), ("loop.reached", ["true", "false"]),
      ("loop.review", ["true", "false"]), ("supervisor.again", ["true", "false"]),
      (
        "supervisor.hint",
        ClosedLoop.Due.allCases.map(\.rawValue) + ["judge", "phone", "rectification.extended"]
      ),
    ]
    return families.flatMap { family, names in
      names.map { family == "refusal.loop" ? "refusal.loop_\($0)" : "\(family).\($0)" }
    }
  }

  @Test("every value has its word in both languages", arguments: Language.allCases)
  func everyValue(_ language: Language) throws {
    let texts = try TextCatalogueTests.texts(language)
    #expect(Self.keys.filter { texts.text(for: $0) == nil } == [])
  }

  @Test("every figure has a name and a definition") func figures() throws {
    let texts = try TextCatalogueTests.texts(.zh)
    let names = texts.keys.filter { $0.hasPrefix("figure.") && !$0.hasSuffix(".definition") }
    #expect(names.count == ReportFigure.allCases.count)
    #expect(names.filter { texts.text(for: $0 + ".definition") == nil } == [])
  }
}
