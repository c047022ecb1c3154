import HallSimulator

/// An option of a simulation or a plan as it was typed; reading it tells the option and what is wrong with it.
struct TypedOption {
  /// The option, with its dashes.
  let name: String
  /// What stands behind it, full-width characters made plain.
  let value: String

  /// An option; with several values, or a list of them, as one list.
  init(_ name: String, _ values: String...) { self.init(name, values) }

  /// An option that may be repeated.
  init(_ name: String, _ values: [String]) {
    self.name = name
    value = TypedNumber.plain(values.joined(separator: ","))
  }

  /// Each value of a list; an empty one stays, so that it is complained of.
  var list: [TypedOption] {
    value.split(separator: ",", omittingEmptySubsequences: false).map { TypedOption(name, String($0)) }
  }

  /// A whole number.
  func whole(_ range: ClosedRange<Int>) throws(CommandFailure) -> Int {
    guard let number = TypedNumber.whole(value), range.contains(number) else {
      throw .usage(
        "bad_whole",
        ["option": name, "value": value, "least": String(range.lowerBound), "most": String(range.upperBound)])
    }
    return number
  }

  /// A number from 0 (included or not) to `most`.
  func number(upTo most: Int, zero: Bool = false) throws(CommandFailure) -> Double {
    guard let number = TypedNumber.decimal(value), zero ? number >= 0 : number > 0, number <= Double(most) else {
      let details = ["option": name, "value": value, "most": String(most)]
      throw zero ? .usage("bad_number", details) : .usage("bad_positive", details)
    }
    return number
  }

  /// A share between 0 and 1, `95%` allowed.
  func share() throws(CommandFailure) -> Double {
    let isPercentage = value.hasSuffix("%")
    let number = TypedNumber.decimal(isPercentage ? String(value.dropLast()) : value)
    guard let share = number.map({ isPercentage ? $0 / 100 : $0 }), share > 0, share < 1 else {
      throw .usage("bad_share", ["option": name, "value": value])
    }
    return share
  }

  /// A distribution of times.
  func distribution() throws(CommandFailure) -> Distribution {
    do throws(DistributionFault) {
      return try Distribution(value)
    } catch {
      let details = ["option": name, "value": value]
      func with(_ key: String, _ text: String) -> [String: String] { details.merging([key: text]) { $1 } }
      switch error {
      case .unknownWord(let word): throw .usage("unknown_distribution", with("word", word))
      case .wrongParts(_, let form): throw .usage("distribution_parts", with("form", form))
      case .badMean(let part): throw .usage("distribution_mean", with("part", part))
      case .badShape(let part): throw .usage("distribution_shape", with("part", part))
      case .badVariation(let part): throw .usage("distribution_variation", with("part", part))
      }
    }
  }
}

/// Numbers of simulations and plans for people.
enum PlanningNumber {
  /// With so many digits behind the point; huge ones as they are.
  static func text(_ value: Double?, _ places: Int) -> String {
    guard let value, value.isFinite else { return "—" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (value * scale).rounded()
    guard scaled.magnitude < 1e18 else { return value.description }
    let whole = Int(scaled.magnitude)
    let unit = Int(scale)
    let fraction = String(whole % unit)
    let sign = scaled < 0 ? "-" : ""
    guard places > 0 else { return sign + String(whole) }
    return sign + String(whole / unit) + "." + String(repeating: "0", count: places - fraction.count) + fraction
  }

  /// Without digits that say nothing.
  static func short(_ value: Double) -> String {
    var text = text(value, 4)
    guard text.contains("."), !text.contains("e") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// A share as a percentage.
  static func percent(_ share: Double?) -> String { share.map { text($0 * 100, 2) + " %" } ?? "—" }
}
