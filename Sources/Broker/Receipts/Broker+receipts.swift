// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import Safeguarding
import Wire

extension Broker {
    /// Records a receipt; a refusal by the recipient makes a hold at once.
    func record(
        _ receipt: Receipt, _ request: Request, today: CivilDate, in transaction: JournalTransaction, _ outbox: inout Outbox
    ) throws {
        guard let id = NoticeID(receipt.notice) else { return outbox.reject(request, Problem(.unknownNotice)) }
        var bar: ReaderBar?
        let outcome = try transaction.receive(
            ReceiptRecord(
                notice: id, recipient: request.partner, digest: receipt.digest, stage: receipt.stage.reached, by: receipt.by,
                claimedAt: receipt.at, code: receipt.code?.rawValue, note: receipt.note), today: today
        ) { subject, reader in
            bar = try self.bar(to: reader, at: request.partner, about: subject, in: transaction)
            return bar == nil
        }
        switch outcome {
        case .unknownNotice: outbox.reject(request, Problem(.unknownNotice))
        case .damaged:
            counters.alarms += 1
            logger.critical(
                "a receipt cannot be recorded since its notice cannot be read: ask the recipient by telephone",
                metadata: ["partner": "\(request.partner)", "notice": "\(id)", "stage": "\(receipt.stage.reached.rawValue)"])
            outbox.reject(request, .retryLater(after: 60, cause: .journal))
        case .notKeyAdult:
            // Not every rule asks for conflicts before it releases: somebody must learn why a notice stays unopened.
            if bar == .conflict {
                counters.alarms += 1
                logger.warning(
                    "a reader who is close to somebody in the event was refused",
                    metadata: ["partner": "\(request.partner)", "notice": "\(id)"])
            }
            outbox.reject(request, Problem(.notKeyAdult, errors: [FieldError(pointer: "/by", .invalidValue)]))
        case .wrongCode:
            outbox.reject(
                request,
                Problem(
                    .invalidReceipt,
                    errors: [
                        FieldError(
                            pointer: "/code", receipt.code == nil ? .missing : .invalidValue,
                            "A recall is acknowledged with `deleted`, and nothing else is.")
                    ]))
        case .digestMismatch:
            counters.alarms += 1
            logger.warning(
                "a receipt carries the digest of other content",
                metadata: ["partner": "\(request.partner)", "notice": "\(id)"])
            outbox.reject(request, Problem(.digestMismatch, errors: [FieldError(pointer: "/digest", .invalidValue)]))
        case .recorded(let recorded):
            let isDrill = recorded.kind == .drill
            if !isDrill { counters.receipts += 1 }
            delivery.settled(recorded.sequence, recipient: request.partner)
            if recorded.reached.contains(.refused), !recorded.life.isWithdrawn { try hold(recorded, in: transaction, &outbox) }
            if !recorded.reached.isEmpty, recorded.kind != .hold, !isDrill { outbox.progressed.append(recorded.sequence) }
            outbox.answer(
                request, .recorded,
                Recorded(
                    notice: receipt.notice, stage: recorded.life.stage, at: recorded.life.stageAt ?? transaction.now
                ).octets)
        }
    }

    /// Whether a key adult is close to somebody in the event, by the list of key adults as it is now; nobody is to one whose
    /// content is destroyed.
    ///
    /// - Throws: `JournalError.damaged` where the subject cannot be opened, so that nobody can say whom it is close to.
    func isConflicted(
        _ reader: Int64, at recipient: PartnerID, about subject: Int64, in transaction: JournalTransaction
    ) throws -> Bool {
        guard let (handle, body) = try transaction.subject(subject) else { return false }
        guard let event = try transaction.event(handle.event), let stored = StoredSubject(body, type: event.type) else {
            throw JournalError.damaged("subject")
        }
        let names = stored.namesOfAdults
        guard !names.isEmpty else { return false }
        return try transaction.conflicts(of: recipient, with: names).contains(reader)
            && !transaction.isNamesake(reader, about: subject)
    }

    /// Why a key adult may not read about a subject; nil for who may.
    ///
    /// A subject that cannot be opened is an alarm, and stops neither other receipts nor other readers' questions.
    func bar(
        to reader: Int64, at recipient: PartnerID, about subject: Int64, in transaction: JournalTransaction
    ) throws -> ReaderBar? {
        do {
            return try isConflicted(reader, at: recipient, about: subject, in: transaction) ? .conflict : nil
        } catch JournalError.damaged {
            counters.alarms += 1
            logger.critical(
                "a reader was refused since nobody can say whom the event is about: tell the recipient by telephone",
                metadata: ["partner": "\(recipient)", "subject": "\(subject)"])
            return .damaged
        }
    }

