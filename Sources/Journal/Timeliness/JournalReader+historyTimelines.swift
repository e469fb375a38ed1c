// SPDX-License-Identifier: Apache-2.0
import Directories
import GRDB
package import Safeguarding

extension JournalReader {
    /// The notices of earlier systems that were reported from `from` until before `before`, as a timeliness report takes them.
    package func historyTimelines(from: Instant?, before: Instant?) throws -> [NoticeTimeline] {
        try history(from: from, before: before).map(NoticeTimeline.init)
    }

    /// How many notices of earlier systems were reported from `from` until before `before`.
    package func historyCount(from: Instant?, before: Instant?) throws -> Int {
        try pool.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM history WHERE reported_at >= ? AND reported_at < ?",
                arguments: [from?.milliseconds ?? .min, before?.milliseconds ?? .max]) ?? 0
        }
    }
}

extension NoticeTimeline {
    fileprivate init(_ record: HistoryRecord) {
        let row = record.row
        self.init(
            notice: .text(row.notice), flow: row.flow, recipient: row.recipient, force: row.force ?? "", risk: row.riskGrade,
            area: row.area, reportedAt: row.reportedAt.instant, acceptedAt: row.receivedAt?.instant,
            deliveredAt: row.deliveredAt?.instant, openedAt: row.openedAt?.instant, oversightAt: row.oversightAt?.instant,
            days: UnclockedTimes(of: row), deadline: record.deadline?.instant,
            infeasible: record.deadline?.infeasible ?? false, confidence: record.deadline?.confidence ?? .low, stage: row.status,
            delayCause: row.delayCause, isHistory: true)
    }
}
