// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import Safeguarding

/// What statements of consent come to, in the order in which they were made.
@Suite struct ConsentHistoryTests {
    static let agency = PartnerID(kind: .agency, code: "refuge")
    static let other = PartnerID(kind: .agency, code: "other")

    func at(_ hour: Int64) -> Instant { Instant(milliseconds: hour * 3_600_000) }

    func entry(_ state: ConsentState, _ hour: Int64, limb: ConsentLimb? = nil) -> ConsentHistory.Entry {
        .init(state: state, scopes: [.support], limb: limb, at: at(hour))
    }

    func standing(_ entries: [ConsentHistory.Entry], at hour: Int64 = 100, for recipient: PartnerID? = agency) -> ConsentFacts {
        ConsentHistory(entries).facts(for: recipient, at: at(hour), gate: .release)
    }

    @Test func `nobody said anything`() { #expect(standing([]) == ConsentFacts()) }

    @Test func `the latest statement counts, however late it was told`() {
        #expect(standing([entry(.given, 1), entry(.withdrawn, 2)]).state == .withdrawn)
        #expect(standing([entry(.withdrawn, 2), entry(.given, 1)]).state == .withdrawn)
        #expect(standing([entry(.withdrawn, 2), entry(.given, 3)]).state == .given)
        #expect(standing([entry(.given, 2), entry(.refused, 2)]).state == .refused)
    }

    @Test func `what is said later does not count before`() {
        let history = [entry(.given, 1), entry(.withdrawn, 5)]
        #expect(standing(history, at: 4).state == .given)
        #expect(standing(history, at: 5).state == .withdrawn)
        #expect(standing(history, at: 0).state == .notSought)
    }

    @Test func `consent expires at its hour`() {
        var given = entry(.given, 1)
        given.expiresAt = at(10)
        #expect(standing([given], at: 9).state == .given)
        #expect(standing([given], at: 10).state == .expired)
    }

    @Test func `consent for named agencies is for those alone`() {
        var given = entry(.given, 1)
        given.agencies = [Self.agency].compactMap(\.self)
        #expect(standing([given]).state == .given)
        #expect(standing([given], for: Self.other).state == .notSought)
        #expect(standing([given], for: nil).state == .notSought)
    }

    @Test func `a limb stands until consent is given, and a refusal does not end it`() {
        #expect(standing([entry(.refused, 1, limb: .wouldPrejudice)]).limb == .wouldPrejudice)
        #expect(standing([entry(.refused, 1, limb: .wouldPrejudice), entry(.refused, 2)]).limb == .wouldPrejudice)
        #expect(standing([entry(.refused, 1, limb: .wouldPrejudice), entry(.given, 2)]).limb == nil)
        #expect(standing([entry(.refused, 1, limb: .wouldPrejudice), entry(.given, 2), entry(.withdrawn, 3)]).limb == nil)
        #expect(
            standing([entry(.unable, 1, limb: .cannotBeGiven), entry(.unable, 2, limb: .cannotBeObtained)]).limb
                == .cannotBeObtained)
    }

    @Test func `an override of one person alone counts for nothing`() {
        func report(_ reviewer: String?) -> ConsentReport {
            ConsentReport(
                person: .init(givenName: "Cleo", familyName: "Sample", dateOfBirth: CivilDate(daysSinceEpoch: 0)),
                statement: .init(
                    state: .refused,
                    override: .init(
                        limb: .wouldPrejudice, reason: "x", decidedBy: "Lee Example", decidedAt: at(1), reviewedBy: reviewer)),
                at: at(1), recordedBy: "Lee Example")
        }
        #expect(ConsentHistory.Entry(report(nil)).limb == nil)
        #expect(ConsentHistory.Entry(report("LEE  example")).limb == nil)
        #expect(ConsentHistory.Entry(report("Kim Muster")).limb == .wouldPrejudice)
    }

    @Test(arguments: UInt64(0)..<200) func `the order in which different hours are told never matters`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let entries = (1...Int64.random(in: 2...8, using: &generator)).map { hour in
            entry(
                ConsentState.allCases.randomElement(using: &generator) ?? .given, hour,
                limb: Bool.random(using: &generator) ? ConsentLimb.allCases.randomElement(using: &generator) : nil)
        }
        #expect(standing(entries) == standing(entries.shuffled(using: &generator)))
    }
}
