import Foundation
import HallConfiguration
import HallModel
import HallSimulator
import HallStore
import Testing

@testable import halldesk

@Suite("The living sample hall") struct DemoHallTests {
  @Test(
    "whoever joins finds tickets, cases to decide, results to issue, ratings and grievances, of people whose numbers are right"
  )
  func lively() throws {
    let folder =
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/assets/halls/township"
    let settings = try #require(HallFolder.load(path: folder, hashPIN: { _ in "scrypt$test" }).configuration)
    let demo = try DemoHall(settings: settings, speed: 0.1, seed: 7)
    defer { demo.end() }
    let journal = try SQLiteJournal.open(path: demo.path)
    let hall = try LiveHall(journal).hall
    #expect(hall.tickets.count > 10)
    let open = hall.cases.filter { !$0.state.isClosed }
    #expect(open.count { $0.state == .inReview } >= 5)
    #expect(open.contains { $0.state == .decided })
    #expect(hall.ratings.loops.values.count { $0.grievance != nil } == 3)
    let events = try journal.read(.ratings, from: 0, through: .max).map(\.kind)
    #expect(events.count { $0 == "rating_given" } > 3 && events.contains("rating_lapsed"))
    let key = try PersonalKeyFile.load(demo.path + "-key", hallID: journal.hallID).key
    let records = try PersonalRecords(journal, key: key).applicants
    for file in open {
      let applicant = try #require(try records.load(file.applicant))
      #expect(throws: Never.self) {
        try IDNumber(applicant.idNumber, today: hall.settings.zone.day(at: file.receivedAt))
      }
    }
  }

  @Test("made-up people have names, and numbers of nobody") func people() throws {
    var chance = Chance(seed: 3)
    let today = try #require(Day("2026-03-02"))
    for _ in 0..<200 {
      let applicant = try #require(DemoPeople.applicant(&chance, today: today))
      #expect(applicant.idNumber.hasPrefix("330500") && applicant.name.count >= 2 && applicant.phone.count == 11)
    }
  }
}
