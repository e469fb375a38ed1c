// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Safeguarding

/// Reads of the journal, from any thread, each on a snapshot of its own.
///
/// No read outlives a second by design: an old snapshot keeps the write-ahead log from starting over.
package struct JournalReader: Sendable {
    let pool: ReadPool
    let key: DeploymentKey

    /// Opens a journal for reading only, beside whatever process writes it.
    package init(folder: String, key: DeploymentKey) throws {
        let path = Journal.path(in: folder)
        guard FileManager.default.fileExists(atPath: path) else { throw JournalError.missing }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let pool = try DatabasePool(path: path, configuration: configuration)
        guard try pool.read({ try !Migrations.migrator.hasBeenSuperseded($0) }) else { throw JournalError.newerVersion }
        guard try pool.read({ try Migrations.migrator.hasCompletedMigrations($0) }) else { throw JournalError.olderVersion }
        self.init(pool: pool, key: try pool.read { try key.recognised(in: KeyState($0)) })
    }

    init(pool: any DatabaseReader, key: DeploymentKey) {
        self.init(ReadPool(database: pool), key: key)
    }

    private init(_ pool: ReadPool, key: DeploymentKey) {
        self.pool = pool
        self.key = key
    }

    /// The same journal, whose reads end with `CancellationError` once `stop` is raised.
    package func stopped(by stop: ReadStop) -> JournalReader {
        JournalReader(ReadPool(database: pool.database, stop: stop), key: key)
    }

    /// What makes the deployment this one.
    package func identity() throws -> DeploymentIdentity {
        try pool.read { db in
            func text(_ name: String) throws -> String { try Self.meta(name, db) ?? "" }
            return DeploymentIdentity(
                trustDomain: try text("trustDomain"), name: try text("name"), rehearsal: try text("rehearsal") == "1")
        }
    }

    /// Milliseconds that a rehearsal's clock is ahead of the machine's.
    package func clockOffset() throws -> Int64 {
        try Int64(meta("clockOffset") ?? "") ?? 0
    }

    /// The key with which the ledger's checkpoints are signed, as verifiers want it; nil before the first.
    package func ledgerKey() throws -> String? {
        try meta("ledgerKey")
    }

    /// The calendar version by which every open deadline was computed.
    package func deadlinesComputed() throws -> Int {
        try Int(meta("deadlinesVersion") ?? "") ?? 0
    }

    /// To the rolls of which day, by which rules, what waits was last held; nil before the first time and where a child could
    /// not be looked for.
    package func rollsFollowed() throws -> String? {
        guard let mark = try meta("rollsFollowed"), !mark.isEmpty else { return nil }
        return mark
    }

    private func meta(_ name: String) throws -> String? { try pool.read { try Self.meta(name, $0) } }

    /// A text that the deployment keeps under a name.
    static func meta(_ name: String, _ db: Database) throws -> String? {
        try Data.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [name]).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// Every partner with its certificates, in order of id; one whose row is not what was stored counts as suspended.
    package func partners() throws -> [PartnerRecord] {
        try pool.read { db in
            var certificates: [String: [CertificateRecord]] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT * FROM certificate ORDER BY not_before, fingerprint") {
                certificates[row["partner"], default: []].append(
                    CertificateRecord(
                        fingerprint: row["fingerprint"], serial: row["serial"], notBefore: Instant(milliseconds: row["not_before"]),
                        notAfter: Instant(milliseconds: row["not_after"])))
            }
            return try Row.fetchAll(db, sql: "SELECT * FROM partner ORDER BY id").map { row in
                guard let id = PartnerID(row["id"] as String) else { throw JournalError.damaged("partner") }
                return PartnerRecord(
                    id: id, name: row["name"], suspended: !key.admits(row, id), addedAt: Instant(milliseconds: row["added_at"]),
                    certificates: certificates[id.description] ?? [])
            }
        }
    }
}
