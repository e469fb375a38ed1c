// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// A stretch of a file of rolls with which nothing is wrong.
///
/// A country has a million rows, and to read them is a fifth of the time of its import. Only a file of which nothing has to be said is
/// taken so: what is said of a row may be of another far from it, and comes in the order of the lines.
package struct RollStretch: Sendable {
    private let rows: [ImportedRow<RollRow>]
    private let duplicates: DuplicateCheck<RollKey>
    private var births: [String: CivilDate] = [:]

    /// The rows of a file, its stretches read side by side; nil where it is not faultless.
    static func rows(of octets: [UInt8], file: String, _ sharing: RollFile.Sharing) -> [ImportedRow<RollRow>]? {
        guard let cut = octets.withUnsafeBufferPointer({ Cut($0, file: file) }) else { return nil }
        let halves = sharing(2) { place in
            octets.withUnsafeBufferPointer { RollStretch($0, cut, place == 0 ? cut.first : cut.second, file: file) }
        }
        guard halves.count == 2, let first = halves[0], let second = halves[1], !first.contradicts(second) else { return nil }
        return first.rows + second.rows
    }

    /// Nil where anything has to be said of a row.
    private init?(_ octets: UnsafeBufferPointer<UInt8>, _ cut: Cut, _ stretch: Cut.Stretch, file: String) {
        var report = ImportReport(file: file)
        var reading = RollReading(octets: stretch.range.count)
        CSVTable<RollColumn>.forEachRow(octets, cut.text, under: cut.header, in: stretch.range, line: stretch.line, &report) {
            reading.take($0, &$1)
        }
        guard report.errors.isEmpty, report.warnings.isEmpty, !reading.rows.isEmpty else { return nil }
        (rows, duplicates) = (reading.rows, reading.duplicates)
        births.reserveCapacity(rows.count)
        for row in rows {
            guard let upn = row.value.upn, let known = births.updateValue(row.value.dateOfBirth, forKey: upn) else { continue }
            if known != row.value.dateOfBirth { return nil }
        }
    }

    /// Whether something has to be said of a row for what the other stretch has.
    private func contradicts(_ other: RollStretch) -> Bool {
        duplicates.overlaps(other.duplicates)
            || other.births.contains { upn, born in births[upn].map { $0 != born } ?? false }
    }

    /// A file cut in two where a row begins.
    private struct Cut: Sendable {
        struct Stretch: Sendable {
            var range: Range<Int>
            /// On which it begins.
            var line: Int
        }

        let text: TextFile
        let header: CSVHeader<RollColumn>
        let first: Stretch
        let second: Stretch

        /// Nil where that cannot be told: in quotation marks a line may end within a row.
        init?(_ octets: UnsafeBufferPointer<UInt8>, file: String) {
            let newline = UInt8(ascii: "\n")
            var report = ImportReport(file: file)
            guard !octets.contains(UInt8(ascii: "\"")), let text = TextFile.utf8(octets, &report),
                let beginning = CSVTable<RollColumn>.beginning(octets, text, &report), report.errors.isEmpty,
                report.warnings.isEmpty,
                let end = octets[(beginning.offset + (octets.count - beginning.offset) / 2)...].firstIndex(of: newline)
            else { return nil }
            self.text = text
            header = beginning.header
            first = Stretch(range: beginning.offset..<(end + 1), line: beginning.line)
            let lines = octets[first.range].reduce(0) { $0 + ($1 == newline ? 1 : 0) }
            second = Stretch(range: (end + 1)..<octets.count, line: beginning.line + lines)
        }
    }
}
