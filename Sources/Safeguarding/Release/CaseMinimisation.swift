// SPDX-License-Identifier: Apache-2.0

extension Minimisation {
    /// The fields of a case that `profile` lets one recipient see about one person.
    ///
    /// - Parameter heardOn: the local date of the hearing.
    package static func content(
        _ subject: CaseSubject, heardOn: CivilDate, profile: FieldProfile, settled: Settled
    ) -> CaseNoticeContent {
        let facts = subject.facts
        func granted<Value>(_ field: PolicyField, _ value: Value?) -> Value? { profile.grants(field) ? value : nil }
        return CaseNoticeContent(
            flow: settled.flow, recipient: settled.recipient, deadline: settled.deadline, rehearsal: settled.rehearsal,
            // Nobody in these flows speaks to a parent because of the notice; the field is there for every reader alike.
            handling: .init(text: HandlingText.text(flow: settled.flow), contactParentPolicy: .doNotContact),
            person: .init(
                role: subject.role, givenName: subject.person.givenName, familyName: subject.person.familyName,
                dateOfBirth: subject.person.dateOfBirth, nhsNumber: granted(.nhsNumber, subject.person.nhsNumber)),
            hearing: .init(
                area: facts.area, heardOn: heardOn, heardAt: profile.grants[.times] == .full ? facts.heardAt : nil,
                riskGrade: granted(.riskGrade, facts.riskGrade), isRepeat: granted(.repeatFlag, facts.isRepeat),
                criteria: profile.grants(.circumstances) ? facts.criteria : [],
                childrenConnected: granted(.linkedChildren, subject.hasChildren), advocate: granted(.safeContact, facts.advocate),
                safeContact: granted(.safeContact, facts.safeContact)),
            perpetrators: profile.grants[.perpetratorName] != .full
                ? []
                : subject.perpetrators.map {
                    .init(givenName: $0.givenName, familyName: $0.familyName, relationshipToVictim: $0.relationshipToVictim)
                },
            event: .init(id: settled.eventID, reference: facts.reference), decision: settled.decision, match: settled.match,
            flags: settled.flags.sorted { $0.rawValue < $1.rawValue })
    }
}
