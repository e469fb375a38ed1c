// SPDX-License-Identifier: Apache-2.0
import Foundation
import Reports
import Safeguarding
import TestSupport
import Testing

/// The drawings in the pages of reports of tables.
@Suite struct FigurePlotTests {
    private func partner(_ id: String) throws -> PartnerID { try #require(PartnerID(id)) }

    private func drawings(_ report: FigureReport) -> [Substring] {
        report.rendered(as: .html).split(separator: "<svg").dropFirst().compactMap { part in
            part.range(of: "</svg>").map { part[..<$0.lowerBound] }
        }
    }

    private func reports(_ audience: ReportAudience) throws -> [FigureReport] {
        let heading = try SampleFigures.heading()
        let notices = Dictionary(
            uniqueKeysWithValues: try (0..<30).map { (try partner("gp/B\(80_000 + $0)"), 3 + $0 % 7 * 4) })
        var funnel = FunnelTally()
        var reached = FunnelTally.Reached()
        reached[.opened] = 2
        let quarter = try SampleFigures.quarter("2022-05-01")
        for _ in 0..<12 { funnel.add(.init(quarter: quarter, source: .police), isOfAbuse: true, reached) }
        let repeats = RepeatTally(
            try (0..<200).map { number in
                RepeatTally.Sighting(
                    person: Int64(number / 2), event: Int64(number),
                    day: try #require(CivilDate(iso: "2022-05-0\(1 + number % 9)")),
                    notices: 1 + number / 40)
            }, isInRange: { _ in true })
        let actions = try (0..<40).map { number in
            ActionFigure(
                ActionStatement(
                    area: "north", owner: try partner(number % 3 == 0 ? "police/22" : "agency/severn-housing"),
                    givenAt: try Instant(rfc3339: "2022-05-03T10:00:00Z"), due: try #require(CivilDate(iso: "2022-05-20")),
                    state: number % 4 == 0 ? .open : .done, stateAt: try Instant(rfc3339: "2022-05-10T10:00:00Z")))
        }
        return [
            .volumes(try SampleFigures.worcestershireQuarters(), heading, audience: audience),
            .training(try SampleFigures.trainings(108, kind: "gp", prefix: "gp/B", trained: 36), heading, audience: audience),
            .recipients(notices, aYearBefore: notices.mapValues { $0 - 1 }, heading, audience: audience),
            .repeats(repeats, heading, audience: audience), .funnel(funnel, heading, audience: audience),
            .maracActions(actions, heading, audience: audience),
        ]
    }

    @Test func `each report draws its main table, with words for those who do not see it and every figure in the table`() throws {
        for report in try reports(.inside) {
            let drawings = drawings(report)
            #expect(!drawings.isEmpty, "\(report.name)")
            let page = report.rendered(as: .html)
            for drawing in drawings {
                #expect(drawing.contains("role=\"img\"") && drawing.contains("<title id=") && drawing.contains("<desc id="))
                #expect(drawing.contains("<rect class=\"bar\""), "\(report.name)")
                // Nothing that the page's policy would not let through, or that names another place.
                #expect(!drawing.contains("style=") && !drawing.contains("href") && !drawing.contains("script"))
                for text in drawing.matches(of: /<text x="[0-9.]+" y="[0-9.]+">([^<]*)<\/text>/).map({ String($0.1) }) {
                    let isThere = page.contains("<td>\(text)</td>") || page.contains("<th scope=\"col\">\(text)</th>")
                    #expect(isThere, "\(report.name): \(text)")
                }
            }
        }
    }

    @Test func `what a reader outside may not see is no bar`() throws {
        for report in try reports(.outside) {
            #expect(report.isFreeOfSmallCounts)
            for drawing in drawings(report) {
                // A bar for each figure that is shown, and two more in the legend at the most.
                let texts = drawing.matches(of: /<text x="[0-9.]+" y="[0-9.]+">([^<]*)<\/text>/).map { String($0.1) }
                let shown = texts.count { $0.first?.isNumber == true }
                let bars = drawing.components(separatedBy: "<rect ").dropFirst().count
                #expect(bars <= shown + 2, "\(report.name)")
            }
        }
        var tally = VolumeTally()
        for (day, count) in [("2022-05-01", 3), ("2022-08-01", 60), ("2022-11-01", 2)] {
            tally.add(.init(quarter: try SampleFigures.quarter(day), area: "22", source: .police), contacts: count, notices: count)
        }
        let drawing = try #require(drawings(.volumes(tally, try SampleFigures.heading(), audience: .outside)).first)
        // What is small is told in neither form, and its row stands there without a bar.
        #expect(drawing.contains("2022/23 Q1") && drawing.components(separatedBy: "<rect ").dropFirst().count == 2 + 2)
    }

    @Test func `a table of nothing has no drawing`() throws {
        let report = FigureReport.volumes(
            VolumeTally(), try SampleFigures.heading(from: "2022-04-01", to: "2022-06-30"), audience: .inside)
        #expect(drawings(report).isEmpty && report.rendered(as: .html).contains("2022/23 Q1"))
    }
}
