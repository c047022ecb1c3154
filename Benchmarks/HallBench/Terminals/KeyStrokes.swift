import HallModel
import HallStore

/// From a key to the last byte it changes, with 300 tickets waiting.
struct KeyStrokes {
  let bench: Bench
  let hall: BenchHall

  /// What is typed at the guide desk: characters, pinyin, initials, slips.
  private static let typed = [
    "身份证补领", "sfzbl", "shenfenzheng", "社保卡", "shebaoka", "营业执照", "yyzz", "房产证", "gongjijin", "公积金提取", "jhdj", "结婚登记",
    "护照", "huzhao", "异地就医", "xinshenger", "食品经营许可", "shenfengzheng", "zzzz", "退休",
  ]

  func measure(_ table: ResultTable) throws {
    table.section(Words("四、按键(300 人在等,24×80)", "4. Keys, 300 tickets waiting, 24×80"))
    let echo = try TerminalSession([bench.program, "echo"], rows: 24, columns: 80)
    echo.settle(quiet: 50)
    let floor = strokes(echo, (0..<200).map { _ in Array("x".utf8) })
    echo.end()

    let path = bench.folder + "/keys.db"
    let live = try hall.make(path)
    if let store = live.journal as? any SealedStore {
      _ = try PersonalKeyFile.create(PersonalKeyFile.path(store: path) { _ in nil }, hallID: store.hallID)
    }
    try hall.open(2...20, in: live)
    try hall.issue(300, in: live)
    let desk = Desk(bench: bench, hall: hall, path: path, rows: 24, columns: 80)

    let guide = try desk.role(["guide"])
    guide.settle(quiet: 200)
    var keys: [[UInt8]] = []
    for text in KeyStrokes.typed {
      keys += text.map { Array(String($0).utf8) }
      // Taken back letter by letter, as people do.
      keys += text.map { _ in [0x7F] }
    }
    report(Words("导台搜索", "guide search"), strokes(guide, keys), floor, table)
    guide.end()

    let window = try desk.window(1, live: live)
    window.settle(quiet: 200, limit: 600)
    let (down, up) = (Array("\u{1B}[B".utf8), Array("\u{1B}[A".utf8))
    // A pause wants a reason: a list over the window, in which the arrows move.
    window.type("\u{1B}[20~")
    window.settle(quiet: 100, limit: 300)
    report(Words("窗口选择", "window selection"), strokes(window, (0..<200).map { $0 % 6 < 3 ? down : up }), floor, table)
    window.type("\u{1B}")
    window.settle(quiet: 100, limit: 300)
    // F2 calls, F4 begins: intake.
    window.type("\u{1B}OQ")
    window.settle(quiet: 200, limit: 600)
    window.type("\u{1B}OS")
    window.settle(quiet: 200, limit: 600)
    let number = "11010519491231002X".map { Array(String($0).utf8) }
    let typing = (0..<5).flatMap { _ in number + number.map { _ in [0x7F] as [UInt8] } }
    // Every mark keeps the draft, sealed and durable, before it is drawn.
    let marking = (0..<80).flatMap { _ in [Array("1".utf8), up] }
    let filled = strokes(window, typing)
    window.type("\t")
    window.settle(quiet: 100, limit: 300)
    report(Words("受理", "intake"), filled + strokes(window, marking), floor, table, slowest: 16)
    window.end()
  }

  struct Stroke {
    let time: Int64
    let bytes: Int
  }

  /// Types keys one by one, each after the last is answered.
  func strokes(_ session: TerminalSession, _ keys: [[UInt8]]) -> [Stroke] {
    var strokes: [Stroke] = []
    for key in keys {
      // What a timer draws at the beginning of a second is not the key's.
      while Clock.phase > 920_000_000 || Clock.phase < 80_000_000 { Clock.sleep(milliseconds: 20) }
      session.reset()
      let start = Clock.now
      session.type(key)
      guard let last = session.settle(quiet: 12, limit: 40) else { continue }
      strokes.append(Stroke(time: last - start, bytes: session.bytes))
    }
    return strokes
  }

  private func report(
    _ name: Words, _ strokes: [Stroke], _ floor: [Stroke], _ table: ResultTable, slowest: Double = 4
  ) {
    let times = Sample(nanoseconds: strokes.map(\.time))
    let bare = Sample(nanoseconds: floor.map(\.time))
    let bytes = Sample(strokes.map { Double($0.bytes) })
    table.add(
      Figure(
        name: Words(
          "\(name.zh):按键到画完 p50 / p99(\(times.count) 键)", "\(name.en): key → last byte p50 / p99 (\(times.count))"),
        measured: "\(times.median.milliseconds) / \(times.quantile(0.99).milliseconds)",
        goal: "p99 ≤ \(slowest.text()) ms",
        yardstick: "bare echo \(bare.median.milliseconds) / \(bare.quantile(0.99).milliseconds)",
        met: times.count > 0 && times.quantile(0.99) <= slowest))
    table.add(
      Figure(
        name: Words("\(name.zh):每键字节 中位 / p99", "\(name.en): bytes a key, median / p99"),
        measured: "\(bytes.median.text()) / \(bytes.quantile(0.99).text())", goal: "median ≤ 300",
        yardstick: "", met: times.count > 0 && bytes.median <= 300))
  }
}
