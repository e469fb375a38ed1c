// SPDX-License-Identifier: Apache-2.0
package import Directories
import Foundation
import GRDB
package import Safeguarding

extension JournalTransaction {
    /// Applies an import of contacts.
    package func apply(contacts change: SnapshotChange<ContactRow>, rows: [ContactKey: Int64]) throws {
        for row in change.ended { try endContact(rows[row.snapshotKey]) }
        for replacement in change.changed {
            try endContact(rows[replacement.current.snapshotKey])
            try put(replacement.new)
        }
        for row in change.added { try put(row) }
    }

    private func put(_ row: ContactRow) throws {
        let sealed = try key.sealRecord(RowText.encode([row.address]), context: "contact/\(row.partner)")
        try sql("INSERT INTO contact (partner, role, email_key, sealed, started_at) VALUES (?, ?, ?, ?, ?)")
            .bind(1, row.partner.description).bind(2, row.role.rawValue)
            .bind(3, key.lookup("email", row.address.lowercased())).bind(4, sealed).bind(5, now.milliseconds).run()
    }

    private func endContact(_ row: Int64?) throws {
        guard let row else { throw JournalError.damaged("row of the contact table") }
        try sql("UPDATE contact SET ended_at = ? WHERE id = ?").bind(1, now.milliseconds).bind(2, row).run()
    }
}

extension JournalReader {
    /// The standing contacts of some partners, each with its row number.
    package func contactRows(of scopes: Set<PartnerID>) throws -> [(row: ContactRow, number: Int64)] {
        try pool.read { db in
            try Row.fetchAll(db, sql: "SELECT id, partner, role, sealed FROM contact WHERE ended_at IS NULL ORDER BY id")
                .compactMap { row in
                    guard let partner = PartnerID(row["partner"] as String), let role = ContactRole(rawValue: row["role"]) else {
                        throw JournalError.damaged("contact")
                    }
                    guard scopes.contains(partner) else { return nil }
                    let plain = try key.openRecord([UInt8](row["sealed"] as Data), context: "contact/\(partner)")
                    guard let address = try RowText.decode(plain).first ?? nil else { throw JournalError.damaged("contact") }
                    return (ContactRow(partner: partner, role: role, address: address), row["id"])
                }
        }
    }
}
