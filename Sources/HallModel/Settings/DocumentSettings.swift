/// What the hall's documents say about the agency, and how they come to paper.
public struct DocumentSettings: Equatable, Codable, Sendable {
  /// What is sent to the printer.
  public enum Format: String, Codable, Sendable, CaseIterable {
    /// PDF, for printers behind CUPS.
    case pdf
    /// Plain text, for dot-matrix printers and receipt printers.
    case text
  }

  /// The administrative agency in whose name documents are made out (行政许可法 第三十二条: 加盖本行政机关专用印章);
  /// the hall's name where hall.yaml leaves it empty.
  public var agency = ""
  /// The body that reviews a refusal (行政复议机关; 行政许可法 第三十八条: 告知申请行政复议的权利). Empty while not set.
  public var reviewBody = ""
  /// The court that hears a suit against a refusal (the same article: 提起行政诉讼的权利). Empty while not set.
  public var court = ""
  /// Where the hall is. Empty while not set.
  public var address = ""
  /// Phone for enquiries about a case. Empty while not set.
  public var officePhone = ""
  /// Phone for complaints, in most cities 12345. Empty while not set.
  public var complaintPhone = ""
  /// The command that prints what it is given on standard input, with its arguments: `lp -d desk1`; empty for none.
  public var printer = ""
  /// What the printer is sent.
  public var format = Format.pdf
  /// Whether a document is printed as soon as it is made out.
  public var printsWhenMade = true
  /// Columns of a line of text; a Chinese character takes two. 80 is the width of 80-column paper.
  public var columns = 80
  /// Bytes of text for the printer: `utf-8`, or `gb18030` (GB 18030) for printers with a Chinese font of their own.
  public var encoding = "utf-8"
  /// A folder of the hall's own templates, an absolute path or one beside the hall's file; empty for the program's.
  public var templates = ""

  /// The encodings a printer may be sent.
  public static let encodings = ["utf-8", "gb18030"]

  /// Whether there is a printer at all; without one, documents become files.
  public var hasPrinter: Bool { !printer.allSatisfy(\.isWhitespace) }

  /// Creates settings with the defaults.
  public init() {}
}
