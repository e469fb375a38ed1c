// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

/// A notice to a setting as boards and queues have it: nothing in it is about a person.
package struct BoardNotice: Hashable, Sendable {
    package var id: NoticeID
    package var kind: NoticeKind
    package var flow: Flow
    package var setting: PartnerID
    /// What the directory calls the setting.
    package var name: String
    /// To which the setting belongs.
    package var authority: PartnerID
    package var releasedAt: Instant
    package var deadline: Instant
    package var deliveredAt: Instant?
    package var openedAt: Instant?
    /// Whether where it went tells where somebody with a protected address is.
    package var isProtected: Bool

    package init(
        id: NoticeID, kind: NoticeKind = .subject, flow: Flow, setting: PartnerID, name: String, authority: PartnerID,
        releasedAt: Instant, deadline: Instant, deliveredAt: Instant? = nil, openedAt: Instant? = nil, isProtected: Bool = false
    ) {
        self.id = id
        self.kind = kind
        self.flow = flow
        self.setting = setting
        self.name = name
        self.authority = authority
        self.releasedAt = releasedAt
        self.deadline = deadline
        self.deliveredAt = deliveredAt
        self.openedAt = openedAt
        self.isProtected = isProtected
    }

    /// What is true of a notice that somebody must still open; the index `notice_unopened` has it word for word.
    static let isUnopened = """
        opened_at IS NULL AND closed_at IS NULL AND refused_at IS NULL AND recalled_at IS NULL AND superseded_at IS NULL \
        AND kind <> 1 AND wrapped IS NOT NULL
        """

    static let dueToday = """
        n.deadline >= ? AND n.deadline < ? AND n.kind <> 1 AND n.refused_at IS NULL AND n.recalled_at IS NULL
        AND n.superseded_at IS NULL AND (n.opened_at IS NOT NULL OR n.wrapped IS NOT NULL)
        """
    static let late = "n.deadline >= ? AND n.deadline < ? AND \(isUnopened)"
    static let lateOfAuthority = "\(late) AND s.authority = ?"
    static let byDeadline = "n.deadline, n.seq"

    static let dueTodayOfSetting = "n.recipient = ? AND s.authority = ? AND \(dueToday)"
    static let lateOfSetting = "n.recipient = ? AND s.authority = ? AND \(late)"

    /// The statement that counts those of which a condition is true, by setting: how many were opened in time, how many were not,
    /// how many are still to be opened before and after `?1`, and the next deadline of these.
    static func counts(_ condition: String) -> String {
        """
        SELECT n.recipient, s.name, s.authority, count(*) FILTER (WHERE n.opened_at <= n.deadline),
        count(*) FILTER (WHERE CASE WHEN n.opened_at IS NULL THEN n.deadline < ?1 ELSE n.opened_at > n.deadline END),
        count(*) FILTER (WHERE n.opened_at IS NULL AND n.deadline BETWEEN ?1 AND ?2),
        count(*) FILTER (WHERE n.opened_at IS NULL AND n.deadline > ?2), min(n.deadline) FILTER (WHERE n.opened_at IS NULL)
        FROM notice n CROSS JOIN setting s ON s.id = n.recipient WHERE \(condition) GROUP BY n.recipient ORDER BY n.recipient
        """
    }

    /// The statement that reads those of which a condition is true; `n` is the notice and `s` its setting.
    static func sql(_ condition: String, order: String) -> String {
        """
        SELECT n.id, n.kind, n.flow, n.recipient, s.name, s.authority, n.released_at, n.deadline, n.delivered_at, n.opened_at,
        coalesce((SELECT protected FROM subject WHERE subject.id = n.subject), 1)
        FROM notice n CROSS JOIN setting s ON s.id = n.recipient WHERE \(condition) ORDER BY \(order)
        """
    }
}

