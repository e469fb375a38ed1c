// SPDX-License-Identifier: Apache-2.0
import Foundation
import Reports
import Safeguarding
import TestSupport
import Testing

@Suite struct VolumesReportTests {
    private func report(
        _ tally: VolumeTally, _ audience: ReportAudience = .inside, rehearsal: Bool = false, from: String? = "2022-04-01"
    ) throws -> FigureReport {
        .volumes(
            tally, try SampleFigures.heading(rehearsal: rehearsal, from: from, to: from == nil ? nil : "2022-09-30"),
            audience: audience)
    }

    @Test(arguments: [ReportAudience.inside, .outside])
    func `38 per cent of contacts come from the police, then 42, which is 4 points more`(audience: ReportAudience) throws {
        let report = try report(SampleFigures.worcestershireQuarters(), audience)
        #expect(report.row("shares-by-source", "2022/23 Q1", "police") == ["38 % (38 of 100)", "-", "-"])
        #expect(report.row("shares-by-source", "2022/23 Q2", "police") == ["42 % (42 of 100)", "+4 pp", "-"])
        #expect(report.row("contacts-by-source", "total") == ["100", "100", "200"])
        #expect(report.figure("notices") == "400")
    }

    @Test(arguments: [ReportAudience.inside, .outside])
    func `crimes and incidents of two areas add up in each year`(audience: ReportAudience) throws {
        let report = try report(SampleFigures.worcestershireYears(), audience, from: nil)
        let table = try #require(report.tables.first { $0.key == "areas-by-year" })
        #expect(table.columns == ["2020/21 crimes", "2020/21 incidents", "2021/22 crimes", "2021/22 incidents", "total"])
        #expect(report.row("areas-by-year", "north") == ["4090", "2543", "3910", "2463", "13006"])
        #expect(report.row("areas-by-year", "south") == ["3820", "2379", "3972", "2355", "12526"])
        #expect(report.row("areas-by-year", "total") == ["7910", "4922", "7882", "4818", "25532"])
    }

    @Test func `a contact of two kinds of abuse counts in both, and the total is of notices`() throws {
        let report = try report(SampleFigures.worcestershireQuarters())
        #expect(report.row("notices-by-type", "physical") == ["60", "68", "128"])
        #expect(report.row("notices-by-type", "verbal") == ["60", "68", "128"])
        #expect(report.row("notices-by-type", "not-recorded") == ["24", "26", "50"])
        #expect(report.row("notices-by-type-and-source", "physical", "police") == ["60", "68", "128"])
        #expect(report.row("by-quarter", "2022/23 Q1") == ["100", "200"])
    }

    @Test func `outside, what is small is hidden, and so is what would give it back`() throws {
        let report = try report(SampleFigures.worcestershireQuarters(), .outside)
        #expect(report.row("notices-by-type", "sexual")?.prefix(2) == ["<5", "<5"])
        #expect(report.tables.allSatisfy { $0.key != "notices-by-type-and-source" })
        #expect(report.isFreeOfSmallCounts)
    }

    /// A quarter whose total is not told is in no other table, so that no division of it gives it back.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `outside, no table gives back what another hides`(seed: UInt64) throws {
        let tally = try SampleFigures.anyVolumes(seed: seed)
        let report = try report(tally, .outside)
        #expect(report.isFreeOfSmallCounts)
        let (inside, whole) = (try self.report(tally), try #require(report.tables.first { $0.key == "by-quarter" }))
        for (place, measure) in ["contacts", "notices"].enumerated() {
            let told = Set(
                whole.rows.filter { row in
                    if case .count(.count) = row.cells[place] { return true }
                    return false
                }.map { $0.labels[0] })
            let table = try #require(report.tables.first { $0.key == "\(measure)-by-source" })
            #expect(Set(table.columns.dropLast()) == told)
            if measure == "notices" {
                #expect(report.tables.first { $0.key == "notices-by-type" }?.columns.dropLast() == table.columns.dropLast())
            }
            // What is told is true.
            let total = try #require(report.figure(measure))
            #expect(total == inside.figure(measure) || Int(total) == nil)
        }
        if let areas = report.tables.first(where: { $0.key == "areas-by-year" }) {
            for cell in try #require(areas.rows.last).cells { #expect(Int(cell.text) != nil) }
        }
    }

    @Test(arguments: ReportFormat.allCases, [ReportAudience.inside, .outside])
    func `each format is the one that was read and found good`(format: ReportFormat, audience: ReportAudience) throws {
        let rendered = try report(SampleFigures.worcestershireQuarters(), audience, rehearsal: true).rendered(as: format)
        let name = "volumes\(audience == .inside ? "-inside" : "").\(format == .text ? "txt" : format.rawValue)"
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Goldens/reports/\(name)")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(rendered.utf8).write(to: path)
            Issue.record("recorded; run again without RECORD_SNAPSHOTS")
        }
        #expect(rendered == String(decoding: try Data(contentsOf: path), as: UTF8.self))
    }

    @Test(arguments: ReportFormat.allCases)
    func `a report of nothing says so, and a real one is no rehearsal`(format: ReportFormat) throws {
        let rendered = try report(VolumeTally()).rendered(as: format)
        #expect(rendered.utf8.last == UInt8(ascii: "\n") && !rendered.contains("REHEARSAL"))
        #expect(
            rendered.contains(
                format == .json
                    ? "\"contacts\": 0"
                    : format == .csv
                        ? "volumes,overall,,,contacts,0,"
                        : format == .html
                            ? "<dd>0</dd>"
                            : "Contacts  0\n"))
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
        let rendered = try report(SampleFigures.worcestershireQuarters(), audience).rendered(as: .json)
        collect(try JSONSerialization.jsonObject(with: Data(rendered.utf8)))
        #expect(fields.filter { !document.contains("`\($0)`") && !document.contains("`\($0)[]`") }.isEmpty)
        #expect(fields.count > 20)
    }

    @Test func `every row of the CSV form has the columns of its header, and a cell runs no formula`() throws {
        let rows = try report(SampleFigures.worcestershireQuarters()).rendered(as: .csv).split(separator: "\r\n")
        let columns = rows[0].split(separator: ",", omittingEmptySubsequences: false).count
        #expect(rows.count > 60 && rows.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == columns })
    }

    @Test func `what an area is called cannot become markup`() throws {
        var tally = VolumeTally()
        tally.add(.init(quarter: try SampleFigures.quarter("2022-04-05"), area: "<b>\"x\"", source: .police), contacts: 9)
        let page = try report(tally).rendered(as: .html)
        #expect(!page.contains("<b>") && page.contains("&lt;b&gt;&quot;x&quot;"))
        #expect(!page.contains("<script") && !page.contains("http:") && !page.contains("https:"))
    }
}
