// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// The columns of a calendar (design.md section 8).
enum CalendarColumn: String, ImportColumn { case scope, kind, from, to, note }

/// Reads what `firstbell import calendar` takes: CSV, or iCalendar with a declared scope and kind.
package enum CalendarFile {
    /// Reads a CSV calendar, whose `to` is the last day itself.
    ///
    /// - Throws: ``ImportFailure`` with every error found when there is one.
    package static func parse(_ octets: [UInt8], file: String) throws(ImportFailure) -> ImportedFile<CalendarEntry> {
        var report = ImportReport(file: file)
        var rows: [ImportedRow<CalendarEntry>] = []
        octets.withUnsafeBufferPointer { octets in rows = read(octets, &report) }
        return try report.result(rows)
    }

    private static func read(
        _ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport
    ) -> [ImportedRow<CalendarEntry>] {
        guard let text = TextFile.utf8(octets, &report) else { return [] }
        var rows: [ImportedRow<CalendarEntry>] = []
        var duplicates = DuplicateCheck<CalendarEntry.SnapshotKey>()
        CSVTable<CalendarColumn>.forEachRow(octets, text, &report) { row, report in
            let scope = row.required(
                .scope, .partner([.school, .earlyYears, .localAuthority], example: "local-authority/885"), &report)
            let kind = row.required(.kind, .calendarKind, &report)
            let from = row.required(.from, .isoDate, &report)
            let to = row.required(.to, .isoDate, &report)
            let note = row.optional(.note, .name, &report) ?? ""
            guard let scope, let kind, let from, let to else { return }
            guard from <= to else {
                return row.refuse(
                    .to, "is before from", remedy: "Write the last day itself; one day has from and to alike", &report)
            }
            guard let entry = CalendarEntry(scope: scope, kind: kind, from: from, to: to, note: note) else {
                return row.refuse(.from, CalendarEntry.outOfRange, remedy: "Correct the year", &report)
            }
            guard row.isFirst(of: entry.snapshotKey, named: .from, &duplicates, &report) else { return }
            rows.append(ImportedRow(line: row.line, value: entry))
        }
        return rows
    }
}

extension CalendarEntry {
    static var outOfRange: String { "is outside the years \(years.lowerBound) to \(years.upperBound)" }
}

extension ValueRule where Value == CalendarKind {
    fileprivate static var calendarKind: ValueRule {
        ValueRule(
            what: "is not a kind of day",
            remedy: "Write \(CalendarKind.allCases.map(\.rawValue).formatted)"
        ) { CalendarKind(rawValue: $0.uppercased()) }
    }
}

extension [String] {
    /// `A, B or C`.
    fileprivate var formatted: String {
        guard let last else { return "" }
        return count == 1 ? last : dropLast().joined(separator: ", ") + " or " + last
    }
}
