import Testing

@testable import HallSimulator

/// What is drawn has the moments it should have, to within four standard errors of a seeded sample.
@Suite("Chance") struct ChanceTests {
  /// Mean, variance and greatest of many draws.
  private func moments(_ count: Int, _ draw: () -> Double) -> (mean: Double, variance: Double, greatest: Double) {
    var (sum, squares, greatest) = (0.0, 0.0, 0.0)
    for _ in 0..<count {
      let x = draw()
      sum += x
      squares += x * x
      greatest = max(greatest, x)
    }
    let mean = sum / Double(count)
    return (mean, squares / Double(count) - mean * mean, greatest)
  }

  private static let count = 100_000

  @Test("the standard normal has the moments, the symmetry and the tail of one") func normal() {
    var chance = Chance(seed: 11)
    var (fourth, third, beyond2, beyondTail) = (0.0, 0.0, 0, 0)
    let found = moments(Self.count) {
      let x = chance.standardNormal()
      third += x * x * x
      fourth += x * x * x * x
      if x > 2 { beyond2 += 1 }
      if x.magnitude > 3.654_152_885_361 { beyondTail += 1 }
      return x
    }
    let n = Double(Self.count)
    #expect(found.mean.magnitude < 4 / n.squareRoot())
    #expect((found.variance - 1).magnitude < 4 * (2 / n).squareRoot())
    #expect((third / n).magnitude < 4 * (15 / n).squareRoot())
    #expect((fourth / n - 3).magnitude < 4 * (96 / n).squareRoot())
    #expect((Double(beyond2) / n - 0.022_750_1).magnitude < 4 * (0.02275 * 0.97725 / n).squareRoot())
    // 25.8 of a hundred thousand lie beyond the last layer.
    #expect((6...46).contains(beyondTail))
  }

  @Test("the standard exponential has the moments and the tail of one") func exponential() {
    var chance = Chance(seed: 12)
    var (beyond3, beyondTail) = (0, 0)
    let found = moments(Self.count) {
      let x = chance.standardExponential()
      if x > 3 { beyond3 += 1 }
      if x > 7.697_117_47 { beyondTail += 1 }
      return x
    }
    let n = Double(Self.count)
    #expect((found.mean - 1).magnitude < 4 / n.squareRoot())
    #expect((found.variance - 1).magnitude < 4 * (8 / n).squareRoot())
    #expect((Double(beyond3) / n - 0.049_787).magnitude < 4 * (0.049787 * 0.950213 / n).squareRoot())
    // 45.4 of a hundred thousand.
    #expect((19...72).contains(beyondTail))
  }

  @Test(
    "every distribution has its mean and its variation",
    arguments: [
      .fixed(mean: 8), .exponential(mean: 8), .erlang(mean: 9, shape: 4), .erlang(mean: 9, shape: 30),
      .logNormal(mean: 8, variation: 0.8), .logNormal(mean: 3, variation: 0), .erlang(mean: 2, shape: 1_000_000_000),
    ] as [Distribution])
  func distributions(_ distribution: Distribution) {
    var chance = Chance(seed: 13)
    let found = moments(40_000) { distribution.draw(&chance) }
    let deviation = distribution.squaredVariation.squareRoot() * distribution.mean
    #expect((found.mean - distribution.mean).magnitude <= 4 * deviation / 200 + 1e-9 * distribution.mean)
    let variance = deviation * deviation
    // The variance of a log-normal sample's variance is large: its fourth moment is.
    #expect((found.variance - variance).magnitude <= 0.12 * variance + 1e-6)
    #expect(found.greatest.isFinite)
  }

  @Test("the draws of the living hall are what they were") func kept() {
    var chance = Chance(seed: 1)
    #expect(chance.next() == 10_451_216_379_200_822_465)
    var again = Chance(seed: 1)
    let uniform = again.unit()
    var exponential = Chance(seed: 1)
    #expect(exponential.exponential(mean: 2) == -2 * uniform.logarithm)
    // A log-normal of the living hall takes twelve uniforms.
    var (first, second) = (Chance(seed: 5), Chance(seed: 5))
    _ = first.logNormal(mean: 4, variation: 0.5)
    for _ in 0..<12 { _ = second.next() }
    #expect(first.next() == second.next())
  }

  @Test("texts are read, full-width ones too")
  func texts() throws {
    #expect(try Distribution("exp:8") == .exponential(mean: 8))
    #expect(try Distribution("det:0.5") == .fixed(mean: 0.5))
    #expect(try Distribution("erlang:9:4") == .erlang(mean: 9, shape: 4))
    #expect(try Distribution("LogNormal:8:0.8") == .logNormal(mean: 8, variation: 0.8))
    #expect(try Distribution("ｌｏｇｎｏｒｍａｌ：８：０．８") == .logNormal(mean: 8, variation: 0.8))
    #expect(try Distribution(" exp : 8　") == .exponential(mean: 8))
    #expect(try Distribution("erlang:9:１2") == .erlang(mean: 9, shape: 12))
  }

  @Test(
    "a text that is none tells which part is wrong",
    arguments: [
      ("", .unknownWord("")), ("weibull:8", .unknownWord("weibull")),
      ("exp", .wrongParts(word: "exp", form: "exp:8")), ("exp:8:2", .wrongParts(word: "exp", form: "exp:8")),
      ("erlang:8", .wrongParts(word: "erlang", form: "erlang:8:4")),
      ("exp:", .badMean("")), ("exp:0", .badMean("0")), ("exp:8 0", .badMean("8 0")), ("exp:-8", .badMean("-8")),
      ("exp:nan", .badMean("nan")),
      ("exp:inf", .badMean("inf")), ("exp:1e400", .badMean("1e400")), ("exp:0x10", .badMean("0x10")),
      ("erlang:8:0", .badShape("0")), ("erlang:8:1.5", .badShape("1.5")), ("erlang:8:1e30", .badShape("1e30")),
      ("lognormal:8:-1", .badVariation("-1")), ("lognormal:8:x", .badVariation("x")),
    ] as [(String, DistributionFault)])
  func faults(_ text: String, _ fault: DistributionFault) {
    #expect(throws: fault) { try Distribution(text) }
  }
}
