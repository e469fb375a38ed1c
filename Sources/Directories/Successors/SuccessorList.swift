// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The columns of a list of successors.
enum SuccessorListColumn: String, ImportColumn { case setting, successor }

/// Reads a list that an authority keeps itself, as of early-years settings, whose register publishes no links.
enum SuccessorList {
    static func read(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> [ImportedRow<SuccessorRow>] {
        guard let text = TextFile.utf8(octets, &report) else { return [] }
        var rows: [ImportedRow<SuccessorRow>] = []
        var duplicates = DuplicateCheck<SuccessorKey>()
        let partner = ValueRule<PartnerID>.partner([.school, .earlyYears], example: "school/116904")
        CSVTable<SuccessorListColumn>.forEachRow(octets, text, &report) { row, report in
            let setting = row.required(.setting, partner, &report)
            let successor = row.required(.successor, partner, &report)
            guard let setting, let successor else { return }
            guard setting != successor else {
                row.refuse(
                    .successor, "is the setting itself", remedy: "Name the setting that took over, or leave the row out", &report)
                return
            }
            let link = SuccessorRow(setting: setting, successor: successor)
            guard row.isFirst(of: link.snapshotKey, named: .successor, &duplicates, &report) else { return }
            rows.append(ImportedRow(line: row.line, value: link))
        }
        return rows
    }
}
