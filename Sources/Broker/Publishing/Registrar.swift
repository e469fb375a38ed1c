// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// Enters what was decided in the journal and asks where a notice can go; the same for every flow.
struct Registrar {
    let settings: BrokerSettings
    let inForce: PolicyInForce
    let today: CivilDate

    /// Finds children on the rolls of today.
    var rolls: RollSearch { RollSearch(weights: settings.matching, today: today) }

    /// One decision with the records it leads to.
    struct Draft {
        var decision: Decision
        var notices: [NoticeRecord] = []
        var hold: HoldRecord?
    }

    /// A notice that goes out, or waits, once the transaction stands.
    struct Release {
        var record: NoticeRecord
        var handle: NoticeHandle
        var session: SessionNumber?
        var releasedAt: Instant
    }

    /// What an event came to: the answer as it is stored, and the notices in the order of their sequence.
    struct Entry {
        var answer: [UInt8]
        var releases: [Release]
        /// Sequences of earlier notices that it takes back.
        var withdrawn: [Int64]
        /// Of those, what was sent and whose recipient cannot be told: its subject cannot be opened.
        var untold: [Int64]

        /// - Parameter releases: what comes after what is taken back.
        init(answer: [UInt8], _ ended: TakingBack.Outcome = TakingBack.Outcome(), releases: [Release] = []) {
            self.answer = answer
            self.releases = ended.releases + releases
            withdrawn = ended.withdrawn
            untold = ended.untold
        }
    }

    /// The lines of an answer.
    struct Lines {
        var notices: [AcceptedAnswer.NoticeLine] = []
        var holds: [AcceptedAnswer.HoldLine] = []
        var denials: [AcceptedAnswer.DenialLine] = []
        var warnings: [AcceptedAnswer.WarningLine] = []
    }

    /// The owner of holds that are not certainly an authority's: nobody connects as it, and `status` says so.
    static let nobody: PartnerID = {
        guard let id = PartnerID(kind: .localAuthority, code: "unassigned") else { preconditionFailure("a constant id") }
        return id
    }()

