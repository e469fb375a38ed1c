// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// What each profile of a case lets through, field by field (domain.md 3.5 and 4.5).
@Suite struct CaseMinimisationTests {
    func content(_ rule: String, _ role: CaseRole, flow: Flow) throws -> CaseNoticeContent {
        let policy = Policy.shipped
        let profile = try #require(policy.rule(named: rule).flatMap { policy.profile(of: $0) })
        let recipient = try #require(SampleCase.practice)
        return Minimisation.content(
            SampleCase.subject(role, SampleCase.facts(criteria: [.repeat])), heardOn: CivilDate(daysSinceEpoch: 20_774),
            profile: profile,
            settled: .init(
                flow: flow, recipient: recipient, deadline: Instant(milliseconds: 0), rehearsal: false, eventID: "e-1",
                decision: .init(rule: rule, basis: "A6-1e", policy: String(repeating: "0", count: 64)), match: .producer,
                flags: []))
    }

    @Test func `a practice learns of its patient, the date and how to make contact, and of no perpetrator`() throws {
        let notice = try content("GP-14", .victim, flow: .maracGP)
        #expect(notice.person.nhsNumber == "9990000018" && notice.person.familyName == "Sample")
        #expect(notice.hearing.heardAt == nil && notice.hearing.criteria.isEmpty)
        #expect(notice.hearing.isRepeat == true && notice.hearing.childrenConnected == true)
        #expect(notice.hearing.safeContact != nil && notice.hearing.advocate != nil)
        #expect(notice.perpetrators.isEmpty)
        #expect(notice.handling.text.contains("online"))
    }

    @Test func `a child's practice learns nothing of how to reach the victim`() throws {
        let notice = try content("GP-15", .child, flow: .maracGP)
        #expect(notice.hearing.safeContact == nil && notice.hearing.advocate == nil)
        #expect(notice.hearing.isRepeat == nil && notice.hearing.childrenConnected == nil)
        #expect(notice.perpetrators.isEmpty && notice.hearing.riskGrade == .high)
    }

    @Test func `social care's record names the perpetrators and the criteria`() throws {
        let notice = try content("CSC-17", .child, flow: .maracRecord)
        #expect(notice.perpetrators.map(\.familyName) == ["Beispiel"])
        #expect(notice.hearing.criteria == [.repeat] && notice.hearing.heardAt != nil)
    }
}
