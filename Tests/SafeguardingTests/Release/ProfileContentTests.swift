// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// What the encompass profiles let each kind of recipient see.
@Suite struct ProfileContentTests {
    private let incident: Incident

    init() throws {
        let born = try #require(CivilDate(iso: "2023-05-14"))
        incident = Incident(
            reference: "22/26/0123456", force: "22", occurredAt: try Instant(rfc3339: "2026-06-17T22:50:00Z"),
            reportedAt: try Instant(rfc3339: "2026-06-17T23:10:00Z"), riskGrade: .high, abuseTypes: [.physical],
            locationCategory: .home, summary: "s",
            children: [
                Child(
                    givenName: "Bea", familyName: "Sample", dateOfBirth: born, upn: "B801200005001", nhsNumber: "9990000018",
                    postcode: "WR99 7AA", exposure: .presentHeard, voice: Voice(spokenTo: true), welfareCheckMade: true)
            ],
            adults: [
                Adult(role: .victim, relationshipToChild: "mother", givenName: "Cleo", familyName: "Sample", postcode: "WR99 7AA"),
                Adult(role: .perpetrator, givenName: "Max", familyName: "Beispiel"), Adult(role: .other, familyName: "Example"),
            ])
    }

    private func content(_ profile: String, to recipient: String, _ change: (inout FieldProfile) -> Void = { _ in }) throws
        -> NoticeContent
    {
        var profile = try #require(Policy.shipped.profile(named: profile))
        change(&profile)
        return Minimisation.content(
            incident: incident, child: incident.children[0], profile: profile, siblingsElsewhere: true,
            contactParentPolicy: .dslJudgement,
            settled: .init(
                flow: .encompass, recipient: try #require(PartnerID(recipient)), deadline: incident.reportedAt, rehearsal: false,
                eventID: "e", decision: .init(rule: "r", basis: "b", policy: "p"), match: .producer, flags: []))
    }

    @Test(arguments: [
        ("OE_STANDARD", "school/116900", "upn", ""), ("OE_EY", "early-years/EY402388", "", ""),
        ("OE_HV", "health-visiting/R1A", "nhs", ""), ("OE_LA", "local-authority/885", "upn", "Cleo Max -"),
        ("OE_FORCE", "police/21", "upn nhs", "Cleo Max -"), ("OE_NI_REG3", "school/116900", "", ""),
        ("OE_MINIMAL", "school/116900", "upn", ""),
    ]) func `identifiers and names go only where the profile says`(
        _ row: (profile: String, recipient: String, identifiers: String, names: String)
    ) throws {
        let content = try content(row.profile, to: row.recipient)
        let identifiers = [content.child.upn.map { _ in "upn" }, content.child.nhsNumber.map { _ in "nhs" }].compactMap(\.self)
        #expect(identifiers.joined(separator: " ") == row.identifiers)
        let named = content.adults.filter { $0.familyName != nil }.map { $0.givenName ?? "-" }
        #expect(named.joined(separator: " ") == row.names)
    }

    @Test func `the closed list of Northern Ireland has no police reference, voice or welfare check`() throws {
        let content = try content("OE_NI_REG3", to: "school/116900")
        #expect(content.event.reference == nil && content.incident.force == nil && content.event.id == "e")
        #expect(content.child.voice == nil && content.child.welfareCheckMade == nil && content.child.siblingsElsewhere == nil)
        #expect(content.child.exposure != nil && content.incident.summary != nil && content.adults.count == 3)
        #expect(content.incident.times == .instants(occurredAt: incident.occurredAt, reportedAt: incident.reportedAt))
    }

    @Test func `the least profile has local dates in the place of times`() throws {
        let content = try content("OE_MINIMAL", to: "school/116900")
        // It occurred ten minutes before midnight in summer time, and was reported ten minutes after.
        let (before, after) = (try #require(CivilDate(iso: "2026-06-17")), try #require(CivilDate(iso: "2026-06-18")))
        #expect(content.incident.times == .dates(occurredOn: before, reportedOn: after))
        #expect(content.event.reference != nil && content.incident.force == "22")
        #expect(content.child.exposure == nil && content.adults.isEmpty && content.incident.riskGrade == nil)
    }

    @Test func `whatever a policy grants, a setting sees no NHS number and no adult's name`() throws {
        for recipient in ["school/116900", "early-years/EY402388"] {
            let content = try content("OE_FORCE", to: recipient)
            #expect(content.child.nhsNumber == nil)
            #expect(content.adults.allSatisfy { $0.givenName == nil && $0.familyName == nil })
        }
    }

    @Test func `a name goes by the part that its bearer played`() throws {
        func names(_ change: (inout FieldProfile) -> Void) throws -> [String] {
            try content("OE_FORCE", to: "police/21", change).adults.compactMap(\.familyName)
        }
        #expect(try names { $0.grants[.perpetratorName] = nil } == ["Sample", "Example"])
        #expect(try names { $0.grants[.adultNames] = nil } == ["Beispiel"])
        #expect(try names { $0.grants[.adultNames] = .victimOnly } == ["Sample", "Beispiel"])
        #expect(
            try names {
                $0.grants[.adultNames] = .byArea
                $0.grants[.perpetratorName] = .byArea
            } == [])
    }

    @Test func `each kind of recipient has words of its own, and a school the ones it had`() throws {
        let words = ["school/116900", "police/21", "local-authority/885"].map { id in
            PartnerID(id).map { HandlingText.text(flow: .encompass, to: $0.kind) }
        }
        #expect(Set(words).count == 3)
        #expect(HandlingText.text(flow: .encompassEarlyYears, to: .healthVisiting) != HandlingText.text(flow: .encompassEarlyYears))
        #expect(words[0] == HandlingText.text(flow: .encompass) && HandlingText.text(flow: .encompass).hasPrefix("OFFICIAL"))
        #expect(
            Flow.allCases.allSatisfy { flow in PartnerKind.allCases.allSatisfy { !HandlingText.text(flow: flow, to: $0).isEmpty } })
    }
}
