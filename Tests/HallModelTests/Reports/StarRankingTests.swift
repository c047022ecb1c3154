import Testing

@testable import HallModel

/// Windows whose scores are worked out by hand. The hall's positive rate is 0.9.
///
/// | window | served | valid, positive | compared ÷ expected | upheld | score |
/// |---|---|---|---|---|---|
/// | 1 | 100 | 10, 1.0 | 1000 s, 1000 s | 0 | 40 + 30 + 20 + 10 = 100 |
/// | 2 | 50 | 10, 0.8 | 1000 s, 500 s | 0 | 32 + 15 + 10 + 10 = 67 |
/// | 3 | 50 | 4, 0.25: too few, so 0.9 | 500 s, 1000 s: 1 at most | 1 | 36 + 15 + 20 + 0 = 71 |
/// | 4 | 0 | | | | not ranked |
/// | 5 | 200 | none, so 0.9 | nothing: 1 | 1 | 36 + … see below |
@Suite("Star windows: the published formula")
struct StarRankingTests {
  private static func figures(
    served: Int, levels: [Int] = [0, 0, 0, 0, 0], own: Int = 0, expected: Int = 0, upheld: Int = 0
  ) -> HallFigures {
    var figures = HallFigures()
    figures.tickets.served = served
    figures.ratings.levels = levels
    figures.ratings.upheld = upheld
    figures.comparedHandling = own
    figures.expectedHandling = expected * 1000
    return figures
  }

  private static func report(_ windows: [Int: HallFigures], levels: [Int] = [1, 0, 0, 0, 9]) -> PeriodReport {
    var all = PeriodFigures()
    all.byWindow = windows
    all.total.ratings.levels = levels
    return PeriodReport(
      period: ReportPeriod(.month, around: Sample.date), figures: all, previous: PeriodFigures(),
      settings: Sample.settings())
  }

  @Test("each part of the score by hand")
  func scores() {
    let ranking = Self.report([
      1: Self.figures(served: 100, levels: [0, 0, 0, 0, 10], own: 1000, expected: 1000),
      2: Self.figures(served: 50, levels: [1, 1, 0, 0, 8], own: 1000, expected: 500),
      3: Self.figures(served: 50, levels: [3, 0, 0, 0, 1], own: 500, expected: 1000, upheld: 1),
      4: Self.figures(served: 0),
    ]).starWindows
    #expect(ranking.entries.map(\.id) == ["1", "3", "2"])
    #expect(ranking.entries.map { ($0.score * 1000).rounded() } == [100_000, 71_000, 67_000])
    #expect(ranking.entries.map(\.isStar) == [true, false, false])
    #expect(ranking.entries.map(\.isOwnRate) == [true, false, true])
    #expect(ranking.entries.map(\.pace) == [1, 1, 0.5])
    #expect(ranking.entries.map(\.place) == [1, 2, 3])
    #expect(ranking.entries[0].name == "综窗1")
  }

  @Test("half an upheld rating per hundred costs half of its ten points") func upheld() {
    let ranking = Self.report([5: Self.figures(served: 200, upheld: 1)]).starWindows
    // 40 × 0.9 + 30 + 20 + 10 × (1 − 0.5)
    #expect((ranking.entries[0].score * 1000).rounded() == 91_000)
    #expect(ranking.entries[0].upheldPerHundred == 0.5)
  }

  @Test("where nobody rated, nobody has points for it") func unrated() {
    let ranking = Self.report([1: Self.figures(served: 1)], levels: [0, 0, 0, 0, 0]).starWindows
    #expect(ranking.entries[0].positiveRate == nil)
    #expect(ranking.entries[0].score == 60)
  }

  @Test("the best tenth are stars, ties by number")
  func tenth() {
    let same = Dictionary(uniqueKeysWithValues: (1...29).map { ($0, Self.figures(served: 10)) })
    let ranking = Self.report(same).starWindows
    #expect(ranking.entries.map(\.id) == (1...29).map(String.init))
    #expect(ranking.entries.filter(\.isStar).map(\.id) == ["1", "2"])
    #expect(Self.report([7: Self.figures(served: 1)]).starWindows.entries.map(\.isStar) == [true])
  }

  @Test("expected handling is what the hall takes on the mean for the same matters")
  func expected() throws {
    var hall = Sample.hall()
    // GA-1 at window 1 takes 600 s, at window 2 200 s: 400 s on the mean. SB-1 and SB-2 together cannot be compared.
    for (window, matters, seconds) in [(1, ["GA-1"], 600), (2, ["GA-1"], 200), (2, ["SB-1", "SB-2"], 1000)] {
      hall.perform(IssueTicket(matters: matters))
      hall.perform(CallNext(window: window))
      hall.perform(StartService(window: window))
      hall.wait(seconds)
      hall.perform(FinishTicket(window: window))
      hall.perform(LapseRatings(window: window))
      hall.wait(60)
    }
    let figures = hall.figures(Sample.date, Sample.date, today: Sample.date)
    let one = try #require(figures.byWindow[1])
    #expect((one.comparedHandling, one.expectedHandling) == (600, 400_000))
    let two = try #require(figures.byClerk["02"])
    #expect((two.comparedHandling, two.expectedHandling) == (200, 400_000))
    #expect(two.tickets.served == 2)
  }
}
