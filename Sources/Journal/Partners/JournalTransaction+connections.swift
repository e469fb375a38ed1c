// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

extension JournalTransaction {
    /// Keeps that a partner's system has asked for notices; only the first time writes anything.
    package func keepConnection(of partner: PartnerID) throws {
        try sql("INSERT INTO connection (partner, first_at) VALUES (?, ?) ON CONFLICT (partner) DO NOTHING")
            .bind(1, partner.description).bind(2, now.milliseconds).run()
    }
}

extension JournalReader {
    /// Every partner whose system has ever asked for notices.
    package func everConnected() throws -> Set<PartnerID> {
        try pool.read { db in
            Set(try String.fetchAll(db, sql: "SELECT partner FROM connection").compactMap { PartnerID($0) })
        }
    }
}
