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
    /// The kept shape of the tree is not that of the leaves.
    case frontier
}

extension JournalReader {
    /// Recomputes every transaction's RFC 6962 root from the leaves, and every commitment whose salt still exists.
    ///
    /// - Parameter progress: called now and then with the number of leaves read.
    /// - Throws: ``LedgerDamage`` at the first thing that does not hold.
    package func verifyLedger(progress: (UInt64) -> Void = { _ in }) throws -> LedgerVerification {
        // Pages of leaves, each a read of its own, so that no snapshot is held for long; leaves never change.
        var audit = LedgerAudit()
        var opened = 0
        var sealed = 0
        let roots = try pool.read { db in
            try Row.fetchAll(db, sql: "SELECT size, root FROM root ORDER BY size").map { row in
                (size: row[0] as Int64, root: [UInt8](row[1] as Data))
            }
        }
        let total = roots.last?.size ?? 0
        var nextRoot = 0
        var position: Int64 = 0
        while position < total {
            let page = min(position + 20_000, total)
            try pool.read { db in
                let rows = try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT l.position, l.kind, l.commitment, l.entry, l.holder, l.body, l.salt,
                        CASE l.holder WHEN 1 THEN s.wrapped WHEN 2 THEN n.wrapped END AS wrapped FROM leaf l
                        LEFT JOIN subject s ON l.holder = 1 AND s.id = l.body LEFT JOIN notice n ON l.holder = 2 AND n.seq = l.body
                        WHERE l.position >= ? AND l.position < ? ORDER BY l.position
                        """, arguments: [position, page])
                while let row = try rows.next() {
                    let at: Int64 = row[0]
                    guard at == Int64(audit.size) else { throw LedgerDamage.entry(position: Int64(audit.size)) }
                    let octets = [UInt8(truncatingIfNeeded: row[1] as Int64)] + [UInt8](row[2] as Data)
                    do throws(LedgerFault) { try audit.read(leaf: octets) } catch { throw LedgerDamage.tree(error) }
                    if let salt = try salt(of: row, at: at) {
                        guard let leaf = Leaf(octets), leaf.opens(salt: salt, canonicalJSON: [UInt8](row[3] as Data)) else {
                            throw LedgerDamage.entry(position: at)
                        }
                        opened += 1
                    } else {
                        sealed += 1
                    }
                    while nextRoot < roots.count, UInt64(roots[nextRoot].size) == audit.size {
                        guard let root = MerkleHash(roots[nextRoot].root) else {
                            throw LedgerDamage.tree(.wrongRoot(size: audit.size))
                        }
                        do throws(LedgerFault) { try audit.check(TreeHead(size: audit.size, root: root)) } catch {
                            throw LedgerDamage.tree(error)
                        }
                        nextRoot += 1
                    }
                }
            }
            guard Int64(audit.size) == page else { throw LedgerDamage.entry(position: Int64(audit.size)) }
            position = page
            progress(audit.size)
        }
        let head: TreeHead
        do throws(LedgerFault) { head = try audit.finish() } catch { throw LedgerDamage.tree(error) }
        let beyond = try pool.read { db in
            try Int64.fetchOne(db, sql: "SELECT count(*) FROM leaf WHERE position >= (SELECT coalesce(max(size), 0) FROM root)")
                ?? 0
        }
        guard beyond == 0 else { throw LedgerDamage.tree(.uncovered(leaves: UInt64(beyond))) }
        return LedgerVerification(leaves: head.size, roots: roots.count, root: head.root, opened: opened, sealed: sealed)
    }

    /// The root that was written when the ledger had `size` leaves; nil when no transaction ended there.
    package func root(at size: UInt64) throws -> MerkleHash? {
        try pool.read { db in
            try Data.fetchOne(db, sql: "SELECT root FROM root WHERE size = ?", arguments: [Int64(size)]).flatMap {
                MerkleHash([UInt8]($0))
            }
        }
    }

    private func salt(of row: Row, at position: Int64) throws -> Salt? {
        if let stored = row["salt"] as Data? { return Salt([UInt8](stored)) }
        guard let wrapped = row["wrapped"] as Data? else { return nil }
        let table: StaticString = (row["holder"] as Int64) == 1 ? "subject" : "notice"
        do {
            let body = try BodyKey(
                unwrapping: [UInt8](wrapped), for: JournalTransaction.context(table, row["body"]), deployment: key)
            return try body.salt(leaf: position)
        } catch {
            throw LedgerDamage.salt(position: position)
        }
    }
}
