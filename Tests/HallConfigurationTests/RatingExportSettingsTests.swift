import Foundation
import HallModel
import Testing

@testable import HallConfiguration

extension Slip {
  static let ratingExport = [
    Slip("unknown_key hall.yaml:7:3", .warning, "hall.yaml", yaml + "rating_export:\n  chanel_codes: national\n"),
    Slip("unknown_value hall.yaml:7:18", .error, "hall.yaml", yaml + "rating_export:\n  channel_codes: 浙江\n"),
    Slip("unknown_value hall.yaml:7:17", .error, "hall.yaml", yaml + "rating_export:\n  promise_time: hours\n"),
    Slip(
      "hidden_character hall.yaml:7:16", .error, "hall.yaml", yaml + "rating_export:\n  data_source: \"1\\u200B\"\n"),
    Slip("wrong_shape hall.yaml:7:16", .error, "hall.yaml", yaml + "rating_export:\n  departments: 公安\n"),
    Slip("wrong_shape hall.yaml:8:9", .error, "hall.yaml", yaml + "rating_export:\n  departments:\n    公安: [1]\n"),
    Slip("empty_value hall.yaml:8:9", .error, "hall.yaml", yaml + "rating_export:\n  departments:\n    公安: \"\"\n"),
    Slip("missing_key hall.yaml:8:5", .error, "hall.yaml", yaml + "rating_export:\n  departments:\n    公安:\n"),
    Slip(
      "hidden_character hall.yaml:8:9", .error, "hall.yaml",
      yaml + "rating_export:\n  departments:\n    公安: \"1\\u200B2\"\n"),
    Slip(
      "unknown_department hall.yaml:8:5", .error, "hall.yaml",
      yaml + "rating_export:\n  departments:\n    公安局: 1\n"),
  ]
}

@Suite("Settings of the export of ratings") struct RatingExportSettingsTests {
  private static let text = """
    rating_export:
      channel_codes: ZheJiang
      promise_time: date
      data_source: "０07"
      departments:
        医保: 11330500A
        公安: "0012"

    """

  private func load(_ more: String) throws -> LoadResult {
    let hall = try TemporaryHall()
    try hall.write(Slip.yaml + more, "hall.yaml")
    return hall.load()
  }

  @Test("every value arrives, codes with their leading zeros and in the order of the file")
  func arrives() throws {
    let result = try load(Self.text)
    #expect(result.problems == [])
    let rules = try #require(result.configuration?.settings.ratingExport)
    #expect(rules.channelCodes == .zhejiang && rules.promiseTime == .date && rules.dataSource == "０07")
    #expect(rules.departments == [.init("医保", "11330500A"), .init("公安", "0012")])
    #expect(rules.code(of: "公安") == "0012" && rules.code(of: "税务").isEmpty)
  }

  @Test("every one of these values survives the way out and back, and so does a hall without any")
  func roundTrip() throws {
    for more in [Self.text, ""] {
      let hall = try #require(try load(more).configuration)
      let temporary = try TemporaryHall()
      try HallFolder.export(hall, to: temporary.beside("export"))
      let again = HallFolder.load(path: temporary.beside("export")) { $0 }
      #expect(again.problems == [])
      #expect(again.configuration?.settings == hall.settings)
    }
  }

  @Test("a department nobody knows is told with the one that was probably meant")
  func suggestion() throws {
    let problem = try #require(try load("rating_export:\n  departments: {公安局: 1}\n").problems.first)
    #expect(problem.arguments["suggestion"] == "公安")
    #expect(problem.summary == "unknown_department hall.yaml:7:17")
  }

  @Test("settings from a journal that knows nothing of the export read with the usual values")
  func olderJournal() throws {
    let settings = try #require(try load(Self.text).configuration?.settings)
    let written = try JSONEncoder().encode(settings)
    #expect(try JSONDecoder().decode(HallSettings.self, from: written) == settings)
    var fields = try #require(try JSONSerialization.jsonObject(with: written) as? [String: Any])
    #expect(fields.removeValue(forKey: "ratingExportRules") != nil)
    let older = try JSONDecoder().decode(HallSettings.self, from: JSONSerialization.data(withJSONObject: fields))
    #expect(older.ratingExport == RatingExportRules())
  }
}
