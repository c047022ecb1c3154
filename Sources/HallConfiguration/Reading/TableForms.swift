import HallModel

/// The columns of every file of a hall. Headings in Chinese come first: exports write them, for supervisors.
enum TableForms {
  static let windows = TableForm(
    file: "windows.csv", needsRows: true,
    columns: [
      Column("number", ["窗口号", "编号", "号", "窗口编号", "序号"], required: true),
      Column("name", ["窗口名称", "名称", "窗口名"], required: true),
      Column("kind", ["窗口类型", "类型", "类别"]),
      Column("accepts", ["受理范围", "受理事项", "受理", "业务范围"], required: true),
      Column("usual_staff", ["常驻工号", "常驻人员", "工号", "窗口人员"]),
      Column("open_times", ["开放时段", "开放时间", "开窗时段", "开窗时间"]),
    ])
  static let staff = TableForm(
    file: "staff.csv", needsRows: true,
    columns: [
      Column("number", ["工号", "编号", "人员编号"], required: true),
      Column("name", ["姓名", "名字"], required: true),
      Column("roles", ["角色", "岗位", "职责"], required: true),
      Column("pin", ["口令", "密码"]),
    ])
  static let matters = TableForm(
    file: "matters.csv", needsRows: true,
    columns: [
      Column("code", ["编码", "事项编码", "实施编码"], required: true),
      Column("name", ["事项名称", "名称", "事项"], required: true),
      Column("department", ["部门", "主管部门", "实施部门", "责任部门"], required: true),
      Column("type", ["事项类型"]),
      Column("case_type", ["办件类型"]),
      Column("legal_limit", ["法定期限", "法定时限", "法定办结时限", "法定天数"]),
      Column("legal_unit", ["期限单位", "法定期限单位", "时限单位"]),
      Column("promised_days", ["承诺期限", "承诺时限", "承诺办结时限", "承诺天数"]),
      Column("online", ["网办深度", "网上办理"]),
      Column("self_service", ["自助办理", "自助"]),
      Column("frequency", ["频次", "办理频次"]),
      Column("handling_minutes", ["办理时长(分钟)", "窗口时长", "办理分钟"]),
      Column("service_object", ["服务对象"]),
      Column("special_procedure", ["特别程序"]),
      Column("priority_note", ["优先说明", "优先"]),
      Column("source", ["来源", "依据"]),
      Column("readings", ["读音", "拼音"]),
    ])
  static let materials = TableForm(
    file: "materials.csv",
    columns: [
      Column("matter_code", ["事项编码", "编码"], required: true),
      Column("seq", ["序号", "顺序"], required: true),
      Column("name", ["材料名称", "名称", "材料"], required: true),
      Column("form", ["材料形式", "形式"]),
      Column("copies", ["份数"]),
      Column("requirement", ["必要性", "材料必要性", "是否必须"]),
      Column("origin", ["来源渠道", "来源", "材料来源"]),
    ])
  static let forms = TableForm(
    file: "forms.csv",
    columns: [
      Column("matter_code", ["事项编码", "编码"], required: true),
      Column("key", ["字段标识", "标识", "字段"], required: true),
      Column("label", ["字段名称", "名称", "标签"], required: true),
      Column("english", ["英文名称", "英文"]),
      Column("kind", ["字段类型", "类型"]),
      Column("required", ["必填", "是否必填"]),
      Column("choices", ["选项", "可选项"]),
      Column("longest", ["最多字数", "最大长度", "字数"]),
      Column("example", ["填写示例", "示例", "例子"]),
      Column("applies_when", ["适用条件", "条件"]),
      Column("source", ["来源", "依据"]),
    ])
  static let packages = TableForm(
    file: "packages.csv",
    columns: [
      Column("name", ["一件事名称", "名称", "一件事"], required: true),
      Column("matter_codes", ["事项编码", "包含事项", "成员事项"], required: true),
      Column("batch", ["批次"]),
      Column("lead_department", ["牵头部门"]),
      Column("order", ["办理方式", "并联或依次", "办理顺序"]),
      Column("source", ["来源", "依据"]),
      Column("readings", ["读音", "拼音"]),
    ])
  static let holidays = TableForm(
    file: "holidays.csv",
    columns: [
      Column("date", ["日期"], required: true),
      Column("kind", ["类型", "放假或上班"], required: true),
      Column("name", ["名称", "节日", "说明"]),
    ])
  static let aliases = TableForm(
    file: "aliases.csv",
    columns: [
      Column("alias", ["俗称", "别名", "说法"], required: true),
      Column("matter_codes", ["事项编码", "编码", "事项"], required: true),
    ])
  static let ratingTags = TableForm(
    file: "rating_tags.csv",
    columns: [
      Column("level_code", ["档位", "评价等级", "等级"], required: true),
      Column("level_name", ["档位名称", "等级名称"]),
      Column("is_negative", ["是否差评", "差评"]),
      Column("tag_code", ["标签代码", "代码"], required: true),
      Column("tag_name", ["标签名称", "标签", "名称"], required: true),
      Column("tag_english", ["英文名称", "英文"]),
    ])
  static let heteronyms = TableForm(
    file: "heteronyms.csv",
    columns: [
      Column("text", ["字词", "char", "字", "词"], required: true),
      Column("readings", ["读音", "拼音"], required: true),
    ])

