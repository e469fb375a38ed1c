// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The columns of a roll (design.md section 8).
enum RollColumn: String, ImportColumn {
    case setting, upn, nhsNumber, givenName, familyName, dateOfBirth, postcode, from, to, attendance, practice
    case protected
}

/// Reads what `firstbell import rolls` takes: the rolls of one or more settings.
package enum RollFile {
    /// Reads the rolls.
    ///
    /// - Throws: ``ImportFailure`` with every error found when there is one.
    package static func parse(
        _ octets: [UInt8], file: String, as form: ImportForm = .snapshot
    ) throws(ImportFailure) -> ImportedFile<RollRow> {
        var report = ImportReport(file: file, as: form)
        var rows: [ImportedRow<RollRow>] = []
        octets.withUnsafeBufferPointer { octets in rows = read(octets, &report) }
        warnOfSharedUPNs(rows, &report)
        return try report.result(rows)
    }

    private static func read(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> [ImportedRow<RollRow>] {
        guard let text = TextFile.utf8(octets, &report) else { return [] }
        var rows: [ImportedRow<RollRow>] = []
        // A row of a real roll has some hundred octets; room for a million of them is made before there are any.
        var duplicates = DuplicateCheck<RollKey>(count: min(octets.count / 100, 1 << 20))
        // Made once: a rule costs as much to make as to follow.
        let partner = ValueRule<PartnerID>.partner([.school, .earlyYears], example: "school/116900")
        let name = ValueRule<String>.name
        let date = ValueRule<CivilDate>.isoDate
        let pupilNumber = ValueRule<String>.upn
        let healthNumber = ValueRule<String>.nhsNumber
        let address = ValueRule<String>.postcode
        CSVTable<RollColumn>.forEachRow(octets, text, &report) { row, report in
            let setting = row.required(.setting, partner, &report)
            let familyName = row.required(.familyName, name, &report)
            let dateOfBirth = row.required(.dateOfBirth, date, &report)
            // What an unknown number is written as in national returns is no number (domain.md 5.1).
            let upn = row.optional(.upn).flatMap {
                UPN.standsForUnknown($0) ? nil : row.value($0, .upn, pupilNumber, &report)
            }
            let nhsNumber = row.optional(.nhsNumber, healthNumber, &report)
            let givenName = row.optional(.givenName, name, &report)
            let postcode = row.optional(.postcode, address, &report)
            let from = row.optional(.from, date, &report)
            let to = row.optional(.to, date, &report)
            let attendance = row.optional(.attendance, .attendance, &report)
            let practice = row.optional(.practice, .practice, &report)
            let isProtected = row.optional(.protected, .yesOrNo, &report) ?? false
            if let from, let to, to < from {
                row.refuse(.to, "is before from", remedy: "Correct the two dates", &report)
                return
            }
            guard let setting, let familyName, let dateOfBirth else { return }
            let child = RollRow(
                setting: setting, upn: upn, nhsNumber: nhsNumber, givenName: givenName, familyName: familyName,
                dateOfBirth: dateOfBirth, postcode: postcode, from: from, to: to, attendance: attendance, practice: practice,
                isProtected: isProtected)
            let column: RollColumn = upn != nil ? .upn : nhsNumber != nil ? .nhsNumber : .familyName
            guard row.isFirst(of: child.snapshotKey, named: column, &duplicates, &report) else { return }
            rows.append(ImportedRow(line: row.line, value: child))
        }
        return rows
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
    fileprivate static var attendance: ValueRule {
        ValueRule(what: "is not a pattern of weekdays", remedy: "Write days and ranges, MON-TUE or MON;THU") {
            Weekdays(pattern: $0)
        }
    }
}
