// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// An invented case with a victim, a child and a perpetrator.
enum SampleCase {
    static let practice = PartnerID(kind: .gp, code: "M81001")
    static let other = PartnerID(kind: .gp, code: "M81002")
    static let authority = PartnerID(kind: .localAuthority, code: "885")

    static func facts(
        outcome: HearingOutcome = .heard, grade: RiskGrade = .high, criteria: [MARACCriterion] = [],
        consent: ConsentStatement? = ConsentStatement(state: .given, scopes: [.support, .information]), socialCare: PartnerID? = nil
    ) -> CaseFacts {
        CaseFacts(
            reference: "WN/26/0042", area: "worcestershire-north", heardAt: Instant(milliseconds: 1_794_925_800_000),
            outcome: outcome, riskGrade: grade, criteria: criteria, consent: consent, advocate: "IDVA service",
            safeContact: "Weekday mornings only.", socialCare: socialCare)
    }

    static func person(practice: PartnerID? = practice, noPractice: PracticeException? = nil) -> CasePerson {
        CasePerson(
            givenName: "Cleo", familyName: "Sample", dateOfBirth: CivilDate(year: 1988, month: 7, day: 2), nhsNumber: "9990000018",
            practice: practice, noPractice: noPractice)
    }

    static func subject(
        _ role: CaseRole, _ facts: CaseFacts = facts(), person: CasePerson = person(), perpetratorAt: PartnerID? = other
    ) -> CaseSubject {
        CaseSubject(
            facts: facts, role: role, position: 0, person: person,
            perpetrators: [
                Perpetrator(
                    givenName: "Max", familyName: "Beispiel", practice: perpetratorAt, relationshipToVictim: "former partner")
            ], hasChildren: true)
    }

    static func override(_ limb: ConsentLimb) -> ConsentOverride {
        ConsentOverride(
            limb: limb, reason: "Asking would put her at risk.", decidedBy: "MARAC chair", decidedAt: Instant(milliseconds: 0))
    }
}
