// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// Rows 8 to 13 and 18 to 25 of domain.md 4.4 as the facts of a matter come to them, each cell written down by hand.
@Suite struct MatterReleaseTests {
    typealias Change = @Sendable (inout SampleMatter) -> Void

    /// One row: what is shared with whom, what makes it a release, and what one change each makes of it.
    struct Row: Sendable {
        var flow: Flow
        var partner: String
        var role: RecipientRole
        var base: Change
        var release: String
        var changes: [(String, Change, String)]
    }

    static let rows: [Row] = [
        Row(
            flow: .policeNotification, partner: "local-authority/885", role: .socialCare,
            base: {
                $0.facts.riskGrade = .standard
                $0.consent = .toBoth
            }, release: "DAN-8",
            changes: [
                ("no child", { $0.children = [] }, "DAN-8 hold condition-unmet"),
                ("no consent and no limb", { $0.consent = ConsentFacts(.refused) }, "DAN-8 hold limb-missing"),
                ("a limb", { $0.consent = ConsentFacts(.refused, limb: .wouldPrejudice) }, "DAN-8 release"),
                ("high risk", { $0.facts.riskGrade = .high }, "DAN-8 release"),
                ("level four", { $0.facts.level = 4 }, "DAN-8 release"),
            ]),
        Row(
            flow: .policeNotification, partner: "agency/early-help", role: .earlyHelp,
            base: {
                $0.facts.riskGrade = .medium
                $0.consent = ConsentFacts(.given, scopes: [.support])
            }, release: "DAN-9",
            changes: [
                ("level four", { $0.facts.level = 4 }, "DAN-9 hold condition-unmet"),
                ("no level", { $0.facts.level = nil }, "DAN-9 hold condition-unmet"),
                ("high risk", { $0.facts.riskGrade = .high }, "default deny no-rule"),
                ("no consent", { $0.consent = ConsentFacts() }, "DAN-9 hold consent-missing"),
                ("refused", { $0.consent = ConsentFacts(.refused) }, "DAN-9 deny consent-refused"),
                (
                    "a limb is no consent", { $0.consent = ConsentFacts(.refused, limb: .wouldPrejudice) },
                    "DAN-9 deny consent-refused"
                ),
                (
                    "consent to information", { $0.consent = ConsentFacts(.given, scopes: [.information]) },
                    "DAN-9 hold consent-missing"
                ),
                (
                    "before the perpetrator",
                    { $0.consent = ConsentFacts(.given, scopes: [.support], obtainedSafely: false) }, "DAN-9 hold consent-missing"
                ),
            ]),
        Row(
            flow: .policeNotification, partner: "agency/refuge", role: .supportService,
            base: {
                $0.facts.riskGrade = .medium
                $0.consent = .toBoth
            }, release: "DAN-10",
            changes: [
                ("no safe contact", { $0.facts.safeContact = nil }, "DAN-10 hold condition-unmet"),
                ("standard risk", { $0.facts.riskGrade = .standard }, "default deny no-rule"),
                ("high risk", { $0.facts.riskGrade = .high }, "default deny no-rule"),
                ("withdrawn", { $0.consent = ConsentFacts(.withdrawn) }, "DAN-10 deny consent-refused"),
            ]),
        Row(
            flow: .policeNotification, partner: "agency/idva-north", role: .idva,
            base: {
                $0.facts.riskGrade = .high
                $0.consent = ConsentFacts(.refused, limb: .cannotBeObtained)
            }, release: "DAN-11",
            changes: [
                ("medium risk", { $0.facts.riskGrade = .medium }, "default deny no-rule"),
                ("no limb", { $0.consent = ConsentFacts(.refused) }, "DAN-11 hold limb-missing"),
            ]),
        Row(
            flow: .marac, partner: "agency/refuge", role: .maracAgency,
            base: {
                $0.facts.riskGrade = .high
                $0.consent = .toBoth
            }, release: "MARAC-12",
            changes: [
                ("medium risk", { $0.facts.riskGrade = .medium }, "MARAC-13 deny wrong-risk"),
                (
                    "medium risk that escalates",
                    {
                        $0.facts.riskGrade = .medium
                        $0.facts.criteria = [.escalation]
                    }, "MARAC-12 release"
                ),
                ("no member", { $0.known.membership = nil }, "MARAC-12 hold condition-unmet"),
                ("nobody named", { $0.known.membership?.representative = nil }, "MARAC-12 hold condition-unmet"),
                ("nothing signed", { $0.known.membership?.agreementFrom = nil }, "MARAC-12 hold condition-unmet"),
                (
                    "ended yesterday", { $0.known.membership?.agreementUntil = SampleMatter.today.adding(days: -1) },
                    "MARAC-12 hold condition-unmet"
                ),
                ("ends today", { $0.known.membership?.agreementUntil = SampleMatter.today }, "MARAC-12 release"),
                ("a relative of the perpetrator", { $0.known.isConflicted = true }, "MARAC-12 hold conflict-of-interest"),
                ("withdrawn, with a limb", { $0.consent = ConsentFacts(.withdrawn, limb: .wouldPrejudice) }, "MARAC-12 release"),
            ]),
        Row(
            flow: .claresLaw, partner: "police/22", role: .disclosurePanel, base: { _ in }, release: "DVDS-18",
            changes: [
                ("fifteen", { $0.victim?.dateOfBirth = CivilDate(iso: "2010-11-19") }, "default deny no-rule"),
                ("sixteen today", { $0.victim?.dateOfBirth = CivilDate(iso: "2010-11-18") }, "DVDS-18 release"),
                ("refused", { $0.consent = ConsentFacts(.refused) }, "DVDS-18 release"),
            ]),
        Row(
            flow: .familyGroup, partner: "local-authority/885", role: .familyGroupService, base: { _ in }, release: "FGC-19",
            changes: [("refused", { $0.consent = ConsentFacts(.refused) }, "FGC-19 release")]),
        Row(
            flow: .localityConference, partner: "agency/refuge", role: .clusterPartner,
            base: {
                $0.facts.riskGrade = .standard
                $0.consent = .toBoth
            }, release: "LOC-20",
            changes: [
                ("high risk", { $0.facts.riskGrade = .high }, "LOC-21 deny wrong-risk"),
                (
                    "only support", { $0.consent = ConsentFacts(.given, scopes: [.support]) }, "LOC-20 hold consent-missing"
                ),
                ("withdrawn", { $0.consent = ConsentFacts(.withdrawn) }, "LOC-20 deny consent-refused"),
                (
                    "21 days old", { $0.facts.reportedAt = SampleMatter.reported + .seconds(-20 * 86_400) }, "LOC-20 release"
                ),
                (
                    "22 days old", { $0.facts.reportedAt = SampleMatter.reported + .seconds(-21 * 86_400) },
                    "LOC-20 hold condition-unmet"
                ),
                (
                    "five days before", { $0.facts.meetingAt = SampleMatter.reported + .seconds(6 * 86_400) }, "LOC-20 release"
                ),
                (
                    "four days before", { $0.facts.meetingAt = SampleMatter.reported + .seconds(5 * 86_400) },
                    "LOC-20 hold condition-unmet"
                ),
            ]),
        Row(
            flow: .mace, partner: "agency/refuge", role: .maceMember, base: { $0.consent = .toBoth }, release: "MACE-23",
            changes: [
                ("not on the list", { $0.known.membership = nil }, "MACE-23 hold condition-unmet"),
                ("nothing signed", { $0.known.membership?.agreementFrom = nil }, "MACE-23 hold condition-unmet"),
                ("nobody named", { $0.known.membership?.representative = nil }, "MACE-23 release"),
                ("no limb", { $0.consent = ConsentFacts() }, "MACE-23 hold limb-missing"),
            ]),
        Row(
            flow: .offenderManagement, partner: "agency/probation", role: .offenderManager, base: { _ in }, release: "IOM-24",
            changes: []),
        Row(
            flow: .protectionOrder, partner: "school/116900", role: .school, base: { _ in }, release: "DVPO-25",
            changes: [
                ("not on the roll", { $0.known.match = nil }, "DVPO-25 hold condition-unmet"),
                (
                    "not on the roll, and protected",
                    {
                        $0.known.match = nil
                        $0.known.isProtected = true
                    }, "DVPO-25 deny protected-address"
                ),
                (
                    "on the roll, and protected", { $0.known.isProtected = true }, "DVPO-25 release"
                ),
                (
                    "ended yesterday", { $0.facts.order?.until = SampleMatter.today.adding(days: -1) },
                    "DVPO-25 hold condition-unmet"
                ),
                ("begins tomorrow", { $0.facts.order?.from = SampleMatter.today.adding(days: 1) }, "DVPO-25 hold condition-unmet"),
                ("28 days", { $0.facts.order?.until = SampleMatter.today.adding(days: 28) }, "DVPO-25 release"),
                ("29 days", { $0.facts.order?.until = SampleMatter.today.adding(days: 29) }, "DVPO-25 hold condition-unmet"),
            ]),
        Row(
            flow: .protectionOrder, partner: "agency/idva-north", role: .idva, base: { _ in }, release: "DVPO-25", changes: []),
    ]

