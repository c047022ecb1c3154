extension Problem.Code {
  /// The sentences of what can be wrong in a scenario's file alone.
  var scenarioSentences: (zh: String, en: String) {
    switch self {
    case .notInScenario:
      (
        "本文件的 matters 里没有编码或部门“{value}”。[是不是想写“{suggestion}”?]请核对,或先在 matters 里补上。",
        "The matters of this file have no code or department “{value}”. [Did you mean “{suggestion}”? ]"
          + "Check it, or add it to matters first."
      )
    case .noWindowTakes:
      (
        "布局“{layout}”里没有窗口受理“{name}”({code}),来办的人没有窗口可去。请在某组窗口的 accepts 里加上。",
        "No window of the layout “{layout}” takes “{name}” ({code}), so nobody could serve those who come for it. "
          + "Add it to accepts of some windows."
      )
    case .duplicateLayout:
      (
        "布局“{value}”与第 {first} 行重名。请换一个名称。",
        "The layout “{value}” is already in line {first}. Give it a name of its own."
      )
    case .sumIsZero:
      (
        "“{name}”加起来是 0,分不出多少。请至少给一项写大于 0 的数。",
        "“{name}” add up to zero, so nothing can be shared out. Give at least one of them a number above zero."
      )
    case .partsOverOne:
      (
        "“{name}”合计为 {value},超过了 1(全部人数)。请改小其中一项。",
        "“{name}” are {value} together, more than 1 (everybody). Make one of them smaller."
      )
    case .badDistribution:
      (
        "“{name}”里的“{value}”不是时间的写法。请写成 lognormal:8:0.8(平均分钟数:变异系数)、exp:8、erlang:8:4 或 det:8。",
        "“{value}” in “{name}” is no distribution of times. Write it like lognormal:8:0.8 (mean minutes:variation), "
          + "exp:8, erlang:8:4 or det:8."
      )
    case .badBreak:
      (
        "“{name}”里的“{value}”不是轮休的写法。请写成 4 first 11:30-12:30(前 4 个窗口)、4 last 12:30-13:30(后 4 个)或 all 12:00-13:00。",
        "“{value}” in “{name}” is no break. Write it like 4 first 11:30-12:30, 4 last 12:30-13:30 or all 12:00-13:00."
      )
    case .neverStaffed:
      (
        "“{name}”这组窗口里有的整天没有人。请缩短轮休(breaks)或改开放时段(open),不用的窗口请从 count 里减去。",
        "Some windows of “{name}” are not staffed at any time. Shorten breaks or change open; "
          + "take windows that are not used out of count."
      )
    default:
      (
        "“{name}”有 {count} 项,最多 {limit} 项。请删去多余的,或分成几个文件。",
        "“{name}” has {count} items, but at most {limit} are taken. Delete some, or make several files of it."
      )
    }
  }
}
