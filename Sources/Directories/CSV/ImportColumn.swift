// SPDX-License-Identifier: Apache-2.0

/// The columns of one file format, each by its name in the header.
protocol ImportColumn: RawRepresentable<String>, Hashable, CaseIterable, Sendable {
    /// Whether a file without this column is refused.
    var isRequired: Bool { get }
    /// Whether columns of other names are passed over instead of refused.
    static var ignoresUnknown: Bool { get }
}

extension ImportColumn {
    var isRequired: Bool { true }
    static var ignoresUnknown: Bool { false }
}

/// Where each column of a format stands in one file.
struct CSVHeader<Column: ImportColumn> {
    let width: Int
    private let places: ColumnPlaces<Column>
    /// Where a delta says which rows end.
    let removal: Int?

    /// The places of a format without a header.
    init(width: Int, places: [Column: Int]) {
        self.width = width
        self.places = ColumnPlaces(places)
        removal = nil
    }

    /// Matches the names of the first line; nil after reporting errors.
    ///
    /// The names found are never repeated in a problem: where the header is missing they are the first person of a roll.
    init?(names: [String], line: Int, _ report: inout ImportReport) {
        let known = names.map { Column(rawValue: $0) }
        let expected = Column.allCases.map(\.rawValue).joined(separator: ",")
        guard known.contains(where: { $0 != nil }) else {
            report.error(
                .header, line: line, "is not the header of this format",
                remedy: Column.ignoresUnknown
                    ? "Import the file as published, with its first line" : "Begin the file with \(expected)")
            return nil
        }
        var places: [Column: Int] = [:]
        var removals: [Int] = []
        var isSound = true
        for (place, column) in known.enumerated() {
            guard let column else {
                if names[place].lowercased() == RemovalColumn.name {
                    removals.append(place)
                    continue
                }
                guard !Column.ignoresUnknown else { continue }
                report.error(
                    .unknownColumn, line: line, column: "column \(place + 1)", "is not a column of this format",
                    remedy: "Remove it, or correct its name to one of \(expected)")
                isSound = false
                continue
            }
            if places.updateValue(place, forKey: column) != nil {
                report.error(
                    .duplicateColumn, line: line, column: column.rawValue, "stands in the header twice",
                    remedy: "Remove one of the two columns")
                isSound = false
            }
        }
        for column in Column.allCases where column.isRequired && places[column] == nil {
            report.error(
                .missingColumn, line: line, column: column.rawValue, "is missing from the header",
                remedy: Column.ignoresUnknown
                    ? "Import the file as published, with all its columns"
                    : "Add the column; its fields may be empty where the format allows it")
            isSound = false
        }
        guard Self.allows(removals, line: line, &report), isSound else { return nil }
        self.places = ColumnPlaces(places)
        removal = removals.first
        width = names.count
    }

    /// Whether the column that says which rows end may stand there; false after reporting that it has no business there.
    ///
    /// A snapshot with it would bring back what it is meant to end, also in a format whose unknown columns are passed over.
    private static func allows(_ removals: [Int], line: Int, _ report: inout ImportReport) -> Bool {
        if removals.isEmpty { return true }
        guard report.form == .delta else {
            report.error(
                .unknownColumn, line: line, column: RemovalColumn.name, "is a column of deltas only",
                remedy: "Import it with --delta, or leave the rows out that have ended")
            return false
        }
        guard removals.count == 1 else {
            report.error(
                .duplicateColumn, line: line, column: RemovalColumn.name, "stands in the header twice",
                remedy: "Remove one of the two columns")
            return false
        }
        return true
    }

    func place(of column: Column) -> Int? { places[column] }
}

/// The places of columns by the octet that a column is in memory.
///
/// Swift hashes and compares an enumeration of texts as its texts, which a row of a roll would cost it a dozen times.
private struct ColumnPlaces<Column: ImportColumn> {
    private var places = [Int16](repeating: -1, count: 256)

    init(_ columns: [Column: Int]) {
        precondition(MemoryLayout<Column>.size <= 1)
        for (column, place) in columns { places[Self.octet(of: column)] = Int16(clamping: place) }
    }

    subscript(column: Column) -> Int? {
        let place = places[Self.octet(of: column)]
        return place < 0 ? nil : Int(place)
    }

    private static func octet(of column: Column) -> Int { withUnsafeBytes(of: column) { Int($0.first ?? 0) } }
}
