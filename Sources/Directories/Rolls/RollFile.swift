// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The columns of a roll (design.md section 8).
enum RollColumn: String, ImportColumn {
    case setting, upn, nhsNumber, givenName, familyName, dateOfBirth, postcode, from, to, attendance, practice
    case protected
}

/// Reads what `firstbell import rolls` takes: the rolls of one or more settings.
package enum RollFile {
    /// How the stretches of a large file are read side by side: what `make` gives for 0 until `count`, in that order.
    package typealias Sharing = (_ count: Int, _ make: @escaping @Sendable (Int) -> RollStretch?) -> [RollStretch?]

    /// Reads the rolls.
    ///
    /// - Parameters:
    ///   - sharedFrom: how many octets make a file large.
    ///   - sharing: how processors share the work of a large one; nil for none of it.
    /// - Throws: ``ImportFailure`` with every error found when there is one.
    package static func parse(
        _ octets: [UInt8], file: String, as form: ImportForm = .snapshot, sharedFrom: Int = 4 << 20,
        sharing: Sharing? = nil
    ) throws(ImportFailure) -> ImportedFile<RollRow> {
        if form == .snapshot, octets.count >= sharedFrom, let sharing, let rows = RollStretch.rows(of: octets, file: file, sharing)
        {
            return ImportedFile(rows: rows, warnings: ProblemList())
        }
        var report = ImportReport(file: file, as: form)
        var rows: [ImportedRow<RollRow>] = []
        octets.withUnsafeBufferPointer { octets in
            guard let text = TextFile.utf8(octets, &report) else { return }
            var reading = RollReading(octets: octets.count)
            CSVTable<RollColumn>.forEachRow(octets, text, &report) { row, report in reading.take(row, &report) }
            rows = reading.rows
        }
        warnOfSharedUPNs(rows, &report)
        return try report.result(rows)
    }

    /// One UPN with two birth dates is two children with one number; matching must not choose between them (domain.md 5.1).
    private static func warnOfSharedUPNs(_ rows: [ImportedRow<RollRow>], _ report: inout ImportReport) {
        var first: [String: (line: Int, born: CivilDate)] = [:]
        first.reserveCapacity(rows.count)
        for row in rows {
            guard let upn = row.value.upn else { continue }
            guard let earlier = first[upn] else {
                first[upn] = (row.line, row.value.dateOfBirth)
                continue
            }
            guard earlier.born != row.value.dateOfBirth else { continue }
            report.warning(
                .mismatch, line: row.line, column: RollColumn.upn.rawValue,
                "is also that of line \(earlier.line), with another date of birth",
                remedy: "Ask the two settings which child the number belongs to")
        }
    }
}

extension ValueRule where Value == Weekdays {
    static var attendance: ValueRule {
        ValueRule(what: "is not a pattern of weekdays", remedy: "Write days and ranges, MON-TUE or MON;THU") {
            Weekdays(pattern: $0)
        }
    }
}
