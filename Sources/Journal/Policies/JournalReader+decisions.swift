// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// Decisions taken from `since` until before `before`, in order, a page at a time; each with its subject's content, opened.
    ///
    /// - Parameter after: the last decision of the page before; 0 for the first.
    package func decisions(since: Instant, before: Instant, after: Int64, limit: Int) throws -> [DecidedSubject] {
        try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT d.id, d.recipient, d.outcome, d.code, d.rule, d.policy, d.at, d.consent, e.id AS event, e.type, s.id AS subject,
                    s.event AS seq, s.position, s.person, s.protected, s.wrapped, s.sealed FROM decision d
                    JOIN event e ON e.seq = d.event JOIN subject s ON s.id = d.subject
                    WHERE d.at >= ? AND d.at < ? AND d.id > ? ORDER BY d.id LIMIT ?
                    """, arguments: [since.milliseconds, before.milliseconds, after, limit]
            ).map { row in
                var body: [UInt8]?
                if let wrapped = row["wrapped"] as Data?, let sealed = row["sealed"] as Data? {
                    let binding = BodyBinding.subject(
                        row["subject"], event: row["seq"], position: row["position"], person: row["person"],
                        protected: row["protected"])
                    body = try BodyKey(unwrapping: [UInt8](wrapped), for: binding, deployment: key).open([UInt8](sealed))
                }
                return DecidedSubject(
                    id: row["id"], event: row["event"], type: row["type"], isProtected: (row["protected"] as Int64) != 0,
                    consent: row["consent"],
                    decision: KeptDecision(
                        recipient: (row["recipient"] as String?).flatMap { PartnerID($0) }, outcome: row["outcome"],
                        code: row["code"], rule: row["rule"], basis: "", policy: row["policy"],
                        at: Instant(milliseconds: row["at"])),
                    body: body)
            }
        }
    }
}

/// A decision with what it was about.
package struct DecidedSubject: Sendable {
    package let id: Int64
    /// The CloudEvents id.
    package let event: String
    package let type: String
    package let isProtected: Bool
    package let consent: String?
    package let decision: KeptDecision
    /// Canonical JSON, as the journal seals it; nil once it has been destroyed.
    package let body: [UInt8]?
}
