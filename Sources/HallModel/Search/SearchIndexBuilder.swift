/// Builds a `SearchIndex` in one pass over the catalogue.
struct SearchIndexBuilder {
  private var index = SearchIndex()
  private var syllableNumbers: [Syllable: UInt16] = [:]
  /// Readings by character number.
  private var learnt: [[UInt16]] = [[]]
  private var departmentNumbers: [String: UInt16] = [:]
  private var departments: [String] = []

  static func build(_ catalogue: Catalogue) -> SearchIndex {
    var builder = SearchIndexBuilder()
    for matter in catalogue.matters { builder.add(matter) }
    builder.index.matterCount = catalogue.matters.count
    for package in catalogue.packages { builder.add(package) }
    for (name, reading) in DepartmentReadings.all { builder.learn(name, [reading]) }
    return builder.finish()
  }

  private mutating func add(_ matter: Matter) {
    addName(matter.name, readings: matter.readings)
    addField(SearchText.units(matter.code))
    for alias in matter.aliases { addAlias(alias) }
    let frequency: UInt8 =
      switch matter.frequency {
      case .high: 0
      case .medium: 1
      case .low: 2
      }
    endEntry(department: matter.department, frequency: frequency)
  }

  private mutating func add(_ package: MatterPackage) {
    addName(package.name, readings: package.readings)
    addField([])
    // People say the name with or without 一件事; the readings of these three make it findable as "yijianshi".
    addAlias(package.name + "一件事")
    for (character, reading) in zip("一件事", ["yi", "jian", "shi"]) { learn(String(character), [reading]) }
    endEntry(department: package.leadDepartment, frequency: 1)
  }

  private mutating func addName(_ name: String, readings: [String]) {
    addField(SearchText.units(name))
    learn(name, readings)
  }

  /// An alias may carry its reading behind a bar: "社保卡|she bao ka".
  private mutating func addAlias(_ alias: String) {
    guard let bar = alias.firstIndex(of: "|") else { return addField(SearchText.units(alias)) }
    addName(String(alias[..<bar]), readings: [String(alias[alias.index(after: bar)...])])
  }

  private mutating func addField(_ units: [UInt32]) {
    for unit in units { index.cells.append(number(of: unit)) }
    index.fieldStarts.append(Int32(index.cells.count))
  }

  private mutating func endEntry(department: String, frequency: UInt8) {
    index.entryFields.append(Int32(index.fieldStarts.count - 1))
    index.frequencies.append(frequency)
    if let known = departmentNumbers[department] {
      index.entryDepartments.append(known)
    } else {
      let new = UInt16(truncatingIfNeeded: departments.count)
      departmentNumbers[department] = new
      departments.append(department)
      index.entryDepartments.append(new)
    }
  }

  private mutating func number(of unit: UInt32) -> UInt16 {
    if let known = index.numbers[unit] { return known }
    guard index.characters.count < Int(UInt16.max) else { return 0 }
    let new = UInt16(index.characters.count)
    index.numbers[unit] = new
    index.characters.append(unit)
    learnt.append([])
    return new
  }

  private mutating func finish() -> SearchIndex {
    index.firstDepartmentField = index.fieldStarts.count - 1
    for department in departments { addField(SearchText.units(department)) }
    index.readingStarts.reserveCapacity(learnt.count + 1)
    for syllables in learnt {
      index.readingStarts.append(Int32(index.readings.count))
      index.readings.append(contentsOf: syllables)
    }
    index.readingStarts.append(Int32(index.readings.count))
    for (number, syllable) in index.syllables.enumerated() {
      index.confusions.append(contentsOf: syllable.soundsLike.map { (UInt16(number), $0) })
    }
    return index
  }

  /// Takes over what the readings say about each character of the text; a reading that does not fit it is ignored.
  private mutating func learn(_ text: String, _ readings: [String]) {
    guard !readings.isEmpty else { return }
    let units = SearchText.units(text)
    for reading in readings {
      let bytes = Array(reading.utf8)
      let syllables = bytes.split(separator: 0x20)
      guard let positions = align(units, syllables) else { continue }
      for (position, syllable) in zip(positions, syllables) {
        guard let position, let syllable = Syllable(plain(syllable)) else { continue }
        let character = Int(number(of: units[position]))
        let number = number(of: syllable)
        if !learnt[character].contains(number) { learnt[character].append(number) }
      }
    }
  }

  /// Which character each syllable reads: one for each Han character; tokens that repeat Latin letters or digits of
  /// the text read none. Nil when they do not fit together.
  private func align(_ units: [UInt32], _ syllables: [ArraySlice<UInt8>]) -> [Int?]? {
    var positions: [Int?] = []
    positions.reserveCapacity(syllables.count)
    var next = 0
    for syllable in syllables {
      guard next < units.count else { return nil }
      if SearchText.isHan(units[next]) {
        positions.append(next)
        next += 1
      } else {
        positions.append(nil)
        next += syllable.count
        if next > units.count { return nil }
      }
    }
    return next == units.count ? positions : nil
  }

  private mutating func number(of syllable: Syllable) -> UInt16 {
    if let known = syllableNumbers[syllable] { return known }
    let new = UInt16(truncatingIfNeeded: index.syllables.count)
    syllableNumbers[syllable] = new
    index.syllables.append(syllable)
    return new
  }

  /// The letters of a syllable as they are typed; tone marks and case are dropped, ü becomes v.
  private func plain(_ syllable: ArraySlice<UInt8>) -> [UInt8] {
    if syllable.allSatisfy({ (0x61...0x7A).contains($0) }) { return Array(syllable) }
    return SearchText.units(String(decoding: syllable, as: UTF8.self)).compactMap {
      SearchText.isLetter($0) ? UInt8($0) : nil
    }
  }
}
