// SPDX-License-Identifier: Apache-2.0
import Foundation
import Reports
import Safeguarding
import Testing

@Suite struct TimelinessReportTests {
    @Test(arguments: [
        ("2022-01-01", "2022-01-31", "n=20 min 0 median 9.5 mean 10.0 p90 19 max 21", "5 % (1 of 20)"),
        ("2022-09-01", "2022-09-10", "n=20 min 1 median 6.5 mean 10.0 p90 23 max 35", "10 % (2 of 20)"),
    ])
    func `the two audits of the seed print as they were found`(from: String, to: String, days: String, within: String) throws {
        let text = try SampleYear.report(from: from, to: to).rendered(as: .text)
        #expect(text.contains("Days to delivery           \(days)\n"))
        #expect(text.contains("Same day or the next       \(within)\n"))
    }

    @Test(arguments: ReportFormat.allCases)
    func `each format is the one that was read and found good`(format: ReportFormat) throws {
        let rendered = try SampleYear.report(from: "2022-01-01", to: "2022-12-31").rendered(as: format)
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Goldens/reports/timeliness.\(format == .text ? "txt" : format.rawValue)")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(rendered.utf8).write(to: path)
            Issue.record("recorded; run again without RECORD_SNAPSHOTS")
        }
        let golden = String(decoding: try Data(contentsOf: path), as: UTF8.self)
        let (lines, wanted) = (rendered.split(separator: "\n"), golden.split(separator: "\n"))
        for (line, other) in zip(lines, wanted) where line != other {
            #expect(line == other)
            break
        }
        #expect(rendered == golden)
    }

    @Test(arguments: ReportFormat.allCases)
    func `a report says REHEARSAL only in a rehearsal`(format: ReportFormat) throws {
        let rehearsal = try SampleYear.report().rendered(as: format)
        let real = try SampleYear.report(rehearsal: false).rendered(as: format)
        #expect(format == .json ? rehearsal.contains("\"rehearsal\": true") : rehearsal.contains("REHEARSAL"))
        #expect(format == .json ? real.contains("\"rehearsal\": false") : !real.contains("REHEARSAL"))
    }

    @Test(arguments: ReportFormat.allCases)
    func `a report of nothing says so in every format`(format: ReportFormat) throws {
        let report = TimelinessReport(
            heading: ReportHeading(
                deployment: "empty.example", rehearsal: false, asOf: try SampleYear.instant("2026-11-18T09:00:00Z")),
            timelines: [], holds: [])
        let rendered = report.rendered(as: format)
        #expect(rendered.utf8.last == UInt8(ascii: "\n"))
        #expect(format == .csv || rendered.contains(format == .json ? "\"notices\": 0" : "- (0 of 0)"))
    }

    @Test func `counted, excluded and late add up in every group`() throws {
        let report = try SampleYear.report()
        for summary in [report.overall] + (report.by(.flow) + report.by(.force) + report.by(.setting)).map(\.summary) {
            #expect(summary.counted + summary.excluded.values.reduce(0, +) == summary.notices)
            let late = summary.deliveredInTime.whole - summary.deliveredInTime.part
            #expect(summary.causes.values.reduce(0, +) == late)
        }
        #expect(report.late.count == report.overall.deliveredInTime.whole - report.overall.deliveredInTime.part)
        #expect(report.by(.setting).map(\.summary.notices).reduce(0, +) == report.overall.notices)
        #expect(report.overall.notices == 46)
    }

    @Test func `a range takes in its first and its last day, in the zone`() throws {
        let reported = try SampleYear.instant("2026-06-30T23:30:00Z")  // 00:30 on 1 July in London
        let notice = NoticeTimeline(
            notice: "n", flow: .encompass, recipient: try SampleYear.school(116_900), force: "22", reportedAt: reported,
            acceptedAt: reported, deadline: reported + .seconds(3600), stage: .accepted)
        func count(_ from: String?, _ to: String?) throws -> Int {
            let heading = ReportHeading(
                deployment: "x.example", rehearsal: false, from: from.flatMap { CivilDate(iso: $0) },
                to: to.flatMap { CivilDate(iso: $0) }, asOf: reported + .seconds(86_400))
            let inside = heading.bounds.from.map { $0 <= reported } ?? true && heading.bounds.before.map { reported < $0 } ?? true
            let report = TimelinessReport(heading: heading, timelines: [notice], holds: [])
            #expect(report.overall.notices == (inside ? 1 : 0))
            return report.overall.notices
        }
        #expect(try count("2026-07-01", "2026-07-01") == 1)
        #expect(try count("2026-06-30", "2026-06-30") == 0)
        #expect(try count(nil, "2026-06-30") == 0)
        #expect(try count("2026-07-02", nil) == 0)
        #expect(try count(nil, nil) == 1)
    }

    @Test func `the JSON form is JSON, and its groups repeat the fields of the whole`() throws {
        let text = try SampleYear.report().rendered(as: .json)
        let tree = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let overall = try #require(tree["overall"] as? [String: Any])
        for (list, key) in [("byFlow", "flow"), ("bySetting", "setting"), ("byForce", "force")] {
            let groups = try #require(tree[list] as? [[String: Any]])
            #expect(!groups.isEmpty)
            for group in groups { #expect(Set(group.keys) == Set(overall.keys).union([key])) }
        }
    }

    @Test func `every field of the JSON form is in docs/reports.md`() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/reports.md")
        let document = try String(contentsOf: path, encoding: .utf8)
        let text = try SampleYear.report().rendered(as: .json)
        var fields: Set<String> = []
        func collect(_ value: Any) {
            if let object = value as? [String: Any] {
                fields.formUnion(object.keys)
                object.values.forEach(collect)
            }
            if let array = value as? [Any] { array.forEach(collect) }
        }
        collect(try JSONSerialization.jsonObject(with: Data(text.utf8)))
        let bands = Set(DaysBand.allCases.map(\.rawValue))
        let missing = fields.subtracting(bands).filter { !document.contains("`\($0)`") && !document.contains("`\($0)[]`") }
        #expect(missing.isEmpty)
        #expect(fields.count > 50)
    }

    @Test func `every row of the CSV form has the columns of its header`() throws {
        let rows = try SampleYear.report().rendered(as: .csv).split(separator: "\r\n")
        let columns = rows[0].split(separator: ",", omittingEmptySubsequences: false).count
        #expect(rows.count == 1 + 1 + 1 + 4 + 2)
        #expect(rows.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == columns })
    }

    @Test func `the page runs no script, asks nobody for anything and speaks for its drawings`() throws {
        let page = try SampleYear.report().rendered(as: .html)
        #expect(!page.contains("<script"))
        #expect(!page.contains("http://") && !page.contains("https://"))
        #expect(page.count(of: "<svg") == 2)
        #expect(page.count(of: "<title id=") == 2 && page.count(of: "<desc id=") == 2)
        #expect(page.count(of: "class=\"threshold\"") == 2)
        #expect(page.count(of: "<table>") == page.count(of: "<caption>"))
    }

    @Test func `what a partner is called cannot become markup or a formula`() throws {
        let report = TimelinessReport(
            heading: ReportHeading(deployment: "<b>&\"x\"", rehearsal: false, asOf: try SampleYear.instant("2026-11-18T09:00:00Z")),
            timelines: [], holds: [])
        let page = report.rendered(as: .html)
        #expect(!page.contains("<b>"))
        #expect(page.contains("&lt;b&gt;&amp;&quot;x&quot;"))
    }

    @Test func `ten thousand notices are drawn with few dots`() throws {
        let days = (0..<10_000).map { $0 % 7 }
        let report = TimelinessReport(
            heading: ReportHeading(deployment: "x.example", rehearsal: false, asOf: try SampleYear.instant("2022-11-01T09:00:00Z")),
            timelines: try SampleYear.audit(days, reported: "2022-01-10T12:00:00Z", force: "22", prefix: "n"), holds: [])
        #expect(report.rendered(as: .html).count(of: "<circle") <= 2 * 145 * 8)
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
