// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding
package import Wire

/// Somebody of a setting who reads in the portal.
package struct PortalReader: Hashable, Sendable {
    package var partner: PartnerID
    /// By which the list of key adults knows the person.
    package var email: String

    package init(partner: PartnerID, email: String) {
        self.partner = partner
        self.email = email
    }
}

/// A notice that somebody is shown.
package struct PortalReading: Sendable {
    package var notice: OutgoingNotice
    /// The rows of everybody at the setting who may read it.
    package var mayRead: [Int64]

    package init(notice: OutgoingNotice, mayRead: [Int64]) {
        self.notice = notice
        self.mayRead = mayRead
    }
}

/// Why somebody is not shown a notice.
package enum PortalRefusal: Error, Hashable, Sendable {
    /// None of this setting, or its content is destroyed.
    case unknownNotice
    /// Nobody whose training counts today, or somebody who is close to a person in the event.
    case notKeyAdult
    /// Nobody there has opened it.
    case unopened
    /// The journal takes nothing now.
    case unavailable
}

extension Broker {
    /// Stands for the portal among sessions; no session of the edge has it.
    private static let portalSession = SessionNumber.max

    /// Records what a reader did, by the same rules as a RECEIPT.
    ///
    /// - Throws: ``PortalRefusal/unavailable``.
    /// - Returns: why it was not recorded; nil when it was, or told nothing new.
    package func portalReceipt(
        _ stage: ReceiptStage, of id: NoticeID, by reader: PortalReader, code: ReceiptCode? = nil, note: String? = nil
    ) throws -> Problem? {
        try portalTurn("a receipt of the portal") { transaction, today, outbox in
            guard let adult = try self.keyAdult(reader, today: today, in: transaction) else { return Problem(.notKeyAdult) }
            guard let (notice, subject, isOpened) = try transaction.portalContent(id, of: reader.partner) else {
                return Problem(.unknownNotice)
            }
            if stage == .refused {
                // A RECEIPT needs nobody's name to refuse. Here it would let whoever must not read a notice take it from the others.
                guard try self.mayRead(adult, at: reader.partner, notice, about: subject, in: transaction) else {
                    return Problem(.notKeyAdult)
                }
                guard isOpened else { return Problem(.unknownNotice) }
            }
            let receipt = Receipt(
                notice: id.description, digest: notice.digest, stage: stage, by: reader.email, code: code, note: note)
            return try self.record(receipt, of: reader.partner, today: today, in: transaction, &outbox)
        }
    }

    /// Records that a list with these notices was shown at a setting that has no system to take them: they are delivered.
    package func portalShowed(_ ids: [NoticeID], to reader: PortalReader) throws {
        guard registry.sessions(of: reader.partner).isEmpty, try !journal.reader.everConnected().contains(reader.partner) else {
            return
        }
        try portalTurn("a list of the portal") { transaction, today, outbox in
            guard let adult = try self.keyAdult(reader, today: today, in: transaction) else { return }
            for id in ids {
                guard let (notice, subject, _) = try transaction.portalContent(id, of: reader.partner),
                    try self.mayRead(adult, at: reader.partner, notice, about: subject, in: transaction)
                else { continue }
                _ = try self.record(
                    Receipt(notice: id.description, digest: notice.digest, stage: .delivered), of: reader.partner, today: today,
                    in: transaction, &outbox)
            }
        }
    }

    /// Gives a reader what a notice says, and records that it was shown.
    ///
    /// - Throws: ``PortalRefusal``.
    package func portalRead(_ id: NoticeID, by reader: PortalReader, purpose: String) throws -> PortalReading {
        let outcome: Result<PortalReading, PortalRefusal> = try portalTurn("a view in the portal") { transaction, today, _ in
            guard let adult = try self.keyAdult(reader, today: today, in: transaction) else { return .failure(.notKeyAdult) }
            guard let (notice, subject, isOpened) = try transaction.portalContent(id, of: reader.partner) else {
                return .failure(.unknownNotice)
            }
            let readers = try transaction.trainedKeyAdults(of: reader.partner, today: today).filter {
                try self.mayRead($0, at: reader.partner, notice, about: subject, in: transaction)
            }
            guard readers.contains(adult) else { return .failure(.notKeyAdult) }
            guard isOpened else { return .failure(.unopened) }
            try transaction.recordView(
                by: reader.email, reason: purpose, notice: id, subject: TakingBack.subject(subject, in: transaction)?.handle)
            return .success(PortalReading(notice: notice, mayRead: readers))
        }
        return try outcome.get()
    }

