// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing

/// Notices of earlier systems, of whose times some are only days.
@Suite struct HistoryTimelinessTests {
    private let asOf: Instant
    private let school: PartnerID

    init() throws {
        asOf = try Instant(rfc3339: "2026-11-18T09:00:00Z")
        school = try #require(PartnerID("school/116900"))
    }

    private func time(_ text: String?, _ mark: UnclockedTimes, _ days: inout UnclockedTimes) throws -> Instant? {
        guard let text else { return nil }
        guard let day = CivilDate(iso: text) else { return try Instant(rfc3339: text) }
        days.insert(mark)
        return Zone.london.instant(reaching: day, .midnight)
    }

    private func notice(
        reported: String, received: String? = nil, delivered: String? = nil, opened: String? = nil, oversight: String? = nil,
        deadline: String? = "2022-07-04T07:30:00Z", stage: Stage = .delivered, cause: DelayCause? = nil
    ) throws -> NoticeTimeline {
        var days: UnclockedTimes = []
        return NoticeTimeline(
            notice: "n", flow: .encompass, recipient: school, force: "22",
            reportedAt: try #require(try time(reported, .reported, &days)), acceptedAt: try time(received, .received, &days),
            deliveredAt: try time(delivered, .delivered, &days), openedAt: try time(opened, .opened, &days),
            oversightAt: try time(oversight, .oversight, &days), days: days,
            deadline: try deadline.map { try Instant(rfc3339: $0) },
            stage: stage, delayCause: cause, isHistory: true)
    }

    @Test(arguments: [
        ("2022-07-03", true), ("2022-07-04", true), ("2022-07-05", false), ("2022-07-04T07:30:00Z", true),
        ("2022-07-04T07:30:00.001Z", false),
        // Half past midnight on the 5th in London.
        ("2022-07-04T23:30:00Z", false),
    ])
    func `a day is in time up to the day of the deadline, a time up to its moment`(delivered: String, inTime: Bool) throws {
        let summary = TimelinessSummary([try notice(reported: "2022-07-01", delivered: delivered)], asOf: asOf)
        #expect(summary.deliveredInTime == Share(inTime ? 1 : 0, of: 1))
        #expect(summary.byDays == 1)
    }

    @Test func `days are counted between days and times, and hours only between times`() throws {
        let summary = TimelinessSummary(
            [
                try notice(reported: "2022-07-01", received: "2022-07-02", delivered: "2022-07-03"),
                try notice(reported: "2022-07-01T20:00:00Z", received: "2022-07-01T21:00:00Z", delivered: "2022-07-03"),
                try notice(
                    reported: "2022-07-01T23:30:00Z", received: "2022-07-02T01:30:00Z", delivered: "2022-07-02T06:30:00Z",
                    opened: "2022-07-02"),
            ], asOf: asOf)
        #expect(summary.days?.sorted == [0, 2, 2])
        #expect(summary.legs.force?.sorted == [3_600_000, 7_200_000])
        #expect(summary.legs.whole?.sorted == [25_200_000])
        #expect(summary.legs.opening == nil && summary.legs.broker == nil)
        #expect(summary.margin?.count == 1)
    }

    @Test func `what was delivered at no known time is left out, and what has no deadline is in no share by it`() throws {
        let summary = TimelinessSummary(
            [
                try notice(reported: "2022-07-01", delivered: nil),
                try notice(reported: "2022-07-01", delivered: nil, stage: .sent),
                try notice(reported: "2022-07-01", delivered: "2022-07-02", deadline: nil),
            ], asOf: asOf)
        #expect(summary.excluded == [.timeUnknown: 1])
        #expect(summary.counted == 2 && summary.withoutDeadline == 1)
        #expect(summary.deliveredInTime == Share(0, of: 1))
        #expect(summary.causes == [.other: 1])
        #expect(summary.days?.sorted == [1])
    }

    @Test func `a cause that a person gave counts only for what was late`() throws {
        let summary = TimelinessSummary(
            [
                try notice(reported: "2022-07-01", delivered: "2022-07-02", cause: .forceStaffing),
                try notice(reported: "2022-07-01", delivered: "2022-07-09", cause: .closure),
                try notice(reported: "2022-07-01", received: "2022-07-08", delivered: "2022-07-09"),
            ], asOf: asOf)
        #expect(summary.causes == [.closure: 1, .forceBacklog: 1])
    }

    @Test(
        arguments: [
            ("2022-07-01T10:00:00Z", "2022-07-02T10:00:00Z", Oversight.within24Hours),
            ("2022-07-01T10:00:00Z", "2022-07-02T10:00:00.001Z", .later), ("2022-07-01", "2022-07-01T22:00:00Z", .within24Hours),
            ("2022-07-01", "2022-07-02", .excluded(.timeOfDayUnknown)),
            ("2022-07-01T10:00:00Z", "2022-07-02", .excluded(.timeOfDayUnknown)), ("2022-07-01", "2022-07-03", .later),
            ("2022-07-01", nil, .missing), (nil, "2022-07-02", .excluded(.receiptUnknown)),
        ] as [(String?, String?, Oversight)])
    func `oversight is within 24 hours, later, missing or not to be told`(
        received: String?, oversight: String?, outcome: Oversight
    ) throws {
        let timeline = try notice(reported: "2022-07-01", received: received, oversight: oversight)
        #expect(Oversight(of: timeline, zone: .london) == outcome)
        var withdrawn = timeline
        withdrawn.stage = .recalled
        #expect(Oversight(of: withdrawn, zone: .london) == .excluded(.withdrawn))
        var own = timeline
        own.isHistory = false
        #expect(Oversight(of: own, zone: .london) == .excluded(.notRecorded))
    }

    @Test func `nobody is said to have looked at nothing where no oversight is recorded at all`() throws {
        let silent = TimelinessSummary([try notice(reported: "2022-07-01", received: "2022-07-01")], asOf: asOf)
        #expect(silent.oversight == nil)
        let recorded = TimelinessSummary(
            [
                try notice(reported: "2022-07-01", received: "2022-07-01"),
                try notice(reported: "2022-07-01", received: "2022-07-01", oversight: "2022-07-01"),
            ], asOf: asOf)
        #expect(recorded.oversight == OversightSummary(within24Hours: Share(1, of: 2), excluded: [:]))
    }

    @Test func `many values are put in order as few are`() throws {
        var random = SeededGenerator(seed: 7)
        let ranges: [ClosedRange<Int64>] = [0...35, -5_000_000_000...5_000_000_000, -(1 << 50)...(1 << 50), 7...7]
        for range in ranges {
            let values = (0..<3_000).map { _ in Int64.random(in: range, using: &random) }
            #expect(try #require(Distribution(values)).sorted == values.sorted())
        }
    }
}
