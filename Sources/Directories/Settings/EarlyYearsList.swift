// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The columns of a list of early-years settings (design.md section 8).
enum EarlyYearsColumn: String, ImportColumn { case id, name, localAuthority, postcode, participating }

/// Reads a list of early-years settings, which an authority keeps itself because no register publishes it (domain.md 5.1).
enum EarlyYearsList {
    static func read(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> [ImportedRow<SettingRow>] {
        guard let text = TextFile.utf8(octets, &report) else { return [] }
        var rows: [ImportedRow<SettingRow>] = []
        var duplicates = DuplicateCheck<PartnerID>()
        CSVTable<EarlyYearsColumn>.forEachRow(octets, text, &report) { row, report in
            let id = row.required(.id, .partner([.earlyYears], example: "early-years/EY402388"), &report)
            let name = row.required(.name, .name, &report)
            let authority = row.required(.localAuthority, .localAuthority, &report)
            let postcode = row.optional(.postcode, .postcode, &report)
            let participates = row.required(.participating, .yesOrNo, &report)
            guard let id, let name, let authority, let participates else { return }
            guard row.isFirst(of: id, named: .id, &duplicates, &report) else { return }
            rows.append(
                ImportedRow(
                    line: row.line,
                    value: SettingRow(
                        id: id, name: name, category: .earlyYears, localAuthority: authority, postcode: postcode,
                        participates: participates)))
        }
        return rows
    }
}

extension CSVRow {
    /// Whether no earlier row has the key; reports an error otherwise.
    func isFirst<Key>(
        of key: Key, named column: Column, _ duplicates: inout DuplicateCheck<Key>, _ report: inout ImportReport
    ) -> Bool {
        guard let earlier = duplicates.earlierLine(of: key, line: line) else { return true }
        report.error(
            .duplicateRow, line: line, column: column.rawValue, "stands in line \(earlier) already",
            remedy: "Keep one of the two rows")
        return false
    }
}