    /// A recipient says that a notice is not for it: its authority must find who it is for, and the clock goes on.
    private func hold(_ receipt: RecordedReceipt, in transaction: JournalTransaction, _ outbox: inout Outbox) throws {
        guard receipt.kind == .subject, let event = try transaction.event(receipt.event) else { return }
        guard let subject = try TakingBack.subject(receipt.subject, in: transaction) else {
            counters.alarms += 1
            logger.critical(
                "a notice was refused whose content is destroyed or cannot be opened: ask its recipient by telephone",
                metadata: ["recipient": "\(receipt.recipient)", "sequence": "\(receipt.event)"])
            return
        }
        let today = settings.deadlines.zone.date(at: transaction.now)
        let registrar = Registrar(settings: settings, inForce: inForce, today: today)
        var decision: Decision
        var due = PolicyDeadline.nextCutOff
        var home: PartnerID?
        switch StoredSubject(subject.body, type: event.type) {
        case .person(let person):
            let release = CaseRelease(policy: inForce.policy.policy, division: settings.division)
            decision = release.refused(person, by: receipt.recipient, today: today)
            due = release.due(decision)
        case .child(let incident, let child):
            home = child.educationAuthority
            decision = EncompassRelease(policy: inForce.policy, division: settings.division).refused(
                by: receipt.recipient, dateOfBirth: child.dateOfBirth, today: today, grade: incident.riskGrade)
            // Where the rolls of today have the child, for a person to confirm.
            decision.candidates = try transaction.matches(lookup.keys(of: child), today: today).exact.keys.sorted().filter {
                try $0 != receipt.recipient && !transaction.hasNotice(subject: receipt.subject, recipient: $0)
            }
        case .concerned(let subject):
            (decision, due) = MatterPublishing(registrar: registrar, lookup: lookup).refused(subject, by: receipt.recipient)
        case .digest, .family:
            (decision, due) = DigestPublishing(registrar: registrar, lookup: lookup).refused(by: receipt.recipient)
        case nil:
            decision = EncompassRelease(policy: inForce.policy, division: settings.division).refused(
                by: receipt.recipient, dateOfBirth: nil, today: today)
        }
        let draft = registrar.held(
            .refusedByRecipient, decision, reportedAt: event.reportedAt, due: due, eventID: event.id,
            isProtected: subject.handle.protectedAddress, home: home, directory: &directory, at: transaction.now)
        for release in try registrar.enter(
            draft, about: subject.handle, inputs: Array("refused|\(receipt.sequence)".utf8), delivery: &delivery, in: transaction)
        {
            outbox.add(release)
        }
    }

    /// Answers STATUS from what is committed.
    func answerStatus(_ request: Request, _ outbox: inout Outbox) {
        guard case .status(let status) = request.body else { return }
        do {
            guard let rows = try journal.reader.progress(source: request.partner, id: status.event) else {
                return outbox.reject(request, Problem(.unknownEvent))
            }
            outbox.answer(request, .progress, Progress(event: status.event, notices: rows.map(\.line)).octets)
        } catch {
            outbox.reject(request, .retryLater(after: 10, cause: .journal))
        }
    }

    /// Tells a producer that listens how one of its notices got on.
    func tellProducer(of sequence: Int64, _ outbox: inout Outbox) {
        guard sessions.hasListener, let row = try? journal.reader.progress(notice: sequence) else { return }
        let body = Progress(event: row.event, notices: [row.line]).octets
        for session in sessions.listening(row.source) {
            outbox.answers.append(Outbox.Answer(session: session, message: Wire.Message(.progress, body: body)))
        }
    }
}

extension NoticeProgress {
    var line: Progress.Line {
        Progress.Line(notice: id.description, recipient: recipient, stage: stage, at: at, deadline: deadline)
    }
}

extension ReceiptStage {
    /// The stage that a receipt of this kind reaches.
    fileprivate var reached: Stage {
        switch self {
        case .delivered: .delivered
        case .opened: .opened
        case .acknowledged: .acknowledged
        case .refused: .refused
        }
    }
}

/// What keeps somebody who is trained from reading a notice.
enum ReaderBar {
    /// Somebody in the event is close to them.
    case conflict
    /// What the event says cannot be opened, so that nobody can say whom it is close to.
    case damaged
}