/// A setting on a board, with how many notices stand how to their deadlines; nothing in it is about a person.
package struct BoardLine: Hashable, Sendable {
    package var setting: PartnerID
    /// What the directory calls the setting.
    package var name: String
    /// To which the setting belongs.
    package var authority: PartnerID
    /// Opened in time.
    package var met: Int
    /// Opened after the deadline, or not opened and past it.
    package var late: Int
    /// Not opened, with an hour left or less (T-60 of design.md section 6).
    package var atRisk: Int
    /// Not opened, with more time.
    package var waiting: Int
    /// Of what nobody has opened.
    package var nextDeadline: Instant?

    package init(
        setting: PartnerID, name: String, authority: PartnerID, met: Int = 0, late: Int = 0, atRisk: Int = 0, waiting: Int = 0,
        nextDeadline: Instant? = nil
    ) {
        self.setting = setting
        self.name = name
        self.authority = authority
        self.met = met
        self.late = late
        self.atRisk = atRisk
        self.waiting = waiting
        self.nextDeadline = nextDeadline
    }

    /// Adds what another line says of the same setting.
    mutating func add(_ other: BoardLine) {
        met += other.met
        late += other.late
        atRisk += other.atRisk
        waiting += other.waiting
        nextDeadline = [nextDeadline, other.nextDeadline].compactMap { $0 }.min()
    }
}

/// What boards show, of every authority.
package struct BoardReading: Hashable, Sendable {
    /// One a setting.
    package var lines: [BoardLine]
    /// The accounts of leads that may sign in, with their generations.
    package var accounts: [Int64: Int64]

    package init(lines: [BoardLine], accounts: [Int64: Int64]) {
        self.lines = lines
        self.accounts = accounts
    }
}

extension JournalReader {
    /// How long a board shows what nobody has opened: what is older is the reports' to tell, and would make each look longer.
    package static let boardDays = 28
    /// The same of the queue of a duty officer: a term.
    package static let queueDays = 92

