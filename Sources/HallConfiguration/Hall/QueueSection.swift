import HallModel

extension SettingSection {
  /// By which rule people are called, and its figures.
  static let queue = [
    SettingSection(
      key: "queue", comment: "叫号规则:默认按到达先后叫号,绿色通道和预约按早到几分钟算,谁也不会被无故插队。",
      settings: [
        Setting(
          "policy", .word(\.policyWord, RoutingPolicy.allCases.map(\.rawValue)),
          """
          叫下一个号的办法:
            promise           早到几分钟算,绿色通道等满时限后谁也不能先于他(默认)
            head_start        只按早到几分钟算
            fcfs              不分绿色通道和预约,完全先来后到
            accumulating      等候时间乘以权重,大的先办
            strict            绿色通道最先,预约其次,现场取号最后
            c_mu              同 strict,同类里通常办得快的先办
            generalized_c_mu  等候时间乘以权重、除以通常办理时间,大的先办
          """),
        Setting(
          "priority_weight", .decimal(\.queue.priorityWeight, 1...100),
          "绿色通道等一分钟抵现场取号的人等几分钟;只用于 accumulating 和 generalized_c_mu。"),
        Setting(
          "appointment_weight", .decimal(\.queue.appointmentWeight, 1...100), "预约的人等一分钟抵几分钟,不能大于上一项;用处同上。"),
        Setting("priority_head_start", \.queue.priorityHeadStart, 0...240, "绿色通道的人按早到几分钟排队。"),
        Setting("appointment_head_start", \.queue.appointmentHeadStart, 0...240, "预约的人按早到几分钟排队。"),
        Setting("priority_promise", \.queue.priorityPromise, 0...240, "绿色通道的人等了几分钟以后,谁也不能再先于他。"),
        Setting("calls_before_no_show", \.queue.callsBeforeNoShow, 1...10, "叫号几次无人应答,才可以记过号。"),
        Setting("return_within", \.queue.returnWithin, 0...480, "过号以后几分钟之内可以回来,不必重新取号。"),
        Setting("return_behind", \.queue.returnBehind, 0...50, "过号回来的人排在本类业务几个等候号之后。"),
        Setting("undo_within", \.queue.undoWithin, 0...120, "误记过号,本窗口几秒之内可以撤销。"),
      ])
  ]
}

extension HallSettings {
  /// The routing policy by its word.
  fileprivate var policyWord: String {
    get { queue.policy.rawValue }
    set { queue.policy = RoutingPolicy(rawValue: newValue) ?? queue.policy }
  }
}

extension YAMLSection {
  /// Reports weights that would turn the precedence round; asked of the section `queue`, once it is read.
  func checkWeights(_ rules: QueueRules, _ log: ProblemLog) {
    guard rules.priorityWeight < rules.appointmentWeight else { return }
    log.error(
      .weightsReversed, place(of: value("appointment_weight") == nil ? "priority_weight" : "appointment_weight"),
      [
        "appointment": Digits.shortest(rules.appointmentWeight), "priority": Digits.shortest(rules.priorityWeight),
      ])
  }
}
