// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

extension JournalTransaction {
    /// Keeps that there was word from sources now, whether or not it changed anything.
    package func keepSeen(_ sources: [DirectorySource]) throws {
        for source in sources {
            switch source {
            // A roll that is loaded only now is kept with its rows.
            case .roll(let setting):
                try sql("UPDATE roll_scope SET loaded_at = ? WHERE setting = ?")
                    .bind(1, now.milliseconds).bind(2, setting.description).run()
            case .settings, .practices:
                try sql(
                    "INSERT INTO import_seen (source, at) VALUES (?, ?) ON CONFLICT (source) DO UPDATE SET at = excluded.at"
                )
                .bind(1, source.name).bind(2, now.milliseconds).run()
            }
        }
    }
}

extension JournalReader {
    /// When there was last word from each source.
    package func sourcesSeen() throws -> [DirectorySource: Instant] {
        try pool.read { db in
            var seen: [DirectorySource: Instant] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT source, at FROM import_seen") {
                guard let source = DirectorySource(row[0] as String) else { throw JournalError.damaged("source") }
                seen[source] = Instant(milliseconds: row[1])
            }
            for row in try Row.fetchAll(db, sql: "SELECT setting, loaded_at FROM roll_scope") {
                guard let setting = PartnerID(row[0] as String) else { throw JournalError.damaged("roll") }
                seen[.roll(setting)] = Instant(milliseconds: row[1])
            }
            return seen
        }
    }
}
