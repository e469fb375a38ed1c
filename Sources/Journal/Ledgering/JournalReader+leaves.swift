// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Ledger
package import Safeguarding

extension JournalReader {
    /// The number of leaves.
    package func ledgerSize() throws -> UInt64 {
        try pool.read { UInt64(try Int64.fetchOne($0, sql: "SELECT max(size) FROM ledger") ?? 0) }
    }

    /// The leaves of one transaction.
    struct Page {
        /// The number of leaves up to its last.
        var size: UInt64
        var root: MerkleHash
        /// The page, opened.
        var leaves: [UInt8]
    }

    /// The transactions after the first `size` leaves, in order, some `octets` of them; none where there are no more.
    func ledgerPages(after size: UInt64, octets: Int) throws -> [Page] {
        try pool.read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT size, root, leaves FROM ledger WHERE size > ? ORDER BY size", arguments: [Int64(size)])
            var pages: [Page] = []
            var read = 0
            while read < octets, let row = try rows.next() {
                let size = UInt64(bitPattern: row["size"] as Int64)
                guard let root = MerkleHash([UInt8](row["root"] as Data)),
                    let leaves = LedgerPage.opened([UInt8](row["leaves"] as Data))
                else { throw LedgerDamage.page(size: size) }
                pages.append(Page(size: size, root: root, leaves: leaves))
                read += pages[pages.count - 1].leaves.count
            }
            return pages
        }
    }

    /// A leaf with what it commits to.
    package struct OpenLeaf {
        package var index: UInt64
        package var leaf: Leaf
        /// Canonical JSON.
        package var entry: [UInt8]
        /// Nil once the body it belonged to has been destroyed.
        package var salt: Salt?
    }

    /// What leaves are sought by.
    package enum LeafQuery: Sendable {
        /// At this place.
        case index(UInt64)
        /// About this notice or hold: what was recorded under its id.
        case item(NoticeID)
        /// About this event, its decisions, its notices and holds.
        case event(source: PartnerID, id: String)
        /// All.
        case all
    }

    /// Calls `body` with each leaf that a query finds, in order.
    ///
    /// Leaves have no index of what they are about: the search begins at the transaction that made the first of them, and reads
    /// on to the end, or to the first transaction after `until`.
    ///
    /// - Returns: false where the journal has no such notice, event or place.
    /// - Throws: ``LedgerDamage``, or what `body` throws.
    package func forEachLeaf(
        _ query: LeafQuery, until last: Instant? = nil, _ body: (OpenLeaf) throws -> Void
    ) throws -> Bool {
        guard
            let (search, end) = try pool.read({ db in
                try LeafSearch(query, db).map { ($0, try last.flatMap { try LeafSearch.size(after: $0.milliseconds, db) }) }
            })
        else { return false }
        var size = search.after
        var found = false
        var salts = SaltFinder(key: key)
        while true {
            // Some transactions a read, so that no snapshot is held for long.
            var pages = try ledgerPages(after: size, octets: 8 << 20)
            if let end { pages.removeAll { $0.size >= end } }
            guard let last = pages.last else { return found }
            var leaves: [OpenLeaf] = []
            try pool.read { db in
                try salts.begin(db)
                defer { salts.end() }
                for page in pages {
                    defer { size = page.size }
                    guard search.mayBe(in: page.leaves) else { continue }
                    guard let records = LedgerPage.records(in: page.leaves) else { throw LedgerDamage.page(size: page.size) }
                    for (offset, record) in records.enumerated() {
                        let index = page.size - UInt64(records.count) + UInt64(offset)
                        guard search.isFound(record, at: index) else { continue }
                        guard let leaf = Leaf(record.leaf) else { throw LedgerDamage.tree(.malformedLeaf(index: index)) }
                        leaves.append(
                            OpenLeaf(
                                index: index, leaf: leaf, entry: record.entry,
                                salt: try salts.salt(of: record, at: Int64(index))))
                    }
                }
            }
            for leaf in leaves {
                found = true
                try body(leaf)
            }
            if let end = search.end, last.size > end { return found }
        }
    }
}

