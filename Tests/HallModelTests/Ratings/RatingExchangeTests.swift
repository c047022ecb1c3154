import Foundation
import Testing

@testable import HallModel

@Suite("Ratings as the provincial platform takes them") struct RatingExchangeTests {
  /// The rows of a code set of assets/catalogue/codes.csv: code and meaning.
  private static func codes(_ set: String) throws -> [Int: String] {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("assets/catalogue/codes.csv"), encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",").map(String.init) }
      .filter { $0.count == 3 && $0[0] == set }
    #expect(!rows.isEmpty)
    return try Dictionary(uniqueKeysWithValues: rows.map { (try #require(Int($0[1])), $0[2]) })
  }

  private static let meanings: [String: RatingChannel] = [
    "PC端": .online, "移动端": .online, "二维码": .qr, "政务大厅平板电脑": .pad, "政务大厅其他终端": .kiosk, "电话": .phone, "短信": .sms,
    "系统默认评价": .default,
  ]

  @Test(
    "channel codes mean what codes.csv says, by national use and in Zhejiang",
    arguments: RatingExportRules.ChannelCodes.allCases)
  func channels(variant: RatingExportRules.ChannelCodes) throws {
    for (code, name) in try Self.codes("好差评接口 pf 评价渠道") {
      // 电话(浙江:短信): what it is elsewhere, and what it is there.
      let parts = name.split(whereSeparator: { "(:)".contains($0) }).map(String.init)
      let meaning = try #require(variant == .zhejiang ? parts.last : parts.first)
      #expect(RatingChannel(exchangeCode: code, variant) == Self.meanings[meaning], "\(code) \(name)")
    }
    #expect(RatingChannel(exchangeCode: 0, variant) == nil && RatingChannel(exchangeCode: 8, variant) == nil)
    for channel in RatingChannel.allCases {
      guard let code = channel.exchangeCode(variant).flatMap({ Int($0) }) else {
        #expect(channel == .default && variant == .national)
        continue
      }
      // Zhejiang has no code for the telephone.
      let back: RatingChannel = channel == .phone && variant == .zhejiang ? .kiosk : channel
      #expect(RatingChannel(exchangeCode: code, variant) == back, "\(channel)")
    }
  }

  @Test("the other codes are those of codes.csv, and the level keeps the interface's own direction")
  func otherCodes() throws {
    #expect(
      try Self.codes("好差评接口 satisfaction") == [5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"])
    #expect(RatingLevel.verySatisfied.rawValue == 5)
    let progress = try Self.codes("好差评接口 proStatus")
    #expect(
      progress[ExchangeProgress.inHand.rawValue] == "办理中" && progress[ExchangeProgress.completed.rawValue] == "已完结")
    #expect(progress[ExchangeProgress.waiting.rawValue] == "待办理")
    let review = try Self.codes("好差评接口 appStatus")
    #expect(ExchangeReview.allCases.map { review[$0.rawValue] } == ["无需审核", "已审核", "未审核"])
    let party = try Self.codes("好差评接口 userProp")
    #expect(ExchangeParty.allCases.map { party[$0.rawValue] } == ["个人", "法人"])
    #expect(try Self.codes("好差评接口 assessNumber").keys.sorted() == [1, 2])
  }

  private func hall() -> TestHall {
    Sample.hall { settings in
      settings.areaCode = "330599101"
      settings.ratingTags = RatingSample.tags
      settings.ratingExport.departments = [.init("公安", "D1")]
      settings.ratingExport.dataSource = "07"
    }
  }

  /// A visit that was rated, and its rating.
  private func rated(
    _ hall: inout TestHall, _ answer: RatingAnswer, matters: [String] = ["GA-1"]
  ) throws -> Rating {
    hall.perform(IssueTicket(matters: matters))
    hall.perform(CallNext(window: 1))
    hall.perform(StartService(window: 1))
    hall.perform(FinishTicket(window: 1))
    let prompt = try #require(hall.hall.ratings.prompts.last)
    #expect(hall.perform(RecordRating(ticket: prompt.visit.ticket, answer: answer, channel: .pad)) == "rating_given")
    return try #require((hall.recorded.last?.event as? RatingGiven)?.rating)
  }

  @Test("every field of a visit's rating has its value, and the fields stand in their order")
  func visit() throws {
    var hall = hall()
    let answer = RatingAnswer(level: 5, tags: ["510", "511"], comment: "很好", named: false)
    let rating = try rated(&hall, answer, matters: ["GA-1", "SB-1"])
    let row = ExchangeRow(rating, cases: [], loop: nil, person: nil, hall.hall)
    #expect(
      row.values == [
        "330599101", "D1", "GA-1", "GA-1", "居民身份证补领", "社会保障卡申领", rating.target, "3", "公安", "01", "2026-03-02 09:00:00",
        "4",
        "匿名", "1", "", "5", "510,511", "很好", "2026-03-02 09:00:00", "1", "1", "10", "07",
      ])
    #expect(row.gaps.isEmpty)
    #expect(
      ExchangeField.allCases.map(\.rawValue).joined(separator: " ")
        == "areaCode deptCode taskCode taskHandleItem taskName subMatter projectNo proStatus proDepart proManager "
        + "acceptDate pf userName userProp certKey satisfaction evalDetail writingEvaluation assessTime assessNumber "
        + "appStatus promiseTime dataSource")
  }

  @Test("a row tells what it lacks, and for a department's code which department")
  func gaps() throws {
    var hall = Sample.hall()
    let rating = try rated(&hall, RatingAnswer(level: 4), matters: ["SB-1"])
    let row = ExchangeRow(rating, cases: [], loop: nil, person: nil, hall.hall)
    #expect(row.gaps == [.init(.areaCode), .init(.deptCode, about: "社保"), .init(.dataSource)])
  }

  @Test(
    "a negative rating is unreviewed until its loop finds it to hold or dismisses it; a positive one needs no review")
  func review() throws {
    var hall = hall()
    let rating = try rated(&hall, RatingAnswer(level: 1))
    func status() -> String {
      ExchangeRow(rating, cases: [], loop: hall.hall.ratings.loops[rating.target], person: nil, hall.hall)[.appStatus]
    }
    #expect(status() == "3")
    hall.perform(ContactRater(loop: rating.target, text: "已联系"))
    hall.perform(AppealRating(loop: rating.target, text: "误评"))
    #expect(status() == "3")
    var dismissed = hall
    hall.perform(ReviewAppeal(loop: rating.target, granted: false, text: "属实"))
    #expect(status() == "2")
    dismissed.perform(ReviewAppeal(loop: rating.target, granted: true, text: "误评"))
    swap(&hall, &dismissed)
    #expect(status() == "2")
  }

  @Test("what was gathered elsewhere is not handed on, and what is recorded by default only where a code exists for it")
  func notHandedOn() throws {
    let elsewhere = Rating(
      project: "P1", .init(matter: .init(code: "X", name: "x", department: "")), .satisfied, channel: .online,
      at: Sample.opening)
    var hall = hall()
    var rating = try rated(&hall, RatingAnswer(level: 4))
    var rules = RatingExportRules()
    #expect(!ExchangeRow.takes(elsewhere, rules) && ExchangeRow.takes(rating, rules))
    rating.channel = .default
    #expect(!ExchangeRow.takes(rating, rules))
    rules.channelCodes = .zhejiang
    #expect(ExchangeRow.takes(rating, rules))
  }

  @Test("a file read again is passed over even where it tells otherwise who handled it or where it came from")
  func sameSaid() {
    func rating(_ staff: String, _ level: RatingLevel = .satisfied) -> Rating {
      Rating(
        project: "P1",
        .init(matter: .init(code: "X", name: "x", department: ""), staff: staff, source: staff), level,
        channel: .online,
        at: Sample.opening)
    }
    var hall = hall()
    #expect(hall.perform(ImportRatings([rating("01")])) == "rating_given")
    #expect(hall.perform(ImportRatings([rating("02")])) == "")
    #expect(hall.perform(ImportRatings([rating("01", .verySatisfied)])) == "!rating_differs")
  }

  @Test("a rating recorded by default is nobody's and is not taken over from elsewhere")
  func noDefaults() {
    var hall = hall()
    let rating = Rating(
      project: "P1", .init(matter: .init(code: "X", name: "x", department: "")), .satisfied, channel: .default,
      at: Sample.opening)
    #expect(hall.perform(ImportRatings([rating])) == "!default_rating_by_hand")
  }
}
