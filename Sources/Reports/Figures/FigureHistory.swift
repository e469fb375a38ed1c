// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

/// What a report of tables did with the notices of earlier systems, which it never mixes unasked.
package struct FigureHistory: Hashable, Sendable {
    package var use: HistoryUse
    /// How many it counts, and how many it leaves out; nil for readers outside, whom the number would tell what the total hides.
    package var notices: Int?
    package var leftOut: Int?

    package init(_ use: HistoryUse, notices: Int?, leftOut: Int?) {
        self.use = use
        self.notices = notices
        self.leftOut = leftOut
    }

    /// Of the days of a heading.
    init(_ use: HistoryUse, _ journal: JournalReader, _ heading: ReportHeading, _ audience: ReportAudience) throws {
        let bounds = heading.bounds
        let count = try audience == .inside ? journal.historyCount(from: bounds.from, before: bounds.before) : nil
        self.init(
            use, notices: use == .leaveOut ? count.map { _ in 0 } : count, leftOut: use == .leaveOut ? count : count.map { _ in 0 })
    }

    /// Nil where there is nothing to say.
    var remark: String? {
        switch use {
        case .leaveOut:
            leftOut.flatMap { count in
                count == 0
                    ? nil
                    : "\(count == 1 ? "1 notice" : "\(count) notices") of earlier systems \(count == 1 ? "is" : "are") left out: "
                        + "--history include or only has them."
            }
        case .include:
            "Notices of earlier systems, as they were imported, are counted beside those of FirstBell"
                + (notices.map { ": \($0) of them" } ?? "") + "."
        case .only: "Only notices of earlier systems, as they were imported, are counted" + (notices.map { ": \($0)" } ?? "") + "."
        }
    }
}
