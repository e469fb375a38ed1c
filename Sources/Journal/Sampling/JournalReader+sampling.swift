// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

extension JournalReader {
    /// The cases that an audit can draw: events that were reported from `from` until before `before` and of which a notice stands.
    package func auditPopulation(from: Instant?, before: Instant?, in zone: Zone) throws -> [AuditStratum: [Int64]] {
        let sighted = try sightings(from: from, before: before, in: zone)
        let repeats = RepeatTally(sighted.sightings) { _ in true }.repeats
        var population: [AuditStratum: [Int64]] = [:]
        for (event, isRepeat) in sighted.cases {
            population[isRepeat || repeats.contains(event) ? .repeat : .new, default: []].append(event)
        }
        return population
    }

    /// A case with everything that became of it, from what outlives its content.
    package func auditCase(_ sequence: Int64, _ stratum: AuditStratum) throws -> AuditCase {
        try pool.read { db in
            guard
                let event = try Row.fetchOne(
                    db, sql: "SELECT source, occurred_at, reported_at, published_at, accepted_at FROM event WHERE seq = ?",
                    arguments: [sequence]), let producer = PartnerID(event[0] as String)
            else { throw JournalError.damaged("event") }
            let steps = zip(["occurred", "reported", "published", "accepted"], 1...4).map { what, column in
                AuditCase.Step(at: Instant(milliseconds: event[column]), what: what, party: producer)
            }
            let rest =
                try Self.denials(of: sequence, db) + Self.holds(of: sequence, db) + Self.notices(of: sequence, db)
                + Self.withdrawals(of: sequence, db)
            let oversight = try Row.fetchAll(
                db, sql: "SELECT at, exclusion FROM oversight WHERE event = ? ORDER BY id", arguments: [sequence]
            ).map { row in
                AuditCase.Oversight(
                    at: Instant(milliseconds: row[0]), exclusion: (row[1] as String?).flatMap(OversightExclusion.init(rawValue:)))
            }
            let looks = oversight.map {
                AuditCase.Step(
                    at: $0.at, what: $0.exclusion == nil ? "oversight" : "left out", detail: $0.exclusion?.rawValue ?? "")
            }
            // In one millisecond what comes first in the life of a notice comes first.
            let all = (steps + rest + looks).enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            return AuditCase(
                sequence: sequence, stratum: stratum, producer: producer, timeline: all.map(\.element), oversight: oversight)
        }
    }

    /// Who was told of whom; where that is told of somebody whose address is protected, only what kind of place it is.
    ///
    /// Any case can be drawn, and whoever knows when the police were called would learn where the family went.
    private static func party(_ partner: PartnerID, isProtected: Bool) -> PartnerID {
        isProtected ? PartnerID(kind: partner.kind, code: "protected") ?? partner : partner
    }

    private static func denials(of sequence: Int64, _ db: Database) throws -> [AuditCase.Step] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT d.at, d.recipient, d.code, d.rule, coalesce(s.protected, 0) FROM decision d
                LEFT JOIN subject s ON s.id = d.subject WHERE d.event = ? AND d.outcome = 'deny' ORDER BY d.id
                """, arguments: [sequence]
        ).map { row in
            AuditCase.Step(
                at: Instant(milliseconds: row[0]), what: "denied",
                party: (row[1] as String?).flatMap { PartnerID($0) }.map { Self.party($0, isProtected: row[4]) },
                detail: [row[2] as String? ?? "", row[3] as String].filter { !$0.isEmpty }.joined(separator: " "))
        }
    }

    private static func holds(of sequence: Int64, _ db: Database) throws -> [AuditCase.Step] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT h.code, h.recipient, h.owner, h.exception, h.state, h.opened_at, h.resolved_at, coalesce(s.protected, 0)
                FROM hold h LEFT JOIN subject s ON s.id = h.subject WHERE h.event = ? ORDER BY h.seq
                """, arguments: [sequence]
        ).flatMap { row in
            let recipient = (row[1] as String?).flatMap { PartnerID($0) }.map { Self.party($0, isProtected: row[7]) }
            let party = recipient ?? PartnerID(row[2] as String)
            let (code, isException): (String, Bool) = (row[0], row[3])
            let opened = AuditCase.Step(
                at: Instant(milliseconds: row[5]), what: isException ? "exception" : "held", party: party, detail: code)
            let ended = (row[6] as Int64?).map {
                AuditCase.Step(
                    at: Instant(milliseconds: $0), what: "hold \(row[4] as String)", party: party, detail: code)
            }
            return [opened] + (ended.map { [$0] } ?? [])
        }
    }

    private static func notices(of sequence: Int64, _ db: Database) throws -> [AuditCase.Step] {
        let stages = [
            "released", "sent", AuditCase.delivered, "opened", "acknowledged", "closed", "refused", "recalled", "superseded",
        ]
        return try Row.fetchAll(
            db,
            sql: """
                SELECT n.recipient, n.flow, n.released_at, n.sent_at, n.delivered_at, n.opened_at, n.acknowledged_at, n.closed_at,
                n.refused_at, n.recalled_at, n.superseded_at, coalesce(s.protected, 0) FROM notice n
                LEFT JOIN subject s ON s.id = n.subject WHERE n.event = ? AND n.kind = 0 ORDER BY n.seq
                """, arguments: [sequence]
        ).flatMap { row in
            let party = PartnerID(row[0] as String).map { Self.party($0, isProtected: row[11]) }
            return stages.enumerated().compactMap { place, stage in
                (row[place + 2] as Int64?).map {
                    AuditCase.Step(at: Instant(milliseconds: $0), what: stage, party: party, detail: row[1])
                }
            }
        }
    }

    private static func withdrawals(of sequence: Int64, _ db: Database) throws -> [AuditCase.Step] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT e.accepted_at, e.source, 'event recalled', r.reason FROM recall r JOIN event e ON e.seq = r.event
                WHERE r.recalled = ?1 UNION ALL
                SELECT accepted_at, source, 'event corrected', '' FROM event WHERE supersedes = ?1
                """, arguments: [sequence]
        ).map { row in
            AuditCase.Step(
                at: Instant(milliseconds: row[0]), what: row[2], party: PartnerID(row[1] as String), detail: row[3])
        }
    }
}
