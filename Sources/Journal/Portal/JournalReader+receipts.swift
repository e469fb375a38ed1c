// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

/// A notice that somebody has a receipt of, found by what it said.
package struct ProvedReceipt: Hashable, Sendable {
    package var notice: NoticeID
    package var recipient: PartnerID
    package var stage: Stage
    /// When it came to that stage.
    package var at: Instant

    package init(notice: NoticeID, recipient: PartnerID, stage: Stage, at: Instant) {
        self.notice = notice
        self.recipient = recipient
        self.stage = stage
        self.at = at
    }
}

extension JournalReader {
    /// Everybody who was ever sent a notice.
    package func recipients() throws -> [PartnerID] {
        try pool.read { db in
            // From each to the next by the index, for there are far more notices than recipients.
            try String.fetchAll(
                db,
                sql: """
                    WITH RECURSIVE known(id) AS (
                        SELECT min(recipient) FROM notice
                        UNION ALL SELECT (SELECT min(recipient) FROM notice WHERE recipient > known.id) FROM known
                        WHERE known.id IS NOT NULL)
                    SELECT id FROM known WHERE id IS NOT NULL
                    """
            ).compactMap { PartnerID($0) }
        }
    }

    /// The notices to some recipients whose content has a digest, at most 20; it reads every notice, for a keyed digest has no index:
    /// one would cost each notice more than such a question is worth.
    ///
    /// - Parameter digest: SHA-256 of the content, as a receipt repeats it.
    package func notices(withDigest digest: [UInt8], to recipients: [PartnerID]) throws -> [ProvedReceipt] {
        let names = String(decoding: try JSONEncoder().encode(recipients.map(\.description)), as: UTF8.self)
        let kept = Data(key.outliving(digest))
        return try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT id, recipient, stage, released_at, max(released_at, coalesce(sent_at, 0), coalesce(delivered_at, 0),
                    coalesce(opened_at, 0), coalesce(acknowledged_at, 0), coalesce(closed_at, 0), coalesce(refused_at, 0),
                    coalesce(recalled_at, 0), coalesce(superseded_at, 0)) AS at FROM notice WHERE digest = ?
                    AND +recipient IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT 20
                    """, arguments: [kept, names]
            ).map { row in
                guard let id = NoticeID(octets: [UInt8](row["id"] as Data)), let recipient = PartnerID(row["recipient"] as String),
                    let stage = Stage(rawValue: row["stage"])
                else { throw JournalError.damaged("notice") }
                return ProvedReceipt(notice: id, recipient: recipient, stage: stage, at: Instant(milliseconds: row["at"]))
            }
        }
    }
}
