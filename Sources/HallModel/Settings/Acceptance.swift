/// Which matters a window accepts or a lane carries: everything or a list, less some exceptions.
public struct Acceptance: Equatable, Codable, Sendable {
  /// Accepts every matter.
  public var all: Bool
  /// Departments accepted whole.
  public var departments: [String]
  /// Single matters accepted, by code.
  public var matters: [String]
  /// Departments or matter codes not accepted although named above.
  public var except: [String]

  /// Creates a rule.
  public init(all: Bool = false, departments: [String] = [], matters: [String] = [], except: [String] = []) {
    self.all = all
    self.departments = departments
    self.matters = matters
    self.except = except
  }

  /// Accepts everything.
  public static let everything = Acceptance(all: true)
  /// Accepts nothing (issuing windows and the like).
  public static let nothing = Acceptance()

  /// Reads the form people write in a spreadsheet cell: `全部`, `公安;医保`, `全部;除 公安`, `HZ-公安-001;社保`, `无`.
  ///
  /// Separators are `;`, `；`, `、` or `,`; `除`, `except` or a leading `-` takes away.
  public init(text: String, isMatter: (String) -> Bool) {
    self.init()
    for raw in text.split(whereSeparator: { ";；、,，".contains($0) }) {
      var item = raw.drop { $0 == " " }
      while item.last == " " { item = item.dropLast() }
      var taken = false
      for prefix in ["除", "except ", "-"] where item.hasPrefix(prefix) {
        item = item.dropFirst(prefix.count).drop { $0 == " " }
        taken = true
        break
      }
      let name = String(item)
      if name.isEmpty || ["无", "none"].contains(name) { continue }
      if taken {
        except.append(name)
      } else if ["全部", "all"].contains(name) {
        all = true
      } else if isMatter(name) {
        matters.append(name)
      } else {
        departments.append(name)
      }
    }
  }

  /// The form a spreadsheet cell holds; reading it gives the same rule.
  public var text: String {
    let items = (all ? ["全部"] : []) + departments + matters + except.map { "除 \($0)" }
    return items.isEmpty ? "无" : items.joined(separator: ";")
  }

  /// Whether the rule covers `matter`.
  public func covers(_ matter: Matter) -> Bool {
    guard all || departments.contains(matter.department) || matters.contains(matter.code) else { return false }
    return !except.contains(matter.code) && !except.contains(matter.department)
  }
}

extension Acceptance {
  /// What either rule covers, as far as one rule can say it: what this one leaves out, it still leaves out unless the
  /// other names it.
  public func joined(_ other: Acceptance) -> Acceptance {
    let add = { (list: [String], more: [String]) in list + more.filter { !list.contains($0) } }
    return Acceptance(
      all: all || other.all, departments: add(departments, other.departments), matters: add(matters, other.matters),
      except: other.all
        ? other.except.filter { !departments.contains($0) && !matters.contains($0) }
        : except.filter { !other.departments.contains($0) && !other.matters.contains($0) })
  }
}
