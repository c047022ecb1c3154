import HallModel
import Testing

@testable import HallStore

@Suite("Past days played again") struct PastHallTests {
  private let monday = PastDays.monday
  private let tuesday = PastDays.tuesday

  /// Three days of some visits each; the hall as it stood at the end of each, with the journal's end.
  private func played(_ days: inout PastDays, visits: Int) throws -> [(day: Day, hall: Hall, head: Head)] {
    try [0, 1, 3].map { number in
      days.go("09:00:00", monday.adding(days: number))
      try days.practice.serve(visits)
      let ticket = "\(monday.adding(days: number).compact)-A001"
      try days.practice.act(RecordRating(ticket: ticket, answer: RatingAnswer(level: 1), channel: .kiosk))
      try days.practice.act(RecordEnquiry(outcome: .papers, matters: ["M1"]))
      try days.practice.act(CloseDay())
      return (monday.adding(days: number), days.practice.live.hall, days.practice.live.head)
    }
  }

  @Test("a past day ends as the hall then was, from its morning and from nothing", arguments: Engine.allCases)
  func replay(_ engine: Engine) throws {
    var days = try PastDays(engine)
    let ends = try played(&days, visits: 30)
    let journals: [any Journal] = [try days.store.another(), WithoutSnapshots(try days.store.another())]
    for journal in journals {
      let live = try LiveHall(journal)
      for (day, hall, head) in ends {
        let past = try #require(try live.past(day))
        #expect(past.hall.day?.date == day && past.hall.tickets.isEmpty)
        try past.advance(through: head.seq)
        let isSame = past.hall == hall
        #expect(isSame && past.head == head, "\(day.text)")
      }
      #expect(try live.past(monday.adding(days: 2)) == nil)
      #expect(try live.past(monday.adding(days: -1)) == nil)
      #expect(try live.past(monday.adding(days: 60)) == nil)
    }
  }

  @Test("each event is shown before it is taken, and after the last there is none")
  func stepping() throws {
    var days = try PastDays(.memory)
    let ends = try played(&days, visits: 3)
    let past = try #require(try days.practice.live.past(ends[2].day))
    var kinds: [String] = []
    while let stamp = try past.peek() {
      let taken = try #require(try past.next())
      #expect(taken.stamp == stamp && past.hall.lastEventAt == stamp.at)
      kinds.append(type(of: taken.event).kind)
    }
    #expect(try past.next() == nil && past.head == days.practice.live.head)
    #expect(kinds.last == "day_closed" && kinds.count { $0 == "ticket_finished" } == 3)
  }

  @Test("a snapshot taken soon after the opening is not taken for the morning")
  func morningIsTheBeginning() throws {
    for visits in stride(from: 36, through: 50, by: 2) {
      var days = try PastDays(.memory)
      try days.practice.serve(visits)
      days.go("08:30:00", tuesday)
      try days.practice.serve(12)
      let past = try #require(try LiveHall(try days.store.another()).past(tuesday))
      #expect(past.hall.tickets.isEmpty, "\(visits) visits on Monday, head \(past.head.seq)")
    }
  }

  @Test(
    "a day whose morning was not kept is found from the nearest snapshot before, and then kept",
    arguments: Engine.allCases)
  func morningKept(_ engine: Engine) throws {
    var days = try PastDays(engine)
    days.practice.live.caresLater = true
    let ends = try played(&days, visits: 5)
    let before = try days.store.journal.stats().snapshots
    let past = try #require(try LiveHall(try days.store.another()).past(ends[1].day))
    #expect(past.hall.tickets.isEmpty && past.hall.day?.date == ends[1].day)
    #expect(try days.store.journal.stats().snapshots.count == before.count + 1)
  }
}
