// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

extension Broker {
    func listHolds(_ arguments: AdminArguments) throws -> JSON {
        let all = arguments.optionalText("state") == "all"
        return ["holds": .array(try journal.reader.holds(openOnly: !all).map(\.json))]
    }

    /// Shows a hold; with `by` and `reason` also the child, and who ended the hold, which is a view of personal data and journalled as one.
    func showHold(_ arguments: AdminArguments) throws -> JSON {
        let id = try arguments.notice("id")
        guard let by = arguments.optionalText("by") else {
            return try journal.write(at: clock.now) { try Self.standing(id, in: $0).json }
        }
        let reason = try arguments.text("reason")
        return try journal.write(at: clock.now) { transaction in
            let hold = try Self.standing(id, in: transaction)
            let (subject, content, _) = try Self.subject(of: hold, in: transaction)
            let findings = try StandingText(of: hold, in: transaction)?.findings() ?? []
            let isRead = hold.code == .freeText || (inForce.policy.policy.area.freeText == .hold && !findings.isEmpty)
            try transaction.recordView(by: by, reason: reason, hold: hold.id, subject: subject)
            guard case .object(var members) = hold.json else { return hold.json }
            switch content {
            case .child(let incident, let child): members.append(.init("child", child.json(of: incident)))
            case .person(let person): members.append(.init("person", person.json))
            case .concerned(let concerned): members.append(.init("person", concerned.json))
            case .digest(let digest): members.append(.init("digest", digest.json(family: nil)))
            case .family(let family): members.append(.init("digest", family.digest.json(family: family.seen.family)))
            }
            if let resolution = try transaction.resolution(of: hold) {
                members.append(
                    .init("resolution", ["by": .string(resolution.by), "reason": .string(resolution.reason)]))
            }
            if isRead {
                members.append(.init("texts", content.texts))
                members.append(.init("findings", .array(findings.map(\.json))))
            }
            return .object(members)
        }
    }

    /// Releases a hold to the recipient it names, or routes it to another.
    func resolveHold(_ arguments: AdminArguments, routing: Bool) throws -> JSON {
        let id = try arguments.notice("id")
        let by = try arguments.text("by")
        let reason = try arguments.text("reason")
        let target = routing ? try arguments.partner("to") : nil
        let isRead = arguments.truth("textRead")
        let isNamesake = arguments.truth("namesake")
        let now = clock.now
        let today = settings.deadlines.zone.date(at: now)
        var outbox = Outbox()
        let answer = try journal.write(at: now) { transaction -> JSON in
            let hold = try Self.open(id, in: transaction)
            guard hold.flow != .correction else {
                throw AdminFailure(
                    "the policy holds recalls back",
                    try: "a policy whose rule SAFETY-26 releases them, or firstbell hold deny \(id)")
            }
            if hold.exception {
                let subject = try Self.subjectToClose(of: hold, in: transaction)
                try transaction.resolve(hold, as: .noted, recipient: nil, by: by, reason: reason, subject: subject)
                return ["hold": .string(id.description), "state": .string(HoldState.noted.rawValue)]
            }
            let (subject, content, event) = try Self.subject(of: hold, in: transaction)
            guard let recipient = target ?? hold.recipient, routing || hold.code != .refusedByRecipient else {
                throw AdminFailure(
                    "this hold names no recipient that could take it",
                    try: "firstbell hold route \(id) --to \(hold.flow.recipientForm)")
            }
            guard
                try content.isInOtherPart(recipient, hold, by: inForce.policy.policy.rule(named: hold.rule))
                    || !transaction.hasNotice(subject: hold.subject, recipient: recipient)
            else {
                throw AdminFailure("\(recipient) already has this notice", try: "firstbell hold deny \(id), or another recipient")
            }
            if isNamesake { try Self.keepNamesake(at: recipient, of: content, hold, in: transaction) }
            let registrar = Registrar(settings: settings, inForce: inForce, today: today)
            let (decision, notice) =
                switch content {
                case .child(let incident, let child):
                    try notice(
                        about: child, of: incident, hold, to: recipient, event, registrar, routing: routing, in: transaction)
                case .person(let person):
                    try notice(about: person, hold, to: recipient, event, registrar, in: transaction)
                case .concerned(let concerned):
                    try notice(
                        about: concerned, hold, to: recipient, event, registrar, isProtected: subject.protectedAddress,
                        in: transaction)
                case .digest(let digest):
                    try notice(digest, subject, hold, to: recipient, registrar, in: transaction)
                case .family(let family):
                    try notice(family.digest, subject, only: family, hold, to: recipient, registrar, in: transaction)
                }
            if !isRead { try refuseUnread(decision, hold, in: transaction) }
            let deadline = notice.deadline
            try transaction.keep(policy: inForce.text, digest: inForce.digest)
            try transaction.record(
                decision, about: subject, policy: policyDigest, inputs: "human|\(hold.id)|\(recipient)|\(today)")
            let state: HoldState = routing ? .routed : .released
            try transaction.resolve(
                hold, as: state, recipient: recipient, by: by, reason: reason, isNamesake: isNamesake, subject: subject)
            let release = try registrar.release(notice, about: subject, delivery: &delivery, in: transaction)
            switch content {
            case .concerned(let concerned):
                try MatterPublishing(registrar: registrar, lookup: lookup).rely(
                    on: concerned, decision, release, about: subject, in: transaction)
            case .digest(let digest):
                try DigestPublishing(registrar: registrar, lookup: lookup).rely(
                    on: digest, subject, release, decision, in: transaction)
            case .family(let family):
                try DigestPublishing(registrar: registrar, lookup: lookup).rely(
                    on: family.digest, subject, only: family, release, decision, in: transaction)
            case .child, .person: break
            }
            outbox.add(release)
            return [
                "hold": .string(id.description), "state": .string(state.rawValue), "notice": .string(notice.id.description),
                "recipient": .string(recipient.description), "deadline": .string(deadline.instant.rfc3339),
            ]
        }
        outbox.deadlinesChanged = true
        nextConsentLook = .unknown
        dispatch(outbox)
        return answer
    }

