// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The columns of a list of practices (design.md section 8).
enum PracticeListColumn: String, ImportColumn { case odsCode, name, status, role, successor }

/// Reads a list of practices with their successors, which the published report does not have.
enum PracticeList {
    static func read(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> [ImportedRow<PracticeRow>] {
        guard let text = TextFile.utf8(octets, &report) else { return [] }
        var rows: [ImportedRow<PracticeRow>] = []
        var duplicates = DuplicateCheck<PartnerID>()
        CSVTable<PracticeListColumn>.forEachRow(octets, text, &report) { row, report in
            guard let isPractice = row.required(.role, .isPractice, &report) else { return }
            if !isPractice {
                // What is no practice any more ends; a snapshot does so by leaving it out.
                guard report.form == .delta else { return }
                report.removals.insert(row.line)
            }
            let code = row.required(.odsCode, .practice, &report)
            let name = row.required(.name, .name, &report)
            let status = row.required(.status, .odsStatus, &report)
            let successor = row.optional(.successor, .practice, &report)
            if let successor, successor == code {
                row.refuse(.successor, "is the practice itself", remedy: "Leave the field empty", &report)
                return
            }
            guard let id = code.flatMap({ PartnerID(kind: .gp, code: $0) }), let name, let status else { return }
            guard row.isFirst(of: id, named: .odsCode, &duplicates, &report) else { return }
            rows.append(
                ImportedRow(
                    line: row.line,
                    value: PracticeRow(
                        id: id, name: name, status: status,
                        successor: successor.flatMap { PartnerID(kind: .gp, code: $0) })))
        }
        if report.form == .snapshot { warnOfUnknownSuccessors(rows, &report) }
        return rows
    }

    /// A successor that the list lacks is a typing error more often than a practice of elsewhere.
    private static func warnOfUnknownSuccessors(_ rows: [ImportedRow<PracticeRow>], _ report: inout ImportReport) {
        let known = Set(rows.map(\.value.id))
        for row in rows {
            guard let successor = row.value.successor, !known.contains(successor) else { continue }
            report.warning(
                .mismatch, line: row.line, column: PracticeListColumn.successor.rawValue, "is not a practice of this list",
                remedy: "Correct the code, or list the successor as well")
        }
    }
}
