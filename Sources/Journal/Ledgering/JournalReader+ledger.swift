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
        var salts = SaltFinder(key: key)
        // Some transactions a read, so that no snapshot is held for long; what has been written never changes.
        var more = true
        var frontier: Data?
        while more {
            more = try pool.read { db in
                try salts.begin(db)
                defer { salts.end() }
                let rows = try Row.fetchCursor(
                    db, sql: "SELECT size, root, leaves FROM ledger WHERE size > ? ORDER BY size", arguments: [Int64(audit.size)])
                var read = 0
                while let row = try rows.next() {
                    read += try Self.verify(row, &audit, &salts, &verification)
                    if read > 8 << 20 { return true }
                }
                // Of the snapshot that has the last of these leaves: a daemon beside appends more at any time.
                frontier = try Data.fetchOne(db, sql: "SELECT state FROM frontier")
                return false
            }
            progress(audit.size)
        }
        let head: TreeHead
        do throws(LedgerFault) { head = try audit.finish() } catch { throw LedgerDamage.tree(error) }
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

    /// - Returns: the octets of the page, opened.
    private static func verify(
        _ row: Row, _ audit: inout LedgerAudit, _ salts: inout SaltFinder, _ verification: inout LedgerVerification
    ) throws -> Int {
        let size: Int64 = row["size"]
        guard let page = LedgerPage.opened([UInt8](row["leaves"] as Data)), let records = LedgerPage.records(in: page) else {
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
        return page.count
    }
}
