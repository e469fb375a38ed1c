// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing

/// What is counted in parts is what is counted at once.
@Suite struct TimelinessTallyTests {
    private static let asOf = Instant(milliseconds: 1_794_990_600_000)

    private func timeline(_ random: inout SeededGenerator) throws -> NoticeTimeline {
        func later(than instant: Instant?, _ hours: ClosedRange<Int>) -> Instant? {
            Int.random(in: 0..<5, using: &random) == 0
                ? nil : instant.map { $0 + .seconds(Int64(Int.random(in: hours, using: &random)) * 3600) }
        }
        let reported = Self.asOf - .seconds(Int64(Int.random(in: 1...3_000, using: &random)) * 3600)
        let accepted = reported + .seconds(Int64(Int.random(in: -3...900, using: &random)) * 3600)
        let delivered = later(than: accepted, 0...2_000)
        let opened = later(than: delivered, 0...90)
        var timeline = NoticeTimeline(
            notice: .text("\(Int.random(in: 0..<1_000_000, using: &random))"), flow: .encompass,
            recipient: try #require(PartnerID("school/116900")), force: "22", reportedAt: reported,
            acceptedAt: Int.random(in: 0..<9, using: &random) == 0 ? nil : accepted,
            sentAt: delivered ?? later(than: accepted, 0...1),
            deliveredAt: delivered, openedAt: opened, acknowledgedAt: later(than: opened, 0...9),
            oversightAt: Int.random(in: 0..<3, using: &random) == 0 ? later(than: accepted, 0...48) : nil,
            deadline: later(than: reported, 1...100), infeasible: Bool.random(using: &random),
            escalation: EscalationLevel.allCases.randomElement(using: &random),
            stage: [.delivered, .opened, .refused, .denied, .recalled, .superseded, .accepted].randomElement(using: &random)
                ?? .delivered, isHistory: Bool.random(using: &random))
        if Bool.random(using: &random) {
            timeline.holds = [HeldInterval(code: .noSetting, from: accepted, to: later(than: accepted, 1...400))]
        }
        if Int.random(in: 0..<4, using: &random) == 0 { timeline.days = [.delivered, .received] }
        return timeline
    }

    @Test(arguments: 0..<80 as Range<UInt64>)
    func `tallies of parts add up to the tally of all, and the counts to each other`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let timelines = try (0..<Int.random(in: 0...60, using: &random)).map { _ in try timeline(&random) }
        let measures = timelines.map { TimelinessMeasure($0, asOf: Self.asOf, zone: .london) }
        var (whole, parts) = (TimelinessTally(), (0..<3).map { _ in TimelinessTally() })
        for measure in measures {
            whole.add(measure)
            parts[Int.random(in: 0..<3, using: &random)].add(measure)
        }
        for part in parts[1...] { parts[0].add(part) }
        let summary = whole.summary(oversightRecorded: true)
        #expect(parts[0].summary(oversightRecorded: true) == summary)
        #expect(summary.notices == timelines.count)
        #expect(summary.counted + summary.excluded.values.reduce(0, +) == summary.notices)
        #expect(summary.causes.values.reduce(0, +) == summary.deliveredInTime.whole - summary.deliveredInTime.part)
        #expect(summary.bands.values.reduce(0, +) == summary.days?.count ?? 0)
        #expect(summary.days?.sorted == measures.compactMap(\.days).sorted().nonempty)
        #expect(summary.margin?.sorted == measures.compactMap(\.margin).sorted().nonempty)
    }

    @Test func `a brief tally has the same counts without legs and margin`() throws {
        var random = SeededGenerator(seed: 7)
        var (whole, brief) = (TimelinessTally(), TimelinessTally(isBrief: true))
        for _ in 0..<50 {
            let measure = TimelinessMeasure(try timeline(&random), asOf: Self.asOf, zone: .london)
            whole.add(measure)
            brief.add(measure)
        }
        var summary = whole.summary(oversightRecorded: false)
        #expect(summary.margin != nil && summary.legs.whole != nil)
        summary.margin = nil
        summary.legs.force = nil
        summary.legs.broker = nil
        summary.legs.held = nil
        summary.legs.opening = nil
        summary.legs.acknowledging = nil
        summary.legs.whole = nil
        #expect(brief.summary(oversightRecorded: false) == summary)
    }
}

extension Array {
    /// Nil without elements, of which there is no distribution.
    fileprivate var nonempty: Self? { isEmpty ? nil : self }
}
