// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// Turns one MARAC case into decisions, notices and holds inside a journal transaction: a notice to the victim's practice and to
/// each connected child's, and a record of each for children's social care.
struct CasePublishing {
    let registrar: Registrar
    let lookup: RollLookup
    let practices: PracticeDirectory

    private var policy: Policy { registrar.inForce.policy.policy }
    private var release: CaseRelease { CaseRelease(policy: policy, division: registrar.settings.division) }

    /// Decides, stores and answers.
    func publish(
        _ publication: Publication, heard: CaseHeard, from partner: PartnerID, directory: inout SettingDirectory,
        delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> Registrar.Entry {
        let event = publication.event
        var correction = try heard.supersedes.map {
            try Correction(
                of: $0, as: event.type, reference: heard.facts.reference, from: partner, registrar: registrar, in: transaction)
        }
        let sequence = transaction.nextEvent
        var lines = Registrar.Lines()
        var drafts: [[Registrar.Draft]] = []
        lines.add(publication.freeText, by: policy)
        for (position, person) in publication.people.enumerated() {
            let decisions = try decide(person.subject, directory: directory, in: transaction).map {
                publication.freeText?.settle($0, about: position, by: policy) ?? $0
            }
            let made = decisions.map {
                draft(
                    $0, about: person.subject, eventID: event.id, timesOutOfOrder: event.timesOutOfOrder, held: .zero,
                    directory: &directory, at: transaction.now
                ) { correction?.replace(&$0, about: person.keys.number) }
            }
            lines.add(made, pointer: person.subject.pointer, isProtected: false)
            drafts.append(made)
        }
        try correction?.takeBackTheRest(&lines, directory: &directory, in: transaction)
        let answer = lines.answer(to: event.id, sequence: sequence, at: transaction.now)
        try transaction.accept(
            EventRecord(
                source: partner, id: event.id, type: event.type.rawValue, digest: event.digest, reference: heard.facts.reference,
                force: heard.facts.area, riskGrade: heard.facts.riskGrade, occurredAt: heard.facts.heardAt,
                reportedAt: heard.facts.heardAt, publishedAt: event.time, timesOutOfOrder: event.timesOutOfOrder,
                supersedes: correction?.event.sequence,
                facts: EventFacts(heard, in: registrar.settings.deadlines.zone),
                given: publication.people.map { GivenDetails($0.subject.person) }, pairs: publication.pairs),
            answer: answer)
        let ended = try correction?.perform(by: sequence, delivery: &delivery, in: transaction) ?? .init()
        var releases: [Registrar.Release] = []
        for (position, (person, made)) in zip(publication.people, drafts).enumerated() {
            let handle = try transaction.add(
                SubjectRecord(
                    event: sequence, position: position, person: person.keys.number, protectedAddress: false, body: person.body))
            for draft in made {
                releases += try registrar.enter(
                    draft, about: handle, inputs: inputs(person, draft.decision), delivery: &delivery, in: transaction)
            }
        }
        return Registrar.Entry(answer: answer, ended, releases: releases)
    }

    private func decide(
        _ subject: CaseSubject, directory: SettingDirectory, in transaction: JournalTransaction
    ) throws -> [Decision] {
        let facts = try subject.person.practice.flatMap {
            try self.facts(of: $0, subject, directory: directory, in: transaction)
        }
        return release.decide(
            subject, today: registrar.today, consent: try consent(of: subject, in: transaction), practice: { _ in facts },
            isSuspended: directory.isSuspended)
    }

    /// How the victim's consent stands now, by what the co-ordinator said of it and by the register, whichever came later.
    func consent(of subject: CaseSubject, in transaction: JournalTransaction) throws -> CaseRelease.ConsentOf {
        let now = transaction.now
        // A child's and a perpetrator's decisions know no consent, and the victim's is nobody else's business.
        guard subject.role == .victim else { return { _ in ConsentFacts() } }
        let said = subject.facts.consent.map { [ConsentHistory.Entry($0, at: subject.facts.heardAt)] } ?? []
        let registered = try transaction.consent(of: lookup.keys(of: subject.person), reference: subject.facts.reference)
        let history = ConsentHistory(registered, and: said)
        return { history.facts(for: $0, at: now, gate: .release) }
    }

    /// What is known of a practice in one case; nil for one that the directory does not have.
    func facts(
        of practice: PartnerID, _ subject: CaseSubject, directory: SettingDirectory, in transaction: JournalTransaction
    ) throws -> PracticeFacts? {
        let conflicts = try transaction.conflicts(of: practice, with: subject.perpetrators.map(\.fullName))
        // Without a directory of practices it is the enrolled ones that are known, as a setting without a roll is.
        var known = practices.facts(practice, on: registrar.today)
        if known == nil, practices.count == 0, practice.kind == .gp, directory.isEnrolled(practice) {
            known = PracticeFacts(id: practice, open: true)
        }
        known?.suspended = directory.isSuspended(practice)
        known?.conflicted = !conflicts.isEmpty
        return known
    }

    /// Decides for a recipient that a person chose, or whom the hold named.
    func decideRouted(
        _ subject: CaseSubject, flow: Flow, to recipient: PartnerID, directory: SettingDirectory,
        in transaction: JournalTransaction
    ) throws -> Decision {
        if flow == .maracRecord {
            var routed = subject
            routed.facts.socialCare = recipient
            let decisions = release.decide(
                routed, today: registrar.today, consent: try consent(of: subject, in: transaction), practice: { _ in nil },
                isSuspended: directory.isSuspended)
            if let decision = decisions.first(where: { $0.flow == .maracRecord }) { return decision }
        }
        return release.decideRouted(
            subject, to: recipient, today: registrar.today, consent: try consent(of: subject, in: transaction),
            facts: try facts(of: recipient, subject, directory: directory, in: transaction))
    }

    /// One decision with the records it leads to.
    ///
    /// - Parameter correcting: gives the sequence of the notice whose place it takes, and says so in the content.
    func draft(
        _ decision: Decision, about subject: CaseSubject, eventID: String, timesOutOfOrder: Bool, held: Duration,
        directory: inout SettingDirectory, at now: Instant, correcting: (inout CaseNoticeContent) -> Int64? = { _ in nil }
    ) -> Registrar.Draft {
        let heardAt = subject.facts.heardAt
        var flags: [NoticeFlag] = timesOutOfOrder ? [.timesOutOfOrder] : []
        if decision.flow == .maracGP, subject.perpetrators.contains(where: { $0.practice == decision.recipient }) {
            flags.append(.perpetratorSamePractice)
        }
        return registrar.draft(
            decision, .init(reportedAt: heardAt, due: release.due(decision), eventID: eventID, held: held, flags: flags),
            directory: &directory, at: now, correcting: correcting
        ) {
            Minimisation.content(
                subject, heardOn: registrar.settings.deadlines.zone.date(at: heardAt), profile: $0, settled: $1)
        }
    }

    /// `person|role|recipient|outcome|consent|today`.
    private func inputs(_ person: Publication.Person, _ decision: Decision) -> [UInt8] {
        var text = JSONWriter(capacity: 128)
        text.integer(person.keys.number)
        text.raw("|")
        text.raw(text: person.subject.role.rawValue)
        text.raw("|")
        text.raw(text: decision.recipient?.description ?? "")
        text.raw("|")
        text.raw(text: person.subject.facts.outcome.rawValue)
        text.raw("|")
        text.raw(text: decision.consent ?? "")
        text.raw("|")
        text.bare(registrar.today)
        return text.octets
    }
}

extension CaseSubject {
    /// RFC 6901 pointer into the event.
    var pointer: String {
        switch role {
        case .victim: "/data/victim"
        case .child: "/data/children/\(position)"
        case .perpetrator: "/data/perpetrators/\(position)"
        }
    }
}
