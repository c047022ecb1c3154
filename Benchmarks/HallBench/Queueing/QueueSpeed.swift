import HallSimulator

/// Customers a second on M/M/10 at a load of 0.9, beside the barest loop in C and the usual tools, in alternating rounds.
struct QueueSpeed {
  let bench: Bench

  func measure(_ table: ResultTable) throws {
    table.section(Words("十二、排队模拟(M/M/10,负荷 0.9,每秒人数)", "12. Simulated queue, M/M/10, load 0.9, customers a second"))
    let peers = PeerPrograms(bench)
    let bare = try peers.bareLoop()
    let hasPython = peers.hasPython()
    if !hasPython {
      table.say(
        Words(
          "没有 python3、pip 或网络,SimPy 和 Ciw 未比较。",
          "Without python3, pip or a network, SimPy and Ciw are not compared."))
    }
    let size = bench.quick ? 1 : 5
    var own: [PeerPrograms.Speed] = []
    var loops: [PeerPrograms.Speed] = []
    var simpy: [PeerPrograms.Speed] = []
    var ciw: [PeerPrograms.Speed] = []
    for round in 1...(bench.quick ? 3 : 5) {
      own.append(try simulate(4_000_000 * size, seed: round))
      loops.append(try peers.run(bare, 4_000_000 * size, seed: round))
      guard hasPython else { continue }
      simpy.append(try peers.run(peers.script("mmc_simpy"), 20_000 * size, seed: round))
      ciw.append(try peers.run(peers.script("mmc_ciw"), 10_000 * size, seed: round))
    }
    let speed = median(own)
    add(table, Words("halldesk", "halldesk"), speed, nil, own)
    add(table, Words("对最简单的 C 循环(堆,log)", "beside the barest C loop (heap, log)"), speed, (median(loops), 1), loops)
    if hasPython {
      add(table, Words("对 SimPy", "beside SimPy"), speed, (median(simpy), 100), simpy)
      add(table, Words("对 Ciw", "beside Ciw"), speed, (median(ciw), 150), ciw)
    }
    let truth = ErlangQueue(servers: 10, rate: 1.125, meanService: 8).meanWait
    for speed in own + loops where (speed.meanWait - truth).magnitude > 0.1 * truth {
      table.fail(
        Words(
          "平均等候 \(speed.meanWait.text(3)),应为 \(truth.text(3))",
          "a mean wait of \(speed.meanWait.text(3)), not \(truth.text(3))"))
    }
    if let hall = try hasPython ? peers.hallInCiw(days: 8 * size, seed: 1) : nil {
      table.add(
        Figure(
          name: Words("Ciw:20 个窗口、12 类的大厅", "Ciw: the hall of 20 windows, 12 classes"),
          measured: "\(hall.rate.text()) /s",
          yardstick: "mean wait \(hall.meanWait.text(2)) min"))
    }
  }

  private func simulate(_ customers: Int, seed: Int) throws -> PeerPrograms.Speed {
    let system = QueueSystem(servers: 10, classes: [.init(rate: 1.125, service: .exponential(mean: 8))])
    var figures: QueueFigures?
    let time = try Clock.time { figures = try QueueRun(system, customers: customers, seed: UInt64(seed)).figures() }
    return PeerPrograms.Speed(
      rate: Double(customers) / Double(time) * 1e9, meanWait: figures?.meanWait.value ?? .infinity)
  }

  private func median(_ speeds: [PeerPrograms.Speed]) -> Double { Sample(speeds.map(\.rate)).median }

  private func add(
    _ table: ResultTable, _ name: Words, _ own: Double, _ peer: (rate: Double, goal: Double)?,
    _ rounds: [PeerPrograms.Speed]
  ) {
    let wait = Sample(rounds.map(\.meanWait)).median.text(2)
    guard let peer else {
      table.add(Figure(name: name, measured: "\(own.text()) /s", yardstick: "mean wait \(wait) min"))
      return
    }
    let ratio = own / peer.rate
    table.add(
      Figure(
        name: name, measured: "\(ratio.text(1)) ×", goal: "≥ \(peer.goal.text()) ×",
        yardstick: "\(peer.rate.text()) /s, mean wait \(wait) min", met: ratio >= peer.goal))
  }
}
