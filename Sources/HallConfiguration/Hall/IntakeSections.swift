import HallModel

extension SettingSection {
  /// Intake, people's data, documents.
  static let intake = [
    SettingSection(
      key: "intake", comment: "受理规则:写明第几条的是法律规定,改动前请先问法制机构。",
      settings: [
        Setting("tell_within", \.intake.tellWithin, 1...30, "收件后几个工作日内必须一次告知要补正的全部内容(行政许可法第三十二条:五日)。"),
        Setting("correct_within", \.intake.correctWithin, 1...365, "补正的期限,工作日;告知书上可以另写日期。"),
        Setting("supplement_within", \.intake.supplementWithin, 1...365, "容缺材料补交的期限,工作日,不会晚于承诺期限。"),
        Setting("extension_days", \.intake.extensionDays, 0...60, "延期最多加几个工作日(行政许可法第四十二条:十日)。"),
        Setting("joint_limit", \.intake.jointLimit, 1...365, "联办件的法定期限,工作日(行政许可法第四十二条:四十五日)。"),
        Setting("joint_extension_days", \.intake.jointExtensionDays, 0...60, "联办件延期最多加几个工作日(同条:十五日)。"),
        Setting("deliver_within", \.intake.deliverWithin, 1...60, "办结后几个工作日内送达(行政许可法第四十四条:十日)。"),
        Setting("remind_before", \.intake.remindBefore, 0...30, "承诺期限前几个工作日提醒经办人。"),
        Setting("yellow_from", \.intake.yellowFrom, 0...30, "只剩几个工作日时亮黄灯。"),
        Setting(
          "site_inspection_pauses", .yesNo(\.intake.siteInspectionPauses),
          "现场踏勘是否停计时限;法律列举的特别程序里没有它,一般写 false。"),
      ]),
    SettingSection(
      key: "retention", comment: "个人信息保存多久,到期后在结束营业(day close)时清除(个人信息保护法第十九条:最短必要时间)。",
      settings: [
        Setting(
          "years", \.retention.years, 0...100,
          "申请人最后一个办件办完后保存几年;0 表示暂不确定,一直保存。3 年为估计,请按本单位档案保管期限改。"),
        Setting("draft_days", \.retention.draftDays, 1...365, "没有办完的登记草稿保存几天。30 天为估计。"),
      ]),
    SettingSection(
      key: "documents", comment: "文书:受理通知书、补正告知书等写给申请人的文件。",
      settings: [
        Setting("agency", .text(\.writtenAgency, .free), "落款的机关名称;留空就用大厅名称。"),
        Setting("review_body", .text(\.documents.reviewBody, .free), "行政复议机关,写在不予受理等文书里(行政许可法第三十八条)。"),
        Setting("court", .text(\.documents.court, .free), "可以起诉的人民法院(同条)。"),
        Setting("address", .text(\.documents.address, .free), "大厅地址。"),
        Setting("office_phone", .text(\.documents.officePhone, .free), "咨询电话。"),
        Setting("complaint_phone", .text(\.documents.complaintPhone, .free), "监督投诉电话。"),
        Setting(
          "printer", .text(\.documents.printer, .command),
          "打印命令,文书从标准输入送给它,例如 \"lp -d desk1\";留空就只存不打。"),
        Setting(
          "print_format", .word(\.printFormat, DocumentSettings.Format.allCases.map(\.rawValue)),
          "送给打印机的格式:pdf,或 text(针式、小票打印机)。"),
        Setting("print_when_made", .yesNo(\.documents.printsWhenMade), "出具后是否马上打印。"),
        Setting("columns", \.documents.columns, 20...240, "格式为 text 时一行几列,一个汉字占两列;A4 纸 80 列,小票 32 或 48 列。"),
        Setting(
          "encoding", .word(\.documents.encoding, DocumentSettings.encodings),
          "格式为 text 时的编码:utf-8,或 gb18030(自带汉字库的打印机)。"),
        Setting(
          "templates", .text(\.documents.templates, .folder),
          "本单位自己的文书模板所在的文件夹,写从 / 开始的完整路径;留空就用程序自带的。"),
      ]),
  ]
}

extension HallSettings {
  /// The agency as hall.yaml has it: empty where it is the hall, so that a renamed hall renames its documents.
  fileprivate var writtenAgency: String {
    get { documents.agency == name ? "" : documents.agency }
    set { documents.agency = newValue }
  }

  /// The format by its word.
  fileprivate var printFormat: String {
    get { documents.format.rawValue }
    set { documents.format = DocumentSettings.Format(rawValue: newValue) ?? documents.format }
  }
}
