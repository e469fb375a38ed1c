// SPDX-License-Identifier: Apache-2.0

extension Minimisation {
    /// The fields of a matter that `profile` lets one recipient see about one person.
    ///
    /// - Parameters:
    ///   - area: whether names stand where the profile leaves that to the area.
    ///   - isProtected: a roll says that the address of somebody in it must stay unknown.
    package static func content(
        _ subject: MatterSubject, profile: FieldProfile, area: AreaOptions, isProtected: Bool, settled: Settled
    ) -> MatterNoticeContent {
        let facts = subject.facts
        let isFlag = facts.stage == .flag
        let profile = facts.stage.map(profile.limited) ?? profile
        func granted<Value>(_ field: PolicyField, _ value: Value?) -> Value? { profile.grants(field) ? value : nil }
        func person(_ person: MatterPerson) -> MatterNoticeContent.PersonFields {
            let showsAddress = profile.grants[.address] == .unlessProtected && !isProtected && !person.addressProtected
            return .init(
                role: person.role, givenName: person.givenName, familyName: person.familyName, dateOfBirth: person.dateOfBirth,
                nhsNumber: granted(.nhsNumber, person.nhsNumber), upn: granted(.upn, person.upn),
                address: showsAddress ? person.address : nil, exposure: granted(.exposure, person.exposure),
                voice: granted(.voice, person.voice), relationshipToVictim: isFlag ? nil : person.relationshipToVictim)
        }
        let times = profile.grants[.times] == .full
        return MatterNoticeContent(
            flow: settled.flow, recipient: settled.recipient, deadline: settled.deadline, rehearsal: settled.rehearsal,
            handling: .init(
                text: facts.flag.map(HandlingText.text(flag:)) ?? HandlingText.text(flow: settled.flow),
                contactParentPolicy: .doNotContact),
            person: person(subject.person),
            others: subject.others.filter { names($0.role, profile, area) }.map(person),
            matter: .init(
                forum: facts.forum, stage: facts.stage, meetingAt: isFlag ? nil : facts.meetingAt,
                reportedAt: times ? facts.reportedAt : nil,
                occurredAt: times ? facts.occurredAt : nil, riskGrade: granted(.riskGrade, facts.riskGrade),
                isRepeat: profile.grants(.repeatFlag) && facts.isRepeat,
                criteria: profile.grants(.circumstances) ? facts.criteria : [], level: granted(.circumstances, facts.level),
                abuseTypes: profile.grants(.abuseTypes) ? facts.abuseTypes : [],
                locationCategory: granted(.locationCategory, facts.locationCategory),
                circumstances: granted(.circumstances, facts.circumstances), safeContact: granted(.safeContact, facts.safeContact),
                advocate: granted(.safeContact, facts.advocate),
                childrenConnected: granted(.linkedChildren, !subject.children.isEmpty), order: granted(.orderTerms, facts.order),
                flag: facts.flag),
            event: .init(id: settled.eventID, reference: facts.reference), decision: settled.decision, match: settled.match,
            flags: settled.flags.sorted { $0.rawValue < $1.rawValue })
    }

    /// Whether people of a part are named to whoever has the profile.
    private static func names(_ role: CaseRole, _ profile: FieldProfile, _ area: AreaOptions) -> Bool {
        switch (role, profile.grants[role.naming]) {
        case (_, nil): false
        case (.victim, .byArea): area.adultNames
        case (.perpetrator, .byArea): area.perpetratorNames
        case (.perpetrator, .victimOnly): false
        case (_, _?): true
        }
    }
}

extension FieldProfile {
    /// What a stage needs of it: a flag says who is flagged and how high the risk is, and nothing of what happened.
    fileprivate func limited(to stage: MeetingStage) -> FieldProfile {
        guard stage == .flag else { return self }
        let needed: Set<PolicyField> = [
            .child, .adultNames, .perpetratorName, .nhsNumber, .upn, .policeReference, .riskGrade, .handling,
        ]
        return FieldProfile(id, grants.filter { needed.contains($0.key) })
    }
}

extension CaseRole {
    /// The field by which a profile lets people of the part be named.
    package var naming: PolicyField {
        switch self {
        case .victim: .adultNames
        case .child: .child
        case .perpetrator: .perpetratorName
        }
    }
}
