/// What was counted, section by section and class by class.
struct SectionLedger: ~Copyable {
  /// What is counted of a class. The waits of those not turned away, and how many, follow from it.
  enum Column: Int, CaseIterable { case arrivals, blocked, abandoned, waited, waiting, serving }

  let plan: RunPlan
  let classes: Int
  let thresholds: [Double]
  let waits: WaitHistogram
  private let width: Int
  private let cells: UnsafeMutablePointer<Double>
  /// How long each section lasted, minutes.
  private let spans: UnsafeMutablePointer<Double>

  init(_ plan: RunPlan, _ system: QueueSystem, thresholds: [Double]) {
    self.plan = plan
    classes = system.classes.count
    self.thresholds = thresholds
    width = classes * Column.allCases.count + thresholds.count
    cells = .allocate(capacity: max(1, plan.sections * width))
    cells.initialize(repeating: 0, count: plan.sections * width)
    spans = .allocate(capacity: max(1, plan.sections))
    spans.initialize(repeating: 0, count: plan.sections)
    waits = WaitHistogram(unit: system.meanService, batches: plan.sectionsPerBatch == 0 ? 1 : RunPlan.batches)
  }

  deinit {
    cells.deallocate()
    spans.deallocate()
  }

  /// Adds to a cell.
  @inline(__always) func add(_ value: Double, _ column: Column, section: Int, kind: Int) {
    cells[section &* width &+ kind &* Column.allCases.count &+ column.rawValue] += value
  }

  /// Adds to those who waited longer than a threshold.
  @inline(__always) func addOver(_ threshold: Int, _ count: Double, section: Int) {
    cells[section &* width &+ classes &* Column.allCases.count &+ threshold] += count
  }

  /// Tells how long a section lasted.
  func setSpan(_ minutes: Double, section: Int) { spans[section] = minutes }

  /// One wait, of somebody not turned away.
  @inline(__always) func record(wait: Double, section: Int, kind: Int) {
    add(wait, .waiting, section: section, kind: kind)
    if wait > 0 { add(1, .waited, section: section, kind: kind) }
    for index in thresholds.indices where wait > thresholds[index] { addOver(index, 1, section: section) }
    waits.counts(of: plan.batch(of: section))[WaitHistogram.bin(wait * waits.scale)] &+= 1
  }

  /// The figures of all that was counted.
  func figures(servers: Int) -> QueueFigures {
    let all = 0..<classes
    return QueueFigures(
      meanWait: share(.waiting, all), waiting: share(.waited, all),
      over: thresholds.indices.map { threshold in
        Estimate(batches { (over(threshold, $0), admitted(all, $0)) })
      },
      p95: waits.quantile(0.95),
      abandoning: share(.abandoned, all), blocked: blocked(all),
      utilisation: Estimate(batches { (sum(.serving, all, $0), spans[$0] * Double(servers)) }),
      classes: all.map { kind in
        let one = kind..<(kind + 1)
        return QueueFigures.OfClass(
          meanWait: share(.waiting, one), waiting: share(.waited, one), abandoning: share(.abandoned, one),
          blocked: blocked(one))
      },
      counted: plan.counted)
  }

  /// A column over those not turned away.
  private func share(_ column: Column, _ kinds: Range<Int>) -> Estimate {
    Estimate(batches { (sum(column, kinds, $0), admitted(kinds, $0)) })
  }

  private func blocked(_ kinds: Range<Int>) -> Estimate {
    Estimate(batches { (sum(.blocked, kinds, $0), sum(.arrivals, kinds, $0)) })
  }

  private func admitted(_ kinds: Range<Int>, _ section: Int) -> Double {
    sum(.arrivals, kinds, section) - sum(.blocked, kinds, section)
  }

  private func over(_ threshold: Int, _ section: Int) -> Double {
    cells[section * width + classes * Column.allCases.count + threshold]
  }

  private func sum(_ column: Column, _ kinds: Range<Int>, _ section: Int) -> Double {
    kinds.reduce(0) { $0 + cells[section * width + $1 * Column.allCases.count + column.rawValue] }
  }

  /// The portions of each batch; of each section where there are too few for batches.
  private func batches(_ portion: (Int) -> (Double, Double)) -> [Portion] {
    let group = max(1, plan.sectionsPerBatch)
    return stride(from: 0, to: plan.sections, by: group).map { first in
      (first..<(first + group)).reduce(into: Portion(sum: 0, count: 0)) { total, section in
        let (sum, count) = portion(section)
        total.sum += sum
        total.count += count
      }
    }
  }
}
