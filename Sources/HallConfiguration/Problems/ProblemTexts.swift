extension Problem.Code {
  /// The sentence and the hint in both languages; `{name}` stands for an argument, `[…]` is left out without it.
  var sentences: (zh: String, en: String) {
    switch self {
    case .folderNotFound, .catalogueNotFound, .missingFile, .unreadableFile, .fileTooLarge, .unreadableEncoding,
      .emptyFile:
      fileSentences
    case .yamlSyntax, .duplicateKey, .unknownKey, .missingKey, .wrongShape, .hiddenCharacter, .commandQuote,
      .pathNotAbsolute, .templatesNotFound:
      yamlSentences
    case .openQuote, .strayQuote, .raggedRow, .controlCharacter, .fieldTooLong, .missingColumn, .duplicateColumn,
      .unknownColumn, .noRows:
      tableSentences
    case .emptyValue, .badNumber, .numberOutOfRange, .badTime, .badDate, .unknownValue, .badLetter, .badIdentifier,
      .badPIN, .missingPIN, .pinNotHashed, .unknownTimeZone, .hoursReversed,
      .weightsReversed:
      valueSentences
    case .badSpan, .spanReversed, .spansOutOfOrder, .spanOutsideHours:
      spanSentences
    case .notInScenario, .noWindowTakes, .duplicateLayout, .sumIsZero, .partsOverOne, .badDistribution, .badBreak,
      .neverStaffed, .tooManyItems:
      scenarioSentences
    case .duplicateMatter, .duplicatePaper, .duplicatePackage, .duplicateWindow, .duplicateStaff, .duplicateLane,
      .duplicatePriorityGroup, .duplicateDate, .duplicateTag, .tagOfOtherLevel:
      duplicateSentences
    case .duplicateField, .choiceWithoutChoices, .choicesIgnored, .badCondition, .unknownField, .fieldDiffers:
      formSentences
    case .unknownDepartment, .unknownMatter, .unknownStaff, .staffNotClerk, .staffAtTwoWindows, .promisedOverLegal,
      .zeroHandlingTime, .noWindowAccepts, .noLaneCarries, .windowAcceptsNothing, .tooManyWindows,
      .calendarYearMissing, .noSupervisor, .noMattersLeft:
      ruleSentences
    }
  }

  private var fileSentences: (zh: String, en: String) {
    switch self {
    case .folderNotFound:
      (
        "找不到文件夹“{path}”。请核对路径;大厅的文件夹里应有 hall.yaml。",
        "There is no folder “{path}”. Check the path; a hall's folder holds hall.yaml."
      )
    case .catalogueNotFound:
      (
        "catalogue 所指的文件夹“{path}”不存在。请改成相对于 hall.yaml 的正确路径,或删去这一行并把事项表放进本文件夹。",
        "The folder “{path}” named by catalogue does not exist. Give its path relative to hall.yaml, "
          + "or delete the line and put the tables into this folder."
      )
    case .missingFile:
      (
        "缺少文件 {file}。请从示例大厅复制一份再修改。",
        "The file {file} is missing. Copy it from a sample hall and change it."
      )
    case .unreadableFile:
      (
        "文件读不出来({reason})。请检查文件权限,并关掉正在占用它的程序。",
        "The file cannot be read ({reason}). Check its permissions and close the program that holds it."
      )
    case .fileTooLarge:
      (
        "文件有 {size} MiB,超过 {limit} MiB 的上限。请删去无关的行和列后另存。",
        "The file is {size} MiB, above the limit of {limit} MiB. Delete what does not belong and save it again."
      )
    case .unreadableEncoding:
      (
        "从第 {offset} 字节起无法辨认文字编码(既非 UTF-8、GB18030,也非 UTF-16)。请在表格软件里另存为“CSV UTF-8”。",
        "The text cannot be decoded from byte {offset} on (neither UTF-8, GB18030 nor UTF-16). "
          + "Save the file as “CSV UTF-8” in the spreadsheet."
      )
    default:
      (
        "文件是空的。请填入表头和内容,或从示例大厅复制一份。",
        "The file is empty. Fill in the heading and the rows, or copy it from a sample hall."
      )
    }
  }

  private var yamlSentences: (zh: String, en: String) {
    switch self {
    case .yamlSyntax:
      (
        "这里不合 YAML 格式({reason})。请用英文冒号且冒号后留一个空格,用空格(不用制表符)对齐,有特殊符号的文字加双引号。",
        "This is not valid YAML ({reason}). Use an ASCII colon followed by a space, indent with spaces and not with tabs, "
          + "and put text with special characters into double quotes."
      )
    case .duplicateKey:
      (
        "“{key}”在同一处写了两次。请只留一个。",
        "“{key}” is given twice in one place. Keep one of them."
      )
    case .unknownKey:
      (
        "没有名为“{key}”的设置,已忽略。[是不是想写“{suggestion}”?]不需要就删去这一行。",
        "There is no setting “{key}”; it is ignored. [Did you mean “{suggestion}”? ]Delete the line if it is not needed."
      )
    case .missingKey:
      (
        "缺少“{key}”。请照示例补上这一项。",
        "“{key}” is missing. Add it as in the sample halls."
      )
    case .hiddenCharacter:
      (
        "“{name}”里有换行或看不见的字符 {character}。请删掉后在一行里重新输入。",
        "“{name}” holds a line end or the invisible character {character}. Delete it and type the value on one line."
      )
    case .commandQuote:
      (
        "“{name}”里第 {character} 个字符的引号没有闭合:{value}。请补上另一个引号。",
        "The quote at character {character} of “{name}” is never closed: {value}. Add the other one."
      )
    case .templatesNotFound:
      (
        "这台机器上没有模板文件夹“{path}”。请核对路径;在打印文书的每台机器上都要有它。",
        "There is no template folder “{path}” on this machine. Check the path; every machine that prints needs it."
      )
    case .pathNotAbsolute:
      (
        "“{name}”应写从 / 开始的完整路径,这里是“{value}”。大厅文件和本文件夹不在一处,写相对路径会找不到。",
        "“{name}” should be a full path that begins with /, but this is “{value}”. "
          + "The hall's file lies elsewhere than this folder; a relative path would not be found."
      )
    default:
      (
        "“{key}”应写成{expected_zh},这里却是{found_zh}。请照示例的写法改。",
        "“{key}” should be {expected_en}, but this is {found_en}. Write it as in the sample halls."
      )
    }
  }

  private var tableSentences: (zh: String, en: String) {
    switch self {
    case .openQuote:
      (
        "这里的双引号一直没有闭合。请在该单元格末尾补上英文双引号;内容里的双引号要写成两个。",
        "The quote opened here is never closed. Close it at the end of the cell; a quote inside the text is written twice."
      )
    case .strayQuote:
      (
        "双引号的位置不对。整个单元格要用双引号括起来,内容里的双引号写成两个。",
        "A quote is in the wrong place. Quote the whole cell, and write a quote inside the text twice."
      )
    case .raggedRow:
      (
        "这一行有 {count} 格,表头是 {expected} 格。请检查是否多了或少了逗号;含逗号的内容要用双引号括起来。",
        "This row has {count} cells, the heading has {expected}. Look for a comma too many or too few; "
          + "text with a comma must be in quotes."
      )
    case .controlCharacter:
      (
        "单元格里有看不见的字符 {character},已略去。请删掉后重新输入这格文字。",
        "The cell holds the invisible character {character}; it is left out. Delete the text and type it again."
      )
    case .fieldTooLong:
      (
        "单元格有 {count} 个字符,超过 {limit} 的上限。请检查前面是否漏了引号,或缩短内容。",
        "The cell has {count} characters, above the limit of {limit}. Look for a missing quote before it, or shorten it."
      )
    case .missingColumn:
      (
        "缺少“{heading}”列({column})。[“{suggestion}”是不是写错的这一列?]请在表头补上,中英文列名都可以。",
        "The column “{column}” ({heading}) is missing. [Is “{suggestion}” meant to be it? ]"
          + "Add it to the heading; English and Chinese headings both work."
      )
    case .duplicateColumn:
      (
        "“{heading}”列出现了两次。请删去多余的一列。",
        "The column “{heading}” is there twice. Delete one of them."
      )
    case .unknownColumn:
      (
        "不认识“{heading}”列,已忽略。[是不是想写“{suggestion}”?]",
        "The column “{heading}” is unknown and ignored. [Did you mean “{suggestion}”?]"
      )
    default:
      (
        "表里只有表头,没有内容。请至少填一行。",
        "The table has a heading but no rows. Fill in one row at least."
      )
    }
  }

  private var valueSentences: (zh: String, en: String) {
    switch self {
    case .emptyValue:
      ("“{name}”不能为空。请填写。", "“{name}” must not be empty. Fill it in.")
    case .badNumber:
      (
        "“{name}”应是数字,这里是“{value}”。请只写数字,不带单位。",
        "“{name}” should be a number, but this is “{value}”. Write digits only, without a unit."
      )
    case .numberOutOfRange:
      (
        "“{name}”为 {value},应在 {low} 到 {high} 之间。请改成范围内的数。",
        "“{name}” is {value}, but should be between {low} and {high}. Choose a number in that range."
      )
    case .weightsReversed:
      (
        "预约的权重 {appointment} 大于绿色通道的权重 {priority},绿色通道反而要让预约先办。请把 queue.appointment_weight 改小。",
        "An appointment weighs {appointment}, the priority channel only {priority}: it would stand behind. "
          + "Lower queue.appointment_weight."
      )
    case .badTime:
      (
        "“{name}”应是时刻,这里是“{value}”。请写成 9:00 或 17:30 这样。",
        "“{name}” should be a time of day, but this is “{value}”. Write it like 9:00 or 17:30."
      )
    case .badDate:
      (
        "“{value}”不是日期,或没有这一天。请写成 2026-10-01 这样。",
        "“{value}” is not a date, or there is no such day. Write it like 2026-10-01."
      )
    case .unknownValue:
      (
        "“{name}”不能是“{value}”。[是不是想写“{suggestion}”?]可以填:{choices}。",
        "“{name}” cannot be “{value}”. [Did you mean “{suggestion}”? ]Choose one of: {choices}."
      )
    case .badLetter:
      (
        "业务类别的字母应是一个英文字母 A–Z,这里是“{value}”。请改成一个大写字母。",
        "A lane's letter should be one of A–Z, but this is “{value}”. Use one capital letter."
      )
    case .badIdentifier:
      (
        "标识“{value}”只能用小写英文字母、数字和下划线。请改成 elderly 这样。",
        "The identifier “{value}” may hold lower-case letters, digits and underscores only. Write it like elderly."
      )
    case .badPIN:
      (
        "工号 {number} 的口令应是 4 到 8 位数字。若开头的 0 被表格软件吃掉,请把该列设为文本格式再填。",
        "The PIN of {number} should have four to eight digits. If the spreadsheet dropped leading zeros, "
          + "format the column as text and enter it again."
      )
    case .missingPIN:
      (
        "工号 {number} 没有口令,不能登录。请填 4 到 8 位数字。",
        "{number} has no PIN and cannot sign in. Enter four to eight digits."
      )
    case .pinNotHashed:
      (
        "工号 {number} 的口令未能加密保存({reason})。请重试一次。",
        "The PIN of {number} could not be sealed ({reason}). Try again."
      )
    case .unknownTimeZone:
      (
        "不认识时区“{value}”。中国内地请写 Asia/Shanghai。",
        "The time zone “{value}” is unknown. For mainland China write Asia/Shanghai."
      )
    default:
      (
        "关门时间 {closes} 不晚于开门时间 {opens}。请改正其中一个。",
        "The hall closes at {closes}, not later than it opens at {opens}. Correct one of them."
      )
    }
  }

  private var duplicateSentences: (zh: String, en: String) {
    switch self {
    case .duplicateMatter:
      (
        "事项编码“{code}”与第 {first} 行重复。请改成不同的编码,或删去一行。",
        "The matter code “{code}” is already in line {first}. Give it a code of its own, or delete one row."
      )
    case .duplicatePaper:
      (
        "事项“{code}”的第 {sequence} 号材料与第 {first} 行重复。请重新编号。",
        "Paper {sequence} of the matter “{code}” is already in line {first}. Number the papers anew."
      )
    case .duplicatePackage:
      (
        "一件事“{name}”与第 {first} 行重名。请改名,或删去一行。",
        "The package “{name}” is already in line {first}. Rename it, or delete one row."
      )
    case .duplicateWindow:
      (
        "{number} 号窗口与第 {first} 行重复。请改成没用过的号。",
        "Window {number} is already in line {first}. Use a number that is free."
      )
    case .duplicateStaff:
      (
        "工号“{number}”与第 {first} 行重复。请改成没用过的工号。",
        "The staff number “{number}” is already in line {first}. Use a number that is free."
      )
    case .duplicateLane:
      (
        "业务类别字母“{letter}”与第 {first} 行重复。请换一个字母,否则会出现相同的号。",
        "The lane letter “{letter}” is already in line {first}. Use another one, or two tickets would be equal."
      )
    case .duplicatePriorityGroup:
      (
        "优先人群标识“{id}”与第 {first} 行重复。请只留一个。",
        "The priority group “{id}” is already in line {first}. Keep one of them."
      )
    case .duplicateTag:
      (
        "标签代码“{code}”与第 {first} 行重复。请改成没用过的代码。",
        "The tag code “{code}” is already in line {first}. Use a code that is free."
      )
    case .tagOfOtherLevel:
      (
        "标签代码“{code}”的第一位应是档位 {level}。请改代码或档位。",
        "The tag code “{code}” should begin with its level, {level}. Change the code or the level."
      )
    default:
      (
        "日期 {date} 与第 {first} 行重复。一天只能是放假或上班之一,请删去一行。",
        "The date {date} is already in line {first}. A day is either off or worked; delete one row."
      )
    }
  }

  private var ruleSentences: (zh: String, en: String) {
    switch self {
    case .unknownDepartment:
      (
        "事项表里没有部门“{value}”。[是不是想写“{suggestion}”?]部门名称要与 matters.csv 一致。",
        "No matter belongs to a department “{value}”. [Did you mean “{suggestion}”? ]Use the names of matters.csv."
      )
    case .unknownMatter:
      (
        "事项表里没有编码“{value}”。[是不是想写“{suggestion}”?]请核对编码,或先在 matters.csv 里补上。",
        "There is no matter with the code “{value}”. [Did you mean “{suggestion}”? ]"
          + "Check the code, or add it to matters.csv first."
      )
    case .unknownStaff:
      (
        "没有工号“{value}”。[是不是想写“{suggestion}”?]请核对,或先在 staff.csv 里补上。",
        "There is no staff number “{value}”. [Did you mean “{suggestion}”? ]Check it, or add it to staff.csv first."
      )
    case .staffNotClerk:
      (
        "{window} 号窗口的常驻人员 {value} 没有“窗口”角色。请在 staff.csv 里给其加上,或换人。",
        "{value}, the usual clerk of window {window}, does not have the role of a clerk. "
          + "Add the role in staff.csv, or name somebody else."
      )
    case .staffAtTwoWindows:
      (
        "{value} 同时是 {first} 号和 {window} 号窗口的常驻人员。一人一时只能在一个窗口,请改其中一个。",
        "{value} is the usual clerk of window {first} and of window {window}. "
          + "Nobody sits at two windows at a time; change one of them."
      )
    case .promisedOverLegal:
      (
        "承诺期限 {promised} 天长于法定期限 {legal} 天。承诺期限不得长于法定期限,请改正。",
        "The promised limit of {promised} days is longer than the legal one of {legal}. It must not be; correct it."
      )
    case .zeroHandlingTime:
      (
        "办理时长为 {value} 分钟,应大于 0。请填窗口平均每件的分钟数,例如 8。",
        "The handling time is {value} minutes, but must be above zero. Enter the usual minutes at the window, such as 8."
      )
    case .noWindowAccepts:
      (
        "没有窗口受理“{name}”({code})。请在 windows.csv 的受理范围里加上它或它的部门“{department}”。",
        "No window accepts “{name}” ({code}). Add it, or its department “{department}”, to a window in windows.csv."
      )
    case .noLaneCarries:
      (
        "没有业务类别包含“{name}”({code}),取不了号。请在 hall.yaml 的 lanes 里加上,或让最后一类为“全部”。",
        "No lane carries “{name}” ({code}), so it cannot get a ticket. "
          + "Add it to a lane in hall.yaml, or let the last lane carry 全部."
      )
    case .windowAcceptsNothing:
      (
        "{window} 号窗口不受理任何事项。请填写受理范围,或把类型改为出件窗口、办不成事或帮办。",
        "Window {window} accepts nothing. Fill in what it accepts, or make it an issuing, unresolved or assisted window."
      )
    case .tooManyWindows:
      (
        "共有 {count} 个窗口,超过 {limit} 个的上限。请拆成几个大厅。",
        "There are {count} windows, above the limit of {limit}. Split them into several halls."
      )
    case .calendarYearMissing:
      (
        "{year} 年没有任何节假日,期限会算错。请在 holidays.csv 里补上国务院公布的放假和调休日。",
        "There are no holidays for {year}, so due dates would be wrong. Add the published holidays and working days "
          + "to holidays.csv."
      )
    case .noSupervisor:
      (
        "没有人有“主管”角色,无法开关窗口和处理差评。请至少给一人加上。",
        "Nobody is a supervisor, so nobody can open windows or follow up ratings. Give one person the role at least."
      )
    default:
      (
        "matters“{value}”没有留下任何事项。请改宽范围,或删去这一行以使用全部事项。",
        "“{value}” in matters leaves no matter at all. Widen it, or delete the line to use the whole catalogue."
      )
    }
  }
}
