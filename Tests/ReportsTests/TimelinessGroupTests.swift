// SPDX-License-Identifier: Apache-2.0
import Reports
import Safeguarding
import TestSupport
import Testing

/// Groups of any kind, the year before, and sums that must come out.
@Suite struct TimelinessGroupTests {
    private static let places: [PartnerID: TimelinessPlace] = {
        var places: [PartnerID: TimelinessPlace] = [:]
        for (code, type) in [("116900", "Community school"), ("116901", "Academy sponsor led")] {
            if let id = PartnerID("school/\(code)") { places[id] = TimelinessPlace(authority: "885", type: type) }
        }
        return places
    }()

    /// Notices of two years with everything that a notice can have.
    private static func timelines(seed: Int) throws -> [NoticeTimeline] {
        var random = SeededGenerator(seed: UInt64(seed))
        let start = try Instant(rfc3339: "2025-01-01T00:00:00Z")
        return try (0..<Int.random(in: 0...150, using: &random)).map { number in
            let reported = start + .seconds(Int64.random(in: 0..<63_072_000, using: &random))
            func later(_ from: Instant?, _ likely: Int = 8) -> Instant? {
                guard let from, Int.random(in: 0..<10, using: &random) < likely else { return nil }
                return from + .seconds(Int64.random(in: -3_600...1_000_000, using: &random))
            }
            let accepted = later(reported)
            let delivered = later(accepted)
            let history = Int.random(in: 0..<3, using: &random) == 0
            return NoticeTimeline(
                notice: "n\(number)", flow: try #require([.encompass, .maracGP].randomElement(using: &random)),
                recipient: try SampleYear.school(116_900 + Int.random(in: 0...2, using: &random)),
                force: try #require(["", "21", "22"].randomElement(using: &random)),
                risk: try #require([nil, .high, .standard].randomElement(using: &random)),
                area: try #require([nil, "Wyre Forest"].randomElement(using: &random)), reportedAt: reported,
                acceptedAt: history ? accepted : accepted ?? reported, deliveredAt: delivered, openedAt: later(delivered),
                oversightAt: history ? later(accepted, 4) : nil,
                days: history ? UnclockedTimes(rawValue: Int64.random(in: 0..<32, using: &random)) : [],
                deadline: history ? later(reported, 9) : reported + .seconds(50_000),
                stage: try #require(Stage.allCases.randomElement(using: &random)),
                delayCause: history ? DelayCause.allCases.randomElement(using: &random) : nil, isHistory: history)
        }
    }

    @Test(arguments: 0..<40)
    func `groups add up to the whole, causes to what was late, and every share is of its counts`(seed: Int) throws {
        let all = try Self.timelines(seed: seed)
        let heading = ReportHeading(
            deployment: "x.example", rehearsal: false, from: CivilDate(iso: "2026-01-01"), to: CivilDate(iso: "2026-12-31"),
            asOf: try Instant(rfc3339: "2026-12-01T09:00:00Z"))
        let report = TimelinessReport(
            heading: heading, timelines: all, holds: [], by: TimelinessDimension.allCases, lastYear: all, places: Self.places,
            history: .include)
        func check(_ summary: TimelinessSummary) {
            #expect(summary.counted + summary.excluded.values.reduce(0, +) == summary.notices)
            #expect(summary.deliveredInTime.whole + summary.withoutDeadline == summary.counted)
            #expect(
                summary.causes.values.reduce(0, +) == summary.deliveredInTime.whole - summary.deliveredInTime.part)
            #expect(summary.bands.values.reduce(0, +) == summary.days?.count ?? 0)
            if let oversight = summary.oversight {
                #expect(oversight.within24Hours.whole + oversight.excluded.values.reduce(0, +) == summary.notices)
            }
        }
        func check(_ parts: [TimelinessSummary], make whole: TimelinessSummary) {
            parts.forEach(check)
            #expect(parts.map(\.notices).reduce(0, +) == whole.notices)
            #expect(parts.map(\.deliveredInTime.part).reduce(0, +) == whole.deliveredInTime.part)
            #expect(parts.map(\.openedInTime.part).reduce(0, +) == whole.openedInTime.part)
            #expect(parts.flatMap { $0.days?.sorted ?? [] }.sorted() == whole.days?.sorted ?? [])
            for cause in DelayCause.allCases {
                #expect(parts.map { $0.causes[cause] ?? 0 }.reduce(0, +) == whole.causes[cause] ?? 0)
            }
        }
        let before = try #require(report.lastYear)
        check(report.overall)
        check(before.overall)
        for dimension in TimelinessDimension.allCases {
            let groups = report.by(dimension)
            #expect(Set(groups.map(\.key)).count == groups.count)
            check(groups.map(\.summary), make: report.overall)
            check(groups.compactMap(\.lastYear), make: before.overall)
        }
        #expect(report.late.count == report.overall.deliveredInTime.whole - report.overall.deliveredInTime.part)
        let brief = TimelinessReport(
            heading: heading, timelines: all, holds: [], by: TimelinessDimension.allCases, lastYear: all, places: Self.places,
            history: .include, isBrief: true)
        #expect(brief.rendered(as: .text) == report.rendered(as: .text))
        #expect(brief.lateCount == report.late.count && report.lateCount == report.late.count)
        for format in ReportFormat.allCases { #expect(!report.rendered(as: format).isEmpty) }
    }

