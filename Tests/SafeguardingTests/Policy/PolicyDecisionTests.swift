// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// How a policy explains and compares, and how encompass releases follow it.
@Suite struct PolicyDecisionTests {
    let day: CivilDate
    let school: PartnerID
    let born: CivilDate

    init() throws {
        day = try #require(CivilDate(iso: "2026-11-26"))
        school = try #require(PartnerID("school/116900"))
        born = try #require(CivilDate(iso: "2016-03-27"))
    }

    @Test func `an explanation names each rule that was looked at, and the first input that failed`() {
        let facts = PolicyFacts(
            flow: .encompass, role: .healthVisitor, grade: .medium, age: 7, date: day, met: PolicyCondition.allCases)
        let explanation = Policy.shipped.explain(facts)
        #expect(explanation.decision.rule == nil)
        #expect(explanation.steps.count == 27)
        #expect(explanation.steps.prefix(4).map(\.failed) == [.recipient, .recipient, .recipient, .route])
        #expect(
            explanation.sentences.contains(
                "OE-1: it is for a school, college or 16 to 19 academy, and the recipient is a health-visiting provider."))
        #expect(explanation.sentences.last == "No rule matches, so the default denies it: no-rule; a person is asked.")
    }

    @Test func `an explanation decides as the decision does`() {
        for flow in PolicyMatrix.flows {
            var count = 0
            PolicyMatrix.each(flow) { cell in
                count += 1
                guard count % 397 == 0 else { return true }
                var policy = Policy.shipped
                policy.area = cell.area
                let explanation = policy.explain(cell.facts)
                #expect(explanation.decision == policy.decide(cell.facts))
                #expect(explanation.steps.last?.failed == nil || explanation.decision.rule == nil)
                #expect(!explanation.verdict.isEmpty)
                return true
            }
        }
    }

    @Test func `a requirement that decides is the last one told`() {
        var met = PolicyCondition.allCases
        met.removeAll { $0 == .open }
        let facts = PolicyFacts(flow: .encompass, role: .school, grade: .high, age: 7, date: day, met: met, unmet: [.open])
        let explanation = Policy.shipped.explain(facts)
        #expect(explanation.requirements.map(\.condition) == [.child, .ageRange, .matched, .open])
        #expect(
            explanation.sentences.suffix(2) == [
                "Required, and not so: the recipient is open.", "Rule OE-1 holds it for a person: setting-closed.",
            ])
    }

    @Test func `two policies differ by rule and by what they decide`() throws {
        var after = Policy.shipped
        after.rules[22].consent = .none
        let difference = PolicyDifference(from: .shipped, to: after, day: day)
        #expect(difference.changes == [.init(part: "rule MACE-23", what: "consent", before: "consulted", after: "none")])
        #expect(Set(difference.effects.map(\.role)) == [.maceMember])
        #expect(
            difference.effects.contains { $0.before == "hold limb-missing (MACE-23)" && $0.after.hasPrefix("release (MACE-23") })
        #expect(PolicyDifference(from: .shipped, to: .shipped, day: day).changes == [])
    }

    @Test func `a change of words decides nothing otherwise`() {
        var after = Policy.shipped
        after.rules[0].title = "Other words"
        let difference = PolicyDifference(from: .shipped, to: after, day: day)
        #expect(difference.changes.map(\.what) == ["title"])
        #expect(difference.effects == [])
    }

    @Test func `a rule that comes, goes or moves is told`() {
        var after = Policy.shipped
        after.rules.remove(at: 26)
        after.rules.swapAt(11, 12)
        let difference = PolicyDifference(from: .shipped, to: after, day: day)
        #expect(difference.changes.contains(.init(part: "rule STATS-27", what: "removed")))
        #expect(
            difference.changes.contains(
                .init(part: "rule MARAC-13", what: "moved", before: "after MARAC-12", after: "before MARAC-12")))
        #expect(difference.effects.contains { $0.flow == .statistics && $0.after == "deny no-rule (default)" })
        #expect(!difference.effects.contains { $0.flow == .marac })
    }

    private func decide(_ policy: Policy, division: Division = .englandAndWales, _ setting: PartnerID) -> [Decision] {
        EncompassRelease(policy: EncompassPolicy(policy), division: division).decide(
            dateOfBirth: born, today: day, grade: .medium, matches: RollMatches(exact: [setting: .upn]), named: [],
            facts: {
                SettingFacts(
                    id: $0, localAuthority: "885", deliverable: true, statutory: $0.kind == .school, participating: true,
                    trainedKeyAdults: 1)
            })
    }

    @Test func `what no rule of this version releases is denied and owned by somebody`() {
        #expect(decide(.shipped, division: .scotland, school).map(\.outcome) == [.deny(.noRule), .hold(.noSetting)])
        // Regulation 4 is for a person to judge where the police did not say.
        #expect(decide(.shipped, division: .northernIreland, school).map(\.outcome) == [.hold(.conditionUnmet)])
        var policy = Policy.shipped
        policy.area.profile = "OE_MINIMAL"
        #expect(decide(policy, school).map(\.outcome) == [.release(.upn, exception: nil)])
        policy.rules[0].deadline = .hours(1)
        #expect(decide(policy, school).map(\.outcome) == [.deny(.noRule), .hold(.noSetting)])
    }

    @Test func `another policy decides otherwise`() throws {
        var policy = Policy.shipped
        policy.rules.insert(
            PolicyRule(
                "NOT-MEDIUM", "x", flow: .encompass, when: .init(recipients: [.school], risks: [.medium]),
                outcome: .hold(.conditionUnmet)),
            at: 0)
        #expect(decide(policy, school).map(\.outcome) == [.hold(.conditionUnmet)])
        #expect(decide(policy, school).map(\.rule) == ["NOT-MEDIUM"])
        policy = .shipped
        policy.area.ageFrom = 11
        #expect(decide(policy, school).map(\.outcome) == [.hold(.outsideAgeRange)])
        let nursery = try #require(PartnerID("early-years/EY402388"))
        policy = .shipped
        policy.area.earlyYearsRoute = .healthVisitor
        #expect(decide(policy, nursery).map(\.outcome) == [.deny(.noRule), .hold(.noSetting)])
    }

    @Test(arguments: [
        ("2008-11-27", 17), ("2008-11-26", 18), ("2026-11-26", 0), ("2027-01-01", 0), ("2025-11-27", 0), ("2025-11-26", 1),
        ("2004-02-29", 22),
    ]) func `age is counted in whole years`(_ row: (born: String, age: Int)) {
        #expect(CivilDate(iso: row.born)?.age(on: day) == row.age)
    }

    @Test func `a profile strips what it does not grant`() throws {
        let incident = Incident(
            reference: "22/26/0123456", force: "22", occurredAt: Instant(milliseconds: 1), reportedAt: Instant(milliseconds: 2),
            riskGrade: .high, abuseTypes: [.physical], locationCategory: .home, summary: "s",
            children: [
                Child(
                    givenName: "Ada", familyName: "Sample", dateOfBirth: born, upn: "B801200005001", exposure: .presentHeard,
                    voice: Voice(spokenTo: true), welfareCheckMade: true)
            ], adults: [Adult(role: .victim, relationshipToChild: "mother")])
        func content(_ profile: FieldProfile) -> NoticeContent {
            Minimisation.content(
                incident: incident, child: incident.children[0], profile: profile, siblingsElsewhere: true,
                contactParentPolicy: .dslJudgement,
                settled: .init(
                    flow: .encompass, recipient: school, deadline: Instant(milliseconds: 3), rehearsal: false, eventID: "e",
                    decision: .init(rule: "OE-1", basis: "b", policy: "p"), match: .upn, flags: []))
        }
        let standard = try #require(Policy.shipped.profile(named: "OE_STANDARD"))
        let whole = content(standard)
        #expect(whole.child.upn != nil && whole.child.voice != nil && whole.incident.summary != nil && whole.adults.count == 1)
        for (field, isGone): (PolicyField, (NoticeContent) -> Bool) in [
            (.upn, { $0.child.upn == nil }), (.exposure, { $0.child.exposure == nil }), (.voice, { $0.child.voice == nil }),
            (.welfareCheck, { $0.child.welfareCheckMade == nil }), (.siblings, { $0.child.siblingsElsewhere == nil }),
            (.riskGrade, { $0.incident.riskGrade == nil }), (.abuseTypes, { $0.incident.abuseTypes.isEmpty }),
            (.locationCategory, { $0.incident.locationCategory == nil }), (.circumstances, { $0.incident.summary == nil }),
            (.adultRoles, { $0.adults.isEmpty }),
        ] {
            var profile = standard
            profile.grants[field] = nil
            #expect(!isGone(whole), "\(field)")
            #expect(isGone(content(profile)), "\(field)")
        }
    }
}
