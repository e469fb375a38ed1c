// SPDX-License-Identifier: Apache-2.0
import Foundation
import Reports
import Safeguarding
import Testing

@Suite struct CoverageReportTests {
    private func year(_ audience: ReportAudience = .outside, rehearsal: Bool = true) throws -> CoverageReport {
        try SampleHearings.report(
            SampleHearings.mixed(), from: "2026-01-01", to: "2026-12-31", audience: audience, rehearsal: rehearsal)
    }

    @Test(arguments: [ReportAudience.inside, .outside])
    func `the year of the seed prints as it was found, and says why of the other 352`(audience: ReportAudience) throws {
        let report = try SampleHearings.report(
            SampleHearings.leeds(), from: "2018-01-01", to: "2018-12-31", audience: audience, rehearsal: false)
        let text = report.rendered(as: .text)
        for line in [
            "Victims heard      3654", "Notices delivered  3302, 3302 by the deadline and 0 after it", "Coded exceptions   352",
            "Open               0", "Coverage           90.4 % (3302 of 3654)", "Accounted for      100.0 % (3654 of 3654)",
            "Adds up            3302 delivered + 352 coded exceptions + 0 open = 3654 of 3654 heard",
        ] {
            #expect(text.contains("\n\(line)\n"), "\(line)")
        }
        for line in ["not-registered", "practice-out-of-area", "nhs-number-unknown", "safety-hold", "deceased"] {
            #expect(text.contains("\n  \(line) "))
        }
        #expect(report.figures.differences.map(\.count) == [161, 97, 71, 16, 7])
        #expect(report.figures.practices.count == 108)
        #expect(report.figures.practices.map(\.notices).reduce(0, +) == 3_302)
        // 3,302 = 62 x 31 + 46 x 30
        #expect(report.figures.practices.filter { $0.rank == 1 }.count == 62 && report.figures.practices.last?.rank == 63)
    }

    @Test(arguments: ReportFormat.allCases, [ReportAudience.inside, .outside])
    func `each format is the one that was read and found good`(format: ReportFormat, audience: ReportAudience) throws {
        let rendered = try year(audience).rendered(as: format)
        let name = "gp-coverage\(audience == .inside ? "-inside" : "").\(format == .text ? "txt" : format.rawValue)"
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Goldens/reports/\(name)")
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
        let rehearsal = try year().rendered(as: format)
        let real = try year(rehearsal: false).rendered(as: format)
        #expect(format == .json ? rehearsal.contains("\"rehearsal\": true") : rehearsal.contains("REHEARSAL"))
        #expect(format == .json ? real.contains("\"rehearsal\": false") : !real.contains("REHEARSAL"))
    }

