// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// FF-22 for each family and recipient: flags, consent, limbs and who is told.
@Suite struct FamilyReleaseTests {
    private let release = FamilyRelease(policy: .shipped)
    private let day: CivilDate
    private let now: Instant
    private let lead: PartnerID

    init() throws {
        day = try FamilyLookTests.day("2026-11-18")
        now = try Instant(rfc3339: "2026-11-18T07:00:00Z")
        lead = try #require(PartnerID("agency/support"))
    }

    private func outcome(_ consents: [ConsentFacts], isFlagged: Bool = true, _ known: FamilyRelease.Knowledge? = nil)
        -> Decision.Outcome
    {
        release.decide(
            SeenFamily(family: "F1", lead: lead, entries: []), to: lead, consents: consents, isFlagged: isFlagged, on: day,
            known ?? .init(isKnown: true)
        ).outcome
    }

    private func consents(
        _ consent: ProgrammeConsent, limb: ConsentLimb? = nil, registered: [ConsentHistory] = []
    ) throws -> [ConsentFacts] {
        var family = try FamilyLookTests.family(
            FamilyLookTests.person("Ada", "Sample"), FamilyLookTests.person("Cleo", "Sample", born: "1988-07-02"))
        family.consent = consent
        family.limb = limb
        return family.consents(registered, for: lead, at: now, in: .london)
    }

    private func said(_ state: ConsentState, at: String, scopes: Set<ConsentScope> = [.information]) throws -> ConsentHistory {
        ConsentHistory([ConsentHistory.Entry(state: state, scopes: scopes, at: try Instant(rfc3339: at))])
    }

    @Test func `a flag counts on its last day and on none after it`() throws {
        var family = try FamilyLookTests.family()
        family.flaggedUntil = day
        #expect(family.isFlagged(on: day) && !family.isFlagged(on: day.adding(days: 1)))
        #expect(family.isFlagged(on: family.flaggedFrom) && !family.isFlagged(on: family.flaggedFrom.adding(days: -1)))
        family.flaggedUntil = nil
        #expect(family.isFlagged(on: day.adding(days: 4000)))
    }

    @Test func `consent to the programme releases until the end of its last day, and a limb without it`() throws {
        let free = Decision.Outcome.release(.register, exception: nil)
        #expect(outcome(try consents(.given(until: nil))) == free)
        #expect(outcome(try consents(.given(until: day))) == free)
        #expect(outcome(try consents(.given(until: day.adding(days: -1)))) == .deny(.consentRefused))
        #expect(outcome(try consents(.none)) == .deny(.consentRefused))
        #expect(outcome(try consents(.none, limb: .wouldPrejudice)) == free)
        let decision = release.decide(
            SeenFamily(family: "F1", lead: lead, entries: []), to: lead, consents: try consents(.none, limb: .wouldPrejudice),
            on: day, .init(isKnown: true))
        #expect(decision.rule == "FF-22" && decision.consent == "limb-c")
    }

    @Test func `the register of consent counts over that of families, and the strictest member for all`() throws {
        let free = Decision.Outcome.release(.register, exception: nil)
        let withdrawn = try said(.withdrawn, at: "2026-11-17T12:00:00Z")
        let given = try said(.given, at: "2026-11-17T12:00:00Z")
        #expect(outcome(try consents(.given(until: nil), registered: [withdrawn])) == .deny(.consentRefused))
        #expect(outcome(try consents(.given(until: nil), registered: [given, withdrawn])) == .deny(.consentRefused))
        // What one member says gives nothing for the other, of whom only the register of families knows.
        #expect(outcome(try consents(.none, registered: [given])) == .deny(.consentRefused))
        #expect(outcome(try consents(.none, registered: [given, given])) == free)
        #expect(
            outcome(try consents(.given(until: nil), registered: [said(.given, at: "2026-11-17T12:00:00Z", scopes: [.support])]))
                == .deny(.consentRefused))
        // A history that says nothing is none.
        #expect(outcome(try consents(.given(until: nil), registered: [ConsentHistory([])])) == free)
    }

    @Test func `a family whose flag has ended, and one of whom nothing is known, are not told of`() throws {
        #expect(outcome(try consents(.given(until: nil)), isFlagged: false) == .hold(.conditionUnmet))
        #expect(outcome([]) == .deny(.consentRefused))
    }

    @Test func `a nil return asks nobody's consent, and waits for whoever is suspended or unknown`() {
        let nilReturn = release.decide(digestTo: lead, on: day, .init(isKnown: true))
        #expect(nilReturn.outcome == .release(.register, exception: nil))
        #expect(nilReturn.consent == nil && nilReturn.rule == "FF-22")
        #expect(release.due(nilReturn) == .startOfDay)
        #expect(
            release.decide(digestTo: lead, on: day, .init(isKnown: true, isSuspended: true)).outcome
                == .hold(.recipientSuspended))
        #expect(release.decide(digestTo: lead, on: day, .init(isKnown: false)).outcome == .hold(.recipientUnknown))
        #expect(release.refused(by: lead, on: day).outcome == .hold(.refusedByRecipient))
    }

    @Test func `a profile strips what it does not grant, and a digest without an entry says so`() throws {
        let entry = DigestEntry(
            .init(
                reference: "22/26/0000001", occurredAt: now, reportedAt: now, riskGrade: .high, abuseTypes: [.physical]),
            children: [DigestChild(givenName: "Ada", familyName: "Sample", dateOfBirth: day)])
        let digest = FamilyDigest(
            cluster: try #require(ForumID("locality/malvern")), date: day, since: now, families: 1)
        func content(_ profile: FieldProfile, _ families: [SeenFamily]) -> DigestNoticeContent {
            Minimisation.content(
                digest, families, profile: profile,
                settled: .init(
                    flow: .familiesFirst, recipient: lead, deadline: now, rehearsal: false, eventID: digest.eventID,
                    decision: .init(rule: "FF-22", basis: "A6-1a", policy: "00"), match: .register, flags: []))
        }
        let families = [SeenFamily(family: "F1", lead: lead, entries: [entry])]
        let full = content(try #require(Policy.shipped.profile(named: "FF_DIGEST")), families)
        #expect(!full.isNil && full.entries.first?.children.count == 1 && full.entries.first?.riskGrade == .high)
        let least = content(FieldProfile("LEAST", [.policeReference: .full, .handling: .full]), families).entries.first
        #expect(least == .init(family: "F1", reference: "22/26/0000001"))
        #expect(content(FieldProfile("LEAST", [:]), []).isNil)
    }
}
