import HallModel

/// Reads staff.csv.
enum StaffTable {
  /// A member of staff; the PIN is still as it stands in the file.
  struct Sourced {
    var member: StaffMember
    var row: TableRow
  }

  static func read(_ table: Table, _ log: ProblemLog) -> [Sourced] {
    var lines: [String: Int] = [:]
    return table.rows.compactMap { row in
      let number = row.identifier("number")
      let name = row.needed("name")
      var roles: [StaffMember.Role] = []
      for item in row.needed("roles").map(CellList.items) ?? [] {
        if let role = row.choice(item, "roles", CellWords.role), !roles.contains(role) { roles.append(role) }
      }
      guard let number else { return nil }
      let pin = pin(row, number)
      if let first = lines[number] {
        row.error(.duplicateStaff, "number", ["number": number, "first": String(first)])
        return nil
      }
      lines[number] = row.line
      return Sourced(member: StaffMember(number: number, name: name ?? "", roles: roles, pinHash: pin), row: row)
    }
  }

  /// Whether the text is a hash already.
  static func isHash(_ pin: String) -> Bool { pin.hasPrefix("scrypt$") }

  private static func pin(_ row: TableRow, _ number: String) -> String {
    let text = row.text("pin")
    if isHash(text) { return text }
    let pin = Plain.trimmed(Plain.narrowed(text))
    if pin.isEmpty {
      row.warning(.missingPIN, "pin", ["number": number])
    } else if !(4...8).contains(pin.utf8.count) || !pin.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      // The PIN itself is never repeated in a message.
      row.error(.badPIN, "pin", ["number": number])
    }
    return pin
  }
}
