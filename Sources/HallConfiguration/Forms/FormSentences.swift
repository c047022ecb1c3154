extension Problem.Code {
  /// The sentences of what can be wrong in forms.csv alone.
  var formSentences: (zh: String, en: String) {
    switch self {
    case .duplicateField:
      (
        "同一张表单里字段“{key}”已在第 {first} 行。请改成别的标识,或删去一行。",
        "This form already has the field “{key}” in line {first}. Give it another key, or delete one row."
      )
    case .choiceWithoutChoices:
      (
        "单选字段没有选项。请在“选项”列填写,用分号隔开,例如 窗口领取;邮寄。",
        "A choice needs something to choose from. Fill in the column of choices, separated by semicolons."
      )
    case .choicesIgnored:
      (
        "类型是“{kind}”的字段不用选项,已忽略。要供人选择,请把类型改为“单选”;不需要就清空选项。",
        "A field of the kind “{kind}” has no choices; they are ignored. Change its kind to choice, or clear the cell."
      )
    case .badCondition:
      (
        "适用条件“{value}”看不懂。请写成 字段=选项,例如 delivery=邮寄;字段须是单选或是否,几个选项用分号隔开。",
        "The condition “{value}” is not understood. Write the key of a choice or yes/no field, = and its value; "
          + "separate several values by semicolons."
      )
    case .unknownField:
      (
        "适用条件里的字段“{value}”不在本表单里,或排在这一行后面。[是不是想写“{suggestion}”?]请写前面某一行的字段标识,或把那一行移到前面。",
        "The condition names the field “{value}”, which this form does not have, or only further down. "
          + "[Did you mean “{suggestion}”? ]Name a field of an earlier row, or move that row up."
      )
    default:
      (
        "字段“{key}”在第 {first} 行是另一种类型或另一组选项。同一标识在各张表单里是同一项内容,一件事合并时只问一次;请改成一致,或换一个标识。",
        "The field “{key}” has another kind or other choices in line {first}. One key is one fact in all forms and is asked "
          + "once in a package; make them alike, or use another key."
      )
    }
  }
}
