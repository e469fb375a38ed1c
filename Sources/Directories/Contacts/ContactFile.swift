// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The columns of a list of contacts.
enum ContactColumn: String, ImportColumn { case partner, role, address }

/// Reads what `firstbell import contacts` takes.
package enum ContactFile {
    /// Reads the list.
    ///
    /// - Throws: ``ImportFailure`` with every error found when there is one.
    package static func parse(
        _ octets: [UInt8], file: String, as form: ImportForm = .snapshot
    ) throws(ImportFailure) -> ImportedFile<ContactRow> {
        var report = ImportReport(file: file, as: form)
        var rows: [ImportedRow<ContactRow>] = []
        octets.withUnsafeBufferPointer { octets in rows = read(octets, &report) }
        return try report.result(rows)
    }

    private static func read(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> [ImportedRow<ContactRow>] {
        guard let text = TextFile.utf8(octets, &report) else { return [] }
        var rows: [ImportedRow<ContactRow>] = []
        var duplicates = DuplicateCheck<ContactKey>()
        CSVTable<ContactColumn>.forEachRow(octets, text, &report) { row, report in
            let partner = row.required(
                .partner, .partner(Set(PartnerKind.allCases).subtracting([.marac]), example: "school/116900"), &report)
            let role = row.required(.role, .contactRole, &report)
            let address = row.required(.address, .email, &report)
            guard let partner, let role, let address else { return }
            guard (role == .duty) == (partner.kind == .localAuthority) else {
                row.refuse(
                    .role, role == .duty ? "is of local authorities only" : "is not of local authorities",
                    remedy: "Write duty for a local authority, and setting for every other partner", &report)
                return
            }
            let contact = ContactRow(partner: partner, role: role, address: address)
            guard row.isFirst(of: contact.snapshotKey, named: .address, &duplicates, &report) else { return }
            rows.append(ImportedRow(line: row.line, value: contact))
        }
        return rows
    }
}

extension ValueRule where Value == ContactRole {
    fileprivate static var contactRole: ValueRule {
        ValueRule(what: "is not a role", remedy: "Write setting or duty") { ContactRole(rawValue: $0.lowercased()) }
    }
}
