/// A mean over simulated days with its 95 % confidence interval.
public struct Interval: Equatable, Sendable {
  /// The mean.
  public let mean: Double
  /// Half the width of the interval; infinite where one day alone was played.
  public let margin: Double

  /// From the values of independent days; both are 0 without any.
  public init(_ values: [Double]) {
    let count = Double(values.count)
    guard count > 0 else {
      (mean, margin) = (0, 0)
      return
    }
    let mean = values.reduce(0, +) / count
    self.mean = mean
    guard count > 1 else {
      margin = .infinity
      return
    }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    margin = Interval.student(values.count - 1) * (squares / (count - 1) / count).squareRoot()
  }

  /// The two-sided 95 % point of Student's t: the normal's with its expansion in the degrees of freedom, right to a
  /// hundredth from four on, and by table below.
  static func student(_ freedom: Int) -> Double {
    let few = [12.706, 4.303, 3.182]
    if freedom <= few.count { return few[max(1, freedom) - 1] }
    let z = 1.959964
    let n = Double(freedom)
    let (z2, z4) = (z * z, z * z * z * z)
    let first = (z2 + 1) / (4 * n)
    let second = (5 * z4 + 16 * z2 + 3) / (96 * n * n)
    let third = (3 * z4 * z2 + 19 * z4 + 17 * z2 - 15) / (384 * n * n * n)
    return z * (1 + first + second + third)
  }
}
