// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing

@Suite struct ScoringTests {
    private func person(
        _ given: String = "Ada", _ family: String = "Sample", _ birth: String = "2016-03-27", _ postcode: String? = "WR1 1AA",
        upn: String? = nil
    ) throws -> PersonDetails {
        PersonDetails(
            givenName: given, familyName: family, dateOfBirth: try #require(CivilDate(iso: birth)), postcode: postcode, upn: upn)
    }

    /// Values of Winkler's own examples, to three decimals.
    @Test(arguments: [
        ("MARTHA", "MARHTA", 0.961), ("DIXON", "DICKSONX", 0.813), ("DWAYNE", "DUANE", 0.84), ("JONES", "JOHNSON", 0.832),
        ("A", "A", 1), ("ABC", "XYZ", 0), ("", "A", 0), ("AB", "ABCDEFGHIJ", 0.787),
    ]) func `the similarity of names is Winkler's`(one: String, other: String, expected: Double) {
        let similarity = JaroWinkler.similarity(Array(one.utf8), Array(other.utf8))
        #expect(abs(similarity - expected) < 0.001, "\(similarity)")
        #expect(similarity == JaroWinkler.similarity(Array(other.utf8), Array(one.utf8)))
    }

    @Test func `each slip has its level`() throws {
        let ada = try person()
        func level(_ field: PersonComparison.Field, _ other: PersonDetails) -> PersonComparison.Level {
            PersonComparison(ada, other)[field]
        }
        #expect(level(.givenName, try person("ADA")) == .exact)
        #expect(level(.givenName, try person("Adá")) == .near)
        #expect(level(.givenName, try person("Adalind")) == .part)
        #expect(level(.givenName, try person("Bram")) == .different)
        #expect(level(.familyName, try person("Ada", "Sample-Testwood")) == .part)
        #expect(level(.familyName, try person("Ada", "Smaple")) == .similar)
        #expect(level(.dateOfBirth, try person("Ada", "Sample", "2016-03-28")) == .similar)
        #expect(level(.dateOfBirth, try person("Ada", "Sample", "2016-03-72".replacing("72", with: "12"))) == .different)
        #expect(
            PersonComparison(try person("Ada", "Sample", "2016-03-05"), try person("Ada", "Sample", "2016-05-03"))[.dateOfBirth]
                == .similar)
        #expect(level(.postcode, try person("Ada", "Sample", "2016-03-27", "wr11aa")) == .exact)
        #expect(level(.postcode, try person("Ada", "Sample", "2016-03-27", "WR1 1AB")) == .similar)
        #expect(level(.postcode, try person("Ada", "Sample", "2016-03-27", "WR1 9ZZ")) == .area)
        #expect(level(.postcode, try person("Ada", "Sample", "2016-03-27", "LS1 4AP")) == .different)
        #expect(level(.postcode, try person("Ada", "Sample", "2016-03-27", nil)) == .missing)
        let exchanged = PersonComparison(ada, try person("Sample", "Ada"))
        #expect(exchanged.namesExchanged && exchanged[.givenName] == .near)
    }

    @Test func `a twin is never taken for the other, whatever the UPN says`() throws {
        let asked = try person("Ada", upn: "B801200005001")
        let ada = try person("Ada", upn: "A950000178301")
        let twin = try person("Bram", upn: "B801200005001")
        #expect(MatchJudgement(asked, among: [(1, twin)], weights: .shipped).verdict == .hold([1]))
        guard case .hold = MatchJudgement(asked, among: [(1, twin), (2, ada)], weights: .shipped).verdict else {
            Issue.record("a number and a name that contradict each other were decided")
            return
        }
        #expect(MatchJudgement(try person("Ada"), among: [(1, twin), (2, ada)], weights: .shipped).verdict == .certain([2]))
    }

    @Test func `one child on two rolls is one child`() throws {
        let records = [(id: Int64(1), details: try person()), (id: Int64(2), details: try person())]
        #expect(MatchJudgement(try person(), among: records, weights: .shipped).verdict == .certain([1, 2]))
        // The second is not certain by itself, and may be somebody else.
        let moved = try person("Ada", "Sample", "2016-03-27", "LS1 4AP")
        #expect(MatchJudgement(try person(), among: [(1, try person()), (2, moved)], weights: .shipped).verdict == .certain([1]))
        let near = [
            (id: Int64(1), details: try person()), (id: Int64(2), details: try person("Ada", "Sample", "2016-03-27", "WR1 1AB")),
        ]
        #expect(MatchJudgement(try person(), among: near, weights: .shipped).verdict == .certain([1, 2]))
    }

    @Test func `nobody is like nobody`() throws {
        #expect(MatchJudgement(try person(), among: [], weights: .shipped).verdict == .none)
        let other = try person("Wren", "Pattern", "2011-11-30", "LS1 4AP")
        #expect(MatchJudgement(try person(), among: [(1, other)], weights: .shipped).candidates == [])
    }

    @Test func `weights that mean nothing are named`() {
        #expect(MatchWeights.shipped.faults == [])
        var weights = MatchWeights.shipped
        weights.odds[.upn]?[.exact] = nil
        weights.odds[.postcode]?[.exact] = MatchWeights.Odds(m: 0, u: 1)
        weights.odds[.dateOfBirth]?[.part] = MatchWeights.Odds(m: 0.5, u: 0.5)
        weights.possible = 50
        weights.lead = 0
        weights.exchanged = 1
        #expect(weights.faults.count == 7, "\(weights.faults)")
    }

    /// Whom the journal would find: a child is missed only when the birth date and a name are wrong at once.
    @Test func `a child is found under every single slip`() throws {
        let index = BlockIndex([try person()])
        for other in [
            try person("Adaa"), try person("Ada", "Smaple"), try person("Ada", "Sample", "2016-02-27"),
            try person("Ada", "Sample", "2016-03-27", "LS1 4AP"), try person("Sample", "Ada"), try person("Adaa", "Smaple"),
        ] {
            #expect(index.candidates(for: other).count == 1)
        }
        #expect(index.candidates(for: try person("Adaa", "Sample", "2016-02-27")).isEmpty)
    }

    @Test(arguments: [UInt64(11), 12, 13]) func `of a thousand generated questions none is answered with another child`(
        seed: UInt64
    ) {
        var roll = GeneratedRoll(count: 1_500, seed: seed)
        let questions = roll.questions(1_000)
        let index = BlockIndex(roll.children)
        let outcome = MatchOutcome(questions, against: index)
        #expect(outcome.wrong == 0)
        #expect(Double(outcome.certain) > 0.5 * Double(outcome.known))
        #expect(Double(outcome.certain + outcome.heldRightly) > 0.94 * Double(outcome.known))
        // That the count can be other than 0: without care a twin is taken.
        var careless = MatchWeights.shipped
        careless.needed = []
        careless.certain = 21
        careless.lead = 0.1
        #expect(MatchOutcome(questions, against: index, weights: careless).wrong > 0)
    }
}
