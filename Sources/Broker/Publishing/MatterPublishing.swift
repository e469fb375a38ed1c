// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// Turns one matter into decisions, notices and holds inside a journal transaction: one decision for each person and each agency
/// that is named, or that sits in the forum.
struct MatterPublishing {
    let registrar: Registrar
    let lookup: RollLookup

    var policy: Policy { registrar.inForce.policy.policy }
    private var release: MatterRelease { MatterRelease(policy: policy, division: registrar.settings.division) }

    /// Decides, stores and answers.
    func publish(
        _ publication: Publication, matter: Matter, from partner: PartnerID, directory: inout SettingDirectory,
        delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> Registrar.Entry {
        let event = publication.event
        let facts = matter.facts
        var correction = try matter.supersedes.map {
            try Correction(
                of: $0, as: event.type, reference: facts.reference, from: partner, registrar: registrar, in: transaction)
        }
        let sequence = transaction.nextEvent
        var lines = Registrar.Lines()
        lines.add(publication.freeText, by: policy)
        var drafts: [(made: [Registrar.Draft], isProtected: Bool)] = []
        let people = try marked(
            publication.concerned, from: partner, inPlaceOf: correction?.event.sequence, in: transaction)
        try Self.check(people.first?.subject.facts.flag, today: registrar.today)
        let rolls = try people.map { try self.rolls(of: $0.subject, in: transaction) }
        for roll in rolls { directory.unreadableRolls.note(roll.unreadable) }
        let schools = Set(rolls.flatMap(\.exact.keys))
        for (position, (concerned, rolls)) in zip(people, rolls).enumerated() {
            let subject = concerned.subject
            let decisions = try decide(subject, rolls, ofAnyChild: schools, directory: directory, in: transaction)
            let made = decisions.map { decision in
                draft(
                    publication.freeText?.settle(decision, about: position, by: policy) ?? decision, about: subject,
                    eventID: event.id, timesOutOfOrder: event.timesOutOfOrder, held: .zero, isProtected: rolls.isProtected,
                    directory: &directory, at: transaction.now
                ) { correction?.replace(&$0, about: concerned.person) }
            }
            lines.add(made, pointer: subject.person.pointer, isProtected: rolls.isProtected)
            drafts.append((made, rolls.isProtected))
        }
        try correction?.takeBackTheRest(&lines, directory: &directory, in: transaction)
        let answer = lines.answer(to: event.id, sequence: sequence, at: transaction.now)
        try transaction.accept(
            EventRecord(
                source: partner, id: event.id, type: event.type.rawValue, digest: event.digest, reference: facts.reference,
                force: partner.code, riskGrade: facts.riskGrade, occurredAt: facts.occurredAt ?? facts.reportedAt,
                reportedAt: facts.reportedAt, publishedAt: event.time, timesOutOfOrder: event.timesOutOfOrder,
                supersedes: correction?.event.sequence,
                facts: EventFacts(
                    matter, isRepeat: people.contains { $0.subject.facts.isRepeat }, in: registrar.settings.deadlines.zone),
                given: people.map { GivenDetails($0.subject) }, pairs: publication.pairs),
            answer: answer)
        let ended = try correction?.perform(by: sequence, delivery: &delivery, in: transaction) ?? .init()
        var releases: [Registrar.Release] = []
        for (position, (concerned, (made, isProtected))) in zip(people, drafts).enumerated() {
            let handle = try transaction.add(
                SubjectRecord(
                    event: sequence, position: position, person: concerned.person, protectedAddress: isProtected,
                    body: concerned.body))
            try flag(concerned.subject, unlessDenied: made.map(\.decision), about: handle, from: partner, in: transaction)
            for draft in made {
                let released = try registrar.enter(
                    draft, about: handle, inputs: inputs(concerned, draft.decision), delivery: &delivery, in: transaction)
                for release in released {
                    try rely(on: concerned.subject, draft.decision, release, about: handle, in: transaction)
                }
                releases += released
            }
        }
        return Registrar.Entry(answer: answer, ended, releases: releases)
    }

    private func decide(
        _ subject: MatterSubject, _ rolls: Rolls, ofAnyChild schools: Set<PartnerID>, directory: SettingDirectory,
        in transaction: JournalTransaction
    ) throws -> [Decision] {
        let consent = try consent(of: subject, in: transaction)
        let members = try members(of: subject, in: transaction)
        let recipients = recipients(of: subject, members)
        if recipients.isEmpty {
            // An event that is accepted and told to nobody would be lost without a word.
            return [release.decideForNobody(subject, on: days(subject), consent: consent(nil))].compactMap(\.self)
        }
        return try recipients.filter { concerns($0, subject, rolls, ofAnyChild: schools) }.map { recipient in
            release.decide(
                subject, to: recipient, on: days(subject), consent: consent(recipient),
                try knowledge(of: recipient, subject, rolls, members, directory: directory, in: transaction))
        }
    }

    /// Whom the producer named; where it named nobody, the co-ordinator for a referral and everybody of the forum for the rest.
    private func recipients(of subject: MatterSubject, _ members: [ForumMember]) -> [MatterRecipient] {
        guard subject.recipients.isEmpty, let forum = subject.facts.forum,
            let role = MatterForm(subject.facts.flow)?.parts.first?.role
        else { return subject.recipients }
        if subject.facts.stage == .referral, let coordinator = PartnerID(forum.description) {
            return [MatterRecipient(coordinator, as: role)]
        }
        return members.map { MatterRecipient($0.partner, as: role) }
    }

    /// Whether a recipient has to do with the person: not a school that holds another child of the matter, where this one is at
    /// another school that was named.
    private func concerns(
        _ recipient: MatterRecipient, _ subject: MatterSubject, _ rolls: Rolls, ofAnyChild schools: Set<PartnerID>
    ) -> Bool {
        guard recipient.role == .school, rolls.exact[recipient.partner] == nil, schools.contains(recipient.partner) else {
            return true
        }
        return !subject.recipients.contains { rolls.exact[$0.partner] != nil }
    }

    private func members(of subject: MatterSubject, in transaction: JournalTransaction) throws -> [ForumMember] {
        try subject.facts.forum.map { try transaction.members(of: $0) } ?? []
    }

    func days(_ subject: MatterSubject) -> MatterDays {
        MatterDays(subject.facts, today: registrar.today, zone: registrar.settings.deadlines.zone)
    }

    /// How the victim's consent stands now, by what the producer said of it and by the register, whichever came later.
    private func consent(
        of subject: MatterSubject, in transaction: JournalTransaction
    ) throws -> (MatterRecipient?) -> ConsentFacts {
        let now = transaction.now
        let history = try history(of: subject, in: transaction)
        return { recipient in
            lasting(history, of: subject, to: recipient?.role).facts(for: recipient?.partner, at: now, gate: .release)
        }
    }

    /// The history as it counts for a recipient: consent without an end of its own ends with the area's term.
    func lasting(_ history: ConsentHistory, of subject: MatterSubject, to role: RecipientRole?) -> ConsentHistory {
        history.lasting(
            role.flatMap { policy.area.consentTerm(subject.facts.flow, to: $0) }, in: registrar.settings.deadlines.zone)
    }

    /// Everything that was said of the victim's consent to this matter.
    func history(of subject: MatterSubject, in transaction: JournalTransaction) throws -> ConsentHistory {
        let facts = subject.facts
        // A meeting stands behind its own override; anybody else's needs a second person.
        let isOfMeeting = facts.flow == .marac && facts.stage != .referral
        let said = facts.consent.map { [ConsentHistory.Entry($0, at: facts.reportedAt, needsSecondPerson: !isOfMeeting)] } ?? []
        let registered = try subject.victim.map {
            try transaction.consent(of: lookup.keys(of: $0), reference: facts.reference)
        }
        return registered.map { ConsentHistory($0, and: said) } ?? ConsentHistory(said)
    }

    private func knowledge(
        of recipient: MatterRecipient, _ subject: MatterSubject, _ rolls: Rolls, _ members: [ForumMember],
        directory: SettingDirectory, in transaction: JournalTransaction
    ) throws -> MatterKnowledge {
        let partner = recipient.partner
        return MatterKnowledge(
            isKnown: directory.knows(partner), isSuspended: directory.isSuspended(partner),
            isConflicted: try !transaction.conflicts(of: partner, with: subject.perpetrators.map(\.fullName)).isEmpty,
            membership: members.first { $0.partner == partner }, match: rolls.exact[partner],
            isProtected: rolls.isProtected)
    }

    /// Decides for a recipient that a person chose, or whom the hold named.
    func decideRouted(
        _ subject: MatterSubject, to recipient: MatterRecipient, directory: SettingDirectory, in transaction: JournalTransaction
    ) throws -> Decision {
        try decide(subject, to: recipient, isChosen: true, directory: directory, in: transaction)
    }

    /// Decides for one recipient about a subject that the journal has.
    func decide(
        _ subject: MatterSubject, to recipient: MatterRecipient, isChosen: Bool, directory: SettingDirectory,
        in transaction: JournalTransaction
    ) throws -> Decision {
        let rolls = try rolls(of: subject, in: transaction)
        return release.decide(
            subject, to: recipient, on: days(subject), consent: try consent(of: subject, in: transaction)(recipient),
            try knowledge(
                of: recipient, subject, rolls, try members(of: subject, in: transaction), directory: directory, in: transaction),
            isChosen: isChosen)
    }

    /// The hold of a recipient that says the matter is not for it, and when it is due.
    func refused(_ subject: MatterSubject, by partner: PartnerID) -> (Decision, PolicyDeadline) {
        let recipient = MatterRecipient(partner, as: subject.role(of: partner) ?? .maracAgency)
        let decision = release.refused(subject, by: recipient, on: days(subject))
        return (decision, release.due(decision, on: days(subject)))
    }

    /// Why one recipient would be told, or not, about each person of a matter, by the pointer into the event.
    func explain(
        _ partner: PartnerID, _ publication: Publication, directory: SettingDirectory, in transaction: JournalTransaction
    ) throws -> [(String, ReleaseExplanation)] {
        let people =
            try producer(of: publication.event).map {
                try marked(
                    publication.concerned, from: $0, inPlaceOf: try superseded(by: publication.event, of: $0, in: transaction),
                    in: transaction)
            } ?? publication.concerned
        let rolls = try people.map { try self.rolls(of: $0.subject, in: transaction) }
        let schools = Set(rolls.flatMap(\.exact.keys))
        return try zip(people, rolls).enumerated().flatMap { position, pair in
            let (concerned, rolls) = pair
            let subject = concerned.subject
            let members = try members(of: subject, in: transaction)
            let consent = try consent(of: subject, in: transaction)
            let told = recipients(of: subject, members).filter {
                $0.partner == partner && concerns($0, subject, rolls, ofAnyChild: schools)
            }
            // One that the producer names in two parts has an answer in each.
            return try (told.isEmpty ? [nil] : told.map(Optional.some)).map { told in
                let recipient = told ?? MatterRecipient(partner, as: subject.role(of: partner) ?? .parent)
                let explained = release.explain(
                    subject, partner, as: told, on: days(subject), consent: consent(recipient),
                    try knowledge(of: recipient, subject, rolls, members, directory: directory, in: transaction))
                return (subject.person.pointer, explained.settled(by: publication.freeText, about: position, policy))
            }
        }
    }

    /// The event whose place another one would take, where its producer has published it.
    private func superseded(
        by event: DecodedEvent, of partner: PartnerID, in transaction: JournalTransaction
    ) throws -> Int64? {
        guard case .matter(let matter, _) = event.payload, let id = matter.supersedes else { return nil }
        return try transaction.recallable(source: partner, id: id)?.sequence
    }

    /// One decision with the records it leads to.
    ///
    /// - Parameters:
    ///   - isProtected: a roll says that the address of a child in it must stay unknown.
    ///   - correcting: gives the sequence of the notice whose place it takes, and says so in the content.
    func draft(
        _ decision: Decision, about subject: MatterSubject, eventID: String, timesOutOfOrder: Bool, held: Duration,
        isProtected: Bool, directory: inout SettingDirectory, at now: Instant,
        correcting: (inout MatterNoticeContent) -> Int64? = { _ in nil }
    ) -> Registrar.Draft {
        registrar.draft(
            decision,
            .init(
                reportedAt: subject.facts.reportedAt, due: release.due(decision, on: days(subject)), eventID: eventID, held: held,
                isProtected: isProtected, flags: timesOutOfOrder ? [.timesOutOfOrder] : []),
            directory: &directory, at: now, correcting: correcting
        ) { Minimisation.content(subject, profile: $0, area: policy.area, isProtected: isProtected, settled: $1) }
    }

    /// `person|role|recipient|protected|consent|today`.
    private func inputs(_ concerned: Publication.Concerned, _ decision: Decision) -> [UInt8] {
        var text = JSONWriter(capacity: 128)
        text.integer(concerned.person)
        text.raw("|")
        text.raw(text: concerned.subject.person.role.rawValue)
        text.raw("|")
        text.raw(text: decision.recipient?.description ?? "")
        text.raw("|")
        text.raw(text: decision.consent ?? "")
        text.raw("|")
        text.bare(registrar.today)
        return text.octets
    }
}

extension MatterPublishing {
    /// What the rolls say of the children of a matter.
    struct Rolls {
        /// The settings whose rolls hold the child whom decisions are about.
        var exact: [PartnerID: MatchBasis] = [:]
        /// A roll says that the address of one of the children must stay unknown.
        var isProtected = false
        /// The settings with a row that one of the children could not be compared with.
        var unreadable: Set<PartnerID> = []
    }

    func rolls(of subject: MatterSubject, in transaction: JournalTransaction) throws -> Rolls {
        var rolls = Rolls()
        for child in subject.children {
            guard let keys = lookup.rollKeys(of: child), let details = PersonDetails(child) else { continue }
            let matches = try registrar.rolls.matches(keys, of: details, in: transaction)
            rolls.isProtected = rolls.isProtected || matches.protectedAddress
            rolls.unreadable.formUnion(matches.unreadable)
            if child == subject.person { rolls.exact = matches.exact }
        }
        return rolls
    }
}
