// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Safeguarding
import Wire

import Journal

/// What the journal holds, read from its tables and its ledger and not through the code that wrote it.
struct Books: Sendable {
    var events: [String] = []
    var notices: [NoticeLine] = []
    var holds: [HoldLine] = []
    /// Escalations and moved deadlines by notice or hold, in the order of the ledger.
    var history: [String: [Entry]] = [:]

    struct NoticeLine: Sendable {
        var sequence: Int64
        var id: String
        var isHold: Bool
        var recipient: PartnerID?
        var person: Int64
        var stage: String
        var deadline: Instant
        var escalation: Int
        var escalateAt: Instant?
        var instants: [Instant?]
        var attempt: Int

        var isDelivered: Bool { instants[1] != nil }
        var awaitsReader: Bool { instants[2] == nil && instants[5] == nil }
    }

    struct HoldLine: Sendable {
        var id: String
        var recipient: PartnerID?
        var owner: PartnerID?
        var isException: Bool
        var isOpen: Bool
        var deadline: Instant
        var escalation: Int
        var reportedAt: Instant
        var code: String
    }

    enum Entry: Hashable, Sendable {
        case made(deadline: Instant)
        case moved(deadline: Instant)
        case escalated(level: String, at: Instant, deadline: Instant)
    }

    init(_ db: Database) throws {
        events = try String.fetchAll(db, sql: "SELECT source || ' ' || id FROM event ORDER BY seq")
        func instant(_ row: Row, _ column: Int) -> Instant? { (row[column] as Int64?).map(Instant.init(milliseconds:)) }
        func name(_ row: Row, _ column: Int) -> String { NoticeID(octets: [UInt8](row[column] as Data))?.description ?? "damaged" }
        notices = try Row.fetchAll(
            db,
            sql: """
                SELECT seq, id, kind, recipient, person, stage, deadline, escalation, escalate_at, sent_at, delivered_at, opened_at,
                acknowledged_at, closed_at, refused_at, attempt FROM notice ORDER BY seq
                """
        ).map { row in
            NoticeLine(
                sequence: row[0], id: name(row, 1), isHold: row[2] == 1, recipient: PartnerID(row[3] as String), person: row[4],
                stage: row[5], deadline: Instant(milliseconds: row[6]), escalation: row[7], escalateAt: instant(row, 8),
                instants: (9...14).map { instant(row, $0) }, attempt: row[15])
        }
        holds = try Row.fetchAll(
            db,
            sql: """
                SELECT h.id, h.recipient, h.owner, h.exception, h.state, h.deadline, h.escalation, e.reported_at, h.code
                FROM hold h JOIN event e ON e.seq = h.event ORDER BY h.seq
                """
        ).map { row in
            HoldLine(
                id: name(row, 0), recipient: (row[1] as String?).flatMap { PartnerID($0) }, owner: PartnerID(row[2] as String),
                isException: row[3], isOpen: row[4] == "open", deadline: Instant(milliseconds: row[5]), escalation: row[6],
                reportedAt: Instant(milliseconds: row[7]), code: row[8])
        }
        for page in try Data.fetchAll(db, sql: "SELECT leaves FROM ledger ORDER BY size") {
            for record in LedgerPage.records(in: [UInt8](page)) ?? [] { try read(record) }
        }
    }

    private mutating func read(_ record: LedgerPage.Record) throws {
        guard [0x11, 0x12, 0x21, 0x22].contains(record.kind) else { return }
        let entry = try JSONDocument(record.entry).root
        func instant(_ name: String) -> Instant? { entry[name]?.string.flatMap { try? Instant(rfc3339: $0) } }
        guard let id = entry["notice"]?.string ?? entry["hold"]?.string, let deadline = instant("deadline") else { return }
        switch record.kind {
        case 0x22:
            guard let level = entry["level"]?.string, let at = instant("at") else { return }
            history[id, default: []].append(.escalated(level: level, at: at, deadline: deadline))
        case 0x21: history[id, default: []].append(.moved(deadline: deadline))
        default:
            // A hold that a person ends has a second entry, without a deadline or with another state.
            if record.kind == 0x11 || entry["state"]?.string == "open" {
                history[id, default: []].append(.made(deadline: deadline))
            }
        }
    }
}