    func denyHold(_ arguments: AdminArguments) throws -> JSON {
        let id = try arguments.notice("id")
        let by = try arguments.text("by")
        let reason = try arguments.text("reason")
        let answer = try journal.write(at: clock.now) { transaction -> JSON in
            let hold = try Self.open(id, in: transaction)
            let subject = try Self.subjectToClose(of: hold, in: transaction)
            let decision = Decision(
                recipient: hold.recipient, outcome: .deny(.deniedByPerson), rule: "human", basis: "", flow: hold.flow)
            try transaction.keep(policy: inForce.text, digest: inForce.digest)
            try transaction.record(decision, about: subject, policy: policyDigest, inputs: "human|\(hold.id)")
            try transaction.resolve(hold, as: .denied, recipient: nil, by: by, reason: reason, subject: subject)
            return ["hold": .string(id.description), "state": .string(HoldState.denied.rawValue)]
        }
        lookUpNextEscalation()
        return answer
    }

    /// The notice about a child that a person releases.
    private func notice(
        about child: Child, of incident: Incident, _ hold: StandingHold, to recipient: PartnerID, _ event: StandingEvent,
        _ registrar: Registrar, routing: Bool, in transaction: JournalTransaction
    ) throws -> (Decision, NoticeRecord) {
        let decision = try decide(hold, recipient: recipient, child: child, of: incident, routing: routing, today: registrar.today)
        try demandReader(at: recipient, of: incident, hold, today: registrar.today, in: transaction)
        guard let rule = inForce.policy.rule(named: decision.rule, on: registrar.today),
            case .release(_, let exception) = decision.outcome
        else { throw AdminFailure("no rule lets \(recipient) have it", try: "firstbell hold deny \(hold.id)") }
        let attendance = try transaction.matches(lookup.keys(of: child), today: registrar.today).attendance[recipient]
        let deadline = directory.deadline(
            for: recipient, reportedAt: incident.reportedAt, attendance: attendance, rule: settings.deadlines)
        let notice = EncompassPublishing(registrar: registrar).notice(
            to: recipient, rule: rule, match: .human, exception: exception, deadline: deadline, incident: incident,
            child: child, eventID: event.id, timesOutOfOrder: event.timesOutOfOrder,
            siblingsElsewhere: try transaction.othersElsewhere(event: hold.event, than: recipient, subject: hold.subject),
            held: transaction.now - hold.openedAt, attendance: attendance, at: transaction.now)
        return (decision, notice)
    }