    @Test(arguments: rows.indices) func `each row releases what the table says, and nothing else`(index: Int) throws {
        let row = Self.rows[index]
        var sample = try SampleMatter(row.flow, to: row.partner, as: row.role)
        row.base(&sample)
        #expect(try sample.verdict() == "\(row.release) release")
        #expect(!(try sample.decision().basis.isEmpty))
        for (name, change, expected) in row.changes {
            var changed = sample
            change(&changed)
            #expect(try changed.verdict() == expected, "\(row.flow.rawValue): \(name)")
        }
        var suspended = sample
        suspended.known.isSuspended = true
        #expect(try suspended.verdict() == "\(row.release) hold recipient-suspended")
        var unknown = sample
        unknown.known.isKnown = false
        #expect(try unknown.verdict() == "\(row.release) hold recipient-unknown")
    }

    @Test func `every flow of a form has a row, and no rule of the shipped policy for one is only policy`() {
        #expect(Set(Self.rows.map(\.flow)) == Set(MatterForm.all.map(\.flow)))
        for rule in Policy.shipped.rules where rule.flow.carried.flatMap({ MatterForm($0) }) != nil {
            let obstacle = Policy.shipped.notCarried(rule)
            #expect(obstacle == nil, "\(rule.id)")
        }
    }

