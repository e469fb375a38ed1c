// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The columns of a key-adult list (design.md section 8).
enum KeyAdultColumn: String, ImportColumn { case partner, name, email, role, trainedOn, expiresOn, deputyOf, conflicts }

/// Reads what `firstbell import key-adults` takes.
package enum KeyAdultFile {
    private static let kinds: Set<PartnerKind> = [.police, .school, .earlyYears, .gp, .healthVisiting, .localAuthority, .agency]

    /// Reads the list.
    ///
    /// - Throws: ``ImportFailure`` with every error found when there is one.
    package static func parse(
        _ octets: [UInt8], file: String, as form: ImportForm = .snapshot
    ) throws(ImportFailure) -> ImportedFile<KeyAdultRow> {
        var report = ImportReport(file: file, as: form)
        var rows: [ImportedRow<KeyAdultRow>] = []
        octets.withUnsafeBufferPointer { octets in rows = read(octets, &report) }
        if form == .snapshot { warnOfUnknownPrincipals(rows, &report) }
        return try report.result(rows)
    }

    private static func read(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> [ImportedRow<KeyAdultRow>] {
        guard let text = TextFile.utf8(octets, &report) else { return [] }
        var rows: [ImportedRow<KeyAdultRow>] = []
        var duplicates = DuplicateCheck<KeyAdultRow.SnapshotKey>()
        CSVTable<KeyAdultColumn>.forEachRow(octets, text, &report) { row, report in
            let partner = row.required(.partner, .partner(kinds, example: "school/116900"), &report)
            let name = row.required(.name, .name, &report)
            let email = row.required(.email, .email, &report)
            let role = row.required(.role, .role, &report)
            let trainedOn = row.optional(.trainedOn, .isoDate, &report)
            let expiresOn = row.optional(.expiresOn, .isoDate, &report)
            let deputyOf = row.optional(.deputyOf, .name, &report)
            let conflicts = row.optional(.conflicts, .conflicts, &report) ?? []
            if let expiresOn {
                guard let trainedOn, trainedOn <= expiresOn else {
                    row.refuse(
                        .expiresOn,
                        row.optional(.trainedOn) == nil ? "stands without a date of training" : "is before the training",
                        remedy: "Correct trainedOn or expiresOn", &report)
                    return
                }
            }
            guard let partner, let name, let email, let role else { return }
            let adult = KeyAdultRow(
                partner: partner, name: name, email: email, role: role, trainedOn: trainedOn, expiresOn: expiresOn,
                deputyOf: deputyOf, conflicts: conflicts)
            guard row.isFirst(of: adult.snapshotKey, named: .email, &duplicates, &report) else { return }
            rows.append(ImportedRow(line: row.line, value: adult))
        }
        return rows
    }

    /// A snapshot names all key adults of a partner, so who is stood in for must be in it.
    private static func warnOfUnknownPrincipals(_ rows: [ImportedRow<KeyAdultRow>], _ report: inout ImportReport) {
        var people: [PartnerID: Set<String>] = [:]
        for row in rows { people[row.value.partner, default: []].formUnion([row.value.name.lowercased(), row.value.email]) }
        for row in rows {
            guard let principal = row.value.deputyOf?.lowercased() else { continue }
            guard people[row.value.partner]?.contains(principal) != true else { continue }
            report.warning(
                .mismatch, line: row.line, column: KeyAdultColumn.deputyOf.rawValue,
                "is neither the name nor the e-mail of a key adult of this partner",
                remedy: "List the person who is stood in for, or leave the field empty")
        }
    }
}

extension ValueRule where Value == KeyAdultRole {
    fileprivate static var role: ValueRule {
        ValueRule(what: "is not a role", remedy: "Write DSL, deputy, key-adult or head") { text in
            KeyAdultRole.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
        }
    }
}

extension ValueRule where Value == [String] {
    fileprivate static var conflicts: ValueRule {
        ValueRule(what: "is not a list of names or partner ids", remedy: "Write the names or ids with a semicolon between them") {
            text in
            let entries = text.split(separator: ";").map { entry in
                String(entry.drop(while: { $0 == " " }).reversed().drop(while: { $0 == " " }).reversed())
            }
            return entries.allSatisfy(\.isName) ? entries.filter { !$0.isEmpty } : nil
        }
    }
}
