import HallModel
import Testing

@testable import HallConfiguration

extension Slip {
  static let ratings = [
    Slip("number_out_of_range hall.yaml:7:18", .error, "hall.yaml", yaml + "ratings:\n  answer_within: 5\n"),
    Slip("unknown_value hall.yaml:7:18", .error, "hall.yaml", yaml + "ratings:\n  default_level: 2\n"),
    Slip("unknown_key hall.yaml:7:3", .warning, "hall.yaml", yaml + "ratings:\n  contact_in: 1\n"),
  ]
}

@Suite("Settings of ratings") struct RatingSettingsTests {
  /// A text of hall.yaml in which no value is the usual one.
  private static let text = """
    ratings:
      answer_within: 45
      rate_within: 7
      comment_limit: 300
      default_level: 5
      positive_target: 98
      contact_within: 2
      contact_attempts: 4
      rectify_within: 20
      extension_days: 5
      follow_up_within: 3
      re_rate_within: 6
      publish_within: 8
      grievance_contact_within: 1
      simple_within: 2
      complex_within: 6
      joint_within: 12

    """

  private func hall() throws -> TemporaryHall {
    let hall = try TemporaryHall()
    try hall.write(Slip.yaml + Self.text, "hall.yaml")
    try hall.write("档位,标签代码,标签名称,英文名称\n5,510,一窗受理一次办结,In one go\n１,１０７,没有提供材料样本,\n", "rating_tags.csv")
    return hall
  }

  @Test("every value arrives, and so do the tags")
  func arrives() throws {
    let result = try hall().load()
    #expect(result.problems == [])
    let settings = try #require(result.configuration?.settings)
    var rules = RatingRules()
    (rules.answerWithin, rules.rateWithin, rules.commentLimit, rules.defaultLevel) = (45, 7, 300, .verySatisfied)
    (rules.positiveTarget, rules.contactWithin, rules.contactAttempts, rules.rectifyWithin) = (98, 2, 4, 20)
    (rules.extensionDays, rules.followUpWithin, rules.reRateWithin, rules.publishWithin) = (5, 3, 6, 8)
    (rules.grievanceContactWithin, rules.simpleWithin, rules.complexWithin, rules.jointWithin) = (1, 2, 6, 12)
    #expect(settings.ratings == rules)
    #expect(
      settings.ratingTags == [
        RatingTag(code: "510", level: .verySatisfied, name: "一窗受理一次办结", english: "In one go"),
        RatingTag(code: "107", level: .veryDissatisfied, name: "没有提供材料样本"),
      ])
  }

  @Test("every one of these values survives the way out and back")
  func roundTrip() throws {
    let hall = try hall()
    let loaded = try #require(hall.load().configuration)
    try HallFolder.export(loaded, to: hall.beside("export"))
    let again = HallFolder.load(path: hall.beside("export")) { $0 }
    #expect(again.problems == [])
    #expect(again.configuration?.settings.ratings == loaded.settings.ratings)
    #expect(again.configuration?.settings.ratingTags == loaded.settings.ratingTags)
  }

  @Test("a hall that says nothing has the usual rules and the shared catalogue's tags")
  func usual() throws {
    let loaded = HallFolder.load(path: assets + "/halls/township") { $0 }
    #expect(loaded.configuration?.settings.ratings == RatingRules())
    #expect(loaded.configuration?.settings.ratingTags.count == 40)
    #expect(loaded.configuration?.settings.ratingTags.contains { $0.english.isEmpty } == false)
  }
}
