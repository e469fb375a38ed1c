// SPDX-License-Identifier: Apache-2.0

/// What a partner or an operator tells of a person's consent: the `data` of `firstbell.consent.v1` (domain.md 4.3).
package struct ConsentReport: Hashable, Sendable {
    package var person: PersonIdentity
    package var statement: ConsentStatement
    /// When it was given, refused or withdrawn.
    package var at: Instant
    package var expiresAt: Instant?
    /// The agencies that it names; empty where it names none.
    package var agencies: [PartnerID]
    /// The case or incident that it is about; nil where it is about the person.
    package var reference: String?
    package var method: ConsentMethod?
    package var recordedBy: String
    /// Who found that the person cannot consent, and where that is written; only of ``ConsentState/unable``.
    package var capacity: CapacityAssessment?

    package init(
        person: PersonIdentity, statement: ConsentStatement, at: Instant, expiresAt: Instant? = nil, agencies: [PartnerID] = [],
        reference: String? = nil, method: ConsentMethod? = nil, recordedBy: String, capacity: CapacityAssessment? = nil
    ) {
        self.person = person
        self.statement = statement
        self.at = at
        self.expiresAt = expiresAt
        self.agencies = agencies
        self.reference = reference
        self.method = method
        self.recordedBy = recordedBy
        self.capacity = capacity
    }
}

/// Whom a statement of consent is about.
package struct PersonIdentity: Hashable, Sendable {
    package var givenName: String
    package var familyName: String
    package var dateOfBirth: CivilDate
    package var nhsNumber: String?

    package init(givenName: String, familyName: String, dateOfBirth: CivilDate, nhsNumber: String? = nil) {
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
        self.nhsNumber = nhsNumber
    }
}

/// How consent was expressed.
package enum ConsentMethod: String, Hashable, Sendable, CaseIterable {
    case inPerson = "IN_PERSON"
    case telephone = "TELEPHONE"
    case writing = "WRITING"
    case electronic = "ELECTRONIC"
}

/// A best-interests record (Mental Capacity Act 2005).
package struct CapacityAssessment: Hashable, Sendable {
    /// Where the assessment is kept.
    package var assessment: String
    package var decidedBy: String

    package init(assessment: String, decidedBy: String) {
        self.assessment = assessment
        self.decidedBy = decidedBy
    }
}