    /// Keeps a person's word that the one reader who has the name of an adult of the incident is somebody else.
    ///
    /// Whoever is declared to be close to somebody is never let in by it.
    private static func keepNamesake(
        at recipient: PartnerID, of content: StoredSubject, _ hold: StandingHold, in transaction: JournalTransaction
    ) throws {
        guard case .child(let incident, _) = content else {
            throw AdminFailure("--namesake is for a hold about a child of an incident", try: "another reader, or hold deny")
        }
        let names = incident.namesOfAdults
        let namesakes = try transaction.conflicts(of: recipient, with: names).filter {
            try transaction.onlyHasName($0, of: names)
        }
        guard let namesake = namesakes.first, namesakes.count == 1 else {
            throw AdminFailure(
                namesakes.isEmpty
                    ? "nobody who reads at \(recipient) only has the name of an adult of the incident"
                    : "more than one who reads at \(recipient) has the name of an adult of the incident",
                try: "without --namesake, or firstbell hold route \(hold.id)")
        }
        try transaction.keepNamesake(namesake, about: hold.subject)
    }

    /// - Throws: where whoever is trained at the recipient is close to somebody in the incident, and nobody else may read there.
    private func demandReader(
        at recipient: PartnerID, of incident: Incident, _ hold: StandingHold, today: CivilDate, in transaction: JournalTransaction
    ) throws {
        let conflicted = try transaction.conflicts(of: recipient, with: incident.namesOfAdults)
            .filter { try !transaction.isNamesake($0, about: hold.subject) }
        guard let facts = directory.facts(recipient, today: today, conflicted: conflicted), facts.conflicted,
            facts.trainedKeyAdults == 0
        else { return }
        throw AdminFailure(
            "nobody else is trained at \(recipient) than who is close to somebody in the incident",
            try:
                "import key-adults with another reader, hold route to whoever can tell one, or --namesake where they are two people"
        )
    }

    /// The notice about a person of a case that a person releases; consent and conflicts are looked at again.
    private func notice(
        about person: CaseSubject, _ hold: StandingHold, to recipient: PartnerID, _ event: StandingEvent, _ registrar: Registrar,
        in transaction: JournalTransaction
    ) throws -> (Decision, NoticeRecord) {
        guard recipient.kind == hold.flow.caseRecipient else {
            throw AdminFailure("\(recipient) is no recipient of \(hold.flow.rawValue)", try: hold.flow.recipientForm)
        }
        let publishing = CasePublishing(registrar: registrar, lookup: lookup, practices: practices)
        let decision = try publishing.decideRouted(
            person, flow: hold.flow, to: recipient, directory: directory, in: transaction)
        try Self.demandRelease(decision, to: recipient, hold)
        return try Self.released(
            publishing.draft(
                decision, about: person, eventID: event.id, timesOutOfOrder: event.timesOutOfOrder,
                held: transaction.now - hold.openedAt, directory: &directory, at: transaction.now), to: recipient, hold)
    }

    /// The notice about a person of a matter that a person releases; consent, conflicts and conditions are looked at again.
    private func notice(
        about subject: MatterSubject, _ hold: StandingHold, to recipient: PartnerID, _ event: StandingEvent,
        _ registrar: Registrar, isProtected: Bool, in transaction: JournalTransaction
    ) throws -> (Decision, NoticeRecord) {
        guard
            let told = subject.recipient(
                recipient, inPlaceOf: hold.recipient, heldBy: inForce.policy.policy.rule(named: hold.rule))
        else {
            throw AdminFailure("\(recipient) is no recipient of \(hold.flow.rawValue)", try: hold.flow.recipientForm)
        }
        if let flag = subject.facts.flag, flag.kind != .lapse, flag.until < registrar.today {
            throw AdminFailure("the flag ended after \(flag.until)", try: "firstbell hold deny \(hold.id)")
        }
        let publishing = MatterPublishing(registrar: registrar, lookup: lookup)
        let decision = try publishing.decideRouted(subject, to: told, directory: directory, in: transaction)
        try Self.demandRelease(decision, to: recipient, hold)
        return try Self.released(
            publishing.draft(
                decision, about: subject, eventID: event.id, timesOutOfOrder: event.timesOutOfOrder,
                held: transaction.now - hold.openedAt, isProtected: isProtected, directory: &directory, at: transaction.now),
            to: recipient, hold)
    }

