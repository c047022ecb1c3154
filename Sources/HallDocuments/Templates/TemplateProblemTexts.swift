extension TemplateProblem.Code {
  /// The sentence and the hint in both languages.
  var sentences: (zh: String, en: String) {
    switch self {
    case .missingFile, .unreadableFile, .unreadableEncoding, .fileTooLarge, .emptyTemplate, .controlCharacter:
      fileSentences
    case .unknownField, .listAsText, .textAsList, .itemOutsideList, .unguardedOptional, .mandatoryUnused, .emptyField,
      .openBrace, .strayBrace, .fullWidthSign:
      fieldSentences
    default: lineSentences
    }
  }

  private var fileSentences: (zh: String, en: String) {
    switch self {
    case .missingFile:
      (
        "找不到《«kind»》的模板。请从程序自带的 assets/documents/zh 里复制一份。",
        "There is no template of “«kind»”. Copy it from assets/documents/zh of the program."
      )
    case .unreadableFile:
      (
        "模板读不出来（«reason»）。请检查文件权限。",
        "The template cannot be read («reason»). Check the file's permissions."
      )
    case .unreadableEncoding:
      (
        "认不出文字编码。请在编辑器里另存为 UTF-8。",
        "The text cannot be decoded. Save the file as UTF-8 in the editor."
      )
    case .fileTooLarge:
      (
        "模板超过 256 KiB。请确认放的是模板文件，并删去无关的内容。",
        "The template is above 256 KiB. Make sure that it is the template, and delete what does not belong."
      )
    case .emptyTemplate:
      (
        "模板里没有要印的内容。请从程序自带的模板复制一份再改。",
        "Nothing in the template would be printed. Copy the program's own and change it."
      )
    default:
      (
        "这里有看不见的字符 «character»。请删掉后重新输入这一段。",
        "There is the invisible character «character» here. Delete the text and type it again."
      )
    }
  }

  private var fieldSentences: (zh: String, en: String) {
    switch self {
    case .unknownField:
      (
        "《«kind»》没有名为“«name»”的栏目。[是不是想写“«suggestion»”？]可以用：«choices»。",
        "“«kind»” has no field “«name»”. [Did you mean “«suggestion»”? ]There are: «choices»."
      )
    case .listAsText:
      (
        "“«field»”是一张清单，不能直接填在句子里。请写成“@每项 «name»”，下面逐项写，再以“@完”结束。",
        "“«field»” is a list and cannot stand in a sentence. Write “@each «name»”, what each item shows, and “@end”."
      )
    case .textAsList:
      (
        "“«field»”只有一个值，不是清单，不能用“@每项”。请直接写 {«name»}。",
        "“«field»” is a single value and not a list; “@each” does not fit. Write {«name»} itself."
      )
    case .itemOutsideList:
      (
        "“«field»”属于清单里的每一项，只能写在“@每项 «list»”和“@完”之间。",
        "“«field»” belongs to the items of a list and can stand between “@each «list»” and “@end” only."
      )
    case .unguardedOptional:
      (
        "“«field»”有时没有内容，会留下空白。请放进“@若有 «name»”和“@完”之间，或写成“{«name»?无}”。",
        "“«field»” may be missing and would leave a gap. Put it between “@if «name»” and “@end”, or write “{«name»?–}”."
      )
    case .mandatoryUnused:
      (
        "《«kind»》必须写明“«field»”，模板里却没有«always»。请补上 {«name»}。",
        "“«kind»” must state “«field»”, but the template does not«always». Add {«name»}."
      )
    case .emptyField:
      ("大括号里没有栏目名称。请写成 {申请人} 这样。", "There is no field between the braces. Write it like {applicant}.")
    case .openBrace:
      (
        "“{”后面缺少“}”。请补上；要印大括号本身，写两遍“{{”。",
        "The “{” has no “}”. Close it; to print a brace itself, write it twice, “{{”."
      )
    case .strayBrace:
      (
        "“}”前面缺少“{”。请补上；要印大括号本身，写两遍“}}”。",
        "The “}” has no “{” before it. Add it; to print a brace itself, write it twice, “}}”."
      )
    default:
      (
        "这里是全角符号“«sign»”，程序不认。请在英文输入法下改成“«plain»”。",
        "This is the full-width sign “«sign»”, which is not understood. Replace it by “«plain»”."
      )
    }
  }

  private var lineSentences: (zh: String, en: String) {
    switch self {
    case .unknownDirective:
      (
        "不认识“@«name»”。[是不是想写“@«suggestion»”？]可以用：«choices»。要印“@”本身，写两遍“@@”。",
        "“@«name»” is unknown. [Did you mean “@«suggestion»”? ]There are: «choices». To print “@” itself, write “@@”."
      )
    case .unclosedBlock:
      (
        "这里的“@«name»”一直没有结束。请在该结束的地方单独写一行“@完”。",
        "The “@«name»” opened here is never closed. Write “@end” on a line of its own where it ends."
      )
    case .strayEnd:
      (
        "这里的“@完”没有对应的开头。请删去，或在前面补上“@若有”“@每项”“@表格”。",
        "This “@end” closes nothing. Delete it, or add the “@if”, “@each” or “@table” before it."
      )
    case .nestedRepeat:
      (
        "“@每项”里不能再套“@每项”。请先用“@完”结束第 «first» 行的那一段。",
        "“@each” cannot stand inside “@each”. Close the one of line «first» with “@end” first."
      )
    case .nestedTable:
      (
        "表格里不能再套表格。请先用“@完”结束第 «first» 行的表格。",
        "A table cannot stand inside a table. Close the one of line «first» with “@end” first."
      )
    case .textInTable:
      (
        "表格里只能有“@行”“@每项”“@若有”“@若无”和“@完”。请在这一行前面加“@行 ”，或先用“@完”结束表格。",
        "A table holds “@row”, “@each”, “@if”, “@unless” and “@end” only. "
          + "Put “@row ” before this line, or close the table first."
      )
    case .rowOutsideTable:
      (
        "“@行”只能写在“@表格”和“@完”之间。请先写“@表格”一行。",
        "“@row” can stand between “@table” and “@end” only. Write the “@table” line first."
      )
    case .raggedRow:
      (
        "这一行有 «count» 格，表格有 «expected» 列。请检查分隔的“|”是否多了或少了。",
        "This row has «count» cells, the table has «expected» columns. Look for a “|” too many or too few."
      )
    case .columnCount:
      (
        "表格应有 1 到 12 列，这里是 «count» 列。请写成“@表格 序号:6 | 材料名称 | 份数:6”这样。",
        "A table has 1 to 12 columns, this one «count». Write it like “@table No.:6 | Paper | Copies:8”."
      )
    case .badWidth:
      (
        "列宽“«value»”不对。请在英文冒号后写 2 到 70 的数（一个汉字占 2），可再加“居中”或“居右”；不写就自动分配。",
        "The column's width “«value»” is wrong. Write a number from 2 to 70 behind the colon (a Chinese character takes 2), "
          + "then “centre” or “right” if wanted; without it, what is left is shared."
      )
    case .nothingFollows:
      ("“@«name»”后面缺少内容。请接着写在同一行。", "Nothing follows “@«name»”. Write it on the same line.")
    case .unexpectedText:
      (
        "“@«name»”后面不能有内容。请把“«text»”另起一行。",
        "Nothing can follow “@«name»”. Put “«text»” on a line of its own."
      )
    case .missingTitle:
      ("模板没有标题。请加一行“@标题 «kind»”。", "The template has no title. Add the line “@title «kind»”.")
    default:
      (
        "《«kind»》应加盖印章并注明日期，模板里没有盖章处。请加一行“@盖章 {机关名称} | {文书日期}”。",
        "“«kind»” needs a seal and a date, but has no place for them. Add “@seal {agency} | {document_date}”."
      )
    }
  }
}
