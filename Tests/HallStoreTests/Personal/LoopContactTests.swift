import HallModel
import Testing

@testable import HallStore

@Suite("Contacts of grievances, in every engine") struct LoopContactTests {
  private let contact = LoopContact(name: "沈女士", phone: "13812345678")
  private let loop = "T20260302-001"

  @Test("a contact comes back whole by the loop, masked for screens, and is sealed", arguments: Engine.allCases)
  func keeps(_ engine: Engine) throws {
    let hall = try engine.hall()
    let records = try hall.records()
    #expect(try records.loopContacts.load(loop) == nil)
    try records.loopContacts.save(contact, loop: loop, Hall(), at: .morning())
    #expect(try records.loopContacts.load(loop) == contact)
    #expect(contact.masked == LoopContact(name: "沈**", phone: "138****5678"))
    let row = try #require(try hall.sealed.sealedRow(SealedName(.loopContact, loop)))
    #expect(!String(decoding: row.body, as: UTF8.self).contains("13812345678"))
    let corrected = LoopContact(phone: "0572-2661234")
    try records.loopContacts.save(corrected, loop: loop, Hall(), at: .morning(1))
    #expect(try records.loopContacts.load(loop) == corrected)
  }

  @Test("it is kept for the hall's years from the day it was taken down, then erased", arguments: Engine.allCases)
  func ends(_ engine: Engine) throws {
    let hall = try engine.hall()
    let records = try hall.records()
    try records.loopContacts.save(contact, loop: loop, Hall(), at: .morning())
    let end = try #require(Retention(Hall()).end(from: .morning()))
    #expect(try hall.sealed.sealedRow(SealedName(.loopContact, loop))?.keepUntil == end.milliseconds)
    #expect(try records.eraseDue(now: end.adding(seconds: -1)).records.isEmpty)
    #expect(try records.eraseDue(now: end).records == [SealedName(.loopContact, loop)])
    #expect(try records.loopContacts.load(loop) == nil)
  }

  @Test("what is no contact is told without what was read", arguments: Engine.allCases)
  func unreadable(_ engine: Engine) throws {
    let records = try engine.hall().records()
    try records.texts(.loopContact).save("[13812345678]", id: loop, at: .morning())
    #expect(throws: PersonalError.unreadable(SealedName(.loopContact, loop), detail: "JSON")) {
      try records.loopContacts.load(loop)
    }
  }
}