    @Test func `a brief report has the earliest of thousands of late notices, and the number of all`() throws {
        var random = SeededGenerator(seed: 5)
        let start = try Instant(rfc3339: "2026-01-01T00:00:00Z")
        let timelines = try (0..<6_000).map { number in
            // Several of one deadline, so that the id decides.
            let deadline = start + .seconds(Int64.random(in: 0..<2_000, using: &random) * 3_600)
            return NoticeTimeline(
                notice: .text("n\(number)"), flow: .encompass, recipient: try SampleYear.school(116_900), force: "22",
                reportedAt: deadline - .seconds(60), acceptedAt: deadline + .seconds(60), deadline: deadline, stage: .accepted)
        }
        let heading = ReportHeading(
            deployment: "x.example", rehearsal: false, asOf: try Instant(rfc3339: "2027-01-01T09:00:00Z"))
        let whole = TimelinessReport(heading: heading, timelines: timelines, holds: [])
        let brief = TimelinessReport(heading: heading, timelines: timelines, holds: [], isBrief: true)
        #expect(whole.late.count == 6_000 && brief.lateCount == 6_000)
        #expect(brief.late == Array(whole.late.prefix(20)))
        #expect(brief.rendered(as: .text) == whole.rendered(as: .text))
    }

    @Test func `periods stand beside the same periods of the year before, and days of the week in their order`() throws {
        func notice(_ reported: String) throws -> NoticeTimeline {
            let reported = try Instant(rfc3339: reported)
            return NoticeTimeline(
                notice: "n", flow: .encompass, recipient: try SampleYear.school(116_900), force: "22", risk: .high,
                reportedAt: reported, acceptedAt: reported, deadline: reported, stage: .accepted)
        }
        let report = TimelinessReport(
            heading: ReportHeading(
                deployment: "x.example", rehearsal: false, from: CivilDate(iso: "2026-03-01"), to: CivilDate(iso: "2026-04-30"),
                asOf: try Instant(rfc3339: "2026-12-01T09:00:00Z")),
            // Half past midnight on 1 April in London.
            timelines: [
                try notice("2026-03-31T23:30:00Z"), try notice("2026-03-30T12:00:00Z"), try notice("2026-04-05T12:00:00Z"),
            ],
            holds: [], by: [.month, .quarter, .weekday, .area, .settingType, .risk],
            lastYear: [try notice("2025-03-31T12:00:00Z"), try notice("2025-05-01T12:00:00Z")], places: Self.places)
        func cells(_ dimension: TimelinessDimension) -> [String] {
            report.by(dimension).map { "\($0.key) \($0.summary.notices) \($0.lastYear?.notices ?? -1)" }
        }
        #expect(report.lastYear?.overall.notices == 1, "May is not of the range")
        #expect(cells(.month) == ["2026-03 1 1", "2026-04 2 0"])
        #expect(cells(.quarter) == ["2025/26 Q4 1 1", "2026/27 Q1 2 0"])
        #expect(cells(.weekday) == ["MON 1 1", "WED 1 0", "SUN 1 0"])
        #expect(cells(.area) == ["885 3 1"])
        #expect(cells(.settingType) == ["Community school 3 1"])
        #expect(cells(.risk) == ["high 3 1"])
        #expect(report.by(.flow).isEmpty)
    }

    @Test(arguments: [
        ("2026-11-01", "2026-11-30", "2025-11-01", "2025-11-30"), ("2024-02-01", "2024-02-29", "2023-02-01", "2023-02-28"),
        ("2025-02-01", "2025-02-28", "2024-02-01", "2024-02-29"), ("2024-02-29", "2024-03-01", "2023-02-28", "2023-03-01"),
        ("2025-02-28", "2025-02-28", "2024-02-28", "2024-02-29"),
    ])
    func `a month of last year is a whole month`(from: String, to: String, earlierFrom: String, earlierTo: String) throws {
        let heading = ReportHeading(
            deployment: "x.example", rehearsal: false, from: CivilDate(iso: from), to: CivilDate(iso: to),
            asOf: try Instant(rfc3339: "2026-12-01T09:00:00Z"))
        #expect(heading.yearBefore?.from?.description == earlierFrom)
        #expect(heading.yearBefore?.to?.description == earlierTo)
        var open = heading
        open.from = nil
        #expect(open.yearBefore == nil)
    }

    @Test func `a group of one is said to be one, and drawings have the year before`() throws {
        let timelines = try SampleYear.timelines()
        let report = TimelinessReport(
            heading: ReportHeading(
                deployment: "x.example", rehearsal: false, from: CivilDate(iso: "2022-01-01"), to: CivilDate(iso: "2022-12-31"),
                asOf: try SampleYear.instant("2022-11-01T09:00:00Z")),
            timelines: timelines, holds: [], by: [.month],
            lastYear: try SampleYear.audit([1, 2], reported: "2021-06-10T12:00:00Z", force: "22", prefix: "old"))
        #expect(!report.rendered(as: .text).contains("A group of one notice"))
        #expect(report.rendered(as: .html).contains("a year before"))
        #expect(report.rendered(as: .text).contains("2021-01-01 to 2021-12-31"))
        let alone = TimelinessReport(heading: report.heading, timelines: [timelines[0]], holds: [], by: [.flow])
        for format in [ReportFormat.text, .html] {
            #expect(
                alone.rendered(as: format).contains("A group of one notice has that notice&#39;s own figures") == (format == .html))
            #expect(alone.rendered(as: format).contains("A group of one notice has that notice's own figures") == (format == .text))
        }
    }
}
