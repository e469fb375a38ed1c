// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Ledger

extension LedgerPage {
    /// Gathers leaves that have a row each, as the first version kept them, into pages.
    ///
    /// - Throws: ``JournalError/damaged(_:)`` for a leaf that is none.
    static func collect(_ db: Database) throws {
        let roots = try Row.fetchCursor(db, sql: "SELECT size, root, at FROM root ORDER BY size")
        let leaves = try db.makeStatement(
            sql:
                "SELECT kind, commitment, entry, holder, body, salt FROM leaf WHERE position >= ? AND position < ? ORDER BY position"
        )
        let insert = try db.makeStatement(sql: "INSERT INTO ledger (size, root, at, leaves) VALUES (?, ?, ?, ?)")
        var first: Int64 = 0
        while let root = try roots.next() {
            let size: Int64 = root[0]
            var page = LedgerPage()
            let rows = try Row.fetchCursor(leaves, arguments: [first, size])
            while let row = try rows.next() {
                let kind: Int64 = row[0]
                guard let leaf = Leaf([UInt8(truncatingIfNeeded: kind)] + [UInt8](row[1] as Data)) else {
                    throw JournalError.damaged("leaf")
                }
                page.append(leaf, holder: try holder(of: row), entry: [UInt8](row[2] as Data))
            }
            try insert.execute(arguments: [size, root[1] as Data, root[2] as Int64, Data(page.kept)])
            first = size
        }
    }

    private static func holder(of row: Row) throws -> Holder {
        switch row[3] as Int64 {
        case 1: return .subject(row[4])
        case 2: return .notice(row[4])
        default:
            guard let salt = Salt([UInt8](row[5] as Data? ?? Data())) else { throw JournalError.damaged("leaf") }
            return .nobody(salt: salt)
        }
    }
}
