// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// Reads what `firstbell import settings` takes: the GIAS extract as published, or a list of early-years settings.
package enum SettingFile {
    /// Reads either format, told apart by the header.
    ///
    /// - Throws: ``ImportFailure`` with every error found when there is one.
    package static func parse(
        _ octets: [UInt8], file: String, as form: ImportForm = .snapshot
    ) throws(ImportFailure) -> ImportedFile<SettingRow> {
        var report = ImportReport(file: file, as: form)
        var rows: [ImportedRow<SettingRow>] = []
        octets.withUnsafeBufferPointer { octets in
            rows =
                if isEarlyYearsList(octets) { EarlyYearsList.read(octets, &report) } else { GIASExtract.read(octets, &report) }
        }
        return try report.result(rows)
    }

    /// Which settings a file is about: those of the published register, or early years.
    package static func kind(of octets: [UInt8]) -> PartnerKind {
        octets.withUnsafeBufferPointer { isEarlyYearsList($0) ? .earlyYears : .school }
    }

    /// The extract's header begins with `URN`, the list's has a column `id`.
    private static func isEarlyYearsList(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
        let mark = octets.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var reader = CSVReader(octets, encoding: .windows1252, start: mark)
        guard reader.next() == .record else { return false }
        return reader.fields.contains { field in
            EarlyYearsColumn(rawValue: field.text(in: octets, encoding: .windows1252)) == .id
        }
    }
}

/// Finds the second row of a key in one file.
struct DuplicateCheck<Key: Hashable & Sendable>: Sendable {
    private var lines: [Key: Int] = [:]

    /// - Parameter count: how many rows there are about.
    init(count: Int = 0) { lines.reserveCapacity(count) }

    /// Whether a key is in both.
    func overlaps(_ other: DuplicateCheck) -> Bool { other.lines.keys.contains { lines[$0] != nil } }

    /// The line of an earlier row with this key, nil for the first.
    mutating func earlierLine(of key: Key, line: Int) -> Int? {
        guard let earlier = lines.updateValue(line, forKey: key) else { return nil }
        lines[key] = earlier
        return earlier
    }
}
