import HallModel

extension SettingSection {
  /// How ratings are written for the provincial platform.
  static let ratingExport = [
    SettingSection(
      key: "rating_export", comment: "向省级好差评平台导出评价(rating export)时,各省写法不同的几项。",
      settings: [
        Setting(
          "channel_codes", .word(\.exportChannelCodes, RatingExportRules.ChannelCodes.allCases.map(\.rawValue)),
          "评价渠道 6、7 的含义:national 为 6 电话、7 短信;zhejiang 为 6 短信、7 系统默认评价。"),
        Setting(
          "promise_time", .word(\.exportPromiseTime, RatingExportRules.PromiseTime.allCases.map(\.rawValue)),
          "promiseTime 一项写什么:days 为承诺天数,date 为承诺办结日期。"),
        Setting("data_source", .text(\.ratingExport.dataSource, .free), "省级平台给本大厅的数据来源编号;留空就不能导出。"),
        Setting(
          departmentsKey, .departments(\.ratingExport.departments),
          "各部门在省级平台的编码(deptCode),一行一个,例如 公安: \"11330500002571234X\"。"),
      ])
  ]

  /// The key of the table of departments.
  static let departmentsKey = "departments"
}

extension HallSettings {
  /// The channel codes by their word.
  fileprivate var exportChannelCodes: String {
    get { ratingExport.channelCodes.rawValue }
    set { ratingExport.channelCodes = .init(rawValue: newValue) ?? ratingExport.channelCodes }
  }

  /// What promiseTime holds, by its word.
  fileprivate var exportPromiseTime: String {
    get { ratingExport.promiseTime.rawValue }
    set { ratingExport.promiseTime = .init(rawValue: newValue) ?? ratingExport.promiseTime }
  }
}