    /// The digest that a person releases, or what it says of one family; consent and flags are looked at again.
    private func notice(
        _ digest: FamilyDigest, _ subject: SubjectHandle, only family: DigestFamily? = nil, _ hold: StandingHold,
        to recipient: PartnerID, _ registrar: Registrar, in transaction: JournalTransaction
    ) throws -> (Decision, NoticeRecord) {
        let (decision, notice) = try DigestPublishing(registrar: registrar, lookup: lookup).released(
            digest, subject, only: family, to: recipient, held: transaction.now - hold.openedAt, directory: &directory,
            in: transaction)
        try Self.demandRelease(decision, to: recipient, hold)
        guard let notice else {
            throw AdminFailure("no rule lets \(recipient) have it", try: "firstbell hold deny \(hold.id)")
        }
        return (decision, notice)
    }

    /// - Throws: what keeps the recipient from having it.
    private static func demandRelease(_ decision: Decision, to recipient: PartnerID, _ hold: StandingHold) throws {
        switch decision.outcome {
        case .release: break
        case .hold(let code): throw AdminFailure("\(recipient) cannot take it: \(code.rawValue)", try: code.remedy)
        case .deny(let code):
            throw AdminFailure(
                "\(recipient) may not have it: \(code.rawValue)", try: "firstbell hold deny \(hold.id)")
        }
    }

    private static func released(
        _ draft: Registrar.Draft, to recipient: PartnerID, _ hold: StandingHold
    ) throws -> (Decision, NoticeRecord) {
        guard let notice = draft.notices.first else {
            throw AdminFailure("no rule lets \(recipient) have it", try: "firstbell hold deny \(hold.id)")
        }
        return (draft.decision, notice)
    }

    /// What a person may decide: everything the hold was for, but never past age, closure or suspension.
    private func decide(
        _ hold: StandingHold, recipient: PartnerID, child: Child, of incident: Incident, routing: Bool, today: CivilDate
    ) throws -> Decision {
        guard recipient.kind != .police || recipient.code != incident.force else {
            throw AdminFailure("\(recipient) published the event itself", try: "the force where the child lives")
        }
        let release = EncompassRelease(policy: inForce.policy, division: settings.division)
        var decision = release.decideRouted(
            to: recipient, dateOfBirth: child.dateOfBirth, today: today, grade: incident.riskGrade,
            isRelevant: incident.relevantIncident, facts: directory.facts(recipient, today: today, conflicted: []),
            addressee: ChildRoutes.serves(recipient.kind) ? .init(recipient, in: directory) : nil)
        switch decision.outcome {
        case .release: return decision
        case .hold(let code) where !routing && [.noTrainedKeyAdult, .notParticipating].contains(code):
            decision.outcome = .release(.human, exception: code == .noTrainedKeyAdult ? code : nil)
            return decision
        case .hold(let code):
            throw AdminFailure(
                "\(recipient) cannot take it: \(code.rawValue)", try: "mend that in the directory, or route it elsewhere")
        case .deny(let code):
            throw AdminFailure("\(recipient) may not have it: \(code.rawValue)", try: "firstbell hold deny \(hold.id)")
        }
    }

    private static func standing(_ id: NoticeID, in transaction: JournalTransaction) throws -> StandingHold {
        guard let hold = try transaction.hold(id) else {
            throw AdminFailure("there is no hold \(id)", try: "firstbell hold list")
        }
        return hold
    }

    private static func open(_ id: NoticeID, in transaction: JournalTransaction) throws -> StandingHold {
        let hold = try standing(id, in: transaction)
        guard hold.state == .open else {
            throw AdminFailure("the hold is \(hold.state.rawValue) already", try: "firstbell hold show \(id)")
        }
        return hold
    }

    /// What is enough to end a hold without telling anybody: its content may be destroyed, as after a restore.
    private static func subjectToClose(of hold: StandingHold, in transaction: JournalTransaction) throws -> SubjectHandle {
        let opened = try TakingBack.subject(hold.subject, in: transaction)?.handle
        guard let subject = try opened ?? transaction.subjectWithoutContent(hold.subject) else {
            throw AdminFailure("the subject of this hold is gone", try: "firstbell ledger verify")
        }
        return subject
    }

