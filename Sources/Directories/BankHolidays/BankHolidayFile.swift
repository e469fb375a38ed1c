// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding
internal import Wire

/// Reads what `firstbell import bank-holidays` takes: `bank-holidays.json` as gov.uk publishes it.
package enum BankHolidayFile {
    /// Reads the holidays of all divisions in the file.
    ///
    /// Members that gov.uk may add are passed over; a division that is missing or unknown is a warning.
    ///
    /// - Throws: ``ImportFailure`` with every error found when there is one.
    package static func parse(_ octets: [UInt8], file: String) throws(ImportFailure) -> ImportedFile<BankHolidayRow> {
        var report = ImportReport(file: file)
        var rows: [ImportedRow<BankHolidayRow>] = []
        do {
            let octets = octets.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(octets.dropFirst(3)) : octets
            rows = read(try JSONDocument(octets), &report)
        } catch {
            report.error(
                .syntax, line: line(of: error.offset, in: octets), "is not JSON: \(error.code.detail.sentenceBody)",
                remedy: "Import the file as published")
        }
        return try report.result(rows)
    }

    private static func read(_ document: JSONDocument, _ report: inout ImportReport) -> [ImportedRow<BankHolidayRow>] {
        guard document.root.kind == .object else {
            report.error(.header, line: 1, "is not an object of divisions", remedy: "Import the file as published")
            return []
        }
        var rows: [ImportedRow<BankHolidayRow>] = []
        var seen: Set<Division> = []
        var duplicates = DuplicateCheck<BankHolidayKey>()
        for (name, value) in document.root.members {
            let nameLine = line(of: name)
            guard let division = name.string.flatMap({ Division(rawValue: $0) }) else {
                report.warning(
                    .unknownColumn, line: nameLine, "is not a division of this version", remedy: "Nothing; it was passed over")
                continue
            }
            seen.insert(division)
            guard let events = value.member("events"), events.kind == .array else {
                report.error(
                    .missingValue, line: nameLine, column: "events", "is missing or no array",
                    remedy: "Import the file as published")
                continue
            }
            for event in events.elements {
                guard let row = row(event, division, &report) else { continue }
                let key = BankHolidayKey(division: division, date: row.date)
                if let earlier = duplicates.earlierLine(of: key, line: line(of: event)) {
                    report.error(
                        .duplicateRow, line: line(of: event), column: "date", "stands in line \(earlier) already",
                        remedy: "Keep one of the two events")
                    continue
                }
                rows.append(ImportedRow(line: line(of: event), value: row))
            }
        }
        for division in Division.allCases where !seen.contains(division) {
            report.warning(
                .missingColumn, column: division.rawValue, "is missing; its bank holidays stay as they are",
                remedy: "Import the file as published")
        }
        return rows
    }

    private static func row(_ event: JSONValue, _ division: Division, _ report: inout ImportReport) -> BankHolidayRow? {
        let title = event.member("title")?.string
        let date = event.member("date")?.string.flatMap { CivilDate(iso: $0) }
        if title?.isEmpty ?? true {
            report.error(
                .missingValue, line: line(of: event), column: "title", "is missing or no text",
                remedy: "Import the file as published")
        }
        if date == nil {
            report.error(
                .badValue, line: line(of: event), column: "date", "is not a date of the form 2026-12-25",
                remedy: "Import the file as published, not its source with days first")
        }
        guard let title, !title.isEmpty, let date else { return nil }
        return BankHolidayRow(division: division, date: date, title: title, notes: event.member("notes")?.string ?? "")
    }

    private static func line(of value: JSONValue) -> Int {
        line(of: value.source.startIndex, in: value.document.octets)
    }

    private static func line(of offset: Int, in octets: [UInt8]) -> Int {
        octets.prefix(offset).reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    }
}

extension String {
    /// The sentence without its capital and its full stop, to stand inside another.
    fileprivate var sentenceBody: String {
        let body = hasSuffix(".") ? dropLast() : self[...]
        return body.prefix(1).lowercased() + body.dropFirst()
    }
}
