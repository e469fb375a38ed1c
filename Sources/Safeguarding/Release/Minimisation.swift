// SPDX-License-Identifier: Apache-2.0

/// Makes the content of a notice from an incident: a field profile of domain.md 4.5 applied to one child.
package enum Minimisation {
    /// The fields of `incident` that `profile` lets one recipient see about one child.
    ///
    /// - Parameters:
    ///   - child: the child, one of the incident's.
    ///   - siblingsElsewhere: whether another child of the incident is at another setting.
    ///   - zone: whose dates stand where a profile grants no times of day.
    ///   - settled: flow, recipient, deadline and decision, as they were decided.
    package static func content(
        incident: Incident, child: Child, profile: FieldProfile, siblingsElsewhere: Bool, contactParentPolicy: ContactParentPolicy,
        zone: Zone = .london, settled: Settled
    ) -> NoticeContent {
        // Whatever a policy grants: a setting sees no NHS number and no adult's name.
        let isSetting = settled.recipient.kind == .school || settled.recipient.kind == .earlyYears
        return NoticeContent(
            flow: settled.flow, recipient: settled.recipient, deadline: settled.deadline, rehearsal: settled.rehearsal,
            handling: .init(
                text: HandlingText.text(flow: settled.flow, to: settled.recipient.kind),
                contactParentPolicy: incident.contactParentPolicy ?? contactParentPolicy),
            child: .init(
                givenName: child.givenName, familyName: child.familyName, dateOfBirth: child.dateOfBirth,
                upn: profile.grants(.upn) ? child.upn : nil,
                // `optional` is for a recipient that needs it, and nobody can say so yet.
                nhsNumber: !isSetting && profile.grants[.nhsNumber] == .full ? child.nhsNumber : nil,
                exposure: profile.grants(.exposure) ? child.exposure : nil,
                voice: profile.grants(.voice) ? child.voice : nil,
                welfareCheckMade: profile.grants(.welfareCheck) ? child.welfareCheckMade : nil,
                siblingsElsewhere: siblingsElsewhere && profile.grants(.siblings) ? true : nil),
            incident: .init(
                force: profile.grants(.policeReference) ? incident.force : nil, times: times(of: incident, profile, zone),
                riskGrade: profile.grants(.riskGrade) ? incident.riskGrade : nil,
                abuseTypes: profile.grants(.abuseTypes) ? incident.abuseTypes : [],
                locationCategory: profile.grants(.locationCategory) ? incident.locationCategory : nil,
                summary: profile.grants(.circumstances) ? incident.summary : nil),
            adults: !profile.grants(.adultRoles)
                ? []
                : incident.adults.map { adult in
                    let isNamed = !isSetting && profile.grants(nameOf: adult.role)
                    return .init(
                        role: adult.role, category: adult.category, relationshipToChild: adult.relationshipToChild,
                        givenName: isNamed ? adult.givenName : nil, familyName: isNamed ? adult.familyName : nil)
                },
            event: .init(id: settled.eventID, reference: profile.grants(.policeReference) ? incident.reference : nil),
            decision: settled.decision, match: settled.match,
            flags: settled.flags.sorted { $0.rawValue < $1.rawValue })
    }

    private static func times(of incident: Incident, _ profile: FieldProfile, _ zone: Zone) -> NoticeContent.Times {
        profile.grants[.times] == .full
            ? .instants(occurredAt: incident.occurredAt, reportedAt: incident.reportedAt)
            : .dates(occurredOn: zone.date(at: incident.occurredAt), reportedOn: zone.date(at: incident.reportedAt))
    }

    /// What was settled about a notice before its content is made.
    package struct Settled: Sendable {
        package var flow: Flow
        package var recipient: PartnerID
        package var deadline: Instant
        package var rehearsal: Bool
        package var eventID: String
        package var decision: NoticeContent.DecisionReference
        package var match: MatchBasis
        package var flags: [NoticeFlag]

        package init(
            flow: Flow, recipient: PartnerID, deadline: Instant, rehearsal: Bool, eventID: String,
            decision: NoticeContent.DecisionReference, match: MatchBasis, flags: [NoticeFlag]
        ) {
            self.flow = flow
            self.recipient = recipient
            self.deadline = deadline
            self.rehearsal = rehearsal
            self.eventID = eventID
            self.decision = decision
            self.match = match
            self.flags = flags
        }
    }
}

