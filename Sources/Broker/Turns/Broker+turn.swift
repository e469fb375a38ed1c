// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import Safeguarding
import Wire

extension Broker {
    /// Sends what is ready to go; what a turn without requests does.
    ///
    /// After a turn that failed it waits for the next tick, for what failed would fail again. After a few turns it goes on later, as
    /// ``drain(most:)`` does.
    package func finishTurn() {
        // One without sockets, as a simulation has it, has nobody who could come between.
        var left = gateway == nil ? Int.max : Self.turnsAtOnce
        while hasReady, condition == .ready || condition == .full {
            guard left > 0 else { return goOnLater() }
            left -= 1
            guard perform([]) else { return }
        }
    }

    /// Whether something that waits may go.
    var hasReady: Bool { delivery.hasReady && rollsWalk == nil }

    /// One turn: decide the batch, commit it, answer; false when it failed.
    @discardableResult
    package func perform(_ items: [Intake.Item]) -> Bool {
        guard !items.isEmpty || hasReady else { return true }
        for case .congested in items { refusalsHeard += 1 }
        do {
            dispatch(try commit(items))
            return true
        } catch {
            recover(from: error, items)
            return false
        }
    }

    /// Decides a batch and brings it to the disk.
    ///
    /// - Returns: what is to be sent now.
    package func commit(_ items: [Intake.Item]) throws -> Outbox {
        let now = clock.now
        let today = settings.deadlines.zone.date(at: now)
        var outbox = Outbox()
        try journal.write(at: now) { transaction in
            // The turn tells the gateway that it has heard of these. What a request before them in the batch releases must wait
            // behind them as well, or a later notice about a person would take the room that an earlier one was refused.
            for case .congested(let dispatch) in items { delivery.congested(dispatch) }
            for item in items {
                switch item {
                case .request(let request): try handle(request, today: today, in: transaction, &outbox)
                case .ended(let session): end(session)
                case .congested: break
                }
            }
            if hasReady {
                for dispatch in delivery.take(limit: settings.batchLimit, ofEach: max(Delivery.share, items.count), now: now) {
                    try attempt(dispatch, in: transaction, &outbox)
                }
            }
            outbox.earliestEscalation = transaction.earliestEscalation
        }
        return outbox
    }

    private func end(_ session: SessionNumber) {
        sessions.ended(session)
        delivery.ended(session)
    }

    /// Ends what a partner has said HELLO in, before word comes from the edge that the connections have ended.
    func endSessions(of partner: PartnerID) {
        for (number, session) in sessions.all where session.partner == partner { end(number) }
    }

    private func handle(
        _ request: Request, today: CivilDate, in transaction: JournalTransaction, _ outbox: inout Outbox
    ) throws {
        switch request.body {
        case .publish(let publication):
            guard condition != .full else { return outbox.reject(request, .retryLater(after: 30, cause: .disk)) }
            try publish(publication, request, today: today, in: transaction, &outbox)
        case .receipt(let receipt): try record(receipt, request, today: today, in: transaction, &outbox)
        case .hello(let hello): try greet(hello, request, in: transaction, &outbox)
        case .status: outbox.statusRequests.append(request)
        }
    }

    private func publish(
        _ publication: Publication, _ request: Request, today: CivilDate, in transaction: JournalTransaction, _ outbox: inout Outbox
    ) throws {
        let event = publication.event
        let stored: StoredAnswer?
        do {
            stored = try transaction.answer(source: request.partner, id: event.id, digest: event.digest)
        } catch JournalError.damaged(let what) {
            // It was accepted, and is not accepted twice; what it was told is not to be had any more.
            counters.alarms += 1
            logger.critical("an event's answer is damaged: its producer is not answered", metadata: ["damaged": "\(what)"])
            return outbox.reject(request, .retryLater(after: 3600, cause: .journal))
        }
        if let stored {
            guard stored.sameContent else { return outbox.reject(request, Problem(.conflict)) }
            counters.duplicates += 1
            return outbox.answer(
                request, .accepted, Accepted.octets(stored: stored.answer, digest: event.digest, duplicate: true))
        }
        let registrar = Registrar(settings: settings, inForce: inForce, today: today)
        let entry: Registrar.Entry
        do {
            entry = try enter(publication, request, registrar, in: transaction)
        } catch let problem as Problem {
            return outbox.reject(request, problem)
        }
        counters.published += 1
        if case .incident = event.payload {
        } else {
            nextConsentLook = .unknown
            nextFlagLook = .unknown
        }
        outbox.withdraw(entry.withdrawn)
        alarm(ofUntold: entry.untold)
        outbox.answer(request, .accepted, Accepted.octets(stored: entry.answer, digest: event.digest, duplicate: false))
        for release in entry.releases { outbox.add(release) }
    }

