import HallModel

/// What applicants say in a hall that lives while people try it: most are content, some say nothing, and a few leave
/// something for the supervisor to do.
struct LivingRatings: Sendable {
  /// When each visit's answer comes; nil for those who say nothing.
  private var answers: [String: Moment?] = [:]

  /// Of a hundred who answer, how many give each level, from 5 to 1.
  private static let levels = [(5, 66), (4, 21), (3, 7), (2, 4), (1, 2)]
  private static let complaints = ["等的时间太长", "来了两次才办成", "材料要求没有一次说清", "工作人员说话不耐烦"]
  private static let grievances: [(kind: Grievance.Kind, text: String)] = [
    (.unresolved, "外地户口办居住证,跑了三个地方都说不归这里管"), (.idea, "取号机能不能大声报号,老人看不清屏幕"),
    (.complaint, "中午只开一个窗口,排队太久"),
  ]

  /// What was filed on an earlier day; nil after the last.
  func earlier(_ number: Int) -> FileGrievance? {
    guard LivingRatings.grievances.indices.contains(number) else { return nil }
    let (kind, text) = LivingRatings.grievances[number]
    return FileGrievance(kind: kind, text: text)
  }

  /// What is said now at the windows' screens. At windows where a person works, a person may rate.
  mutating func acts(
    _ hall: Hall, now: Moment, without people: Set<String>, _ chance: inout Chance
  ) -> [LivingHall.Act] {
    var acts: [LivingHall.Act] = []
    for prompt in hall.ratings.prompts where !people.contains(prompt.visit.staff) {
      let visit = prompt.visit
      let terminal = "rate-\(visit.window)"
      if answers[visit.ticket] == nil {
        let answers = chance.happens(0.72)
        self.answers[visit.ticket] = .some(
          answers ? now.adding(seconds: 4 + Int(chance.exponential(mean: 6))) : nil)
      }
      if let at = answers[visit.ticket] ?? nil, now >= at, at < prompt.until {
        answers[visit.ticket] = nil
        let answer = answer(hall.settings.ratingTags, &chance)
        let command = RecordRating(ticket: visit.ticket, answer: answer, channel: .pad)
        acts.append(LivingHall.Act(command: command, terminal: terminal, staff: ""))
      } else if now >= prompt.until {
        answers[visit.ticket] = nil
        acts.append(LivingHall.Act(command: LapseRatings(window: visit.window), terminal: terminal, staff: ""))
      }
    }
    return acts
  }

  private func answer(_ tags: [RatingTag], _ chance: inout Chance) -> RatingAnswer {
    var roll = Int(chance.unit() * 100)
    let level = LivingRatings.levels.first { _, share in
      roll -= share
      return roll < 0
    }
    let chosen = level?.0 ?? 5
    let fitting = tags.filter { $0.level.rawValue == chosen }.map(\.code)
    let words = chosen < 3 ? LivingRatings.complaints.randomElement(using: &chance) ?? "" : ""
    return RatingAnswer(
      level: chosen, tags: chance.happens(0.5) ? fitting.randomElement(using: &chance).map { [$0] } ?? [] : [],
      comment: words, named: chosen < 3 || chance.happens(0.4))
  }
}
