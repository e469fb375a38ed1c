// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@Suite struct TimelinessSummaryTests {
    private let deadline = Instant(milliseconds: 1_794_990_600_000)  // 2026-11-18T08:30:00Z
    private var asOf: Instant { deadline + .seconds(30 * 86_400) }

    private func hours(_ hours: Int) -> Instant { deadline + .seconds(hours * 3600) }

    private func timeline(
        _ notice: String = "n", reported: Int = -9, accepted: Int = -8, sent: Int? = -8, delivered: Int? = -8, opened: Int? = nil,
        acknowledged: Int? = nil, stage: Stage = .delivered, holds: [HeldInterval] = [], cause: DelayCause? = nil
    ) throws -> NoticeTimeline {
        NoticeTimeline(
            notice: .text(notice), flow: .encompass, recipient: try #require(PartnerID("school/116900")), force: "22",
            reportedAt: hours(reported), acceptedAt: hours(accepted), sentAt: sent.map(hours), deliveredAt: delivered.map(hours),
            openedAt: opened.map(hours), acknowledgedAt: acknowledged.map(hours), deadline: deadline, stage: stage, holds: holds,
            delayCause: cause)
    }

    private func summary(_ timelines: [NoticeTimeline], asOf: Instant? = nil) -> TimelinessSummary {
        TimelinessSummary(timelines, asOf: asOf ?? self.asOf)
    }

    @Test func `delivered in time and opened in time are two shares`() throws {
        let all = summary([
            try timeline(opened: -1, stage: .opened), try timeline(opened: 0, stage: .opened),
            try timeline(opened: 1, stage: .opened),
            try timeline(delivered: 0), try timeline(delivered: 1),
        ])
        #expect(all.deliveredInTime.description == "80 % (4 of 5)")
        #expect(all.openedInTime.description == "40 % (2 of 5)")
    }

    @Test func `a notice that nobody could deliver counts as late once its deadline has passed`() throws {
        let waiting = try timeline(sent: nil, delivered: nil, stage: .accepted)
        let before = summary([waiting], asOf: hours(-1))
        #expect(before.excluded == [.notYetDue: 1])
        #expect(before.deliveredInTime.description == "- (0 of 0)")
        let after = summary([waiting], asOf: deadline)
        #expect(after.excluded.isEmpty)
        #expect(after.deliveredInTime.description == "0 % (0 of 1)")
    }

    @Test(arguments: [Stage.denied, .refused, .recalled, .superseded])
    func `what was no notice to measure is left out by its reason`(stage: Stage) throws {
        let all = summary([try timeline(), try timeline(stage: stage)])
        #expect(all.notices == 2)
        #expect(all.counted == 1)
        #expect(all.excluded.map(\.key.rawValue) == [stage.rawValue])
    }

    @Test func `every late notice has one cause`() throws {
        let over = HeldInterval(code: .noSetting, from: hours(-7), to: hours(5))
        let all = summary([
            try timeline(),
            try timeline(accepted: 1, sent: 1, delivered: 1),
            try timeline(sent: 5, delivered: 5, holds: [over]),
            try timeline(
                sent: nil, delivered: nil, stage: .held, holds: [HeldInterval(code: .noTrainedKeyAdult, from: hours(-7))]),
            try timeline(sent: 3, delivered: 3),
            try timeline(sent: 5, delivered: 5, holds: [over], cause: .wrongSchool),
            try timeline(sent: 5, delivered: 5, holds: [HeldInterval(code: .recipientSuspended, from: hours(-7), to: hours(5))]),
        ])
        #expect(
            all.causes == [
                .forceBacklog: 1, .missingSchool: 1, .noTrainedAdult: 1, .recipientOffline: 1, .wrongSchool: 1, .other: 1,
            ])
        #expect(all.causes.values.reduce(0, +) == all.deliveredInTime.whole - all.deliveredInTime.part)
    }

    @Test func `each leg is its own, and time held is nobody's`() throws {
        let holds = [
            HeldInterval(code: .noSetting, from: hours(-8), to: hours(-6)),
            HeldInterval(code: .conflictOfInterest, from: hours(-7), to: hours(-4)),
        ]
        let legs = Legs(
            try timeline(reported: -20, accepted: -8, sent: -2, delivered: -1, opened: 2, acknowledged: 4, holds: holds), asOf: asOf
        )
        #expect(legs.force == .seconds(12 * 3600))
        #expect(legs.held == .seconds(4 * 3600))
        #expect(legs.broker == .seconds(2 * 3600))
        #expect(legs.opening == .seconds(3 * 3600))
        #expect(legs.acknowledging == .seconds(5 * 3600))
        #expect(legs.whole == .seconds(19 * 3600))
    }

    @Test func `a leg that has not ended is no leg, and a hold without an end lasts until now`() throws {
        let open = try timeline(sent: nil, delivered: nil, stage: .held, holds: [HeldInterval(code: .noSetting, from: hours(-6))])
        let legs = Legs(open, asOf: hours(-1))
        #expect(legs.held == .seconds(5 * 3600))
        #expect(legs.broker == nil && legs.opening == nil && legs.acknowledging == nil && legs.whole == nil)
    }

    @Test func `clocks in the wrong order count as nothing`() throws {
        let legs = Legs(try timeline(reported: -7, accepted: -8, delivered: -8, opened: -9), asOf: asOf)
        #expect(legs.force == .zero)
        #expect(legs.opening == .zero)
        #expect(legs.whole == .zero)
    }

    @Test func `the seed's audits come out of notices as they were printed`() throws {
        for (days, text) in [
            (DistributionTests.january, "n=20 min 0 median 9.5 mean 10.0 p90 19 max 21"),
            (DistributionTests.september, "n=20 min 1 median 6.5 mean 10.0 p90 23 max 35"),
        ] {
            let all = summary(
                try days.map { try timeline(reported: 0, accepted: Int($0) * 24, sent: Int($0) * 24, delivered: Int($0) * 24) },
                asOf: hours(24 * 60))
            #expect(all.days?.summary == text)
            #expect(all.bands.values.reduce(0, +) == 20)
        }
    }

    @Test func `days are counted on the calendar, across the clock change too`() throws {
        func days(_ from: String, _ to: String) throws -> Int64 {
            TimelinessSummary.days(from: try Instant(rfc3339: from), to: try Instant(rfc3339: to), in: .london)
        }
        #expect(try days("2026-11-17T00:05:00Z", "2026-11-17T23:55:00Z") == 0)
        #expect(try days("2026-11-17T23:55:00Z", "2026-11-18T00:05:00Z") == 1)
        #expect(try days("2026-10-23T23:30:00Z", "2026-10-25T23:30:00Z") == 1)
        #expect(try days("2026-11-18T00:00:00Z", "2026-11-17T00:00:00Z") == 0)
    }
}
