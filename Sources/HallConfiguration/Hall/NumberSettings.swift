import HallModel

/// The settings that are whole numbers: their keys in hall.yaml, what they allow, and the sentence that explains them.
/// Reading and writing both go by this table, so that none is forgotten on one side.
struct NumberSetting: Sendable {
  var key: String
  var path: any WritableKeyPath<HallSettings, Int> & Sendable
  var range: ClosedRange<Int>
  var comment: String

  init(
    _ key: String, _ path: any WritableKeyPath<HallSettings, Int> & Sendable, _ range: ClosedRange<Int>,
    _ comment: String
  ) {
    self.key = key
    self.path = path
    self.range = range
    self.comment = comment
  }
}

/// A section of hall.yaml with nothing but numbers.
struct NumberSection: Sendable {
  var key: String
  var comment: String
  var settings: [NumberSetting]

  static let all = [
    NumberSection(
      key: "queue", comment: "叫号规则:按到达先后叫号,绿色通道和预约按早到几分钟算,谁也不会被无故插队。",
      settings: [
        NumberSetting("priority_head_start", \.queue.priorityHeadStart, 0...240, "绿色通道的人按早到几分钟排队。"),
        NumberSetting("appointment_head_start", \.queue.appointmentHeadStart, 0...240, "预约的人按早到几分钟排队。"),
        NumberSetting("priority_promise", \.queue.priorityPromise, 0...240, "绿色通道的人等了几分钟以后,谁也不能再先于他。"),
        NumberSetting("calls_before_no_show", \.queue.callsBeforeNoShow, 1...10, "叫号几次无人应答,才可以记过号。"),
        NumberSetting("return_within", \.queue.returnWithin, 0...480, "过号以后几分钟之内可以回来,不必重新取号。"),
        NumberSetting("return_behind", \.queue.returnBehind, 0...50, "过号回来的人排在本类业务几个等候号之后。"),
        NumberSetting("undo_within", \.queue.undoWithin, 0...120, "误记过号,本窗口几秒之内可以撤销。"),
      ]),
    NumberSection(
      key: "appointments", comment: "预约规则。",
      settings: [
        NumberSetting("slot_minutes", \.appointments.slotMinutes, 5...480, "一个预约时段有多少分钟。"),
        NumberSetting("capacity", \.appointments.capacity, 0...10_000, "一个时段最多接受几个预约。"),
        NumberSetting("check_in_before", \.appointments.checkInBefore, 0...480, "时段开始前几分钟起可以签到。"),
        NumberSetting("check_in_after", \.appointments.checkInAfter, 0...480, "时段开始后几分钟内仍可签到,再晚按现场取号。"),
      ]),
    NumberSection(
      key: "sign_in", comment: "登录规则。",
      settings: [
        NumberSetting("attempts", \.signIn.attempts, 1...100, "口令连续输错几次后锁定工号。"),
        NumberSetting("lock_minutes", \.signIn.lockMinutes, 0...1440, "锁定多少分钟。"),
      ]),
    NumberSection(
      key: "thresholds", comment: "提醒主管的界限。",
      settings: [
        NumberSetting("long_wait", \.thresholds.longWait, 1...480, "等候超过几分钟算久等。"),
        NumberSetting("alarm_wait", \.thresholds.alarmWait, 1...480, "等候超过几分钟要报警。"),
        NumberSetting("alarm_waiting", \.thresholds.alarmWaiting, 1...1000, "一个窗口有多少人在等就要报警。"),
      ]),
  ]
}
