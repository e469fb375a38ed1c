// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// What a flag tells, and what lets it go and come off again.
@Suite struct FlagReleaseTests {
    static func sample(_ kind: MARACFlag.Kind = .add) throws -> SampleMatter {
        var sample = try SampleMatter(.marac, to: "agency/refuge", as: .maracAgency)
        sample.facts.stage = .flag
        sample.facts.flag = MARACFlag(kind, until: try #require(CivilDate(iso: "2027-11-17")))
        sample.facts.riskGrade = .high
        sample.facts.criteria = [.visibleHighRisk]
        sample.facts.advocate = "Kim Example, 01632 960001"
        sample.facts.occurredAt = SampleMatter.reported
        sample.facts.abuseTypes = [.physical]
        sample.facts.locationCategory = .home
        sample.consent = .toBoth
        return sample
    }

    @Test func `a flag tells who, until when and at what risk, and nothing of what happened or where`() throws {
        let sample = try Self.sample()
        let notice = try sample.content()
        let flag = try #require(sample.facts.flag)
        #expect(
            notice.matter
                == MatterNoticeContent.MatterFields(
                    forum: sample.facts.forum, stage: .flag, riskGrade: .high, flag: flag))
        let people = [notice.person] + notice.others
        #expect(people.map(\.role) == [.victim, .child, .perpetrator])
        #expect(people.map(\.givenName) == ["Cleo", "Ada", "Max"] && people.first?.nhsNumber == "9990000018")
        for person in people {
            #expect(person.address == nil && person.voice == nil && person.exposure == nil && person.relationshipToVictim == nil)
        }
        #expect(notice.handling.text == HandlingText.text(flag: flag) && notice.event.reference == "22/26/0123456")
    }

    /// What is stripped from a notice stands also in a subject that was sealed with it.
    @Test func `a notice of a flag has nothing more, whatever was sealed`() throws {
        let sample = try Self.sample()
        let whole = MatterSubject(
            facts: sample.facts, person: try #require(sample.victim), others: sample.children + sample.perpetrators)
        let profile = try #require(Policy.shipped.profiles.first { $0.id == "MARAC_FULL" })
        let settled = Minimisation.Settled(
            flow: .marac, recipient: sample.recipient.partner, deadline: SampleMatter.reported, rehearsal: false, eventID: "e-1",
            decision: .init(rule: "MARAC-12", basis: "", policy: ""), match: .producer, flags: [])
        func content(_ subject: MatterSubject) -> MatterNoticeContent {
            Minimisation.content(subject, profile: profile, area: AreaOptions(), isProtected: false, settled: settled)
        }
        #expect(try content(whole) == content(sample.subject()))
        var agenda = whole
        agenda.facts.stage = .agenda
        #expect(content(agenda).matter.circumstances != nil && content(agenda).person.address != nil)
    }

    @Test func `of a flag nothing is kept that its notices cannot say and its decisions do not need`() throws {
        let subject = try Self.sample().subject()
        let facts = subject.facts
        #expect(facts.circumstances == nil && facts.safeContact == nil && facts.advocate == nil && facts.meetingAt == nil)
        #expect(facts.occurredAt == nil && facts.abuseTypes.isEmpty && facts.locationCategory == nil)
        #expect(facts.criteria == [.visibleHighRisk] && facts.riskGrade == .high && facts.stage == .flag)
        #expect(subject.people.allSatisfy { $0.address == nil && $0.voice == nil && $0.exposure == nil })
        #expect(subject.victim?.nhsNumber == "9990000018" && subject.children.first?.upn == "B801200005001")
        var agenda = try Self.sample()
        agenda.facts.stage = .agenda
        #expect(try agenda.subject().facts == agenda.facts && agenda.subject().person.address != nil)
    }

    /// One change each of a case that is released.
    static let changes: [(String, @Sendable (inout SampleMatter) -> Void, add: String, lapse: String)] = [
        ("nothing", { _ in }, "MARAC-12 release", "MARAC-12 release"),
        ("no consent and no limb", { $0.consent = ConsentFacts(.refused) }, "MARAC-12 hold limb-missing", "MARAC-12 release"),
        ("consent withdrawn", { $0.consent = ConsentFacts(.withdrawn) }, "MARAC-12 hold limb-missing", "MARAC-12 release"),
        (
            "suspended", { $0.known.isSuspended = true }, "MARAC-12 hold recipient-suspended",
            "MARAC-12 hold recipient-suspended"
        ),
        ("off the list", { $0.known.membership = nil }, "MARAC-12 hold condition-unmet", "MARAC-12 hold condition-unmet"),
        (
            "a conflict", { $0.known.isConflicted = true }, "MARAC-12 hold conflict-of-interest",
            "MARAC-12 hold conflict-of-interest"
        ),
        (
            "below the threshold",
            {
                $0.facts.riskGrade = .medium
                $0.facts.criteria = []
            }, "MARAC-13 deny wrong-risk", "MARAC-13 deny wrong-risk"
        ),
        (
            "below it, but a repeat by the register",
            {
                $0.facts.riskGrade = .medium
                $0.facts.criteria = []
                $0.facts.isRepeatByRegister = true
            }, "MARAC-12 release", "MARAC-12 release"
        ),
    ]

    @Test func `a flag goes by the rule of the MARAC, and comes off by the same without asking for consent anew`() throws {
        for (name, change, add, lapse) in Self.changes {
            for (kind, expected) in [(MARACFlag.Kind.add, add), (.extend, add), (.lapse, lapse)] {
                var sample = try Self.sample(kind)
                change(&sample)
                #expect(try sample.verdict() == expected, "\(name), \(kind)")
                if kind == .lapse { #expect(try sample.decision().consent == nil, "\(name)") }
            }
        }
    }
}