extension FieldProfile {
    /// Whether the name of an adult who played a part is granted to whoever is no setting.
    fileprivate func grants(nameOf role: AdultRole) -> Bool {
        switch role {
        case .perpetrator: grants[.perpetratorName] == .full
        case .victim: grants[.adultNames] == .full || grants[.adultNames] == .victimOnly
        case .other: grants[.adultNames] == .full
        }
    }
}

/// The words that stand at the head of every notice (domain.md 2.7).
package enum HandlingText {
    /// The handling text for one family of a digest whose members no longer agree.
    package static let familyWithdrawn = """
        OFFICIAL-SENSITIVE. The family with the number given here no longer agrees that the digest named here tells you of it. What \
        was done with it before stays lawful, and the rest of the digest stands. From now on do not use what it says of the family, \
        and take it off every list. Delete it from every system, inbox and paper that you hold, have whoever read it do the same, \
        and confirm that with the receipt `acknowledged` and its code `deleted`. Do not ask the family for their reasons.
        """

    /// The handling text of a recall.
    package static func text(recall reason: RecallReason) -> String {
        guard reason == .consentWithdrawn else { return text(flow: .correction) }
        return """
            OFFICIAL-SENSITIVE. The person no longer agrees that the notice named here is shared with you. What was done with it \
            before stays lawful. From now on do not use it, do not discuss it and take it off every agenda. Delete it from every \
            system, inbox and paper that you hold, have whoever read it do the same, and confirm that with the receipt \
            `acknowledged` and its code `deleted`. Do not ask the person for their reasons.
            """
    }

    /// The handling text of a flag.
    package static func text(flag: MARACFlag) -> String {
        switch flag.kind {
        case .add, .extend:
            """
            OFFICIAL-SENSITIVE. Flag the records of the people named here up to and with the day given here, where neither the \
            perpetrator nor relatives can see it or ask for it. Refer any further abuse of the victim by the same person to the \
            MARAC: it is a repeat, however small. Take the flag off after that day, and tell nobody of the family that there is one.
            """
        case .lapse:
            """
            OFFICIAL-SENSITIVE. Twelve months have passed since the last referral. Take the MARAC flag off the records of the \
            people named here, and keep what you recorded of the case for as long as your own rules say. Further abuse is a new \
            referral, and no less urgent. Tell nobody of the family that there was a flag.
            """
        }
    }

    /// The handling text of a flow for a kind of recipient.
    package static func text(flow: Flow, to kind: PartnerKind = .school) -> String {
        switch flow {
        case .encompass where kind == .police:
            """
            OFFICIAL-SENSITIVE. For the Operation Encompass inbox of your force. The child lives in your police area, so that to \
            tell the child's school is your duty (Domestic Abuse Act 2021 s.49A); the deadline runs from the first report to the \
            police. Settings that this partnership's rolls hold the child at were told already. If the child does not live in \
            your area, refuse the notice with `wrong-setting`, so that a person finds who must be told.
            """
        case .encompass where kind == .localAuthority:
            """
            OFFICIAL-SENSITIVE. For the education safeguarding team only. No establishment of this child may have been told: find \
            where the child is educated, or who answers for a child who is not, and see that the child is supported quietly. Do \
            not question the child about the incident and follow the contact-parent policy. It holds third-party data, so \
            consult the police before any disclosure.
            """
        case .encompassEarlyYears where kind == .healthVisiting:
            """
            OFFICIAL-SENSITIVE. For the child's health visitor and the safeguarding team only. Support the child quietly and \
            follow the contact-parent policy. Hide the entry from online and proxy access before you record it, and keep it out \
            of the red book and of letters to the home. It holds third-party data, so consult the police before any disclosure.
            """
        case .encompass, .encompassEarlyYears:
            """
            OFFICIAL-SENSITIVE. For the key adult only. Support the child quietly; do not question the child about the incident \
            and do not tell anyone outside the safeguarding team. Follow the contact-parent policy. Keep this in the \
            safeguarding file, never in the main pupil file; it holds third-party data, so consult the police before any \
            disclosure.
            """
        // domain.md 3.5: online access, printing and third parties are how such records have reached perpetrators.
        case .maracGP:
            """
            OFFICIAL-SENSITIVE. A case about this patient was heard at a MARAC. Hide every entry about it from online and proxy \
            access before you record it, and redact it from summaries and copies of the record. Never mention it to the alleged \
            perpetrator, to relatives or to anyone who comes with the patient, and keep the screen out of others' sight. Use \
            only the contact route given here. Do not disclose it without consulting the MARAC.
            """
        case .maracRecord:
            """
            OFFICIAL-SENSITIVE. A MARAC record for this person's case file, one for the adult and each connected child. Keep it \
            apart from what family members can see, tell neither the alleged perpetrator nor other family members of it, and \
            acknowledge once it stands in the case system. Do not disclose it without consulting the MARAC.
            """
        case .policeNotification:
            """
            OFFICIAL-SENSITIVE. What the police were told of domestic abuse. Reach the victim only in the way given here, never \
            through the alleged perpetrator or the family, and say to nobody who answers why you call. Keep it apart from records \
            that the perpetrator can see or ask for. Pass it on only for the purpose it was shared for.
            """
        case .marac:
            """
            OFFICIAL-SENSITIVE. Papers of a MARAC, for the named representative and those whom the actions need. Do not copy \
            them into records that the perpetrator can see or ask for, do not tell the perpetrator that the case was heard, and \
            do not pass them on without consulting the chair.
            """
        case .claresLaw:
            """
            OFFICIAL-SENSITIVE. For the disclosure panel alone. Nothing is disclosed to anyone before the panel has decided, and \
            who asked, or who is at risk, must never reach the person whom it is about.
            """
        case .familyGroup:
            """
            OFFICIAL-SENSITIVE. A referral; the conference itself needs the consent of the person harmed. Speak to that person \
            first, alone and in the way given here, and invite nobody before it is safe.
            """
        case .localityConference:
            """
            OFFICIAL-SENSITIVE. Shared with consent, for this meeting only. Look for a withdrawal before you read the case out: \
            then it is not discussed, and the papers are not used again. Do not pass them on.
            """
        case .familiesFirst:
            """
            OFFICIAL-SENSITIVE. The day's digest for the families of the programme, for the cluster lead and the lead \
            practitioner. Tell the family's lead practitioner and nobody who has no part in the plan. Do not raise an incident \
            with anyone of the household before it is safe to. Where it says nil, nothing was found since the digest before; where \
            no digest came by nine o'clock, ask.
            """
        case .mace:
            """
            OFFICIAL-SENSITIVE. For members of the exploitation panel. Do not question the child about it, and do not tell family \
            or friends of the child. Keep it in the safeguarding file.
            """
        case .offenderManagement:
            """
            OFFICIAL-SENSITIVE. About the person managed, and for that purpose only. Say nothing to that person of what is here \
            or where it came from, and ask for nothing about those harmed.
            """
        case .protectionOrder:
            """
            OFFICIAL-SENSITIVE. An order protects this household until the day given here. Make sure that whoever answers the \
            door or the telephone knows whom it keeps away, and call the police on 999 if it is broken. After its last day delete \
            what you noted of its terms.
            """
        case .correction:
            """
            OFFICIAL-SENSITIVE. The notice named here was sent to you and is recalled. Do not open it, use it or pass it on. \
            Delete it from every system, inbox and paper that you hold, have whoever read it do the same, and confirm that with \
            the receipt `acknowledged` and its code `deleted`. Speak to nobody it was about because of it.
            """
        }
    }
}
