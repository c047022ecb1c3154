/// The cases of a hall by number, in the order they were opened: those that are open, and those closed today.
///
/// A hall is copied often and may have ten thousand cases, so they are kept in parts that copies share. A change copies
/// one part, a snapshot writes the parts that changed, and a part read from a snapshot stays packed until somebody asks
/// for one of its cases.
public struct CaseBook: Sendable {
  /// How many cases a part holds at most: few enough to copy in microseconds, enough to share their texts.
  static let fill = 64

  /// None of them is empty.
  private(set) var parts: [CasePart] = []
  /// The position of each part's first case.
  private var starts: [Int] = []
  /// How many cases there are.
  public private(set) var count = 0

  /// A book without cases.
  public init() {}

  /// The book whose parts a snapshot kept; nil where one of them is of another version.
  init?(packed: [[UInt8]]) {
    for bytes in packed {
      guard let part = CasePart(packed: bytes) else { return nil }
      parts.append(part)
    }
    // A layout that is not this program's shows in any part: the oldest and the newest cases are looked at now, while the
    // snapshot can still be passed over.
    for part in [parts.first, parts.last] where part?.isReadable == false { return nil }
    recount()
  }

  /// The bytes of each part, for a snapshot; nil where one cannot be read back, which would be a defect.
  func packed() -> [[UInt8]]? {
    var all: [[UInt8]] = []
    for part in parts {
      guard let bytes = part.packed() else { return nil }
      all.append(bytes)
    }
    return all
  }

  /// The case with this number.
  public func file(_ id: String) -> CaseFile? {
    guard let part = part(for: id) else { return nil }
    let files = parts[part].files
    let place = CaseBook.place(of: id, in: files)
    return place < files.count && files[place].id == id ? files[place] : nil
  }

  // MARK: Changing

  /// Adds a case; its number usually is the highest so far.
  mutating func insert(_ file: CaseFile) {
    guard let part = part(for: file.id) else {
      if let last = parts.last, last.summary.count < CaseBook.fill {
        parts[parts.count - 1] = CasePart(last.files + [file])
      } else {
        parts.append(CasePart([file]))
        starts.append(count)
      }
      count += 1
      return
    }
    var files = parts[part].files
    let place = CaseBook.place(of: file.id, in: files)
    if place < files.count, files[place].id == file.id {
      files[place] = file
    } else {
      files.insert(file, at: place)
    }
    let half = files.count / 2
    let pieces = files.count <= CaseBook.fill ? [files] : [Array(files[..<half]), Array(files[half...])]
    parts.replaceSubrange(part...part, with: pieces.map { CasePart($0) })
    recount()
  }

  /// Changes the case with this number; nothing for one that is not here.
  mutating func update(_ id: String, _ change: (inout CaseFile) -> Void) {
    guard let part = part(for: id) else { return }
    var files = parts[part].files
    let place = CaseBook.place(of: id, in: files)
    guard place < files.count, files[place].id == id else { return }
    change(&files[place])
    parts[part] = CasePart(files)
  }

  /// Lets go of closed cases. Parts that have become small are put together.
  mutating func removeClosed() {
    guard parts.contains(where: { $0.summary.closed > 0 }) else { return }
    var kept: [CasePart] = []
    for part in parts {
      guard part.summary.closed > 0 else {
        kept.append(part)
        continue
      }
      var files = part.files.filter { !$0.state.isClosed }
      if let before = kept.last, before.summary.count + files.count <= CaseBook.fill / 2 {
        files = before.files + files
        kept.removeLast()
      }
      if !files.isEmpty { kept.append(CasePart(files)) }
    }
    parts = kept
    recount()
  }

  private mutating func recount() {
    starts = []
    count = 0
    for part in parts {
      starts.append(count)
      count += part.summary.count
    }
  }

  // MARK: Looking for some without unpacking the others

  /// The cases whose clock waits for the completion of this one.
  func waiting(for id: String) -> [CaseFile] {
    parts.filter { $0.summary.awaited.contains(id) }.flatMap { $0.files.filter { $0.awaited == id } }
  }

