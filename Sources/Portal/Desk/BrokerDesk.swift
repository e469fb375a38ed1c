// SPDX-License-Identifier: Apache-2.0
package import Broker
package import Journal
import NIOPosix
package import Safeguarding
import Web
package import Wire

/// The desk of a daemon: reads go to the journal beside its writer, on threads of their own, and receipts to the broker.
package final class BrokerDesk: PortalDesk {
    let broker: Broker
    private let reader: JournalReader
    private let reads = NIOThreadPool(numberOfThreads: 2)
    /// Reads much for a report or a proof: it keeps no page waiting, and two of them one another.
    private let longReads = LongQueue()
    /// What reads more than a page does and is no report: recalls, the effect of a calendar, the state of the service.
    private let looks = LongQueue()
    /// What became of a notice: whoever rings a setting about one does not wait for somebody's report.
    private let trails = NIOThreadPool(numberOfThreads: 1)
    private let statusShelf = StatusShelf()

    let shelf = ReportShelf()
    let readiness = ReadinessShelf()
    let prove: @Sendable (NoticeID, JournalReader) throws -> PortalEvidence

    /// - Parameter prove: makes the proof of a notice or a hold from what is published of the ledger.
    package init(
        broker: Broker, reader: JournalReader, prove: @escaping @Sendable (NoticeID, JournalReader) throws -> PortalEvidence
    ) {
        self.broker = broker
        self.reader = reader
        self.prove = prove
        reads.start()
        longReads.thread.start()
        looks.thread.start()
        trails.start()
    }

    /// Ends the threads.
    package func end() {
        for pool in [reads, longReads.thread, looks.thread, trails] { pool.shutdownGracefully { _ in } }
    }

    package var now: Instant { broker.clock.now }
    package var zone: Zone { broker.settings.deadlines.zone }
    package var isRehearsal: Bool { broker.settings.rehearsal }

    package func account(email: String) async throws -> (account: PortalAccountRecord, secret: PortalSecret, lastStep: Int64)? {
        try await look { try $0.portalAccount(email: email) }
    }

    package func account(_ id: Int64) async throws -> PortalAccountRecord? { try await look { try $0.portalAccount(id) } }

    package func invitation(_ token: [UInt8]) async throws -> (account: PortalAccountRecord, secret: PortalSecret)? {
        let now = now
        return try await look { try $0.portalInvitation(token, now: now) }
    }

    package func accept(
        _ token: [UInt8], password: String?, proof: PortalProof?, step: Int64, recovery: [String]
    ) async throws -> Bool {
        try await broker.portalAccept(token, password: password, proof: proof, step: step, recovery: recovery)
    }

    package func signIn(_ account: Int64, factor: PortalFactor, proof: PortalProof?) async throws -> Bool {
        try await broker.portalSignIn(account, factor: factor, proof: proof)
    }

    package func confirm(_ account: Int64, factor: PortalFactor) async throws -> Bool {
        try await broker.portalConfirm(account, factor: factor)
    }

    package func account(
        boundTo proof: PortalProof
    ) async throws -> (account: PortalAccountRecord, secret: PortalSecret, lastStep: Int64)? {
        try await look { try $0.portalAccount(boundTo: proof) }
    }

    package func bindings(of account: Int64) async throws -> [PortalBinding] {
        try await look { try $0.portalBindings(of: account) }
    }

    package func bind(_ account: Int64, to proof: PortalProof, generation: Int64) async throws -> Bool {
        try await broker.portalBind(account, to: proof, generation: generation)
    }

    package func unbind(_ account: Int64, from proof: PortalProof) async throws -> Bool {
        try await broker.portalUnbind(account, from: proof)
    }

    package func standing(of reader: PortalReader) async throws -> PortalReaderStanding {
        let today = zone.date(at: now)
        return try await look { try $0.keyAdultStanding(of: reader.partner, email: reader.email, today: today) }
    }

    package func settingName(_ id: PartnerID) async throws -> String? { try await look { try $0.settingName(id) } }

    package func inbox(of setting: PartnerID, offset: Int, limit: Int) async throws -> (rows: [PortalNoticeRow], total: Int) {
        try await look { reader in
            (try reader.portalInbox(of: setting, limit: limit, offset: offset), try reader.portalInboxCount(of: setting))
        }
    }

    package func drills(of setting: PartnerID) async throws -> [PortalNoticeRow] {
        try await look { try $0.portalDrills(of: setting) }
    }

    package func history(of setting: PartnerID, offset: Int, limit: Int) async throws -> (rows: [PortalNoticeRow], total: Int) {
        try await look { reader in
            (try reader.portalHistory(of: setting, limit: limit, offset: offset), try reader.portalHistoryCount(of: setting))
        }
    }

    package func notice(_ id: NoticeID, of setting: PartnerID) async throws -> PortalNoticeRow? {
        try await look { try $0.portalNotice(id, of: setting) }
    }

    package func names(ofKeyAdults rows: Set<Int64>) async throws -> [Int64: String] {
        rows.isEmpty ? [:] : try await look { try $0.names(ofKeyAdults: rows) }
    }

    package func showed(_ ids: [NoticeID], to reader: PortalReader) async throws { try await broker.portalShowed(ids, to: reader) }

    package func read(_ id: NoticeID, by reader: PortalReader, purpose: String) async throws -> PortalReading {
        try await broker.portalRead(id, by: reader, purpose: purpose)
    }

    package func receipt(
        _ stage: ReceiptStage, of id: NoticeID, by reader: PortalReader, code: ReceiptCode?, note: String?
    ) async throws -> Problem? {
        try await broker.portalReceipt(stage, of: id, by: reader, code: code, note: note)
    }

    package func refused(_ code: String, of account: PortalAccountRecord?) {
        broker.refusals.note(RefusalRecord(place: .portal, code: code, partner: account?.partner, account: account?.id))
    }

    /// A read that may take long, and ends with whoever waits for it.
    ///
    /// - Throws: ``PortalRefusal/unavailable`` where too many wait already.
    func lookLong<Result: Sendable>(_ body: @escaping @Sendable (JournalReader) throws -> Result) async throws -> Result {
        try await look(in: longReads, body)
    }

    /// A read that may take longer than a page's, and waits for no report.
    ///
    /// - Throws: ``PortalRefusal/unavailable`` where too many wait already.
    func lookBeside<Result: Sendable>(_ body: @escaping @Sendable (JournalReader) throws -> Result) async throws -> Result {
        try await look(in: looks, body)
    }

    private func look<Result: Sendable>(
        in queue: LongQueue, _ body: @escaping @Sendable (JournalReader) throws -> Result
    ) async throws -> Result {
        guard queue.enter() else { throw PortalRefusal.unavailable }
        defer { queue.leave() }
        return try await whileWaited(queue.thread, body)
    }

    /// A read of the ledger for one notice, which ends with whoever waits for it.
    func lookBack<Result: Sendable>(_ body: @escaping @Sendable (JournalReader) throws -> Result) async throws -> Result {
        try await whileWaited(trails, body)
    }

    private func whileWaited<Result: Sendable>(
        _ pool: NIOThreadPool, _ body: @escaping @Sendable (JournalReader) throws -> Result
    ) async throws -> Result {
        let stop = ReadStop()
        let reader = reader.stopped(by: stop)
        return try await withTaskCancellationHandler {
            try await pool.runIfActive {
                Courtesy.begin()
                try stop.check()
                return try body(reader)
            }
        } onCancel: {
            stop.raise()
        }
    }

    /// The state of the service, read at most every quarter of a minute.
    package func status() async throws -> JSON {
        try await statusShelf.status { [self] in
            let look = await broker.statusLook()
            return try await lookBeside { try look.answer($0) }
        }
    }

    func look<Result: Sendable>(_ body: @escaping @Sendable (JournalReader) throws -> Result) async throws -> Result {
        let reader = reader
        return try await reads.runIfActive {
            Courtesy.begin()
            return try body(reader)
        }
    }
}