    @Test func `a policy without the profile's names cannot carry the rule`() throws {
        var policy = Policy.shipped
        let place = try #require(policy.profiles.firstIndex { $0.id == "IOM" })
        policy.profiles[place].grants[.perpetratorName] = nil
        let rule = try #require(policy.rule(named: "IOM-24"))
        #expect(policy.notCarried(rule) != nil)
        let sample = try SampleMatter(.offenderManagement, to: "agency/probation", as: .offenderManager)
        #expect(try sample.decision(of: policy).outcome == .deny(.noRule))
    }

    @Test func `a meeting's deadline is so many days before it, and one that is past is now`() throws {
        var sample = try SampleMatter(.localityConference, to: "agency/refuge", as: .clusterPartner)
        sample.facts.riskGrade = .standard
        sample.consent = .toBoth
        let release = MatterRelease(policy: .shipped)
        let decision = try sample.decision()
        // Reported on the 17th, and the meeting is on the 1st of December: five days before is the 26th.
        #expect(try release.due(decision, on: sample.days()) == .days(9))
        sample.facts.meetingAt = SampleMatter.reported + .seconds(4 * 86_400)
        #expect(try release.due(decision, on: sample.days()) == .immediate)
    }

    @Test func `what a recipient refuses is held for a person`() throws {
        var sample = try SampleMatter(.policeNotification, to: "agency/early-help", as: .earlyHelp)
        sample.facts.riskGrade = .medium
        sample.consent = .toBoth
        let refused = try MatterRelease(policy: .shipped).refused(sample.subject(), by: sample.recipient, on: sample.days())
        #expect(refused.outcome == .hold(.refusedByRecipient) && refused.flow == .policeNotification)
    }

    @Test func `whoever a person chose needs no match, and every other rule holds for them`() throws {
        var sample = try SampleMatter(.protectionOrder, to: "school/116900", as: .school)
        sample.known.match = nil
        let release = MatterRelease(policy: .shipped)
        func chosen() throws -> Decision {
            release.decide(
                try sample.subject(), to: sample.recipient, on: try sample.days(), consent: sample.consent, sample.known,
                isChosen: true)
        }
        #expect(try chosen().outcome == .release(.human, exception: nil))
        sample.known.isSuspended = true
        #expect(try chosen().outcome == .hold(.recipientSuspended))
    }
}
