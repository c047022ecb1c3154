import Testing

@testable import HallStore

@Suite("Heads and hashes")
struct ChainHashTests {
  @Test("the chain's layout never changes: a known event has a known hash")
  func isFixed() {
    let genesis = ChainHash.genesis(hallID: "abc")
    #expect(
      Hexadecimal.string(genesis) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let event = EventDraft(
      at: 1_767_229_200_000, terminal: "导台", staff: "s", subject: "t", kind: "k", version: 2, body: "{}",
      backdated: true)
    #expect(
      Hexadecimal.string(ChainHash.next(after: genesis, seq: 1, draft: event))
        == "6c4cbcf25dcc34894a3555c7c4d6a74f892789a355124d9fee6efa363c9cc905")
  }

  @Test("moving a character from one field to the next changes the hash")
  func isUnambiguous() {
    var one = draft(1)
    var other = one
    one.terminal = "ab"
    one.staff = "c"
    other.terminal = "a"
    other.staff = "bc"
    let start = ChainHash.genesis(hallID: "h")
    #expect(ChainHash.next(after: start, seq: 1, draft: one) != ChainHash.next(after: start, seq: 1, draft: other))
  }

  @Test("a printed head is read back, and nothing else is taken for one")
  func printsHeads() {
    let head = Head(seq: 42, hash: ChainHash.genesis(hallID: "h"))
    #expect(Head(head.description) == head)
    #expect(Head("  \(head.description.uppercased())\n") == head)
    let digits = String(head.description.dropFirst(3))
    for wrong in [
      "", ":", "42", "42:", "42:ab", ":\(digits)", "-1:\(digits)", "x:\(digits)", "42:\(digits)0",
      "42:\(digits.dropLast())g",
      "42:\(digits) x", "42: \(digits)",
    ] {
      #expect(Head(wrong) == nil)
    }
  }
}
