// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

/// A case before a meeting of a MARAC, as the journal has it without opening anything: it names no person.
package struct AgendaCase: Hashable, Sendable {
    /// The sequence of its event.
    package var event: Int64
    /// Of the meeting, or of the case where the meeting heard it.
    package var at: Instant
    /// Nil of a case that the meeting heard, or did not.
    package var stage: MeetingStage?
    package var outcome: HearingOutcome?
    package var risk: RiskGrade?
    package var isRepeat: Bool
    package var children: Int
    /// Notices about it that stand, and how many of them their recipients have.
    package var notices: Int
    package var delivered: Int
    /// Holds about it that wait for a person.
    package var holds: Int

    package init(
        event: Int64, at: Instant, stage: MeetingStage? = nil, outcome: HearingOutcome? = nil, risk: RiskGrade? = nil,
        isRepeat: Bool = false, children: Int = 0, notices: Int = 0, delivered: Int = 0, holds: Int = 0
    ) {
        self.event = event
        self.at = at
        self.stage = stage
        self.outcome = outcome
        self.risk = risk
        self.isRepeat = isRepeat
        self.children = children
        self.notices = notices
        self.delivered = delivered
        self.holds = holds
    }
}

extension JournalReader {
    /// The MARACs that the deployment knows, as partners or by a list of members.
    package func maracs() throws -> [PartnerID] {
        try pool.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM partner WHERE id LIKE 'marac/%'
                    UNION SELECT forum FROM forum_member WHERE forum LIKE 'marac/%' AND ended_at IS NULL ORDER BY 1
                    """
            ).compactMap { PartnerID($0) }
        }
    }

    /// The cases before the meetings of a MARAC in a span, by time; flags, and what was recalled or corrected, are left out.
    ///
    /// - Parameter limit: how many at most, the latest.
    package func agenda(of marac: PartnerID, from: Instant, before: Instant, limit: Int) throws -> [AgendaCase] {
        try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT e.seq, e.at, e.stage, e.outcome, e.risk, e.repeated, e.children,
                    (SELECT count(*) FROM notice n WHERE n.event = e.seq AND \(Self.stands)) AS notices,
                    (SELECT count(*) FROM notice n WHERE n.event = e.seq AND \(Self.stands) AND n.delivered_at IS NOT NULL) AS delivered,
                    (SELECT count(*) FROM hold h WHERE h.event = e.seq AND h.state = 'open' AND h.exception = 0) AS holds
                    FROM (
                        SELECT *, meeting_at AS at FROM event WHERE type = 'firstbell.marac-meeting.v1' AND forum = ?1 AND stage <> 'FLAG'
                        AND meeting_at >= ?3 AND meeting_at < ?4
                        UNION ALL SELECT *, reported_at FROM event WHERE type = 'firstbell.marac-case-heard.v1' AND force = ?2
                        AND reported_at >= ?3 AND reported_at < ?4
                    ) e
                    WHERE NOT EXISTS (SELECT 1 FROM recall r WHERE r.recalled = e.seq AND r.recipient IS NULL)
                    AND NOT EXISTS (SELECT 1 FROM event c WHERE c.supersedes = e.seq)
                    ORDER BY e.at DESC, e.seq DESC LIMIT ?5
                    """, arguments: [marac.description, marac.code, from.milliseconds, before.milliseconds, limit]
            ).map { row in
                AgendaCase(
                    event: row["seq"], at: Instant(milliseconds: row["at"]),
                    stage: (row["stage"] as String?).flatMap { MeetingStage(rawValue: $0) },
                    outcome: (row["outcome"] as String?).flatMap { HearingOutcome(rawValue: $0) },
                    risk: (row["risk"] as String?).flatMap { RiskGrade(rawValue: $0) },
                    isRepeat: (row["repeated"] as Bool?) ?? false, children: (row["children"] as Int?) ?? 0,
                    notices: row["notices"], delivered: row["delivered"], holds: row["holds"])
            }.reversed()
        }
    }

    private static let stands = "n.kind = 0 AND n.recalled_at IS NULL AND n.superseded_at IS NULL"
}
