// SPDX-License-Identifier: Apache-2.0
package import Directories
package import Safeguarding

/// An imported notice of an earlier system, with what this deployment's calendars say of it.
package struct HistoryRecord: Hashable, Sendable {
    package var row: HistoryRow
    /// Nil in a flow that has no cut-off.
    package var deadline: HistoryDeadline?
    /// Whether its times are in the wrong order.
    package var timesOutOfOrder: Bool

    package init(row: HistoryRow, deadline: HistoryDeadline?, timesOutOfOrder: Bool) {
        self.row = row
        self.deadline = deadline
        self.timesOutOfOrder = timesOutOfOrder
    }
}

/// When a notice of an earlier system was due, by the calendars as they were when it was imported.
package struct HistoryDeadline: Hashable, Sendable {
    package var instant: Instant
    package var confidence: CalendarConfidence
    package var infeasible: Bool

    package init(instant: Instant, confidence: CalendarConfidence, infeasible: Bool) {
        self.instant = instant
        self.confidence = confidence
        self.infeasible = infeasible
    }
}

/// What an import of a history did.
package struct HistoryChange: Hashable, Sendable {
    package var added = 0
    package var changed = 0
    package var unchanged = 0

    package init() {}

    package var isEmpty: Bool { added == 0 && changed == 0 }
}

extension UnclockedTimes {
    /// Which of the times of a row are only days, as the column `days` keeps it.
    init(of row: HistoryRow) {
        self = []
        if row.reportedAt.isDay { insert(.reported) }
        if row.receivedAt?.isDay == true { insert(.received) }
        if row.deliveredAt?.isDay == true { insert(.delivered) }
        if row.openedAt?.isDay == true { insert(.opened) }
        if row.oversightAt?.isDay == true { insert(.oversight) }
    }
}