    private static func subject(
        of hold: StandingHold, in transaction: JournalTransaction
    ) throws -> (SubjectHandle, StoredSubject, StandingEvent) {
        guard let (handle, body) = try transaction.subject(hold.subject), let event = try transaction.event(handle.event),
            let content = StoredSubject(body, type: event.type)
        else { throw AdminFailure("the content of this hold is gone", try: "firstbell hold deny \(hold.id)") }
        return (handle, content, event)
    }
}

extension Child {
    /// What whoever resolves a hold must know.
    fileprivate func json(of incident: Incident) -> JSON {
        [
            "givenName": .string(givenName), "familyName": .string(familyName), "dateOfBirth": .string(dateOfBirth.description),
            "upn": upn.map { .string($0) } ?? .null, "settings": .array(settings.map { .string($0.description) }),
            "residesIn": incident.residence(of: self).map { .string($0) } ?? .null,
            "healthVisitor": healthVisitor.map { .string($0.description) } ?? .null,
            "educationAuthority": educationAuthority.map { .string($0.description) } ?? .null,
            "reference": .string(incident.reference), "force": .string(incident.force),
        ]
    }
}

extension StoredSubject {
    /// Whether a hold is of one of several parts that its recipient has, so that a notice may be there of another.
    ///
    /// - Parameter rule: that holds it; without it, or after a refusal, nobody can say of which part it is.
    fileprivate func isInOtherPart(_ recipient: PartnerID, _ hold: StandingHold, by rule: PolicyRule?) -> Bool {
        guard case .concerned(let subject) = self, recipient == hold.recipient, hold.code != .refusedByRecipient, let rule,
            subject.recipients.contains(where: { $0.partner == recipient && rule.when.recipients.contains($0.role) })
        else { return false }
        return subject.recipients.count { $0.partner == recipient } > 1
    }
}

extension CaseSubject {
    /// What whoever resolves a hold must know.
    fileprivate var json: JSON {
        [
            "role": .string(role.rawValue), "givenName": .string(person.givenName), "familyName": .string(person.familyName),
            "dateOfBirth": person.dateOfBirth.map { .string($0.description) } ?? .null,
            "nhsNumber": person.nhsNumber.map { .string($0) } ?? .null,
            "practice": person.practice.map { .string($0.description) } ?? .null,
            "noPractice": person.noPractice.map { .string($0.rawValue) } ?? .null, "reference": .string(facts.reference),
            "area": .string(facts.area),
        ]
    }
}

extension MatterSubject {
    /// What whoever resolves a hold must know.
    fileprivate var json: JSON {
        [
            "role": .string(person.role.rawValue), "givenName": .string(person.givenName),
            "familyName": .string(person.familyName),
            "dateOfBirth": person.dateOfBirth.map { .string($0.description) } ?? .null,
            "reference": .string(facts.reference), "forum": facts.forum.map { .string($0.description) } ?? .null,
            "meetingAt": facts.meetingAt.map { .string($0.rfc3339) } ?? .null,
        ]
    }
}

extension FamilyDigest {
    /// What whoever resolves a hold must know.
    fileprivate func json(family: String?) -> JSON {
        [
            "cluster": .string(cluster.description), "date": .string(date.description), "since": .string(since.rfc3339),
            "family": family.map { .string($0) } ?? .null,
        ]
    }
}

extension StandingHold {
    var json: JSON {
        [
            "id": .string(id.description), "code": .string(code.rawValue), "state": .string(state.rawValue),
            "owner": .string(owner.description), "recipient": recipient.map { .string($0.description) } ?? .null,
            "candidates": .array(candidates.map { .string($0.description) }), "flow": .string(flow.rawValue),
            "exception": .boolean(exception), "sequence": .integer(event), "openedAt": .string(openedAt.rfc3339),
            "resolvedAt": resolvedAt.map { .string($0.rfc3339) } ?? .null, "deadline": .string(deadline.rfc3339),
            "escalation": escalation.map { .string($0.code) } ?? .null,
        ]
    }
}