/// What to look for in the leaves.
private struct LeafSearch {
    /// The leaves before this size are none of it.
    var after: UInt64 = 0
    /// The leaf after which there is none of it; nil where that is not known.
    var end: UInt64?
    private var texts: [OctetSearch] = []

    /// Nil where there is no such thing.
    init?(_ query: JournalReader.LeafQuery, _ db: Database) throws {
        switch query {
        case .all: return
        case .index(let index):
            guard let size = try Int64.fetchOne(db, sql: "SELECT max(size) FROM ledger"), index < UInt64(size) else { return nil }
            let before = try Int64.fetchOne(
                db, sql: "SELECT max(size) FROM ledger WHERE size <= ?", arguments: [Int64(index)])
            (after, end) = (UInt64(before ?? 0), index)
        case .item(let id):
            guard
                let at = try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT released_at FROM notice WHERE id = ?1 UNION ALL SELECT opened_at FROM hold WHERE id = ?1
                        UNION ALL SELECT released_at FROM drill WHERE id = ?1
                        """,
                    arguments: [Data(id.octets)])
            else { return nil }
            texts = [OctetSearch(Array("\"\(id)\"".utf8))]
            after = try Self.size(before: at, db)
        case .event(let source, let id):
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT seq, accepted_at FROM event WHERE source = ? AND id = ?",
                    arguments: [source.description, id])
            else { return nil }
            let sequence: Int64 = row["seq"]
            texts = [OctetSearch(Array("\"sequence\":\(sequence)".utf8))]
            for table in ["notice", "hold"] {
                let ids = try Data.fetchAll(db, sql: "SELECT id FROM \(table) WHERE event = ?", arguments: [sequence])
                texts += ids.compactMap { NoticeID(octets: [UInt8]($0)).map { OctetSearch(Array("\"\($0)\"".utf8)) } }
            }
            let recalls = try Data.fetchAll(
                db, sql: "SELECT id FROM recall WHERE event = ?1 OR recalled = ?1", arguments: [sequence])
            texts += recalls.compactMap { NoticeID(octets: [UInt8]($0)).map { OctetSearch(Array("\"\($0)\"".utf8)) } }
            // Views of consent and of flags name the subject alone.
            let subjects = try Int64.fetchAll(
                db, sql: "SELECT subject FROM notice WHERE event = ?1 UNION SELECT subject FROM hold WHERE event = ?1",
                arguments: [sequence])
            texts += subjects.map { OctetSearch(Array("\"subject\":\($0)".utf8)) }
            after = try Self.size(before: row["accepted_at"], db)
        }
    }

    func mayBe(in page: [UInt8]) -> Bool { texts.isEmpty || texts.contains { $0.isIn(page) } }

    func isFound(_ record: LedgerPage.Record, at index: UInt64) -> Bool {
        if let end { return index == end }
        return texts.isEmpty || texts.contains { $0.isIn(record.entry) }
    }

    /// The number of leaves with those of the first transaction after a moment; nil where there is none.
    static func size(after at: Int64, _ db: Database) throws -> UInt64? {
        try Int64.fetchOne(db, sql: "SELECT size FROM ledger WHERE at > ? ORDER BY at, size LIMIT 1", arguments: [at])
            .map { UInt64($0) }
    }

    private static func size(before at: Int64, _ db: Database) throws -> UInt64 {
        // The clock of the machine may have been set back; a transaction's place is the order in which it was made.
        let first = try Int64.fetchOne(
            db, sql: "SELECT min(size) FROM ledger WHERE at >= ? AND at <= ?", arguments: [at, at])
        guard let first else { return 0 }
        return UInt64(try Int64.fetchOne(db, sql: "SELECT max(size) FROM ledger WHERE size < ?", arguments: [first]) ?? 0)
    }
}
