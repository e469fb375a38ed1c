// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// Holds and exceptions by their deadlines, the nearest first.
    package func holds(openOnly: Bool) throws -> [StandingHold] {
        try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(StandingHold.columns) FROM hold \(openOnly ? "WHERE state = 'open'" : "") ORDER BY exception, deadline, seq
                    """
            ).map(StandingHold.init)
        }
    }

    /// What waits for somebody of an authority: holds by their deadlines, then exceptions.
    package func openHolds(of owner: PartnerID) throws -> [StandingHold] {
        try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(StandingHold.columns) FROM hold WHERE state = 'open' AND owner = ? ORDER BY exception, deadline, seq
                    """, arguments: [owner.description]
            ).map(StandingHold.init)
        }
    }

    /// How many holds and exceptions wait for each owner, how many of them past their deadline, and the earliest deadline.
    package func openHoldsByOwner(now: Instant) throws -> [PartnerID: (open: Int, overdue: Int, earliest: Instant)] {
        try pool.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT owner, count(*), count(*) FILTER (WHERE deadline <= ?), min(deadline) FROM hold
                    WHERE state = 'open' GROUP BY owner
                    """, arguments: [now.milliseconds])
            var counts: [PartnerID: (open: Int, overdue: Int, earliest: Instant)] = [:]
            for row in rows {
                guard let owner = PartnerID(row[0] as String) else { throw JournalError.damaged("hold") }
                counts[owner] = (row[1], row[2], Instant(milliseconds: row[3]))
            }
            return counts
        }
    }

    /// The open holds and exceptions whose owner an earlier version may have guessed.
    package func openHoldsOfUncertainOwner() throws -> [StandingHold] {
        try pool.read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(StandingHold.columns) FROM hold WHERE state = 'open' AND owner_certain = 0 ORDER BY seq"
            ).map(StandingHold.init)
        }
    }

    /// Breaches whose clock runs and of which a part at least is nobody's, or may be.
    ///
    /// - Parameter owner: who stands for nobody.
    package func runningBreaches(of owner: PartnerID) throws -> Int {
        try pool.read { db in
            try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM breach WHERE state = 'running' AND (owner = ? OR unowned > 0 OR unowned IS NULL)",
                arguments: [owner.description]) ?? 0
        }
    }

    /// The hold with this id, open or not, where it is an authority's.
    package func hold(_ id: NoticeID, of owner: PartnerID) throws -> StandingHold? {
        try pool.read { db in
            try Row.fetchOne(
                db, sql: "SELECT \(StandingHold.columns) FROM hold WHERE id = ? AND owner = ?",
                arguments: [Data(id.octets), owner.description]
            ).map(StandingHold.init)
        }
    }
}

extension StandingHold {
    fileprivate init(_ row: Row) throws {
        guard let id = NoticeID(octets: [UInt8](row["id"] as Data)), let code = HoldCode(rawValue: row["code"]),
            let owner = PartnerID(row["owner"] as String), let flow = Flow(rawValue: row["flow"]),
            let state = HoldState(rawValue: row["state"])
        else { throw JournalError.damaged("hold") }
        self.init(
            sequence: row["seq"], id: id, event: row["event"], subject: row["subject"],
            recipient: (row["recipient"] as String?).flatMap { PartnerID($0) },
            candidates: (row["candidates"] as String).split(separator: ";").compactMap { PartnerID($0) }, code: code, owner: owner,
            isOwnerCertain: row["owner_certain"], isProtected: row["protected"], flow: flow, rule: row["rule"],
            exception: row["exception"], state: state,
            openedAt: Instant(milliseconds: row["opened_at"]),
            resolvedAt: (row["resolved_at"] as Int64?).map(Instant.init(milliseconds:)),
            deadline: Instant(milliseconds: row["deadline"]), escalation: EscalationLevel(rawValue: row["escalation"]))
    }
}
