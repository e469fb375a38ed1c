// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// The taking back of notices and holds of an earlier event, with word of it to whoever may have a notice.
///
/// Planned before the event that does it stands, because its answer has the ids of what it leads to; then carried out.
struct TakingBack {
    let registrar: Registrar
    let reason: RecallReason
    let recalled: RecallableEvent
    /// Whose notices alone, where it is so.
    let recipient: PartnerID?
    /// The producer's words.
    let note: String?
    /// The recall's own id, by which people speak of it.
    let id: NoticeID
    private let notices: [RecallableNotice]
    private let holds: [StandingHold]
    /// What those who may have a notice are told.
    private let words: [Word]
    /// What the authorities are told of the breach.
    private let warnings: [Warning]
    /// How many recipients of what was sent are of no authority; 0 where it is no breach.
    private let unowned: Int

    /// A decision to tell a recipient, about the subject of the notice that it had.
    private struct Word {
        var notice: RecallableNotice
        var subject: SubjectHandle
        var draft: Registrar.Draft
    }

    private struct Warning {
        var subject: SubjectHandle
        var notice: NoticeRecord
    }

    /// What came of it.
    struct Outcome {
        var releases: [Registrar.Release] = []
        /// Sequences of the notices that were taken back.
        var withdrawn: [Int64] = []
        /// Of those, what was sent and whose recipient cannot be told: its subject cannot be opened.
        var untold: [Int64] = []

        static func += (outcome: inout Outcome, other: Outcome) {
            outcome.releases += other.releases
            outcome.withdrawn += other.withdrawn
            outcome.untold += other.untold
        }
    }

    /// - Parameters:
    ///   - notices: what is taken back; those that a correction has replaced and nobody was sent are left as they are.
    ///   - holds: what ends with it.
    init(
        _ notices: [RecallableNotice], holds: [StandingHold], of recalled: RecallableEvent, reason: RecallReason,
        recipient: PartnerID? = nil, note: String? = nil, registrar: Registrar, directory: inout SettingDirectory,
        in transaction: JournalTransaction
    ) throws {
        self.registrar = registrar
        self.reason = reason
        self.recalled = recalled
        self.recipient = recipient
        self.note = note
        self.holds = holds
        self.notices = notices.filter { $0.wasSent || !$0.isSuperseded }
        let now = transaction.now
        id = NoticeID(at: now)
        var words: [Word] = []
        var sent: [(recipient: PartnerID, subject: SubjectHandle)] = []
        for notice in self.notices where notice.wasSent {
            let opened = try Self.subject(notice.subject, in: transaction)
            let reference = opened.flatMap { StoredSubject($0.body, type: recalled.type)?.reference }
            guard let subject = try opened?.handle ?? transaction.subjectWithoutContent(notice.subject) else { continue }
            sent.append((notice.recipient, subject))
            // Its recipient has a copy, whatever became of the content here. One that does not open may be a forged row.
            guard reference != nil || subject.isDestroyed else { continue }
            words.append(
                Word(
                    notice: notice, subject: subject,
                    draft: registrar.word(
                        of: notice, reference: reference, recalled: recalled, reason: reason,
                        isProtected: subject.protectedAddress, directory: &directory, at: now)))
        }
        self.words = words
        let recipients = Set(sent.map(\.recipient))
        unowned = reason.isBreach ? recipients.count { directory.owner(of: $0) == nil } : 0
        warnings =
            reason.isBreach
            ? Self.warnings(of: sent, recalled: recalled, id: id, registrar: registrar, directory: &directory, at: now) : []
    }

    /// Whether it does anything at all.
    var isEmpty: Bool { notices.isEmpty && holds.isEmpty }

    /// The numbers of the notices that were sent and whose recipients cannot be told.
    private var untold: [Int64] {
        let told = Set(words.map(\.notice.sequence))
        return notices.filter { $0.wasSent && !told.contains($0.sequence) }.map(\.sequence)
    }

    /// Adds the lines of the recall notices, and of decisions against them.
    func addLines(to lines: inout Registrar.Lines, pointer: String) {
        for word in words { lines.add([word.draft], pointer: pointer, isProtected: word.subject.protectedAddress) }
    }

    /// Carries it out.
    ///
    /// - Parameter event: sequence of the event that does it, which stands.
    func perform(
        by event: Int64, delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> Outcome {
        for notice in notices {
            try transaction.withdraw(notice, as: .recalled, by: event)
            delivery.settled(notice.sequence, recipient: notice.recipient)
        }
        for hold in holds {
            let subject = try Self.subject(hold.subject, in: transaction)?.handle
            try transaction.withdraw(
                hold, as: .recalled, by: event, subject: subject)
        }
        if reason.isBreach {
            let sent = notices.count(where: \.wasSent)
            try transaction.add(
                RecallRecord(
                    id: id, event: event, recalled: recalled.sequence, recipient: recipient, reason: reason, note: note,
                    unsent: notices.count - sent, sent: sent,
                    owner: sent == 0 ? nil : warnings.first?.notice.recipient ?? Registrar.nobody, unowned: unowned))
        }
        var outcome = Outcome(withdrawn: notices.map(\.sequence), untold: untold)
        for word in words {
            outcome.releases += try registrar.enter(
                word.draft, about: word.subject.concerning(event), inputs: registrar.inputs(of: word.notice, reason),
                delivery: &delivery, in: transaction)
        }
        for warning in warnings {
            outcome.releases.append(
                try registrar.release(
                    warning.notice, about: warning.subject.concerning(event), delivery: &delivery, in: transaction))
        }
        return outcome
    }

    /// Nil for one that was destroyed, or that cannot be opened: it must not keep the others from being taken back.
    static func subject(
        _ id: Int64, in transaction: JournalTransaction
    ) throws -> (handle: SubjectHandle, body: [UInt8])? {
        do {
            return try transaction.subject(id)
        } catch JournalError.damaged {
            return nil
        }
    }

    /// One for each authority that is certainly that of somebody who may have a notice, at once: a breach is theirs to follow (DPA 2018 s.67).
    private static func warnings(
        of sent: [(recipient: PartnerID, subject: SubjectHandle)], recalled: RecallableEvent, id: NoticeID, registrar: Registrar,
        directory: inout SettingDirectory,
        at now: Instant
    ) -> [Warning] {
        var warnings: [Warning] = []
        for one in sent {
            guard let owner = directory.owner(of: one.recipient) else { continue }
            guard !warnings.contains(where: { $0.notice.recipient == owner }) else { continue }
            let deadline = directory.deadline(
                for: owner, reportedAt: now, attendance: nil, rule: registrar.settings.deadlines, due: BreachClock.length)
            let body = HoldContent(
                hold: id.description, code: HoldContent.breach, flow: .correction, recipient: nil, event: recalled.id,
                openedAt: now, deadline: deadline.instant, rehearsal: registrar.settings.rehearsal
            ).octets
            warnings.append(
                Warning(
                    subject: one.subject,
                    notice: NoticeRecord(
                        id: NoticeID(at: now), kind: .hold, recipient: owner, flow: .correction, deadline: deadline,
                        due: BreachClock.length, held: .zero, attendance: nil, body: body, digest: Digest.sha256(body))))
        }
        return warnings
    }
}
