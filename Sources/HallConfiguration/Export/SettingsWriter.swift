import HallModel

/// Writes hall.yaml with a sentence of explanation for each setting.
enum SettingsWriter {
  static func text(_ settings: HallSettings) -> String {
    var text = """
      # 大厅设置。冒号用英文半角,后面留一个空格;同一层的内容用空格对齐。以 # 开头的是说明,程序不读。
      # 改好以后用“halldesk check 本文件夹”检查,每个问题都会指出哪个文件、第几行、怎么改。

      # 大厅名称,显示在大屏和小票上。
      name: \(quoted(settings.name))
      # 行政区划代码(GB/T 2260)。
      area_code: \(quoted(settings.areaCode))
      # 时区;中国内地都是 Asia/Shanghai。
      time_zone: \(quoted(zone(settings.zone)))
      # 开门和关门时刻,中午不休息。
      hours:
        opens: \(quoted(settings.hours.opens.text))
        closes: \(quoted(settings.hours.closes.text))
      # 大屏底部滚动的通知,可以留空。
      notice: \(quoted(settings.notice))
      # 取号后请人在哪里等候。
      waiting_area: \(quoted(settings.waitingArea))

      # 业务类别:号码的字母、名称和所含事项。一个号归入第一个包含其首个事项的类别,所以最后一类通常是“全部”。
      # carries 可写部门、事项编码、全部、无,用分号隔开;“除 公安”表示不含公安。

      """
    text += "lanes:" + (settings.lanes.isEmpty ? " []\n" : "\n")
    for lane in settings.lanes {
      text += "  - letter: \(lane.letter)\n    name: \(quoted(lane.name))\n    carries: \(quoted(lane.carries.text))\n"
    }
    text += "\n# 优先人群(绿色通道):由本人向导台说明即可,只记人群,不记缘由。id 供程序使用,不要改。\n"
    text += "priority_groups:" + (settings.priorityGroups.isEmpty ? " []\n" : "\n")
    for group in settings.priorityGroups {
      text += "  - id: \(group.id)\n    name: \(quoted(group.name))\n    english: \(quoted(group.english))\n"
    }
    for section in SettingSection.all { text += written(section, settings) }
    text += """

      # 事项、材料等表可以与别的大厅共用:写出它们所在的文件夹(相对于本文件)。本文件夹里有的表以本文件夹为准。
      # catalogue: ../../catalogue

      # 只办其中一部分事项时写出范围,写法同 carries;不写就是全部事项。
      # matters: 公安;人社;医保

      """
    return text
  }

  /// A section with a sentence for each setting.
  static func written(_ section: SettingSection, _ settings: HallSettings) -> String {
    var text = "\n# \(section.comment)\n\(section.key):\n"
    for setting in section.settings {
      let value = setting.written(settings)
      let comment = setting.comment.split(separator: "\n").map { "  # \($0)\n" }.joined()
      // A table stands below its key.
      text += "\(comment)  \(setting.key):\(value.hasPrefix("\n") ? "" : " ")\(value)\n"
    }
    return text
  }

  private static func zone(_ zone: HallZone) -> String {
    if ZoneReading.zone(zone.name) == zone { return zone.name }
    let minutes = abs(zone.offset) / 60
    return (zone.offset < 0 ? "-" : "+") + ClockTime(minutes: minutes).text
  }

  /// A double-quoted YAML scalar; everything that does not print is escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if scalar.value < 0x20 || Invisible.isUnwanted(scalar) || Invisible.isLineEnd(scalar) {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
