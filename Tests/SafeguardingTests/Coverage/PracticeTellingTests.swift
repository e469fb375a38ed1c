// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing

/// What a notice, a hold and a denial say together about one victim.
@Suite struct PracticeTellingTests {
    private let deadline = Instant(milliseconds: 1_794_990_600_000)
    private let practice: PartnerID

    init() throws { practice = try #require(PartnerID("gp/M81001")) }

    private func notice(_ stage: Stage, delivered: Int? = nil) -> PracticeTelling.NoticeStanding {
        PracticeTelling.NoticeStanding(
            recipient: practice, stage: stage, deliveredAt: delivered.map { deadline + .seconds($0) }, deadline: deadline)
    }

    @Test func `a notice decides before a hold, and a hold before what the policy said`() {
        let held = PracticeTelling.HoldStanding(code: .limbMissing, open: true)
        let denial = PracticeTelling.PolicyDenial(code: .deceased, byDefault: false)
        #expect(
            PracticeTelling(notice: notice(.delivered, delivered: 0), hold: held, denial: denial)
                == .delivered(to: practice, inTime: true))
        #expect(
            PracticeTelling(notice: notice(.closed, delivered: 1), hold: nil, denial: nil)
                == .delivered(to: practice, inTime: false))
        #expect(PracticeTelling(notice: notice(.sent), hold: nil, denial: nil) == .missing(.notYetDelivered))
        #expect(PracticeTelling(notice: nil, hold: held, denial: denial) == .missing(.held(.limbMissing)))
        #expect(PracticeTelling(notice: nil, hold: nil, denial: denial) == .missing(.exception(.deceased)))
        #expect(PracticeTelling(notice: nil, hold: nil, denial: nil) == .missing(.unexplained))
    }

    @Test func `a refusal is open until somebody ends its hold`() {
        let refusal = notice(.refused, delivered: -60)
        let open = PracticeTelling.HoldStanding(code: .refusedByRecipient, open: true)
        let denied = PracticeTelling.HoldStanding(code: .refusedByRecipient, open: false)
        #expect(PracticeTelling(notice: refusal, hold: open, denial: nil) == .missing(.refused))
        #expect(PracticeTelling(notice: refusal, hold: nil, denial: nil) == .missing(.refused))
        #expect(PracticeTelling(notice: refusal, hold: denied, denial: nil) == .missing(.deniedByPerson(.refusedByRecipient)))
    }

    @Test(arguments: DenialCode.allCases)
    func `every denial is an exclusion or a coded exception`(code: DenialCode) {
        let rule = PracticeTelling(notice: nil, hold: nil, denial: .init(code: code, byDefault: false))
        let fallback = PracticeTelling(notice: nil, hold: nil, denial: .init(code: code, byDefault: true))
        switch code {
        case .notHeard: #expect(rule == .excluded(.notHeard) && fallback == rule)
        case .wrongRisk: #expect(rule == .excluded(.belowThreshold) && fallback == rule)
        // A rule that matched and that this broker cannot carry is not a case below the threshold.
        case .noRule: #expect(rule == .missing(.exception(.noRule)) && fallback == .excluded(.belowThreshold))
        default: #expect(rule == .missing(.exception(code)) && fallback == rule)
        }
    }

    @Test func `what is recalled or superseded is nobody's gap`() {
        for (stage, reason) in [(Stage.recalled, CoverageExclusion.recalled), (.superseded, .superseded)] {
            #expect(PracticeTelling(notice: notice(stage, delivered: 0), hold: nil, denial: nil) == .excluded(reason))
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the parts add up to the victims heard, and each is told by its code`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func any<Value>(_ values: [Value]) throws -> Value { try #require(values.randomElement(using: &random)) }
        let hearings = try (0..<Int.random(in: 0...300, using: &random)).map { _ in
            let standing: PracticeTelling.NoticeStanding? =
                Bool.random(using: &random)
                ? notice(
                    try any(Stage.allCases), delivered: Bool.random(using: &random) ? Int.random(in: -9...9, using: &random) : nil)
                : nil
            let hold: PracticeTelling.HoldStanding? =
                Bool.random(using: &random) ? .init(code: try any(HoldCode.allCases), open: .random(using: &random)) : nil
            let denial: PracticeTelling.PolicyDenial? =
                Bool.random(using: &random)
                ? .init(code: try any(DenialCode.allCases), byDefault: .random(using: &random)) : nil
            return VictimHearing(
                area: "a", heardAt: deadline, telling: PracticeTelling(notice: standing, hold: hold, denial: denial))
        }
        let summary = CoverageSummary(hearings)
        #expect(summary.cases == hearings.count)
        #expect(summary.heard + summary.excluded.values.reduce(0, +) == summary.cases)
        #expect(summary.delivered + summary.exceptions + summary.open == summary.heard)
        #expect(summary.delivered + summary.differences.values.reduce(0, +) == summary.heard)
        #expect(summary.coverage.part <= summary.accounted.part && summary.accounted.part <= summary.heard)
        #expect(Set(summary.differences.keys.map(\.code)).count == summary.differences.count)
        #expect(hearings.isEmpty == (summary.cases == 0))
    }
}
