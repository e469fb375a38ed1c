// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension CalendarFile {
    /// Reads the all-day events of an iCalendar file, all of which mean `kind` in `scope`.
    ///
    /// A title such as "Half term" does not say whether it is a holiday or a term, so the user declares it (domain.md 5.4).
    /// Cancelled events are passed over; of events that begin on one day the longest counts.
    ///
    /// - Throws: ``ImportFailure`` with every error found when there is one.
    package static func parseICalendar(
        _ octets: [UInt8], file: String, scope: PartnerID, kind: CalendarKind
    ) throws(ImportFailure) -> ImportedFile<CalendarEntry> {
        var report = ImportReport(file: file)
        var events: [ICalendarEvent] = []
        octets.withUnsafeBufferPointer { octets in events = ICalendarEvent.read(octets, &report) }
        var longest: [CalendarEntry.SnapshotKey: Int] = [:]
        var rows: [ImportedRow<CalendarEntry>] = []
        for event in events where !event.isCancelled {
            guard let entry = event.entry(scope: scope, kind: kind, &report) else { continue }
            let row = ImportedRow(line: event.line, value: entry)
            guard let earlier = longest[entry.snapshotKey] else {
                longest[entry.snapshotKey] = rows.count
                rows.append(row)
                continue
            }
            report.warning(
                .duplicateRow, line: event.line, "begins on the same day as the event of line \(rows[earlier].line)",
                remedy: "Nothing, if the longer of the two is meant")
            if rows[earlier].value.to < entry.to { rows[earlier] = row }
        }
        if events.isEmpty && report.errors.isEmpty {
            report.warning(.empty, "has no events", remedy: "Check that it is the file you meant")
        }
        return try report.result(rows)
    }
}
