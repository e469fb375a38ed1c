// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    static func policyKey(_ digest: String) -> String { "policy/" + digest }

    /// The canonical text of a policy that decided here; nil for a digest that is not kept.
    package func policy(_ digest: String) throws -> String? {
        try pool.read { db in
            try Data.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [Self.policyKey(digest)])
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Every decision about the subject of a notice, in order, with what became of the notice's recipient; nil for no notice.
    package func decisions(about id: NoticeID) throws -> (recipient: PartnerID, decisions: [KeptDecision])? {
        try pool.read { db in
            guard
                let notice = try Row.fetchOne(
                    db, sql: "SELECT subject, recipient FROM notice WHERE id = ? AND kind = 0", arguments: [Data(id.octets)]),
                let recipient = PartnerID(notice[1] as String)
            else { return nil }
            let rows = try Row.fetchAll(
                db, sql: "SELECT recipient, outcome, code, rule, basis, policy, at FROM decision WHERE subject = ? ORDER BY id",
                arguments: [notice[0] as Int64])
            return (
                recipient,
                rows.map { row in
                    KeptDecision(
                        recipient: (row[0] as String?).flatMap { PartnerID($0) }, outcome: row[1], code: row[2], rule: row[3],
                        basis: row[4], policy: row[5], at: Instant(milliseconds: row[6]))
                }
            )
        }
    }
}

/// A decision as the journal keeps it.
package struct KeptDecision: Hashable, Sendable {
    package var recipient: PartnerID?
    /// `release`, `hold` or `deny`.
    package var outcome: String
    package var code: String?
    package var rule: String
    package var basis: String
    /// The digest of the policy that decided.
    package var policy: String
    package var at: Instant
}