    /// Uses up the second factor of somebody whose password was right; false when it was used before or never was one.
    package func portalSignIn(_ account: Int64, factor: PortalFactor, proof: PortalProof? = nil) throws -> Bool {
        try portalTurn("signing in") { transaction, _, _ in try transaction.signIn(account, factor: factor, proof: proof) }
    }

    /// Uses up a second factor of somebody who is signed in.
    package func portalConfirm(_ account: Int64, factor: PortalFactor) throws -> Bool {
        try portalTurn("a change of how somebody signs in") { transaction, _, _ in
            try transaction.confirm(account, factor: factor)
        }
    }

    /// Binds an account whose owner is signed in; false where another is bound to the proof, or where the account has changed.
    package func portalBind(_ account: Int64, to proof: PortalProof, generation: Int64) throws -> Bool {
        try portalTurn("a binding") { transaction, _, _ in
            try transaction.bind(account, to: proof, generation: generation)
        }
    }

    /// Takes away what an account is bound to at one issuer.
    package func portalUnbind(_ account: Int64, from proof: PortalProof) throws -> Bool {
        try portalTurn("a binding") { transaction, _, _ in
            try transaction.unbind(account, proof.kind, issuer: proof.issuer)
        }
    }

    /// Takes an invitation; false when it was used or has run out meanwhile.
    package func portalAccept(
        _ token: [UInt8], password: String?, proof: PortalProof? = nil, step: Int64, recovery: [String]
    ) throws -> Bool {
        try portalTurn("an invitation") { transaction, _, _ in
            try transaction.accept(token, password: password, proof: proof, step: step, recovery: recovery)
        }
    }

    /// The row of a reader who may open what the setting is sent; nil also of everybody at a setting that is suspended.
    private func keyAdult(_ reader: PortalReader, today: CivilDate, in transaction: JournalTransaction) throws -> Int64? {
        if directory.isSuspended(reader.partner) { return nil }
        return try transaction.keyAdult(of: reader.partner, email: reader.email, today: today)
    }

    /// Whether a key adult is close to nobody whom a notice is about.
    private func mayRead(
        _ adult: Int64, at partner: PartnerID, _ notice: OutgoingNotice, about subject: Int64, in transaction: JournalTransaction
    ) throws -> Bool {
        try notice.kind != .subject || bar(to: adult, at: partner, about: subject, in: transaction) == nil
    }

    /// The receipt as a session's request would be recorded; what it was answered comes back instead of going out.
    private func record(
        _ receipt: Receipt, of partner: PartnerID, today: CivilDate, in transaction: JournalTransaction, _ outbox: inout Outbox
    ) throws -> Problem? {
        let request = Request(session: Self.portalSession, partner: partner, correlation: [], body: .receipt(receipt))
        let refused = outbox.refused.count
        try record(receipt, request, today: today, in: transaction, &outbox)
        // The portal notes by itself whom it turned away.
        outbox.refused.removeLast(outbox.refused.count - refused)
        let answer = outbox.takeAnswers(to: Self.portalSession).last
        guard let answer, answer.verb == .rejected else { return nil }
        return try Problem(body: answer.body)
    }

    /// One transaction for the portal; what it released goes out after it.
    private func portalTurn<Result>(
        _ what: String, _ body: (JournalTransaction, CivilDate, inout Outbox) throws -> Result
    ) throws -> Result {
        guard condition == .ready || condition == .full else { throw PortalRefusal.unavailable }
        let now = clock.now
        let today = settings.deadlines.zone.date(at: now)
        var outbox = Outbox()
        do {
            let result = try journal.write(at: now) { transaction in
                let result = try body(transaction, today, &outbox)
                outbox.earliestEscalation = transaction.earliestEscalation
                return result
            }
            dispatch(outbox)
            finishTurn()
            return result
        } catch {
            // What the transaction would have released must not be sent under a number that something else will get.
            rebuildDelivery()
            handleJournalFailure(error, while: what)
            throw PortalRefusal.unavailable
        }
    }
}

extension Outbox {
    /// Takes out what would be answered to one session.
    mutating func takeAnswers(to session: SessionNumber) -> [Wire.Message] {
        let taken = answers.filter { $0.session == session }.map(\.message)
        answers.removeAll { $0.session == session }
        return taken
    }
}
