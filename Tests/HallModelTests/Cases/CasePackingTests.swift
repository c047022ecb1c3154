import FoundationEssentials
import Testing

@testable import HallModel

@Suite("Cases as a snapshot keeps them") struct CasePackingTests {
  /// Several cases, of which some share everything and some nothing.
  private static let files = [
    CaseBookTests.file("20260301-0001"), CaseBookTests.full, CaseBookTests.file("20260303-0001"),
  ]

  private static let bytes = CasePacking.bytes(files, CasePart.Summary(files))

  @Test("what is packed is unpacked: every state, and every field at its ends") func roundTrip() throws {
    #expect(try CaseUnpacking.files(CasePackingTests.bytes) == CasePackingTests.files)
    for state in CaseFile.State.allCases {
      let (hall, id) = CaseSample.hall(with: state)
      let parts = try #require(hall.hall.cases.packed())
      let book = try #require(CaseBook(packed: parts))
      #expect(book == hall.hall.cases)
      #expect(book.file(id)?.state == (state == .withdrawn ? book.file(id)?.state : state))
    }
    #expect(try #require(CaseBook().packed()) == [])
  }

  @Test("the sample has something in every field, so that one that is added and not packed is found here") func fields()
  {
    let empty = Mirror(reflecting: CaseBookTests.file("20260301-0001"))
    let full = Mirror(reflecting: CaseBookTests.full)
    for (field, other) in zip(full.children, empty.children) {
      #expect("\(field.value)" != "\(other.value)", "\(field.label ?? "")")
    }
    #expect(full.children.count > 40)
  }

  @Test("a part read from a snapshot is told by its summary, and unpacked when a case is asked for") func lazily()
    throws
  {
    let part = try #require(CasePart(packed: CasePackingTests.bytes))
    #expect(part.summary == CasePart.Summary(CasePackingTests.files))
    #expect(part.packed() == CasePackingTests.bytes)
    #expect(part.files == CasePackingTests.files)
  }

  @Test("the layout is the one of the snapshot's format: raise that when this changes") func layout() {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in CasePackingTests.bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    #expect(HallSnapshot.format == 6)
    #expect(CasePackingTests.bytes.count == 622)
    #expect(digest == 9_493_559_673_760_637_864)
    // The places of these are written.
    #expect(
      CaseCodes.states.map(\.rawValue).joined(separator: " ")
        == "received correction accepted accepted_deferred not_accepted withdrawn revoked in_review suspended decided "
        + "returned delivered finished_on_spot")
    #expect(
      CaseCodes.marks.map(\.rawValue).joined(separator: " ")
        == "missing original copy e_certificate deferred defective not_needed lacking")
    #expect(CaseCodes.procedures.count == 9 && CaseCodes.ways.count == 2 && CaseCodes.deliveries.count == 3)
    #expect(CaseCodes.grounds.count == 3)
    #expect(CaseCodes.requirements.count == 3 && CaseCodes.origins.count == 3)
    #expect(CaseCodes.types.count == 2 && CaseCodes.units.count == 2)
  }

  @Test("bytes that were cut, changed or are of another version are refused or read as something, never a crash")
  func damaged() {
    let bytes = CasePackingTests.bytes
    for length in 0..<bytes.count {
      #expect(throws: CaseUnpacking.Unreadable.self) { try CaseUnpacking.files(Array(bytes[..<length])) }
    }
    #expect(throws: CaseUnpacking.Unreadable.self) { try CaseUnpacking.files(bytes + [0]) }
    var random = RandomSource(seed: 11)
    for _ in 0..<20_000 {
      var changed = bytes
      for _ in 0...random.below(3) { changed[random.below(changed.count)] = UInt8(random.below(256)) }
      _ = try? CaseUnpacking.files(changed)
      _ = try? CaseUnpacking.summary(changed)
    }
    var newer = bytes
    newer[0] = CaseCodes.version + 1
    #expect(CasePart(packed: newer) == nil)
    #expect(CaseBook(packed: [bytes, newer]) == nil)
    // The beginning is this version's, the rest is not.
    #expect(
      CaseBook(packed: [Array(bytes.dropLast()), bytes]) == nil && CaseBook(packed: [bytes, bytes + [0]]) == nil)
    #expect(CaseBook(packed: [bytes])?.count == 3)
  }

  @Test("a snapshot's body has no case in it, and the parts give them back") func snapshot() throws {
    let (hall, id) = CaseSample.hall(with: .inReview)
    let snapshot = HallSnapshot(hall.hall)
    let body = try JSONEncoder().encode(snapshot)
    #expect(!String(decoding: body, as: UTF8.self).contains(id))
    var read = try JSONDecoder().decode(HallSnapshot.self, from: body)
    #expect(read.hall(catalogue: hall.hall.catalogue).cases.isEmpty)
    let taken = read.take(caseParts: try #require(snapshot.caseParts()))
    #expect(taken && read.hall(catalogue: hall.hall.catalogue) == hall.hall)
  }
}
