// SPDX-License-Identifier: Apache-2.0

/// An accepted event, as far as a digest of families looks at it: when and how grave, and who was in it.
package struct FamilySighting: Hashable, Sendable {
    /// Sequence of the event; an incident comes once for each of its children.
    package var event: Int64
    package var facts: Facts
    package var people: [Person]

    package init(event: Int64, facts: Facts, people: [Person]) {
        self.event = event
        self.facts = facts
        self.people = people
    }

    /// What is said of the event, and of nobody in it.
    package struct Facts: Hashable, Sendable {
        package var reference: String
        package var occurredAt: Instant?
        package var reportedAt: Instant
        package var riskGrade: RiskGrade?
        package var abuseTypes: [AbuseType]

        package init(
            reference: String, occurredAt: Instant? = nil, reportedAt: Instant, riskGrade: RiskGrade? = nil,
            abuseTypes: [AbuseType] = []
        ) {
            self.reference = reference
            self.occurredAt = occurredAt
            self.reportedAt = reportedAt
            self.riskGrade = riskGrade
            self.abuseTypes = abuseTypes
        }
    }

    /// A child or an adult of the event.
    package struct Person: Hashable, Sendable {
        package var isChild: Bool
        package var givenName: String
        package var familyName: String
        package var dateOfBirth: CivilDate
        package var upn: String?
        package var nhsNumber: String?

        package init(
            isChild: Bool, givenName: String, familyName: String, dateOfBirth: CivilDate, upn: String? = nil,
            nhsNumber: String? = nil
        ) {
            self.isChild = isChild
            self.givenName = givenName
            self.familyName = familyName
            self.dateOfBirth = dateOfBirth
            self.upn = upn
            self.nhsNumber = nhsNumber
        }
    }

    /// One child of an incident; its adults have no birth date, and a name alone is a guess.
    package init(_ incident: Incident, _ child: Child, event: Int64) {
        self.init(
            event: event,
            facts: Facts(
                reference: incident.reference, occurredAt: incident.occurredAt, reportedAt: incident.reportedAt,
                riskGrade: incident.riskGrade, abuseTypes: incident.abuseTypes),
            people: [
                Person(
                    isChild: true, givenName: child.givenName, familyName: child.familyName, dateOfBirth: child.dateOfBirth,
                    upn: child.upn, nhsNumber: child.nhsNumber)
            ])
    }

    /// Everybody of a matter whose birth date is known.
    package init(_ matter: MatterSubject, event: Int64) {
        self.init(
            event: event,
            facts: Facts(
                reference: matter.facts.reference, occurredAt: matter.facts.occurredAt, reportedAt: matter.facts.reportedAt,
                riskGrade: matter.facts.riskGrade, abuseTypes: matter.facts.abuseTypes),
            people: matter.people.compactMap { person in
                person.dateOfBirth.map {
                    Person(
                        isChild: person.role == .child, givenName: person.givenName, familyName: person.familyName,
                        dateOfBirth: $0, upn: person.upn, nhsNumber: person.nhsNumber)
                }
            })
    }
}