    @Test(arguments: ReportFormat.allCases)
    func `a report of nothing says so in every format`(format: ReportFormat) throws {
        let rendered = try SampleHearings.report([]).rendered(as: format)
        #expect(rendered.utf8.last == UInt8(ascii: "\n"))
        #expect(
            rendered.contains(
                format == .json ? "\"heard\": 0" : format == .csv ? "overall,,0,0,0,0,0,0,0,,," : "- (0 of 0)"))
    }

    @Test func `inside, every count adds up`() throws {
        let figures = try year(.inside).figures
        let (heard, delivered) = (try #require(figures.heard), try #require(figures.delivered))
        #expect(heard == 142 && delivered == 113)
        #expect(try delivered + #require(figures.exceptions) + #require(figures.open) == heard)
        #expect(try #require(figures.inTime) + #require(figures.late) == delivered)
        #expect(figures.differences.map(\.count).reduce(0, +) == heard - delivered)
        #expect(figures.exclusions.map(\.count).reduce(0, +) == figures.excluded)
        #expect(figures.areas.map(\.heard).reduce(0, +) == heard)
        for area in figures.areas { #expect(try area.delivered + #require(area.exceptions) + #require(area.open) == area.heard) }
        #expect(figures.practices.map(\.notices).reduce(0, +) == delivered)
        #expect(figures.practices.map(\.rank) == [1, 2, 3, 4, 5, 6])
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `outside, no count is small, and none comes back by taking one from another`(seed: UInt64) throws {
        let hearings = try SampleHearings.any(seed: seed)
        let figures = try SampleHearings.report(hearings).figures
        let inside = try SampleHearings.report(hearings, audience: .inside).figures
        func safe(_ count: Int?) -> Bool { count.map { $0 == 0 || $0 >= 5 } ?? true }
        let heard = figures.heard
        func less(_ whole: Int?, _ part: Int?) -> Int? { whole.flatMap { whole in part.map { whole - $0 } } }
        let parts = [figures.delivered, figures.exceptions, figures.open]
        let counts =
            [heard, figures.inTime, figures.late, figures.excluded] + parts + parts.map { less(heard, $0) }
            + [less(figures.delivered, figures.inTime), less(figures.delivered, figures.late)]
            + (figures.differences + figures.exclusions).map(\.count) + figures.practices.map(\.notices)
            + figures.areas.flatMap { [$0.heard, $0.delivered, $0.heard - $0.delivered, $0.exceptions, $0.open] }
        #expect(counts.allSatisfy(safe))
        // One part alone is never hidden from a whole that is told.
        #expect(heard == nil || parts.count { $0 == nil } != 1)
        #expect((figures.inTime == nil) == (figures.late == nil))
        for group in [CoverageFigures.Group.exception, .open, .difference, .excluded] {
            let whole =
                switch group {
                case .exception: figures.exceptions
                case .open: figures.open
                case .difference: less(heard, figures.delivered)
                case .excluded: figures.excluded
                }
            let lines = (figures.differences + figures.exclusions).filter { $0.group == group }
            if !lines.isEmpty { #expect(lines.map(\.count).reduce(0, +) == whole) }
            #expect(lines.count { $0.code == "fewer-than-5" } <= 1)
        }
        if !figures.areas.isEmpty { #expect(figures.areas.map(\.heard).reduce(0, +) == heard) }
        if !figures.practices.isEmpty { #expect(figures.practices.map(\.notices).reduce(0, +) == figures.delivered) }
        // What is told is true.
        #expect(heard == nil || heard == inside.heard)
        #expect(figures.coverage == nil || figures.coverage == inside.coverage)
        #expect(figures.accounted == nil || figures.accounted == inside.accounted)
        for practice in figures.practices where practice.rank != nil { #expect(inside.practices.contains(practice)) }
    }

    @Test func `a percentage never says all or none of what is neither`() {
        #expect(Share(3_302, of: 3_654).precise == "90.4 % (3302 of 3654)")
        #expect(Share(99_999, of: 100_000).precise == "99.9 % (99999 of 100000)")
        #expect(Share(1, of: 100_000).precise == "0.1 % (1 of 100000)")
        #expect(Share(7, of: 7).precise == "100.0 % (7 of 7)" && Share(0, of: 7).precise == "0.0 % (0 of 7)")
        #expect(Share(0, of: 0).precise == "- (0 of 0)")
    }

    @Test func `one area is only its own`() throws {
        let report = try SampleHearings.report(SampleHearings.mixed(), area: "north", audience: .inside)
        #expect(report.figures.areas.map(\.area) == ["north"])
        #expect(report.figures.heard == 46 && report.figures.excluded == 6)
        #expect(report.rendered(as: .text).contains("at north\n"))
    }

    @Test(arguments: [ReportAudience.inside, .outside])
    func `every field of the JSON form is in docs/reports.md`(audience: ReportAudience) throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/reports.md")
        let document = try String(contentsOf: path, encoding: .utf8)
        var fields: Set<String> = []
        func collect(_ value: Any) {
            if let object = value as? [String: Any] {
                fields.formUnion(object.keys)
                object.values.forEach(collect)
            }
            if let array = value as? [Any] { array.forEach(collect) }
        }
        collect(try JSONSerialization.jsonObject(with: Data(try year(audience).rendered(as: .json).utf8)))
        #expect(fields.filter { !document.contains("`\($0)`") && !document.contains("`\($0)[]`") }.isEmpty)
        #expect(fields.count > 30)
    }

    @Test func `every row of the CSV form has the columns of its header`() throws {
        let rows = try year(.inside).rendered(as: .csv).split(separator: "\r\n")
        let columns = rows[0].split(separator: ",", omittingEmptySubsequences: false).count
        #expect(rows.count == 1 + 1 + 4 + 7 + 3 + 2 + 6)
        #expect(rows.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == columns })
    }

    @Test func `what an area is called cannot become markup`() throws {
        let page = try SampleHearings.report(
            [SampleHearings.hearing(.missing(.refused), area: "<b>\"x\"")], area: "<b>\"x\"", audience: .inside
        ).rendered(as: .html)
        #expect(!page.contains("<b>") && page.contains("&lt;b&gt;&quot;x&quot;"))
        #expect(!page.contains("<script") && !page.contains("http:") && !page.contains("https:"))
    }
}
