// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Ledger

/// What a check of the ledger found.
package struct LedgerVerification: Sendable {
    package var leaves: UInt64
    package var roots: Int
    package var root: MerkleHash
    /// Leaves whose entry was opened with its salt and found to be what was committed to.
    package var opened: Int
    /// Leaves whose salt is gone with the body it belonged to; the tree still covers them.
    package var sealed: Int
}

/// A ledger that is not what it was when it was written.
package enum LedgerDamage: Error, Hashable, Sendable {
    case tree(LedgerFault)
    /// The entry at this position is not the one that was committed to.
    case entry(position: Int64)
    case salt(position: Int64)
    /// What a transaction kept of its leaves cannot be read.
    case page(size: UInt64)
    /// The kept shape of the tree is not that of the leaves.
    case frontier
}

extension JournalReader {
    /// Recomputes every transaction's RFC 6962 root from the leaves, and every commitment whose salt still exists.
    ///
    /// - Parameter progress: called now and then with the number of leaves read.
    /// - Throws: ``LedgerDamage`` at the first thing that does not hold.
    package func verifyLedger(progress: (UInt64) -> Void = { _ in }) throws -> LedgerVerification {
        var audit = LedgerAudit()
        var verification = LedgerVerification(leaves: 0, roots: 0, root: .emptyRoot, opened: 0, sealed: 0)
        // Some transactions a read, so that no snapshot is held for long; what has been written never changes.
        var more = true
        while more {
            more = try pool.read { db in
                let rows = try Row.fetchCursor(
                    db, sql: "SELECT size, root, leaves FROM ledger WHERE size > ? ORDER BY size", arguments: [Int64(audit.size)])
                var salts = SaltFinder(db: db, key: key)
                var read = 0
                while let row = try rows.next() {
                    try Self.verify(row, &audit, &salts, &verification)
                    read += (row["leaves"] as Data).count
                    if read > 8 << 20 { return true }
                }
                return false
            }
            progress(audit.size)
        }
        let head: TreeHead
        do throws(LedgerFault) { head = try audit.finish() } catch { throw LedgerDamage.tree(error) }
        let frontier = try pool.read { try Data.fetchOne($0, sql: "SELECT state FROM frontier") }
        guard let kept = frontier.map({ try? Frontier(encoded: [UInt8]($0)).head }) ?? Frontier().head, kept == head else {
            throw LedgerDamage.frontier
        }
        verification.leaves = head.size
        verification.root = head.root
        return verification
    }

    /// The root that was written when the ledger had `size` leaves; nil when no transaction ended there.
    package func root(at size: UInt64) throws -> MerkleHash? {
        try pool.read { db in
            try Data.fetchOne(db, sql: "SELECT root FROM ledger WHERE size = ?", arguments: [Int64(size)]).flatMap {
                MerkleHash([UInt8]($0))
            }
        }
    }

    private static func verify(
        _ row: Row, _ audit: inout LedgerAudit, _ salts: inout SaltFinder, _ verification: inout LedgerVerification
    ) throws {
        let size: Int64 = row["size"]
        guard let records = LedgerPage.records(in: [UInt8](row["leaves"] as Data)) else {
            throw LedgerDamage.page(size: UInt64(bitPattern: size))
        }
        for record in records {
            let position = Int64(audit.size)
            do throws(LedgerFault) { try audit.read(leaf: record.leaf) } catch { throw LedgerDamage.tree(error) }
            if let salt = try salts.salt(of: record, at: position) {
                guard let leaf = Leaf(record.leaf), leaf.opens(salt: salt, canonicalJSON: record.entry) else {
                    throw LedgerDamage.entry(position: position)
                }
                verification.opened += 1
            } else {
                verification.sealed += 1
            }
        }
        guard audit.size == UInt64(bitPattern: size), let root = MerkleHash([UInt8](row["root"] as Data)) else {
            throw LedgerDamage.tree(.wrongRoot(size: audit.size))
        }
        do throws(LedgerFault) { try audit.check(TreeHead(size: audit.size, root: root)) } catch { throw LedgerDamage.tree(error) }
        verification.roots += 1
    }
}

/// Finds the salts of leaves through the keys of the bodies that they are about.
struct SaltFinder {
    let db: Database
    let key: DeploymentKey
    // Leaves about one body stand close together.
    private var last: (holder: LedgerPage.Holder, key: BodyKey?)?

    init(db: Database, key: DeploymentKey) {
        self.db = db
        self.key = key
    }

    /// Nil once the key of the body has been destroyed.
    ///
    /// - Throws: ``LedgerDamage/salt(position:)`` for a key that cannot be unwrapped.
    mutating func salt(of record: LedgerPage.Record, at position: Int64) throws -> Salt? {
        if case .nobody(let salt) = record.holder { return salt }
        if last?.holder != record.holder {
            do {
                last = (record.holder, try bodyKey(of: record.holder))
            } catch is JournalError {
                throw LedgerDamage.salt(position: position)
            }
        }
        return last?.key?.salt(leaf: position)
    }

    private func bodyKey(of holder: LedgerPage.Holder) throws -> BodyKey? {
        switch holder {
        case .nobody, .destroyed: nil
        case .subject(let id):
            try bodyKey(
                "SELECT wrapped, event, position, person, protected FROM subject WHERE id = ?", id
            ) { row in
                .subject(id, event: row[1], position: row[2], person: row[3], protected: row[4])
            }
        case .notice(let sequence): try noticeKey(of: sequence, in: "notice") ?? noticeKey(of: sequence, in: "drill")
        }
    }

    /// The number is one of a notice or of a drill.
    private func noticeKey(of sequence: Int64, in table: String) throws -> BodyKey? {
        try bodyKey(
            "SELECT wrapped, id, kind, event, subject, released_at, recipient FROM \(table) WHERE seq = ?", sequence
        ) { row in
            .notice(
                sequence, id: [UInt8](row[1] as Data), kind: row[2], event: row[3], subject: row[4], releasedAt: row[5],
                recipient: row[6])
        }
    }

    private func bodyKey(_ sql: String, _ id: Int64, binding: (Row) -> BodyBinding) throws -> BodyKey? {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]), let wrapped = row[0] as Data? else {
            return nil
        }
        return try BodyKey(unwrapping: [UInt8](wrapped), for: binding(row), deployment: key)
    }
}
