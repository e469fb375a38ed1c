// SPDX-License-Identifier: Apache-2.0

/// Reads what `firstbell import practices` takes: the ODS report `epraccur.csv` as published, or a list with a header.
package enum PracticeFile {
    /// Reads either form.
    ///
    /// - Throws: ``ImportFailure`` with every error found when there is one.
    package static func parse(
        _ octets: [UInt8], file: String, as form: ImportForm = .snapshot
    ) throws(ImportFailure) -> ImportedFile<PracticeRow> {
        var report = ImportReport(file: file, as: form)
        var rows: [ImportedRow<PracticeRow>] = []
        let form = PracticeForm(of: octets)
        octets.withUnsafeBufferPointer { octets in
            switch form {
            case .report: rows = EpraccurReport.read(octets, &report)
            case .list: rows = PracticeList.read(octets, &report)
            case nil:
                // UTF-16 has no record of any form, and its own remedy.
                guard EpraccurReport.encoding(of: octets, &report) != nil else { return }
                let columns = PracticeListColumn.allCases.map(\.rawValue).joined(separator: ",")
                report.error(
                    .header, line: 1, "is neither a record of the published report nor the header of a list",
                    remedy: "Import epraccur.csv as published, or begin the file with \(columns)")
            }
        }
        return try report.result(rows)
    }
}

/// The two forms of a file of practices, each of which is silent about something that the other says.
package enum PracticeForm: Hashable, Sendable {
    /// `epraccur.csv`, which has no header and names no successors.
    case report
    /// With the header `odsCode,name,status,role,successor`, and so without postcodes and dates.
    case list

    /// Tells the forms apart by the first record; nil for one that is of neither.
    package init?(of octets: [UInt8]) {
        let form: PracticeForm? = octets.withUnsafeBufferPointer { octets in
            let mark = octets.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            var reader = CSVReader(octets, encoding: .windows1252, start: mark)
            guard reader.next() == .record else { return .report }
            let fields = reader.fields.map { $0.text(in: octets, encoding: .windows1252) }
            if fields.contains(where: { PracticeListColumn(rawValue: $0) != nil }) { return .list }
            return fields.count == EpraccurColumn.width ? .report : nil
        }
        guard let form else { return nil }
        self = form
    }

    /// The row with what its form is silent about as it stands.
    package func row(_ row: PracticeRow, after standing: PracticeRow?) -> PracticeRow {
        guard let standing else { return row }
        var row = row
        switch self {
        case .report: row.successor = standing.successor
        case .list:
            row.postcode = standing.postcode
            row.openedOn = standing.openedOn
            row.closedOn = standing.closedOn
        }
        return row
    }
}
