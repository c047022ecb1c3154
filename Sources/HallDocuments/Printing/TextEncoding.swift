import Glibc

/// How text goes to a printer.
public enum TextEncoding: String, Sendable, CaseIterable, Codable {
  /// UTF-8, for CUPS and files.
  case utf8
  /// GB18030, for Chinese dot-matrix and receipt printers, which also draw `“` and `—` two columns wide.
  case gb18030

  /// How wide text is on such a printer.
  public var measure: ColumnWidth { ColumnWidth(wideSigns: self == .gb18030) }

  /// The bytes of a text; nil when the system cannot convert it.
  public func bytes(of text: String) -> [UInt8]? {
    switch self {
    case .utf8: return Array(text.utf8)
    case .gb18030:
      guard let converter = iconv_open("GB18030", "UTF-8"), Int(bitPattern: converter) != -1 else { return nil }
      defer { iconv_close(converter) }
      var input = text.utf8.map { CChar(bitPattern: $0) }
      // No character takes more than four bytes.
      var output = [CChar](repeating: 0, count: input.count * 4 + 4)
      var left = input.count
      var room = output.count
      let result = input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target in
          var from = source.baseAddress
          var to = target.baseAddress
          return iconv(converter, &from, &left, &to, &room)
        }
      }
      guard result != -1, left == 0 else { return nil }
      return output[..<(output.count - room)].map { UInt8(bitPattern: $0) }
    }
  }
}
