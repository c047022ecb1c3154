import Testing

@testable import HallModel

@Suite("Looking at the phone number behind a loop") struct SeeContactTests {
  /// A hall with a rating of a visit that brought a case.
  static func hall(named: Bool, withCase: Bool = true) -> (hall: TestHall, loop: String) {
    var hall = Sample.hall { settings in
      settings.calendar = CaseSample.calendar
      settings.staff.append(StaffMember(number: "90", name: "主管", roles: [.supervisor]))
      settings.staff.append(StaffMember(number: "01", name: "员工01", roles: [.clerk, .supervisor]))
      settings.staff.removeAll { $0.number == "01" && $0.roles == [.clerk] }
    }
    hall.serveOne()
    if withCase { hall.perform(OpenCase(ticket: hall.hall.tickets[0].id, matter: "GA-1"), staff: "01") }
    hall.perform(FinishTicket(window: 1))
    hall.perform(RecordRating(ticket: "A001", answer: RatingAnswer(level: 1, named: named), channel: .pad))
    return (hall, hall.hall.tickets[0].id)
  }

  @Test("a supervisor may look while the person is to be called, and the look is in the story, changing nothing")
  func named() throws {
    var (hall, loop) = Self.hall(named: true)
    let before = hall.hall.ratings
    #expect(hall.perform(SeeContact(loop: loop), staff: "90") == "loop_contact_seen")
    #expect(hall.hall.ratings == before)
    let story = hall.recorded.filter { $0.event.closedLoop == loop }.map { type(of: $0.event).kind }
    #expect(story == ["rating_given", "loop_contact_seen"])
    #expect(hall.recorded.last?.event.subject == loop)
    hall.perform(ContactRater(loop: loop, text: "致歉"))
    #expect(hall.perform(SeeContact(loop: loop), staff: "90") == "!loop_contacted")
    hall.perform(UpholdComplaint(loop: loop, text: "属实"))
    hall.perform(RectifyComplaint(loop: loop, text: "已整改"))
    #expect(hall.perform(SeeContact(loop: loop), staff: "90") == "loop_contact_seen")
  }

  @Test("every event of a loop says whose it is, so that its story can be told") func story() {
    var (hall, loop) = Self.hall(named: true)
    hall.perform(SeeContact(loop: loop), staff: "90")
    for command: any HallCommand in [
      ContactRater(loop: loop, text: "致歉"), ExtendRectification(loop: loop, days: 3, text: "设备未到"),
      AppealRating(loop: loop, text: "误评"), ReviewAppeal(loop: loop, granted: false, text: "证据不足"),
      RectifyComplaint(loop: loop, text: "已整改"), FollowUpComplaint(loop: loop, opinion: .satisfied, text: "满意"),
      PublishOutcome(loop: loop, text: "已整改"),
    ] { hall.perform(command) }
    #expect(
      hall.recorded.filter { $0.event.closedLoop == loop }.map { type(of: $0.event).kind } == [
        "rating_given", "loop_contact_seen", "loop_contacted", "loop_extended", "loop_appealed", "loop_reviewed",
        "loop_rectified", "loop_followed_up", "loop_published",
      ])
  }

  @Test("nobody looks who is no supervisor, who gives no name, or whom it is about") func who() {
    var (hall, loop) = Self.hall(named: true)
    #expect(hall.perform(SeeContact(loop: loop)) == "!contact_seen_by_nobody")
    #expect(hall.perform(SeeContact(loop: loop), staff: "02") == "!not_a_supervisor")
    #expect(hall.perform(SeeContact(loop: loop), staff: "01") == "!own_rating")
    #expect(hall.perform(SeeContact(loop: "x"), staff: "90") == "!unknown_loop")
  }

  @Test("an anonymous rating leads to nobody, and a visit without a case neither") func nobody() {
    var (hall, loop) = Self.hall(named: false)
    #expect(hall.perform(SeeContact(loop: loop), staff: "90") == "!anonymous_rating")
    #expect(hall.hall.ratings.loops[loop]?.contactCases == [])
    (hall, loop) = Self.hall(named: true, withCase: false)
    #expect(hall.perform(SeeContact(loop: loop), staff: "90") == "!nobody_to_call")
  }

  @Test("of a grievance whoever was taken down may be called") func grievance() {
    var (hall, _) = Self.hall(named: true)
    hall.perform(FileGrievance(kind: .complaint, text: "空调太冷"))
    #expect(hall.perform(SeeContact(loop: "T20260302-001"), staff: "90") == "loop_contact_seen")
  }

  @Test("a phone number typed where the ticket belongs does not reach the journal") func ticketOfGrievance() {
    var (hall, _) = Self.hall(named: true)
    hall.perform(FileGrievance(kind: .complaint, text: "空调太冷", ticket: "13812345678"))
    #expect(hall.hall.ratings.loops["T20260302-001"]?.grievance?.ticket == "138****5678")
  }
}
