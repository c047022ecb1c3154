/// The catalogue as the search reads it: every name, code and alias as a run of cells in one buffer, a cell being the
/// number of its character, and each character's readings kept once.
///
/// The readings of a character are all those it has anywhere in the catalogue. So a heteronym matches by each of them,
/// and aliases and departments, which come without readings, are found by pinyin as well.
struct SearchIndex: Sendable {
  /// Character numbers of all fields, one after the other; 0 is a character without a number.
  var cells: [UInt16] = []
  /// Where each field begins in `cells`, and the end.
  var fieldStarts: [Int32] = [0]
  /// Each entry's first field (its name; then its code, then its aliases), and the end.
  var entryFields: [Int32] = [0]
  /// Each entry's department, a number.
  var entryDepartments: [UInt16] = []
  /// Each entry's frequency: 0 high, 1 medium, 2 low.
  var frequencies: [UInt8] = []
  /// The field of the first department; the others follow.
  var firstDepartmentField = 0
  /// How many of the entries are matters; packages follow.
  var matterCount = 0
  /// The character of each number.
  var characters: [UInt32] = [0]
  /// The number of each character.
  var numbers: [UInt32: UInt16] = [:]
  /// Where each character's readings begin in `readings`, and the end.
  var readingStarts: [Int32] = []
  /// Syllable numbers.
  var readings: [UInt16] = []
  /// The distinct syllables.
  var syllables: [Syllable] = []
  /// What the syllables are taken for by ear, each with its syllable's number.
  var confusions: [(syllable: UInt16, form: Syllable)] = []

  var entryCount: Int { frequencies.count }
  var departmentCount: Int { fieldStarts.count - 1 - firstDepartmentField }

  func field(_ index: Int) -> Range<Int> { Int(fieldStarts[index])..<Int(fieldStarts[index + 1]) }
  func name(of entry: Int) -> Range<Int> { field(Int(entryFields[entry])) }
  func code(of entry: Int) -> Range<Int> { field(Int(entryFields[entry]) + 1) }
  func aliasFields(of entry: Int) -> Range<Int> { Int(entryFields[entry]) + 2..<Int(entryFields[entry + 1]) }

  func readings(of character: Int) -> Range<Int> {
    Int(readingStarts[character])..<Int(readingStarts[character + 1])
  }
}