    /// Enters a decision with its hold and its notices.
    ///
    /// - Parameter inputs: what the decision looked at, without personal data.
    func enter(
        _ draft: Draft, about subject: SubjectHandle, inputs: [UInt8], delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> [Release] {
        try transaction.record(draft.decision, about: subject, policy: inForce.digest, inputs: inputs)
        if let hold = draft.hold { try transaction.add(hold, about: subject) }
        return try draft.notices.map { try release($0, about: subject, delivery: &delivery, in: transaction) }
    }

    /// Stores a notice and asks at once where it can go.
    func release(
        _ notice: NoticeRecord, about subject: SubjectHandle, delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> Release {
        let waiting = WaitingNotice(
            sequence: transaction.nextNotice, recipient: notice.recipient, person: subject.person, attempt: 0,
            isUrgent: notice.kind.isUrgent)
        let session = delivery.releasedAtOnce(waiting, now: transaction.now)
        let handle = try transaction.add(notice, about: subject, sending: session != nil)
        return Release(record: notice, handle: handle, session: session, releasedAt: transaction.now)
    }

    /// A decision that is held, with its hold and word of it to the owner.
    ///
    /// - Parameters:
    ///   - reportedAt: from when the deadline runs, by the calendar of the recipient, or of the owner where there is none.
    ///   - isProtected: whether the word names no recipient.
    ///   - home: the authority whose education team the producer named for the child.
    func held(
        _ code: HoldCode, _ decision: Decision, reportedAt: Instant, due: PolicyDeadline = .nextCutOff, eventID: String,
        isProtected: Bool, home: PartnerID? = nil, directory: inout SettingDirectory, at now: Instant
    ) -> Draft {
        let owner = owner(of: decision, home: home, directory: directory)
        let deadline = directory.deadline(
            for: decision.recipient ?? owner, reportedAt: reportedAt, attendance: nil, rule: settings.deadlines, due: due)
        let hold = hold(
            code, decision, deadline: deadline, due: due, exception: false, home: home, directory: directory, at: now)
        return Draft(
            decision: decision, notices: notification(of: hold, eventID: eventID, isProtected: isProtected, at: now), hold: hold)
    }

    /// A notice about a subject in a flow whose deadlines the policy counts from an instant.
    func notice(
        to recipient: PartnerID, flow: Flow, deadline: Deadline, due: PolicyDeadline, held: Duration, body: [UInt8],
        corrects: Int64? = nil, at now: Instant
    ) -> NoticeRecord {
        NoticeRecord(
            id: NoticeID(at: now), kind: .subject, recipient: recipient, flow: flow, deadline: deadline, due: due, held: held,
            attendance: nil, body: body, digest: Digest.sha256(body), corrects: corrects)
    }

    /// What a decision that releases is told as.
    func settled(
        _ decision: Decision, to recipient: PartnerID, deadline: Deadline, eventID: String, match: MatchBasis, flags: [NoticeFlag]
    ) -> Minimisation.Settled {
        Minimisation.Settled(
            flow: decision.flow, recipient: recipient, deadline: deadline.instant, rehearsal: settings.rehearsal, eventID: eventID,
            decision: .init(rule: decision.rule, basis: decision.basis, policy: inForce.digest), match: match, flags: flags)
    }

    /// A hold or an exception from a decision.
    func hold(
        _ code: HoldCode, _ decision: Decision, deadline: Deadline, due: PolicyDeadline = .nextCutOff, exception: Bool,
        home: PartnerID? = nil, directory: SettingDirectory, at now: Instant
    ) -> HoldRecord {
        HoldRecord(
            id: NoticeID(at: now), code: code, recipient: decision.recipient, candidates: decision.candidates,
            owner: owner(of: decision, home: home, directory: directory), flow: decision.flow, rule: decision.rule,
            exception: exception, deadline: deadline, due: due)
    }

    private func owner(of decision: Decision, home: PartnerID?, directory: SettingDirectory) -> PartnerID {
        directory.owner(of: decision.recipient, candidates: decision.candidates, home: home) ?? Registrar.nobody
    }

    /// Tells the owner of a hold, without content; one that is not certainly an authority's is told to none.
    func notification(of hold: HoldRecord, eventID: String, isProtected: Bool, at now: Instant) -> [NoticeRecord] {
        guard hold.owner != Registrar.nobody else { return [] }
        let body = HoldContent(
            hold: hold.id.description, code: hold.code.rawValue, flow: hold.flow, recipient: isProtected ? nil : hold.recipient,
            event: eventID, openedAt: now, deadline: hold.deadline.instant, rehearsal: settings.rehearsal
        ).octets
        return [
            NoticeRecord(
                id: NoticeID(at: now), kind: .hold, recipient: hold.owner, flow: hold.flow, deadline: hold.deadline,
                due: hold.due, held: .zero, attendance: nil, body: body, digest: Digest.sha256(body))
        ]
    }
}

extension Registrar.Lines {
    /// Adds the lines of one subject; a protected child's recipients are left out (design.md section 6).
    mutating func add(_ drafts: [Registrar.Draft], pointer: String, isProtected: Bool) {
        for draft in drafts {
            let recipient = isProtected ? nil : draft.decision.recipient
            switch draft.decision.outcome {
            case .release:
                guard let notice = draft.notices.first else { break }
                notices.append(
                    .init(
                        notice: notice.id.description, recipient: recipient, flow: notice.flow, deadline: notice.deadline.instant))
            case .hold(let code):
                holds.append(.init(subject: pointer, recipient: recipient, code: code.rawValue, hold: draft.hold?.id.description))
            case .deny(let code):
                denials.append(.init(subject: pointer, recipient: recipient, code: code.rawValue))
            }
        }
    }

    /// Adds what the lint found in the free text of the event, unless the area does not want to know.
    mutating func add(_ freeText: FreeTextReport?, by policy: Policy) {
        guard policy.area.freeText != .off, let freeText else { return }
        warnings = freeText.findings.map { .init(pointer: $0.pointer, code: $0.code.rawValue) }
    }

    /// The answer as it is stored.
    func answer(to event: String, sequence: Int64, at now: Instant) -> [UInt8] {
        AcceptedAnswer(
            event: event, sequence: sequence, acceptedAt: now, notices: notices, holds: holds, denials: denials,
            warnings: warnings
        ).stored
    }
}

extension Decision {
    var isDenial: Bool {
        if case .deny = outcome { return true }
        return false
    }
}