    /// A recipient that may have what was taken back, and that no message can reach, is somebody's to telephone.
    func alarm(ofUntold sequences: [Int64]) {
        for sequence in sequences {
            counters.alarms += 1
            logger.critical(
                "a notice is taken back whose recipient cannot be told; tell it by telephone, recall show names it",
                metadata: ["sequence": "\(sequence)"])
        }
    }

    /// Decides an event by its type and enters it.
    ///
    /// - Throws: `Problem` where it contradicts what stands; then nothing has been entered.
    private func enter(
        _ publication: Publication, _ request: Request, _ registrar: Registrar, in transaction: JournalTransaction
    ) throws -> Registrar.Entry {
        switch publication.event.payload {
        case .incident(let incident):
            try EncompassPublishing(registrar: registrar).publish(
                publication, incident: incident, from: request.partner, directory: &directory, delivery: &delivery,
                in: transaction)
        case .caseHeard(let heard):
            try CasePublishing(registrar: registrar, lookup: lookup, practices: practices).publish(
                publication, heard: heard, from: request.partner, directory: &directory, delivery: &delivery, in: transaction)
        case .matter(let matter, _):
            try MatterPublishing(registrar: registrar, lookup: lookup).publish(
                publication, matter: matter, from: request.partner, directory: &directory, delivery: &delivery, in: transaction)
        case .action(let action):
            try ActionRegistering(registrar: registrar).publish(
                publication, action: action, from: request.partner, delivery: &delivery, in: transaction)
        case .consent(let report):
            try ConsentRegistering(registrar: registrar, lookup: lookup).publish(
                publication.event, report: report, from: request.partner, directory: &directory, delivery: &delivery,
                in: transaction)
        case .recall(let recall):
            try RecallPublishing(registrar: registrar, lookup: lookup).publish(
                publication, recall: recall, from: request.partner, directory: &directory, delivery: &delivery, in: transaction)
        }
    }

    private func greet(_ hello: Hello, _ request: Request, in transaction: JournalTransaction, _ outbox: inout Outbox) throws {
        // Read before its connection was cut, of which word is on its way; nothing is to be journalled as sent to it.
        guard admission.standing(of: request.partner) != .suspended else { return }
        delivery.helloed(request.session, partner: request.partner, window: hello.window)
        sessions.greeted(request.session, partner: request.partner, window: hello.window)
        try transaction.keepConnection(of: request.partner)
        if hello.fromUnread, sessions[request.session]?.servedUnread == false {
            sessions.servedUnread(request.session)
            for notice in try transaction.unread(recipient: request.partner) { delivery.released(notice) }
        }
        outbox.answer(
            request, .welcome,
            Welcome(
                partner: request.partner, window: hello.window, pending: delivery.pending(request.partner),
                serverTime: transaction.now
            ).octets)
    }

    private func attempt(
        _ dispatch: Delivery.Dispatch, in transaction: JournalTransaction, _ outbox: inout Outbox
    ) throws {
        do {
            guard let notice = try transaction.beginAttempt(dispatch.notice.sequence, to: dispatch.notice.recipient) else {
                logger.warning(
                    "a notice that waited is not sent: its row says that it was taken back, or has no content any more",
                    metadata: ["sequence": "\(dispatch.notice.sequence)"])
                return delivery.settled(dispatch.notice.sequence, recipient: dispatch.notice.recipient)
            }
            outbox.notices.append(Outbox.Sending(dispatch: dispatch, notice: notice))
        } catch JournalError.damaged(let what) {
            // One record that cannot be opened must not hold up the others; it stays in the journal, and a start tries it again.
            counters.alarms += 1
            logger.critical(
                "a notice cannot be opened and is set aside",
                metadata: ["sequence": "\(dispatch.notice.sequence)", "damaged": "\(what)"])
            delivery.settled(dispatch.notice.sequence, recipient: dispatch.notice.recipient)
        }
    }

    /// Tells sessions that keep notices for their clients which ones they are not to give any more.
    func tellSettled() {
        let settlements = delivery.takeSettlements()
        guard !settlements.isEmpty, registry.hasDoors else { return }
        tellGateway { $0.settled(settlements) }
    }

