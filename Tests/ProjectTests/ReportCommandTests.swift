import Foundation
import Testing

/// Reports as scripts and supervisors get them: the contract's names, files, and what is no report.
@Suite("Reports, charts and planning from the command line", .enabled(if: DeskProgram.path != nil))
struct ReportCommandTests {
  private static let figures = [
    "visits", "served", "no_show_rate", "abandonment_rate", "mean_wait_minutes", "p95_wait_minutes", "share_over_15",
    "share_over_30", "mean_handling_minutes", "positive_rate", "active_rate", "negative_rate", "contact_rate",
    "rectification_rate", "on_time_rectification_rate", "immediate_share", "on_time_share", "speed_up",
    "comprehensive_share", "online_share", "diverted_share", "online_diversion", "comprehensive_offer",
    "priority_served", "priority_p95_wait_minutes", "longest_wait_minutes", "windows_in_use", "staff_at_work",
    "window_cut", "staff_cut", "utilisation", "idle_while_waiting_hours", "appointment_rate", "cancelled", "abandoned",
  ]
  private static let groups = [
    "by_window", "by_clerk", "by_lane", "by_department", "by_hour", "by_matter", "by_channel", "by_day",
  ]

  /// A training hall in which two were served at window 1 on 2026-11-23, one after 4 minutes, one after 20.
  private func day() throws -> DeskProgram {
    let desk = try DeskProgram()
    #expect(try desk("init", "hall.db", "--training", "--at", "2026-11-23T08:00").status == 0)
    _ = try desk.at("09:00", "window", "open", "1")
    for (issue, call, finish) in [("09:01", "09:05", "09:15"), ("09:16", "09:36", "09:40")] {
      _ = try desk.at(issue, "ticket", "issue", "--matter", "HZ-公安-001")
      _ = try desk.at(call, "window", "call", "1")
      _ = try desk.at(call, "window", "start", "1")
      _ = try desk.at(finish, "window", "finish", "1")
    }
    #expect(try desk.at("09:41", "rating", "record", "B001", "--level", "5").status == 0)
    return desk
  }

  @Test("JSON has every name of the contract, each with value, target, previous and definition")
  func json() throws {
    let desk = try day()
    defer { desk.end() }
    for (kind, period) in [("day", "2026-11-23"), ("month", "2026-11"), ("quarter", "2026-Q4"), ("year", "2026")] {
      let report = try desk("report", kind, period, "--json").object()
      for name in Self.figures {
        let figure = try #require(report[name] as? [String: Any], "\(name)")
        #expect(Set(figure.keys) == ["value", "target", "previous", "definition"], "\(name)")
        #expect((figure["definition"] as? String)?.contains("⟨") == false, "\(name)")
      }
      func value(_ name: String) -> Double? { (report[name] as? [String: Any])?["value"] as? Double }
      #expect(value("visits") == 2 && value("served") == 2)
      #expect((value("mean_wait_minutes"), value("longest_wait_minutes")) == (12, 20))
      #expect((value("share_over_15"), value("share_over_30")) == (0.5, 0))
      #expect(value("mean_handling_minutes") == 7)
      #expect(value("comprehensive_share") == 1)
      #expect(value("window_cut") == nil)
      for group in Self.groups { #expect((report[group] as? [[String: Any]])?.count == 1, "\(group)") }
      #expect((report["by_hour"] as? [[String: Any]])?.first?["hour"] as? Int == 9)
      let star = try #require((report["stars_windows"] as? [[String: Any]])?.first)
      #expect(star["window"] as? Int == 1 && star["star"] as? Bool == true)
      #expect((report["stars_clerks"] as? [[String: Any]])?.first?["staff"] as? String == "C01")
    }
  }

  @Test("a hall that never opened and a day to come are told as such, not with a failure")
  func nothing() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    #expect(try desk("init", "hall.db").status == 0)
    for (kind, period) in [("day", "2020-01-01"), ("day", "2199-01-01"), ("year", "9999"), ("month", "0001-01")] {
      let run = try desk("report", kind, period, "--json")
      #expect(run.status == 0, "\(period)")
      #expect((try run.object("mean_wait_minutes"))["value"] is NSNull)
      #expect(try run.object("visits")["value"] as? Int == 0)
      let told = try desk("report", kind, period)
      #expect(told.status == 0 && told.output.contains("没有开过") && !told.output.contains("⟨"))
    }
    let empty = try desk("report", "day", "2020-01-01", "--pdf", "empty.pdf", "--charts", "charts", "--json")
    #expect(empty.status == 0, "\(empty.complaint)")
    #expect((try empty.object()["files"] as? [Any])?.count == 9)
    #expect(try desk("export", "baseline", "--json").object("error")["code"] as? String == "no_business_days")
  }

