// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// Reads what `firstbell import successors` takes: the links that GIAS publishes, or a list.
package enum SuccessorFile {
    /// Reads either form, told apart by the header.
    ///
    /// - Throws: ``ImportFailure`` with every error found when there is one.
    package static func parse(_ octets: [UInt8], file: String) throws(ImportFailure) -> ImportedFile<SuccessorRow> {
        var report = ImportReport(file: file)
        var rows: [ImportedRow<SuccessorRow>] = []
        octets.withUnsafeBufferPointer { octets in
            rows = isList(octets) ? SuccessorList.read(octets, &report) : GIASLinks.read(octets, &report)
        }
        return try report.result(rows)
    }

    private static func isList(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
        let mark = octets.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var reader = CSVReader(octets, encoding: .windows1252, start: mark)
        guard reader.next() == .record else { return false }
        return reader.fields.contains {
            SuccessorListColumn(rawValue: $0.text(in: octets, encoding: .windows1252)) != nil
        }
    }
}