    /// Sends what a committed turn decided.
    func dispatch(_ outbox: Outbox) {
        var outbox = outbox
        tellSettled()
        for request in outbox.statusRequests { answerStatus(request, &outbox) }
        for sequence in outbox.progressed { tellProducer(of: sequence, &outbox) }
        followEscalations(of: outbox)
        for refusal in outbox.refused { refusals.note(refusal) }
        guard !outbox.answers.isEmpty || !outbox.notices.isEmpty else { return }
        outbox.refusalsHeard = refusalsHeard
        witness?(outbox)
        tellGateway { [outbox] in $0.send(outbox) }
    }

    /// A turn failed as a whole: nothing of it happened, so memory is what the journal says.
    private func recover(from error: any Error, _ items: [Intake.Item]) {
        var requests: [Request] = []
        var ended: Set<SessionNumber> = []
        for item in items {
            switch item {
            case .request(let request): requests.append(request)
            case .ended(let session):
                sessions.ended(session)
                ended.insert(session)
            case .congested: break
            }
        }
        let isAlone = requests.count == 1
        // Of its end there is no other word, and notices for a session that has ended go nowhere.
        requests.removeAll { $0.isHello && ended.contains($0.session) }
        rebuildDelivery()
        switch error {
        case JournalError.full:
            journal.releaseReserve()
            condition = .full
            gate.close(true, for: .disk)
            logger.critical("the disk is full: publishes are refused until there is room")
            let (publishes, others) = (requests.filter(\.isPublish), requests.filter { !$0.isPublish })
            refuse(publishes, .retryLater(after: 30, cause: .disk))
            guard !others.isEmpty else { return }
            do {
                dispatch(try commit(others.map(Intake.Item.request)))
            } catch {
                rebuildDelivery()
                refuse(others, .retryLater(after: 30, cause: .disk))
                if let error = error as? JournalError, error.isFence { fence(error) }
            }
        case let error as JournalError where error.isFence: fence(error)
        default:
            // One request that the journal cannot take must not take the others of its batch with it.
            counters.alarms += 1
            logger.error("a turn failed", metadata: ["error": "\(Self.name(of: error))", "requests": "\(requests.count)"])
            if isAlone { return refuse(requests, .retryLater(after: 60, cause: .journal)) }
            for request in requests { perform([.request(request)]) }
        }
    }

    private func fence(_ error: JournalError) {
        condition = .fenced
        logger.critical("the journal takes no more writes; the process ends", metadata: ["error": "\(error)"])
        onFence(error)
    }

    private func refuse(_ requests: [Request], _ problem: Problem) {
        var outbox = Outbox()
        for request in requests { outbox.reject(request, problem) }
        counters.rejected += requests.count
        dispatch(outbox)
    }

    // Errors of libraries may quote values; the type alone names no person.
    private static func name(of error: any Error) -> String {
        (error as? JournalError).map { "\($0)" } ?? String(reflecting: type(of: error))
    }

    /// What waits; where its index does not agree with what was counted, as the notices themselves say.
    static func waiting(in journal: Journal, _ logger: Logger) throws -> [WaitingNotice] {
        do {
            return try journal.reader.waiting()
        } catch JournalError.damaged(let what) {
            let waiting = try journal.reader.waitingByRows()
            try journal.recountWaiting()
            // Nothing is written to an index that may lead to another's pages.
            logger.critical(
                "the journal is damaged; what waits was read from the notices themselves: see docs/operation.md, A damaged index",
                metadata: ["damaged": "\(what)", "waiting": "\(waiting.count)"])
            return waiting
        }
    }

    /// Makes memory what the journal says, after a transaction that did not come to be.
    func rebuildDelivery() {
        var fresh = Delivery()
        sessions.forgetServedUnread()
        do {
            fresh.released(all: try Self.waiting(in: journal, logger))
        } catch {
            condition = .fenced
            onFence(.damaged("notice table"))
            return
        }
        for (number, session) in sessions.all {
            fresh.helloed(number, partner: session.partner, window: session.window)
        }
        delivery = fresh
    }
}

extension JournalError {
    var isFence: Bool {
        if case .fenced = self { return true }
        return false
    }
}

extension Outbox {
    /// Adds a notice that was released with a session to go to.
    mutating func add(_ release: Registrar.Release) {
        guard let session = release.session else { return }
        let waiting = WaitingNotice(
            sequence: release.handle.sequence, recipient: release.handle.recipient, person: release.handle.person, attempt: 1,
            isUrgent: release.record.kind.isUrgent)
        let notice = OutgoingNotice(
            id: release.record.id, kind: release.record.kind, recipient: release.record.recipient, attempt: 1,
            body: release.record.body, digest: release.record.digest, releasedAt: release.releasedAt)
        notices.append(Sending(dispatch: Delivery.Dispatch(notice: waiting, session: session), notice: notice))
    }
}