  @Test("a PDF is made whole or not at all, and replaces the one before")
  func pdf() throws {
    let desk = try day()
    defer { desk.end() }
    let file = desk.folder.appending(path: "report.pdf")
    try Data("%PDF-1.4 old".utf8).write(to: file)
    #expect(try desk("report", "month", "2026-11", "--pdf", "report.pdf").status == 0)
    #expect(try Data(contentsOf: file).starts(with: Data("%PDF-".utf8)))
    let english = try desk("report", "day", "2026-11-23", "--pdf", "en.pdf", "--lang", "en")
    #expect(english.status == 0 && english.output.contains("en.pdf"))
    for path in ["missing/report.pdf", "/proc/report.pdf", "."] {
      let run = try desk("report", "day", "2026-11-23", "--pdf", path, "--json")
      #expect(run.status == 2, "\(path)")
      #expect((try run.object("error")["message"] as? String)?.contains("⟨") == false)
    }
    let full = try desk("report", "day", "2026-11-23", "--charts", "/dev/null/charts")
    #expect(full.status == 2 && full.output.isEmpty && full.complaint.contains("/dev/null/charts"))
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path(percentEncoded: false))
    #expect(!names.contains { $0.hasSuffix(".part") })
  }

  @Test("charts are SVG that reads as XML, and CSV with the same numbers")
  func charts() throws {
    let desk = try day()
    defer { desk.end() }
    #expect(try desk("report", "day", "2026-11-23", "--charts", "out/charts").status == 0)
    let folder = desk.folder.appending(path: "out/charts")
    for name in ["arrivals-and-waits-by-hour", "waiting-line", "utilisation", "ratings"] {
      let svg = try Data(contentsOf: folder.appending(path: name + ".svg"))
      let text = try #require(String(data: svg, encoding: .utf8))
      #expect(text.contains("<svg xmlns=\"http://www.w3.org/2000/svg\"") && text.contains("sans-serif"))
      #expect(!text.contains("<script") && !text.contains("⟨"))
    }
    func csv(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appending(path: name + ".csv")).dropFirst(3), as: UTF8.self)
    }
    #expect(try csv("arrivals-and-waits-by-hour") == "hour,arrivals,mean_wait_minutes\r\n9,2,12.0\r\n")
    #expect(try csv("waiting-line").contains("\r\n09:30,1.0\r\n"))
    #expect(try csv("ratings").contains("5,非常满意,1\r\n"))
    #expect(try csv("utilisation").hasPrefix("window,name,hour,utilisation\r\n1,综合窗口(全科),9,"))
  }

  @Test("what is no period is bad usage", arguments: ["2026-13-01", "2026-Q5", "昨天", "2026", "20261123", "-1"])
  func badPeriods(_ text: String) throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    #expect(try desk("init", "hall.db").status == 0)
    let run = try desk("report", "day", "--json", "--", text)
    #expect(run.status == 2)
    #expect(try run.object("error")["code"] as? String == "bad_period")
  }

  @Test("CSV tells every figure of every part, and the stars")
  func csv() throws {
    let desk = try day()
    defer { desk.end() }
    let rows = try desk("report", "day", "2026-11-23", "--csv").output.split(separator: "\n")
    #expect(rows.first == "group,id,name,figure,value")
    #expect(rows.contains("total,2026-11-23,,mean_wait_minutes,12.0"))
    #expect(rows.contains("by_hour,9,9 时,visits,2"))
    #expect(rows.contains("stars_clerks,C01,陆建芬,place,1"))
    #expect(rows.contains("total,2026-11-23,,speed_up,"))
  }

  @Test("a baseline goes to a file or to standard output")
  func baseline() throws {
    let desk = try day()
    defer { desk.end() }
    // Today is not over yet.
    #expect(try desk.at("09:50", "export", "baseline").status == 2)
    let words = ["export", "baseline", "--from", "2026-11-23", "--to", "2026-11-23"]
    let base = try desk.run(words + ["--json"]).object()
    #expect(base["business_days"] as? Int == 1 && base["tickets"] as? Int == 2)
    let matter = try #require((base["matters"] as? [[String: Any]])?.first)
    #expect(matter["mean_service"] as? Double == 7 && matter["share"] as? Double == 1)
    #expect(try desk.run(words + ["--out", "base.yaml"]).output.contains("base.yaml"))
    let file = try Data(contentsOf: desk.folder.appending(path: "base.yaml"))
    let read = try #require(try JSONSerialization.jsonObject(with: file) as? [String: Any])
    #expect(read["tickets_per_day"] as? Double == 2)
    #expect(try desk.run(words + ["--out", "missing/base.yaml"]).status == 2)
    #expect(try desk("export", "baseline", "--from", "2026-11-24", "--to", "2026-11-23").status == 2)
  }
}
