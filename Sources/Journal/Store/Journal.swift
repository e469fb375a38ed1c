// SPDX-License-Identifier: Apache-2.0
import CSQLite
import Foundation
package import GRDB
import Ledger
package import Safeguarding

/// The durable store of one deployment, and the only truth: everything in memory can be rebuilt from it.
///
/// One process at a time opens it for writing. A `Journal` belongs to one isolation domain, the broker's, which writes
/// synchronously: a batch is one transaction, and ``write(at:_:)`` returns only after the transaction is on the disk.
/// Readers elsewhere use ``reader``.
package final class Journal {
    /// The folder that holds `journal.db`, its write-ahead log, its lock and its reserve.
    package let folder: String
    /// Reads beside the writer, from any thread.
    package let reader: JournalReader
    package let pool: DatabasePool
    let key: DeploymentKey
    private var lock: FolderLock?
    private let reserve: ReserveFile
    private let checkpointer: Checkpointer
    private let mark: HighWaterMark
    let destructions: DestructionLog
    private var statements: Statements?
    private var counters: Counters
    private var fence: Int32?
    /// The sequence of the newest notice; 0 before the first.
    package var lastNotice: Int64 { counters.notice - 1 }
    private let notices = Notices()
    /// Who is told of the levels that notices, holds and breaches reach; nil where nobody ever is.
    package var nudgePlan: NudgePlan?
    /// How many nudges this object has made that have nobody to go to.
    package private(set) var unreachedNudges = 0

    /// Where the cache lives between transactions, which change it in place.
    final class Notices { var cache = NoticeCache() }
    /// A backup in the making; it holds the writer's connection open.
    var copy: JournalCopy?
    var lastCopyStep = ContinuousClock.now

    /// Makes the journal of a new deployment in `folder`, which must exist and hold none.
    ///
    /// - Throws: ``JournalError/alreadyExists`` and whatever ``init(opening:key:)`` throws.
    package static func create(in folder: String, key: DeploymentKey, identity: DeploymentIdentity, at now: Instant) throws {
        guard !FileManager.default.fileExists(atPath: path(in: folder)) else { throw JournalError.alreadyExists }
        let journal = try Journal(folder: folder, key: key, creating: identity, at: now)
        journal.close()
    }

    /// Opens the journal in `folder` for writing, bringing an older schema up to this version.
    ///
    /// - Throws: ``JournalError``: `missing`, `held`, `newerVersion`, `wrongKey`, `notDurable`, `fenced`, `cutShort`.
    package convenience init(opening folder: String, key: DeploymentKey) throws {
        guard FileManager.default.fileExists(atPath: Journal.path(in: folder)) else { throw JournalError.missing }
        try self.init(folder: folder, key: key, creating: nil, at: nil)
    }

    private init(folder: String, key: DeploymentKey, creating identity: DeploymentIdentity?, at now: Instant?) throws {
        self.folder = folder
        lock = try FolderLock(path: folder + "/journal.lock")
        let path = Journal.path(in: folder)
        pool = try Journal.openPool(path)
        try Journal.migrate(pool)
        if let identity, let now { try Journal.found(pool, identity: identity, key: key, at: now) }
        let key = try pool.read { try key.recognised(in: KeyState($0)) }
        self.key = key
        try RollNames.complete(pool, key: key)
        try PartnerStandings.complete(pool, key: key)
        // GRDB 7.10 sets synchronous = NORMAL after prepareDatabase has run, so FULL is set on the open writer and read back
        // outside a transaction, where the pragma has effect (sqlite.org/pragma.html#pragma_synchronous).
        let level = try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            return try Int.fetchOne(db, sql: "PRAGMA synchronous")
        }
        guard level == 2 else { throw JournalError.notDurable }
        counters = try pool.read(Counters.init)
        mark = HighWaterMark(path: folder + "/journal.mark")
        destructions = DestructionLog(path: folder + "/journal.destroyed")
        guard counters.frontier.size >= mark.leaves ?? 0 else {
            pool.writeWithoutTransaction(Journal.keepLog)
            throw JournalError.cutShort
        }
        reader = JournalReader(pool: pool, key: key)
        reserve = ReserveFile(path: folder + "/journal.reserve")
        checkpointer = try Checkpointer(path: path)
        reserve.establish()
        try followDestructions(at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
    }

    /// How children are looked up on rolls.
    package var rollLookup: RollLookup { RollLookup(key) }

    package static func path(in folder: String) -> String { folder + "/journal.db" }

    /// Reads `PRAGMA synchronous` of the open writer; 2 is FULL.
    package func synchronousLevel() throws -> Int {
        try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? -1 }
    }

    /// Runs `body` as one transaction and returns after it is on the disk.
    ///
    /// Leaves appended by `body` are covered by one root. When `body` or the commit throws, nothing has happened.
    ///
    /// - Throws: ``JournalError/full`` when the disk is full, ``JournalError/fenced(code:)`` once a write or fsync has failed,
    ///   or what `body` threw.
    package func write<Result>(at now: Instant, _ body: (JournalTransaction) throws -> Result) throws -> Result {
        if let failure { throw failure }
        let before = counters
        do {
            let result = try pool.writeWithoutTransaction { db in
                let statements = self.statements ?? Statements(db)
                self.statements = statements
                let transaction = JournalTransaction(
                    statements: statements, counters: counters, notices: notices, key: key, nudgePlan: nudgePlan, now: now)
                var result: Result?
                try db.inTransaction(.immediate) {
                    result = try body(transaction)
                    try transaction.makeNudges()
                    try transaction.sealRoot()
                    return .commit
                }
                counters = transaction.counters
                unreachedNudges += transaction.unreachedNudges
                guard let result else { throw JournalError.damaged("transaction") }
                return result
            }
            if counters.frontier.size > before.frontier.size { mark.note(counters.frontier.size) }
            checkpointer.noteWrite()
            return result
        } catch {
            counters = before
            notices.cache.empty()
            if let error = error as? DatabaseError { throw classify(error) }
            throw error
        }
    }

    /// Counts what waits by the notices themselves; the next transaction keeps the count.
    package func recountWaiting() throws { counters.waiting = try pool.read(Counters.countWaiting) }

    /// The instant at which the next escalation level of some open notice or hold falls due; nil when there is none.
    package func nextEscalation() throws -> Instant? {
        try pool.read { db in
            let due = try Int64.fetchOne(
                db,
                sql: """
                    SELECT min(due) FROM (SELECT min(escalate_at) AS due FROM notice WHERE escalate_at IS NOT NULL
                    UNION ALL SELECT min(escalate_at) FROM hold WHERE escalate_at IS NOT NULL
                    UNION ALL SELECT min(escalate_at) FROM breach WHERE escalate_at IS NOT NULL)
                    """)
            return due.map(Instant.init(milliseconds:))
        }
    }

    /// When consent on which notices rest is next to be looked at though nobody says anything; nil for never.
    package func nextReliance() throws -> Instant? {
        try pool.read { db in
            try ["reliance", "family_reliance"].compactMap { table in
                try Int64.fetchOne(db, sql: "SELECT min(check_at) FROM \(table) WHERE check_at IS NOT NULL")
            }.min().map(Instant.init(milliseconds:))
        }
    }

    /// The last day of the flag that lapses next; nil while none stands.
    package func nextFlagEnd() throws -> CivilDate? {
        try pool.read { db in
            try Int.fetchOne(db, sql: "SELECT min(until_day) FROM flag WHERE ended_at IS NULL")
                .map(CivilDate.init(daysSinceEpoch:))
        }
    }

    /// Frees the space kept back, so that receipts go on while publishes are refused.
    package func releaseReserve() { reserve.release() }

    /// Takes the space back when the disk has room again; true when the reserve stands.
    package func restoreReserve() -> Bool { reserve.establish() }

    /// Moves the write-ahead log into the database file and leaves nothing in it, soon and on another thread.
    ///
    /// The log has what was destroyed as it was written, until it is empty.
    package func emptyLogSoon() { checkpointer.emptyLog() }

    /// Waits for ``emptyLogSoon()``; false while a reader keeps the log from being empty.
    func isLogEmptied() -> Bool { checkpointer.isEmptied() }

    /// Moves nothing out of the log from now on, so that the files can be copied one after the other.
    package func stopCheckpoints() { checkpointer.stop() }

    /// Why this process commits no more; nil while all is well.
    package var failure: JournalError? { (fence ?? checkpointer.failure).map { .fenced(code: $0) } }

    /// Ends all use; the lock is free when this returns.
    package func close() {
        checkpointer.stop()
        abandonCopy()
        let keepsLog = failure != nil
        pool.writeWithoutTransaction { db in
            // Prepared statements belong to the writer's connection and end on its queue.
            statements = nil
            if keepsLog { Journal.keepLog(db) }
        }
        try? pool.close()
        lock = nil
    }

    /// The log is what the next process recovers from: where something failed, closing must not move it and remove it.
    private static func keepLog(_ db: Database) {
        if let connection = db.sqliteConnection { _ = csqlite_keep_log_on_close(connection) }
    }

    private func classify(_ error: DatabaseError) -> JournalError {
        switch error.resultCode {
        case .SQLITE_FULL: return .full
        case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CANTOPEN, .SQLITE_READONLY:
            // After a failed fsync the kernel may drop the dirty pages and report success next time, so a retry proves nothing.
            fence = error.extendedResultCode.rawValue
            return .fenced(code: error.extendedResultCode.rawValue)
        default: return .database(code: error.extendedResultCode.rawValue)
        }
    }

    /// What a connection may hold in memory: 64 MiB of pages, and what it sorts.
    static let memory = ["cache_size = -65536", "temp_store = MEMORY"]

    private static func openPool(_ path: String) throws -> DatabasePool {
        _ = SQLiteLibrary.isPrepared
        var configuration = Configuration()
        configuration.label = "journal"
        configuration.maximumReaderCount = 3
        configuration.busyMode = .timeout(10)
        // Enforced, no subject whose notices stand could be written anew, and each row would look up what it refers to; what is
        // not there is found by `PRAGMA foreign_key_check` in `ledger verify` and `restore --verify` (decision 0045).
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            // Of no effect where there is a table (sqlite.org/pragma.html#pragma_page_size).
            try db.execute(sql: "PRAGMA page_size = 8192")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            try db.execute(sql: "PRAGMA secure_delete = ON")
            for setting in Self.memory { try db.execute(sql: "PRAGMA \(setting)") }
        }
        do {
            return try DatabasePool(path: path, configuration: configuration)
        } catch let error as DatabaseError {
            throw error.resultCode == .SQLITE_FULL
                ? JournalError.full : JournalError.fenced(code: error.extendedResultCode.rawValue)
        }
    }

    private static func migrate(_ pool: DatabasePool) throws {
        let migrator = Migrations.migrator
        let superseded = try pool.read { try migrator.hasBeenSuperseded($0) }
        guard !superseded else { throw JournalError.newerVersion }
        try migrator.migrate(pool)
    }

    private static func found(
        _ pool: DatabasePool, identity: DeploymentIdentity, key: DeploymentKey, at now: Instant
    ) throws {
        try pool.write { db in
            for (name, value) in identity.meta + [("keyCheck", key.check), ("createdAt", Array(String(now.milliseconds).utf8))] {
                try db.execute(sql: "INSERT INTO meta (key, value) VALUES (?, ?)", arguments: [name, Data(value)])
            }
        }
    }
}

/// What makes a deployment this one, fixed when it is made.
package struct DeploymentIdentity: Hashable, Sendable {
    package var trustDomain: String
    package var name: String
    /// Marked for ever; only a rehearsal's clock can be moved (design.md section 8).
    package var rehearsal: Bool

    package init(trustDomain: String, name: String, rehearsal: Bool) {
        self.trustDomain = trustDomain
        self.name = name
        self.rehearsal = rehearsal
    }

    var meta: [(String, [UInt8])] {
        [("trustDomain", Array(trustDomain.utf8)), ("name", Array(name.utf8)), ("rehearsal", Array((rehearsal ? "1" : "0").utf8))]
    }
}
