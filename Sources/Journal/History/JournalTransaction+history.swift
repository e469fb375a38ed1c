// SPDX-License-Identifier: Apache-2.0
import Directories
import GRDB
import Safeguarding

extension JournalTransaction {
    /// Adds notices of an earlier system, and puts right those that stand under the same key with other content.
    package func apply(history records: [HistoryRecord]) throws -> HistoryChange {
        var change = HistoryChange()
        for record in records {
            switch try put(record) {
            case nil: change.unchanged += 1
            case .some(false): change.added += 1
            case .some(true): change.changed += 1
            }
        }
        return change
    }

    /// Whether a row with the key stood before; nil where it stood as it is.
    private func put(_ record: HistoryRecord) throws -> Bool? {
        let row = record.row
        return try sql(
            """
            INSERT INTO history (notice, event, flow, recipient, source, abuse_types, risk, force, area, reported_at, received_at,
            delivered_at, opened_at, oversight_at, days, deadline, confidence, infeasible, status, cause, disordered, imported_at, crime)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (notice) DO UPDATE SET event = excluded.event, flow = excluded.flow, recipient = excluded.recipient,
            source = excluded.source, abuse_types = excluded.abuse_types, risk = excluded.risk, force = excluded.force,
            area = excluded.area, reported_at = excluded.reported_at, received_at = excluded.received_at,
            delivered_at = excluded.delivered_at, opened_at = excluded.opened_at, oversight_at = excluded.oversight_at,
            days = excluded.days, deadline = excluded.deadline, confidence = excluded.confidence, infeasible = excluded.infeasible,
            status = excluded.status, cause = excluded.cause, disordered = excluded.disordered, crime = excluded.crime,
            changed_at = excluded.imported_at
            WHERE (history.event, history.flow, history.recipient, history.source, history.abuse_types, history.risk, history.force,
            history.area, history.reported_at, history.received_at, history.delivered_at, history.opened_at, history.oversight_at,
            history.days, history.deadline, history.confidence, history.infeasible, history.status, history.cause,
            history.disordered, history.crime) IS NOT (excluded.event, excluded.flow, excluded.recipient, excluded.source, excluded.abuse_types,
            excluded.risk, excluded.force, excluded.area, excluded.reported_at, excluded.received_at, excluded.delivered_at,
            excluded.opened_at, excluded.oversight_at, excluded.days, excluded.deadline, excluded.confidence, excluded.infeasible,
            excluded.status, excluded.cause, excluded.disordered, excluded.crime)
            RETURNING changed_at
            """
        )
        .bind(1, row.notice).bind(2, row.event).bind(3, row.flow.rawValue).bind(4, row.recipient.description)
        .bind(5, row.source?.rawValue).bind(6, row.abuseTypes.map(\.rawValue).joined(separator: ";"))
        .bind(7, row.riskGrade?.rawValue).bind(8, row.force).bind(9, row.area).bind(10, row.reportedAt.instant.milliseconds)
        .bind(11, row.receivedAt?.instant.milliseconds).bind(12, row.deliveredAt?.instant.milliseconds)
        .bind(13, row.openedAt?.instant.milliseconds).bind(14, row.oversightAt?.instant.milliseconds)
        .bind(15, UnclockedTimes(of: row).rawValue).bind(16, record.deadline?.instant.milliseconds)
        .bind(17, record.deadline?.confidence.rawValue).bind(18, record.deadline?.infeasible ?? false).bind(19, row.status.rawValue)
        .bind(20, row.delayCause?.rawValue).bind(21, record.timesOutOfOrder).bind(22, now.milliseconds)
        .bind(23, row.isCrime.map { $0 ? 1 : 0 })
        .first { !$0.isNull(0) }
    }
}