  /// The cases of which a day before `today` made something (``CaseFile/deemedAfter``).
  func deemed(before today: Day) -> [CaseFile] {
    parts.filter { part in part.summary.deemedAfter.map { $0 < today } ?? false }
      .flatMap { $0.files.filter { file in file.deemedAfter.map { $0 < today } ?? false } }
  }

  /// The cases whose legal last day could not be told yet.
  func withOpenDues() -> [CaseFile] {
    parts.filter(\.summary.hasOpenDues).flatMap { $0.files.filter(\.hasOpenDues) }
  }

  /// The cases received since a moment, in order.
  func received(since start: Moment) -> [CaseFile] {
    var found: [ArraySlice<CaseFile>] = []
    for part in parts.reversed() {
      let files = part.files
      let first = files.firstIndex { $0.receivedAt >= start } ?? files.count
      found.append(files[first...])
      if first > 0 { break }
    }
    return found.reversed().flatMap { $0 }
  }

  /// Open cases, what is due first at the top; a standing clock comes last.
  ///
  /// Screens ask with every key: only the order is sorted, and each case is copied once.
  func byUrgency(_ belongs: ((CaseFile) -> Bool)?) -> [CaseFile] {
    let all = parts.map(\.files)
    var order: [(due: Int32, part: Int, place: Int)] = []
    for part in all.indices {
      for place in all[part].indices where !all[part][place].state.isClosed {
        if let belongs, !belongs(all[part][place]) { continue }
        order.append((all[part][place].due?.day.number ?? Int32.max, part, place))
      }
    }
    // Cases stand by their numbers, so that their places order those of one day.
    order.sort { $0 < $1 }
    return order.map { all[$0.part][$0.place] }
  }

  // MARK: The order

  /// The part that has this number or would have it; nil where the number is higher than all.
  private func part(for id: String) -> Int? {
    var low = 0
    var high = parts.count
    while low < high {
      let middle = (low + high) / 2
      if CaseBook.precedes(parts[middle].summary.last, id) { low = middle + 1 } else { high = middle }
    }
    return low < parts.count ? low : nil
  }

  /// Where this number is in a part or would be.
  private static func place(of id: String, in files: [CaseFile]) -> Int {
    var low = 0
    var high = files.count
    while low < high {
      let middle = (low + high) / 2
      if precedes(files[middle].id, id) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a number was given before another: the date counts first, then the count of that day.
  static func precedes(_ left: String, _ right: String) -> Bool {
    let (one, two) = (left.utf8, right.utf8)
    if one.count == two.count { return left < right }
    let (day, other) = (one.prefix(dayLength), two.prefix(dayLength))
    return day.elementsEqual(other) ? one.count < two.count : day.lexicographicallyPrecedes(other)
  }

  /// `20261121-`.
  private static let dayLength = 9
}

extension CaseBook: RandomAccessCollection {
  /// Walks through the cases, a part at a time.
  public struct Iterator: IteratorProtocol {
    private var rest: ArraySlice<CasePart>
    private var files: [CaseFile] = []
    private var place = 0

    init(_ parts: [CasePart]) { rest = parts[...] }

    /// The next case; nil after the last.
    public mutating func next() -> CaseFile? {
      while place == files.count {
        guard let part = rest.popFirst() else { return nil }
        (files, place) = (part.files, 0)
      }
      defer { place += 1 }
      return files[place]
    }
  }

  /// A walk through all cases.
  public func makeIterator() -> Iterator { Iterator(parts) }
  /// 0.
  public var startIndex: Int { 0 }
  /// How many cases there are.
  public var endIndex: Int { count }

  /// The case at a place in the order.
  public subscript(position: Int) -> CaseFile {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return parts[low].files[position - starts[low]]
  }
}

extension CaseBook: Equatable {
  /// Whether both hold the same cases, however they are divided. Parts that copies share are not looked into.
  public static func == (left: CaseBook, right: CaseBook) -> Bool {
    guard left.count == right.count else { return false }
    if left.parts.elementsEqual(right.parts, by: { $0.summary.count == $1.summary.count }) {
      return zip(left.parts, right.parts).allSatisfy { $0 === $1 || $0.summary == $1.summary && $0.files == $1.files }
    }
    return left.elementsEqual(right)
  }
}
