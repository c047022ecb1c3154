import HallModel
import Yams

/// A YAML file as a whole: its first section, and what is wrong with its form.
enum YAMLDocument {
  /// The outermost section; nil (reported) where the text is no YAML or no section.
  static func root(_ text: String, file: String, _ log: ProblemLog) -> YAMLSection? {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        log.error(.emptyFile, Place(file: file, line: 1, column: 1))
        return nil
      }
      guard node.mapping != nil else {
        let reason = "没有“键: 值” / no “key: value”"
        log.error(.yamlSyntax, YAMLSection.place(node, file), ["reason": reason])
        return nil
      }
      return YAMLSection(node, path: "", file: file, log)
    } catch let error as YamlError {
      report(error, text, file, log)
    } catch {
      log.error(.yamlSyntax, Place(file: file), ["reason": "\(error)"])
    }
    return nil
  }

  private static func report(_ error: YamlError, _ text: String, _ file: String, _ log: ProblemLog) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      log.error(.yamlSyntax, Place(file: file, line: mark.line, column: mark.column), ["reason": problem])
    case .reader(let problem, let offset, _, _):
      let before = text.unicodeScalars.prefix(offset ?? 0)
      let line = before.count { $0 == "\n" } + 1
      let column = before.reversed().prefix { $0 != "\n" }.count + 1
      log.error(.yamlSyntax, Place(file: file, line: line, column: column), ["reason": problem])
    case .duplicatedKeysInMapping(let duplicates, let context):
      for key in duplicates {
        log.error(.duplicateKey, Place(file: file, line: context.mark.line, column: context.mark.column), ["key": key])
      }
    default: log.error(.yamlSyntax, Place(file: file), ["reason": "\(error)"])
    }
  }
}

extension YAMLSection {
  /// The opening hours below `hours`; nil where they are missing.
  func hours() -> Hours? {
    guard let section = section("hours") else { return nil }
    section.warnUnknown(["opens", "closes"])
    var hours = Hours()
    hours.opens = section.time("opens") ?? hours.opens
    hours.closes = section.time("closes") ?? hours.closes
    if hours.closes <= hours.opens {
      log.error(
        .hoursReversed, section.place(of: "closes"), ["opens": hours.opens.text, "closes": hours.closes.text])
    }
    return hours
  }

  /// A time of day; nil where it is missing or (reported) none.
  func time(_ key: String) -> ClockTime? {
    guard let text = text(key) else { return nil }
    if let time = ClockTime(Plain.trimmed(Plain.narrowed(text))) { return time }
    log.error(.badTime, place(of: key), ["name": path + key, "value": text])
    return nil
  }
}
