import ArgumentParser
import ScreenKit

/// The options every command takes, taken out of the command line wherever they stand before a `--`, so that scripts
/// may write `halldesk --hall x ticket list` and `halldesk ticket list --hall x` alike.
struct Invocation {
  /// `--hall`: where the hall is kept.
  private(set) var hall: String?
  /// `--at`: the time to enter something under.
  private(set) var at: String?
  /// `--json`: one JSON value on standard output instead of text.
  private(set) var json = false
  /// The language of all sentences: `--lang`, else `HALLDESK_LANG`, else the locale, else Chinese.
  private(set) var language: Language
  /// What is left for the parser of commands.
  private(set) var arguments: [String] = []
  /// The first of these options that was not usable.
  private(set) var fault: CommandFailure?

  private static let withValue = ["--hall", "--at", "--lang"]

  /// Sorts the words of a command line, without the program's name.
  init(_ words: [String], environment: (String) -> String?) {
    language = Invocation.language(of: environment)
    // The shell's completion asks with half-finished lines of its own form.
    if words.first?.hasPrefix("---completion") == true {
      arguments = words
      return
    }
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if word == "--" {
        arguments += words[(index - 1)...]
        break
      }
      if word == "--json" {
        json = true
        continue
      }
      if let name = Invocation.withValue.first(where: { word == $0 }) {
        if index < words.count, !words[index].hasPrefix("--") {
          take(name, words[index])
          index += 1
        } else {
          take(name, "")
        }
      } else if let name = Invocation.withValue.first(where: { word.hasPrefix($0 + "=") }) {
        take(name, String(word.dropFirst(name.count + 1)))
      } else {
        arguments.append(word)
      }
    }
  }

  private mutating func take(_ name: String, _ value: String) {
    if value.isEmpty {
      if fault == nil { fault = .usage("option_value_missing", ["option": name]) }
      return
    }
    switch name {
    case "--hall": hall = value
    case "--at":
      at = value
      // The hall's own zone is not known yet, but what is a time in one zone is one in all.
      if fault == nil, TimeText.moment(value, in: .shanghai) == nil { fault = .usage("bad_time", ["value": value]) }
    default:
      if let known = Language(rawValue: value) {
        language = known
      } else if fault == nil {
        fault = .usage("bad_language", ["value": value])
      }
    }
  }

  private static func language(of environment: (String) -> String?) -> Language {
    if let wanted = environment("HALLDESK_LANG").flatMap(Language.init(tag:)) { return wanted }
    // The first that is set decides, as in every program; C and POSIX say nothing about a language.
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    return locale.flatMap(Language.init(tag:)) ?? .zh
  }
}

/// What `Invocation` takes out, declared for the help screens and the shell completions only.
struct EverywhereOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The hall: a file (default: $HALLDESK_HALL, else the user's data folder).", valueName: "store"))
  var hall: String?
  @Option(
    help: ArgumentHelp("Enter it under an earlier time (ISO 8601), for paper kept during an outage.", valueName: "time")
  )
  var at: String?
  @Option(help: ArgumentHelp("Language of all sentences: zh or en.", valueName: "zh|en"))
  var lang: String?
  @Flag(help: "Print exactly one JSON object or array.")
  var json = false
}
