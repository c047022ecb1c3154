import Testing

@testable import HallConfiguration

@Suite("Encodings") struct TextDecodingTests {
  @Test("UTF-8 is read with and without a byte order mark")
  func utf8() throws {
    #expect(try TextDecoding.decode(Array("窗口".utf8)) == "窗口")
    #expect(try TextDecoding.decode([0xEF, 0xBB, 0xBF] + Array("窗口".utf8)).unicodeScalars.count == 2)
  }

  @Test("GBK, and the four-byte characters of GB18030, are recognised")
  func gb18030() throws {
    #expect(try TextDecoding.decode([0xB4, 0xB0, 0xBF, 0xDA, 0x2C, 0x31]) == "窗口,1")
    #expect(try TextDecoding.decode([0xB4, 0xB0, 0x95, 0x32, 0x82, 0x36]) == "窗𠀀")
  }

  @Test("UTF-16 with a mark is recognised in both byte orders")
  func utf16() throws {
    #expect(try TextDecoding.decode([0xFF, 0xFE, 0x97, 0x7A, 0x2C, 0x00]) == "窗,")
    #expect(try TextDecoding.decode([0xFE, 0xFF, 0x7A, 0x97, 0xD8, 0x3D, 0xDE, 0x00]) == "窗😀")
  }

  @Test("a damaged UTF-8 file is reported where it is damaged, not read as nonsense in GB18030")
  func damaged() {
    let text = Array("姓名与窗口,身份证,参保登记\n".utf8)
    var bytes = text
    bytes[16] = 0xFE
    #expect(throws: TextDecoding.Undecodable(offset: 17)) { try TextDecoding.decode(bytes) }
    #expect(throws: TextDecoding.Undecodable(offset: 40)) { try TextDecoding.decode(text + [0xE7, 0xAA]) }
  }

  @Test("bytes that are no text are reported with the first byte that fits nothing")
  func undecodable() {
    #expect(throws: TextDecoding.Undecodable(offset: 3)) { try TextDecoding.decode([0x31, 0x32, 0xFF, 0xFF]) }
    #expect(throws: TextDecoding.Undecodable(offset: 5)) {
      try TextDecoding.decode([0xFF, 0xFE, 0x31, 0x00, 0x00, 0xD8, 0x31, 0x00])
    }
    #expect(throws: TextDecoding.Undecodable(offset: 5)) { try TextDecoding.decode([0xFE, 0xFF, 0x00, 0x31, 0x00]) }
  }

  @Test("an empty file is an empty text")
  func empty() throws {
    #expect(try TextDecoding.decode([]) == "")
    #expect(try TextDecoding.decode([0xEF, 0xBB, 0xBF]) == "")
  }
}
