// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@testable import Broker

/// Whatever has a say in who is told of a child that moved makes another mark, and nothing else does.
@Suite struct FollowedRollsTests {
    private static let day = CivilDate(year: 2026, month: 9, day: 1)
    private static let schools = ["school/116900", "school/116901", "school/116902", "school/116903"].compactMap { PartnerID($0) }

    private static func settings(
        matching: MatchWeights = .shipped, division: Division = .englandAndWales, deadlines: DeadlineRule = DeadlineRule()
    ) -> BrokerSettings {
        BrokerSettings(
            trustDomain: "worcestershire.example", name: "test", rehearsal: false, deadlines: deadlines, matching: matching,
            division: division, localAuthority: "885")
    }

    private static func mark(
        _ settings: BrokerSettings = settings(), day: CivilDate? = day, policy: String = "a", version: String = "1"
    ) throws -> String { FollowedRolls.mark(try #require(day), policy: policy, settings, version: version) }

    @Test func `another day, policy, version, division, weight or cut-off is another mark`() throws {
        let noon = try #require(TimeOfDay("12:00"))
        var possible = MatchWeights.shipped
        possible.possible += 0.5
        var odds = MatchWeights.shipped
        odds.odds[.postcode]?[.area]?.m *= 0.5
        var needed = MatchWeights.shipped
        needed.needed = needed.needed.isEmpty ? [.upn] : []
        let marks = try [
            Self.mark(), Self.mark(day: CivilDate(year: 2026, month: 9, day: 2)), Self.mark(policy: "b"), Self.mark(version: "2"),
            Self.mark(Self.settings(division: .scotland)), Self.mark(Self.settings(matching: possible)),
            Self.mark(Self.settings(matching: odds)), Self.mark(Self.settings(matching: needed)),
            Self.mark(Self.settings(deadlines: DeadlineRule(cutOff: noon))),
            Self.mark(Self.settings(deadlines: DeadlineRule(cutOffs: [Self.schools[0]: noon]))),
            Self.mark(Self.settings(deadlines: DeadlineRule(cutOffs: [Self.schools[1]: noon]))),
        ]
        #expect(Set(marks).count == marks.count)
    }

    @Test func `the order in which a table was filled makes no other mark`() throws {
        let noon = try #require(TimeOfDay("12:00"))
        func filled(_ schools: [PartnerID]) -> DeadlineRule {
            var rule = DeadlineRule()
            for school in schools { rule.cutOffs[school] = noon }
            return rule
        }
        var weights = MatchWeights.shipped
        for field in PersonComparison.Field.allCases.reversed() {
            let levels = weights.odds.removeValue(forKey: field)
            weights.odds[field] = levels
        }
        let one = try Self.mark(Self.settings(deadlines: filled(Self.schools)))
        let other = try Self.mark(Self.settings(matching: weights, deadlines: filled(Self.schools.reversed())))
        #expect(one == other)
    }
}
