// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Ledger

/// A journal at rest in one file that nobody writes: a backup, or a copy of one on its way back.
package struct JournalImage: Sendable {
    private let queue: DatabaseQueue

    /// Opens the file for reading.
    ///
    /// - Throws: ``BackupFailure/damaged`` when it is no journal, ``JournalError/newerVersion``.
    package init(path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "journal.image"
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            guard try queue.read({ try $0.tableExists("meta") && $0.tableExists("frontier") }) else { throw BackupFailure.damaged }
        } catch is DatabaseError {
            throw BackupFailure.damaged
        }
        guard try queue.read({ try !Migrations.migrator.hasBeenSuperseded($0) }) else { throw JournalError.newerVersion }
    }

    /// What the file says of itself, without any key.
    package func facts() throws -> JournalFacts {
        try queue.read { db in
            func meta(_ name: String) throws -> [UInt8] {
                [UInt8](try Data.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [name]) ?? Data())
            }
            func text(_ name: String) throws -> String { String(decoding: try meta(name), as: UTF8.self) }
            let state = try Data.fetchOne(db, sql: "SELECT state FROM frontier")
            guard let frontier = try? state.map({ try Frontier(encoded: [UInt8]($0)) }) ?? Frontier() else {
                throw BackupFailure.damaged
            }
            return JournalFacts(
                identity: DeploymentIdentity(
                    trustDomain: try text("trustDomain"), name: try text("name"), rehearsal: try text("rehearsal") == "1"),
                keyCheck: Hex.text(try meta("keyCheck")), schema: try Migrations.migrator.appliedIdentifiers(db).sorted(),
                head: frontier.head)
        }
    }

    /// Proves the whole file: SQLite's own structure, that what rows refer to is there, the key, every root of the ledger and every commitment that can be opened.
    ///
    /// - Throws: ``BackupFailure/damaged``, ``BackupFailure/brokenReferences(table:parent:)``, ``JournalError/wrongKey`` or
    ///   ``LedgerDamage``.
    package func prove(key: DeploymentKey, progress: (UInt64) -> Void = { _ in }) throws -> LedgerVerification {
        let verdict = try queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
        guard verdict == "ok" else { throw BackupFailure.damaged }
        let broken = try queue.read { db in
            try BrokenReferences.tables(db).flatMap { try BrokenReferences.found(in: $0, db) }
        }
        if let first = broken.first { throw BackupFailure.brokenReferences(table: first.table, parent: first.parent) }
        return try JournalReader(pool: queue, key: recognised(key)).verifyLedger(progress: progress)
    }

    /// The key as this journal uses it.
    ///
    /// - Throws: ``JournalError/wrongKey``.
    @discardableResult package func recognised(_ key: DeploymentKey) throws -> DeploymentKey {
        try queue.read { try key.recognised(in: KeyState($0)) }
    }

    package func close() { try? queue.close() }
}

/// What a journal says of itself.
package struct JournalFacts: Hashable, Sendable {
    package var identity: DeploymentIdentity
    /// By which a journal recognises its key; lower-case hex.
    package var keyCheck: String
    /// The migrations it has been through, in order of their names.
    package var schema: [String]
    /// The ledger's last root.
    package var head: TreeHead
}
