// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The columns of a membership list.
enum ForumMemberColumn: String, ImportColumn {
    case forum, partner, representative
    case agreementFrom = "agreement_from"
    case agreementUntil = "agreement_until"
}

/// Reads what `firstbell import members` takes.
package enum ForumMemberFile {
    /// Reads the list.
    ///
    /// - Throws: ``ImportFailure`` with every error found when there is one.
    package static func parse(
        _ octets: [UInt8], file: String, as form: ImportForm = .snapshot
    ) throws(ImportFailure) -> ImportedFile<ForumMemberRow> {
        var report = ImportReport(file: file, as: form)
        var rows: [ImportedRow<ForumMemberRow>] = []
        octets.withUnsafeBufferPointer { octets in rows = read(octets, &report) }
        return try report.result(rows)
    }

    private static func read(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> [ImportedRow<ForumMemberRow>] {
        guard let text = TextFile.utf8(octets, &report) else { return [] }
        var rows: [ImportedRow<ForumMemberRow>] = []
        var duplicates = DuplicateCheck<ForumMemberKey>()
        CSVTable<ForumMemberColumn>.forEachRow(octets, text, &report) { row, report in
            let forum = row.required(.forum, .forum, &report)
            let partner = row.required(
                .partner, .partner(Set(PartnerKind.allCases), example: "agency/safe-haven"), &report)
            let representative = row.optional(.representative, .name, &report)
            let from = row.optional(.agreementFrom, .isoDate, &report)
            let until = row.optional(.agreementUntil, .isoDate, &report)
            if until != nil, row.optional(.agreementFrom) == nil {
                row.refuse(
                    .agreementUntil, "stands without a first day", remedy: "Fill in agreement_from, or leave both empty", &report)
                return
            }
            if let from, let until, until < from {
                row.refuse(
                    .agreementUntil, "is before the first day", remedy: "Correct agreement_from or agreement_until", &report)
                return
            }
            guard let forum, let partner else { return }
            let seat = ForumMemberRow(
                forum: forum,
                member: ForumMember(
                    partner: partner, representative: representative, agreementFrom: from, agreementUntil: until))
            guard row.isFirst(of: seat.snapshotKey, named: .partner, &duplicates, &report) else { return }
            rows.append(ImportedRow(line: row.line, value: seat))
        }
        return rows
    }
}
