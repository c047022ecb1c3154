import HallModel

extension SettingSection {
  /// Ratings, and the closed loop behind a negative one.
  static let ratings = [
    SettingSection(
      key: "ratings", comment: "好差评:办完就请人评价,差评限期整改。期限都按工作日算。",
      settings: [
        Setting("answer_within", \.ratings.answerWithin, 10...300, "评价器等几秒没有人评,就记为未评价。"),
        Setting("rate_within", \.ratings.rateWithin, 0...60, "办完后几个工作日内还可以凭号评价。"),
        Setting("comment_limit", \.ratings.commentLimit, 50...2000, "评价人写的话最多几个字。"),
        Setting(
          "default_level", .word(\.writtenDefaultLevel, ["none", "3", "4", "5"]),
          "没有人评时由系统默认记哪一档;none 表示不记。默认评价单列一个渠道,不算主动评价,也不算进好评率。"),
        Setting("positive_target", \.ratings.positiveTarget, 0...100, "好评率的目标,百分之几。"),
        Setting("contact_within", \.ratings.contactWithin, 0...10, "收到差评后几天内联系评价人。"),
        Setting("contact_attempts", \.ratings.contactAttempts, 1...10, "几次联系不上就往下核实。"),
        Setting("rectify_within", \.ratings.rectifyWithin, 1...60, "收到差评后几天内整改并答复。"),
        Setting("extension_days", \.ratings.extensionDays, 0...60, "整改只能延期一次,最多加几天。10 天为估计。"),
        Setting("follow_up_within", \.ratings.followUpWithin, 0...60, "整改后几天内回访。5 天为估计。"),
        Setting("re_rate_within", \.ratings.reRateWithin, 0...60, "回访后几天内可以追评一次。5 天为估计。"),
        Setting("publish_within", \.ratings.publishWithin, 0...60, "办结后几天内公开结果。5 天为估计。"),
        Setting(
          "grievance_contact_within", \.ratings.grievanceContactWithin, 0...10,
          "吐槽找茬、办不成事、金点子:几天内联系反映人;0 表示当天。"),
        Setting("simple_within", \.ratings.simpleWithin, 0...30, "简单的几天内答复;0 表示当场。"),
        Setting("complex_within", \.ratings.complexWithin, 0...60, "复杂的几天内答复。"),
        Setting("joint_within", \.ratings.jointWithin, 0...60, "要几个部门一起答复的,几天内答复。"),
      ])
  ]
}

extension HallSettings {
  /// The default level by its word.
  fileprivate var writtenDefaultLevel: String {
    get { ratings.defaultLevel.map { String($0.rawValue) } ?? "none" }
    set { ratings.defaultLevel = Int(newValue).flatMap(RatingLevel.init(rawValue:)) }
  }
}
