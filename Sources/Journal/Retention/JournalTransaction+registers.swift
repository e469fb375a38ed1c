// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension JournalTransaction {
    /// Destroys some rows that ended long enough ago, of rolls, of the register of families, of key adults and representatives,
    /// and whose keys an earlier system gave to notices; of nudges and drills; and the words of legal holds that were released.
    ///
    /// - Parameter limit: of rows of one kind.
    func ageRegisters(_ rule: RetentionRule, limit: Int, destroying: Bool) throws -> RetentionPass {
        var pass = RetentionPass()
        var isMore = false
        for register in Register.allCases {
            var rows: [Int64] = []
            try sql(composed: register.due).bind(1, rule.horizon(of: register.kind, now: now).milliseconds).bind(2, limit)
                .forEach { rows.append($0.integer(0)) }
            pass.rows += rows.count
            if rows.count == limit { isMore = true }
            guard destroying, !rows.isEmpty else { continue }
            for row in rows {
                for statement in register.destruction { try sql(composed: statement).bind(1, row).run() }
            }
            try recordDestruction(of: register.rawValue, count: rows.count)
        }
        // What is not destroyed is found again.
        pass.next = isMore && destroying ? 0 : nil
        return pass
    }
}

/// Rows that tell of somebody and belong to no event.
private enum Register: String, CaseIterable {
    case rolls, families
    case keyAdults = "key-adults"
    case contacts
    case representatives
    case portalAccounts = "portal-accounts"
    case history
    case nudges
    case drills, evenings
    case legalHolds = "legal-holds"

    var kind: RetentionClass {
        switch self {
        case .rolls: .rolls
        case .families: .families
        case .keyAdults, .contacts, .representatives, .portalAccounts: .staff
        case .history: .history
        case .nudges, .drills, .evenings, .legalHolds: .metadata
        }
    }

    /// The events that a court or a breach is about.
    private static let needed = """
        WITH RECURSIVE \(CaseFile.forcesTable),
        needed (event) AS (
            SELECT event FROM legal_hold WHERE released_at IS NULL AND event IS NOT NULL
            UNION SELECT e.seq FROM legal_hold l JOIN forces f ON f.force IS NOT NULL
                JOIN event e ON e.force = f.force AND e.reference_key = l.reference_key WHERE l.released_at IS NULL
            UNION SELECT r.recalled FROM breach b JOIN recall r ON r.event = b.event WHERE b.state = 'running')
        """

    /// Finds rows that ended by ?1, at most ?2.
    var due: String {
        switch self {
        case .rolls: "SELECT id FROM roll WHERE ended_at <= ?1 LIMIT ?2"
        case .families: "SELECT id FROM family_member WHERE ended_at <= ?1 AND sealed <> x'' LIMIT ?2"
        case .keyAdults:
            // Who read what a court or a breach is about must be told from others with the same part.
            """
            \(Self.needed),
            reader (id) AS (
                SELECT opened_by FROM notice WHERE event IN needed AND opened_by IS NOT NULL
                UNION SELECT acknowledged_by FROM notice WHERE event IN needed AND acknowledged_by IS NOT NULL)
            SELECT id FROM key_adult WHERE ended_at <= ?1 AND sealed <> x'' AND id NOT IN reader LIMIT ?2
            """
        case .contacts: "SELECT id FROM contact WHERE ended_at <= ?1 AND sealed <> x'' LIMIT ?2"
        case .representatives: "SELECT id FROM forum_member WHERE ended_at <= ?1 AND representative IS NOT NULL LIMIT ?2"
        case .portalAccounts:
            """
            SELECT id FROM portal_account WHERE max(invited_at, coalesce(accepted_at, 0), coalesce(signed_in_at, 0)) <= ?1
            AND sealed <> x'' LIMIT ?2
            """
        case .history: "SELECT id FROM history WHERE reported_at <= ?1 AND substr(event, 1, 1) <> ' ' LIMIT ?2"
        case .nudges:
            """
            \(Self.needed),
            told (id) AS (
                SELECT i.nudge FROM notice n JOIN nudge_item i ON i.kind = 'notice' AND i.item = n.seq WHERE n.event IN needed)
            SELECT id FROM nudge WHERE ended_at <= ?1 AND id NOT IN told LIMIT ?2
            """
        // The newest has the number after which the next notice is numbered when the daemon starts.
        case .drills: "SELECT seq FROM drill WHERE released_at <= ?1 AND seq < (SELECT max(seq) FROM drill) LIMIT ?2"
        case .evenings:
            "SELECT id FROM evening WHERE made_at <= ?1 AND id NOT IN (SELECT evening FROM nudge WHERE evening IS NOT NULL) LIMIT ?2"
        case .legalHolds: "SELECT id FROM legal_hold WHERE released_at <= ?1 LIMIT ?2"
        }
    }

    /// What is done with each; rows that reports count stay, without whom they are about.
    var destruction: [String] {
        switch self {
        case .rolls: ["DELETE FROM roll WHERE id = ?1"]
        case .families: ["UPDATE family_member SET sealed = x'' WHERE id = ?1"]
        case .keyAdults:
            [
                "UPDATE key_adult SET sealed = x'', email_key = x'' WHERE id = ?1", "DELETE FROM conflict WHERE key_adult = ?1",
            ]
        case .contacts: ["UPDATE contact SET sealed = x'', email_key = x'' WHERE id = ?1"]
        case .representatives: ["UPDATE forum_member SET representative = NULL WHERE id = ?1"]
        // The row stays, so that no other account gets its number, by which the ledger names it.
        case .portalAccounts:
            [
                "DELETE FROM portal_recovery WHERE account = ?1", "DELETE FROM portal_binding WHERE account = ?1",
                """
                UPDATE portal_account SET sealed = x'', secret = x'', email_key = CAST('gone/' || ?1 AS BLOB), invite_key = NULL,
                invite_until = NULL, suspended = 1, generation = generation + 1 WHERE id = ?1
                """,
            ]
        // No key of a file begins with a space. The notices of one event stay those of one, for reports count events too.
        case .history:
            [
                """
                UPDATE history SET notice = ' ' || id, event = ' ' || ?1
                WHERE event = (SELECT event FROM history WHERE id = ?1)
                """
            ]
        case .nudges: ["DELETE FROM nudge_item WHERE nudge = ?1", "DELETE FROM nudge WHERE id = ?1"]
        case .drills: ["DELETE FROM drill_body WHERE drill = ?1", "DELETE FROM drill WHERE seq = ?1"]
        case .evenings: ["DELETE FROM evening WHERE id = ?1"]
        case .legalHolds: ["DELETE FROM legal_hold WHERE id = ?1"]
        }
    }
}