  static let all = [windows, staff, matters, materials, forms, packages, holidays, aliases, ratingTags, heteronyms]
}

/// How the law counts a matter's limit, if it names one.
enum LegalUnit {
  case working
  case calendar
  /// The law names no number of days.
  case none

  /// The unit the model counts in.
  var unit: Matter.LimitUnit { self == .calendar ? .calendar : .working }
}

/// The words of the files and the values they mean.
enum CellWords {
  static let windowKind = Words<WindowSetting.Kind>([
    (.comprehensive, ["综窗", "综合窗口", "综合", "comprehensive"]),
    (.dedicated, ["专窗", "专业窗口", "部门窗口", "专", "dedicated"]),
    (.issuing, ["出件窗口", "出件", "发证窗口", "issuing"]),
    (.crossProvince, ["跨省通办窗口", "跨省通办", "cross_province"]),
    (.unresolved, ["办不成事反映窗口", "办不成事", "办不成事窗口", "unresolved"]),
    (.assisted, ["帮办窗口", "帮办", "帮办代办", "assisted"]),
  ])
  static let role = Words<StaffMember.Role>([
    (.guide, ["导台", "导办", "导台员", "guide"]),
    (.clerk, ["窗口", "窗口人员", "clerk"]),
    (.supervisor, ["主管", "负责人", "supervisor"]),
    (.backOffice, ["后台", "审批", "后台审批", "back_office", "backoffice"]),
  ])
  static let caseType = Words<Matter.CaseType>([
    (.immediate, ["即办件", "即办", "immediate"]), (.promised, ["承诺件", "承诺", "promised"]),
  ])
  static let limitUnit = Words<LegalUnit>([
    (.working, ["工作日", "working"]), (.calendar, ["自然日", "日历日", "calendar"]), (.none, ["无", "当场", "none"]),
  ])
  static let online = Words<Matter.Online>([
    (.full, ["全程网办", "full"]), (.part, ["部分网办", "part"]), (.none, ["窗口", "窗口办理", "none"]),
  ])
  static let frequency = Words<Matter.Frequency>([
    (.high, ["高频", "高", "high"]), (.medium, ["中频", "中", "medium"]), (.low, ["低频", "低", "low"]),
  ])
  static let yesNo = Words<Bool>([
    (true, ["是", "1", "有", "可", "yes", "true", "y", "√"]), (false, ["否", "0", "无", "不可", "no", "false", "n", "×"]),
  ])
  static let trueFalse = Words<Bool>([
    (true, ["true", "yes", "on", "是", "1"]), (false, ["false", "no", "off", "否", "0"]),
  ])
  static let packageOrder = Words<Bool>([
    (false, ["并联", "并行", "同时", "side_by_side"]), (true, ["依次", "串联", "先后", "in_turn"]),
  ])
  static let requirement = Words<Paper.Requirement>([
    (.required, ["必须", "必要", "required"]), (.deferrable, ["可容缺", "容缺", "deferrable"]),
    (.ifApplicable, ["按需", "非必要", "if_applicable"]),
  ])
  static let origin = Words<Paper.Origin>([
    (.applicant, ["自备", "申请人自备", "applicant"]), (.department, ["部门核发", "政府部门核发", "department"]),
    (.eCertificate, ["电子证照可免交", "可免交", "免交", "e_certificate"]),
  ])
  static let fieldKind = Words<FormField.Kind>([
    (.text, ["文本", "文字", "text"]), (.number, ["数字", "数值", "number"]), (.date, ["日期", "date"]),
    (.choice, ["单选", "选择", "choice"]), (.phone, ["电话", "手机", "phone"]),
    (.idNumber, ["身份证号", "公民身份号码", "id_number"]),
    (.creditCode, ["统一社会信用代码", "信用代码", "credit_code"]), (.money, ["金额", "money"]),
    (.yesNo, ["是否", "yes_no"]),
  ])
  static let ratingLevel = Words<RatingLevel>([
    (.verySatisfied, ["非常满意"]), (.satisfied, ["满意"]), (.basicallySatisfied, ["基本满意"]),
    (.dissatisfied, ["不满意"]), (.veryDissatisfied, ["非常不满意"]),
  ])
  static let dayKind = Words<CalendarDay.Kind>([
    (.holiday, ["放假", "休", "休息", "节假日", "holiday"]), (.workday, ["上班", "班", "调休上班", "workday"]),
  ])
}
