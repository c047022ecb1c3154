import Foundation
import FoundationXML
import HallDeskUI
import HallModel
import ScreenKit
import Testing

@testable import halldesk

@Suite("Reports in words and drawings")
struct ReportWordsTests {
  /// A hall whose names are made to break files.
  private func wording(_ language: Language = .zh) throws -> (ReportWording, ReportCharts) {
    var figures = PeriodFigures()
    figures.windowNames = [1: "一窗<\"A&B\">, 'x'\u{1B}[31m"]
    var part = HallFigures()
    part.tickets.issued = 3
    part.tickets.served = 2
    part.tickets.waits = [60, 600]
    part.times.serving = 1_800_000
    part.times.idle = 1_800_000
    part.ratings.levels = [0, 1, 0, 0, 1]
    figures.total = part
    figures.byWindow = [1: part]
    figures.byHour = [9: part]
    figures.windowHours = [1: [9: part.times]]
    var settings = HallSettings(name: "大厅 & <b>", lanes: [], windows: [], staff: [])
    settings.targets.meanWait = 5
    let report = PeriodReport(
      period: try #require(ReportPeriod(.day, "2026-03-02")), figures: figures, previous: PeriodFigures(),
      settings: settings)
    return (ReportWording(report: report, texts: try TextCatalogueTests.texts(language)), ReportCharts([], figures))
  }

  @Test("SVG stays XML whatever the names are", arguments: Language.allCases)
  func svg(_ language: Language) throws {
    let (wording, charts) = try wording(language)
    for (name, bytes) in ChartFiles(charts, wording).files where name.hasSuffix(".svg") {
      let parser = XMLParser(data: Data(bytes))
      #expect(parser.parse(), "\(name): \(parser.parserError.map { "\($0)" } ?? "")")
      #expect(!String(decoding: bytes, as: UTF8.self).contains("⟨"), "\(name)")
    }
    #expect(SVGDrawing.escaped("<a href='x'>&\"\u{0}\u{FFFE}") == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;\u{B7}\u{FFFD}")
  }

  @Test("CSV keeps commas and quotes in their cell")
  func csv() throws {
    let (wording, charts) = try wording()
    let files = Dictionary(uniqueKeysWithValues: ChartFiles(charts, wording).files.map { ($0.name, $0.bytes) })
    let heat = String(decoding: try #require(files["utilisation.csv"]), as: UTF8.self)
    #expect(heat.contains("1,\"一窗<\"\"A&B\"\">, 'x'"))
    #expect(heat.hasSuffix(",9,0.5\r\n"))
    #expect(ReportForms(wording).csv.contains { $0.hasPrefix("by_window,1,\"一窗<\"\"A&B") })
  }

  @Test("every word is there in both languages", arguments: Language.allCases)
  func words(_ language: Language) throws {
    let (wording, _) = try wording(language)
    for figure in ReportFigure.allCases {
      #expect(wording.texts.text(for: "figure." + figure.rawValue) != nil, "\(figure)")
      #expect(wording.texts.text(for: "figure.\(figure.rawValue).definition") != nil, "\(figure)")
    }
    for kind in ReportPeriod.Kind.allCases {
      #expect(wording.texts.text(for: "report.title." + kind.rawValue) != nil, "\(kind)")
    }
    let lines = ReportLines(wording).lines
    #expect(!lines.contains { $0.contains("⟨") || $0.contains("\u{1B}") })
    #expect(lines.contains { $0.hasSuffix(wording.texts("report.met.false")) })
    #expect(!ReportDocument(wording).document.texts.contains { $0.contains("⟨") })
  }

  @Test("an axis has round steps and room for what is drawn")
  func axis() {
    #expect(ChartAxis(upTo: 0).marks == [0, 1])
    #expect(ChartAxis(upTo: 5).marks == [0, 1, 2, 3, 4, 5])
    #expect(ChartAxis(upTo: 6).marks == [0, 2, 4, 6])
    #expect(ChartAxis(upTo: 23).marks == [0, 5, 10, 15, 20, 25])
    #expect(ChartAxis(upTo: 101).marks == [0, 50, 100, 150])
  }
}
