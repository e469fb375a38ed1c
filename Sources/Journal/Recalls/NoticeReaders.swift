// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Ledger
import Wire

/// Who read each notice, for journals of which only the ledger knew.
enum NoticeReaders {
    /// Takes the readers from the ledger's entries to the notices.
    ///
    /// - Throws: ``JournalError/damaged(_:)`` for a page that is none.
    static func collect(_ db: Database) throws {
        let opened = try db.makeStatement(sql: "UPDATE notice SET opened_by = coalesce(opened_by, ?) WHERE id = ?")
        let acknowledged = try db.makeStatement(
            sql: "UPDATE notice SET acknowledged_by = ?, opened_by = coalesce(opened_by, ?) WHERE id = ?")
        let pages = try Row.fetchCursor(db, sql: "SELECT leaves FROM ledger ORDER BY size")
        while let page = try pages.next() {
            guard let records = LedgerPage.records(in: [UInt8](page[0] as Data)) else {
                throw JournalError.damaged("ledger page")
            }
            for record in records where record.kind == EntryKind.stage.rawValue {
                guard let entry = try? JSONDocument(record.entry).root, let reader = entry["by"]?.integer,
                    let id = entry["notice"]?.string.flatMap({ NoticeID($0) })
                else { continue }
                let octets = Data(id.octets)
                switch entry["stage"]?.string {
                case "opened": try opened.execute(arguments: [reader, octets])
                case "acknowledged": try acknowledged.execute(arguments: [reader, reader, octets])
                default: break
                }
            }
        }
    }
}