    /// What is due from `start` and before `end`, and what was due in the ``boardDays`` before and nobody has opened, counted by
    /// setting as it stands at `now`.
    package func board(from start: Instant, to end: Instant, at now: Instant) throws -> BoardReading {
        let first = start - .seconds(Int64(Self.boardDays) * 86_400)
        return try pool.read { db in
            // In the order of the rows, so that what has not changed is the same again.
            var lines: [BoardLine] = []
            var places: [PartnerID: Int] = [:]
            for (condition, span) in [(BoardNotice.dueToday, (start, end)), (BoardNotice.late, (first, start))] {
                // Some thousand lines each second: statements that are kept, and rows that are not.
                let rows = try Row.fetchCursor(
                    db.cachedStatement(sql: BoardNotice.counts(condition)),
                    arguments: [
                        now.milliseconds, (now + .seconds(3600)).milliseconds, span.0.milliseconds, span.1.milliseconds,
                    ])
                while let row = try rows.next() {
                    guard let setting = PartnerID(row[0] as String),
                        let authority = PartnerID(kind: .localAuthority, code: row[2])
                    else { throw JournalError.damaged("notice") }
                    let line = BoardLine(
                        setting: setting, name: row[1], authority: authority, met: row[3], late: row[4], atRisk: row[5],
                        waiting: row[6], nextDeadline: (row[7] as Int64?).map(Instant.init(milliseconds:)))
                    if let place = places[setting] {
                        lines[place].add(line)
                    } else {
                        places[setting] = lines.count
                        lines.append(line)
                    }
                }
            }
            let accounts = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, generation FROM portal_account WHERE role = 'lead' AND suspended = 0 AND accepted_at IS NOT NULL
                    AND \(Self.unsuspended)
                    """)
            return BoardReading(
                lines: lines, accounts: Dictionary(accounts.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 }))
        }
    }

    /// The notices of which a board counts a setting's, by deadline; none for a setting that is not the authority's.
    package func boardNotices(
        of setting: PartnerID, authority: PartnerID, from start: Instant, to end: Instant
    ) throws -> [BoardNotice] {
        let first = start - .seconds(Int64(Self.boardDays) * 86_400)
        return try pool.read { db in
            func found(_ condition: String, _ from: Instant, _ to: Instant) throws -> [BoardNotice] {
                try notices(condition, [setting.description, authority.code, from.milliseconds, to.milliseconds], db)
            }
            return try found(BoardNotice.lateOfSetting, first, start) + found(BoardNotice.dueTodayOfSetting, start, end)
        }
    }

    /// What an authority's settings should have opened before `now`, in the ``queueDays`` before it, and have not; the latest
    /// deadlines first.
    package func unopened(of authority: PartnerID, before now: Instant, limit: Int) throws -> [BoardNotice] {
        try pool.read { db in
            let first = now - .seconds(Int64(Self.queueDays) * 86_400)
            return try notices(
                BoardNotice.lateOfAuthority, [first.milliseconds, now.milliseconds, authority.code], db,
                order: "n.deadline DESC, n.seq LIMIT \(limit)")
        }
    }

    /// To whom a notice went and about whom, and whether that tells where a protected child is; nil for no notice.
    package func addressed(_ id: NoticeID) throws -> (recipient: PartnerID, subject: Int64, isProtected: Bool)? {
        try pool.read { db in
            try Row.fetchOne(
                db,
                sql: "SELECT n.recipient, n.subject, s.protected FROM notice n JOIN subject s ON s.id = n.subject WHERE n.id = ?",
                arguments: [Data(id.octets)]
            ).map { row in
                guard let recipient = PartnerID(row[0] as String) else { throw JournalError.damaged("notice") }
                return (recipient, row[1], row[2])
            }
        }
    }

    /// When a stage of a notice was reached last, or its deadline where that is later; nil for no notice.
    package func lastStage(of id: NoticeID) throws -> Instant? {
        try pool.read { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT max(released_at, deadline, coalesce(sent_at, 0), coalesce(delivered_at, 0), coalesce(opened_at, 0),
                    coalesce(acknowledged_at, 0), coalesce(closed_at, 0), coalesce(refused_at, 0), coalesce(recalled_at, 0),
                    coalesce(superseded_at, 0)) FROM notice WHERE id = ?
                    """, arguments: [Data(id.octets)]
            ).map(Instant.init(milliseconds:))
        }
    }

    /// A notice that was due from `start` on or is still to be opened, where it went to a setting of an authority.
    package func boardNotice(_ id: NoticeID, of authority: PartnerID, from start: Instant) throws -> BoardNotice? {
        try pool.read { db in
            try notices(
                "n.id = ? AND s.authority = ? AND n.kind <> 1 AND (n.deadline >= ? OR \(BoardNotice.isUnopened))",
                [Data(id.octets), authority.code, start.milliseconds], db
            ).first
        }
    }

    /// Whether a partner is suspended.
    package func isSuspended(_ partner: PartnerID) throws -> Bool {
        try pool.read { db in
            try Bool.fetchOne(db, sql: "SELECT suspended FROM partner WHERE id = ?", arguments: [partner.description]) ?? false
        }
    }

    /// What the directory calls settings, and the register of partners everybody else.
    package func names(of partners: Set<PartnerID>) throws -> [PartnerID: String] {
        try pool.read { db in
            var names: [PartnerID: String] = [:]
            for partner in partners {
                names[partner] = try String.fetchOne(
                    db,
                    sql: """
                        SELECT name FROM setting WHERE id = ?1 AND ended_at IS NULL UNION ALL SELECT name FROM partner WHERE id = ?1
                        """, arguments: [partner.description])
            }
            return names
        }
    }

    /// Settings whose name has these words in it, or whose code they are, by name.
    package func settings(named text: String, limit: Int) throws -> [(id: PartnerID, name: String)] {
        let words = text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
        return try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT id, name FROM setting WHERE ended_at IS NULL
                    AND (name LIKE ?1 ESCAPE '\\' OR substr(id, instr(id, '/') + 1) = ?2) ORDER BY name, id LIMIT ?3
                    """, arguments: ["%\(words)%", text.uppercased(), limit]
            ).compactMap { row in PartnerID(row[0] as String).map { ($0, row[1]) } }
        }
    }

    private func notices(
        _ condition: String, _ arguments: StatementArguments, _ db: Database, order: String = BoardNotice.byDeadline
    ) throws -> [BoardNotice] {
        try Row.fetchAll(db, sql: BoardNotice.sql(condition, order: order), arguments: arguments).map { row in
            guard let id = NoticeID(octets: [UInt8](row[0] as Data)), let kind = NoticeKind(rawValue: row[1]),
                let flow = Flow(rawValue: row[2]), let setting = PartnerID(row[3] as String),
                let authority = PartnerID(kind: .localAuthority, code: row[5])
            else { throw JournalError.damaged("notice") }
            func instant(_ column: Int) -> Instant? { (row[column] as Int64?).map(Instant.init(milliseconds:)) }
            return BoardNotice(
                id: id, kind: kind, flow: flow, setting: setting, name: row[4], authority: authority,
                releasedAt: Instant(milliseconds: row[6]), deadline: Instant(milliseconds: row[7]), deliveredAt: instant(8),
                openedAt: instant(9), isProtected: row[10])
        }
    }
}
