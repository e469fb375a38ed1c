// SPDX-License-Identifier: Apache-2.0
import Directories
import GRDB
package import Safeguarding

extension JournalReader {
    /// The imported notices that were reported from `from` until before `before`, in the order of their reports.
    package func history(from: Instant?, before: Instant?) throws -> [HistoryRecord] {
        try pool.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT notice, event, flow, recipient, source, abuse_types, risk, force, area, reported_at, received_at,
                    delivered_at, opened_at, oversight_at, days, deadline, confidence, infeasible, status, cause, disordered,
                    crime
                    FROM history WHERE reported_at >= ? AND reported_at < ? ORDER BY reported_at, id
                    """, arguments: [from?.milliseconds ?? .min, before?.milliseconds ?? .max])
            var records: [HistoryRecord] = []
            while let row = try rows.next() { records.append(try HistoryRecord(row)) }
            return records
        }
    }
}

extension HistoryRecord {
    fileprivate init(_ row: Row) throws {
        let days = UnclockedTimes(rawValue: row[14])
        func time(_ column: Int, _ day: UnclockedTimes) -> HistoryTime? {
            (row[column] as Int64?).map { HistoryTime(Instant(milliseconds: $0), isDay: days.contains(day)) }
        }
        func word<Word: RawRepresentable<String>>(_ column: Int) throws -> Word? {
            guard let text = row[column] as String? else { return nil }
            guard let word = Word(rawValue: text) else { throw JournalError.damaged("history") }
            return word
        }
        guard let flow: Flow = try word(2), let recipient = PartnerID(row[3] as String), let reportedAt = time(9, .reported),
            let status: Stage = try word(18)
        else { throw JournalError.damaged("history") }
        let types = try (row[5] as String).split(separator: ";").map { text in
            guard let type = AbuseType(rawValue: String(text)) else { throw JournalError.damaged("history") }
            return type
        }
        var deadline: HistoryDeadline?
        if let instant = row[15] as Int64? {
            guard let confidence: CalendarConfidence = try word(16) else { throw JournalError.damaged("history") }
            deadline = HistoryDeadline(instant: Instant(milliseconds: instant), confidence: confidence, infeasible: row[17])
        }
        self.init(
            row: HistoryRow(
                event: row[1], notice: row[0], flow: flow, recipient: recipient, source: try word(4), abuseTypes: types,
                riskGrade: try word(6), force: row[7], area: row[8], reportedAt: reportedAt, receivedAt: time(10, .received),
                deliveredAt: time(11, .delivered), openedAt: time(12, .opened), oversightAt: time(13, .oversight), status: status,
                delayCause: try word(19), isCrime: row[21]),
            deadline: deadline, timesOutOfOrder: row[20])
    }
}
