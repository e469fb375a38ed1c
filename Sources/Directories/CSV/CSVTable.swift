// SPDX-License-Identifier: Apache-2.0

/// Reads a CSV file with a header, a row at a time, and reports what breaks the form of the file.
enum CSVTable<Column: ImportColumn> {
    /// Calls `body` for each row that has a field for each column of the header.
    static func forEachRow(
        _ octets: UnsafeBufferPointer<UInt8>, _ text: TextFile, _ report: inout ImportReport,
        _ body: (CSVRow<Column>, inout ImportReport) -> Void
    ) {
        var reader = CSVReader(octets, encoding: text.encoding, start: text.start)
        guard let header = header(octets, text, &reader, &report) else { return }
        let rows = read(octets, text, &reader, header, width: "the header has \(header.width)", &report, body)
        // Nothing has changed is what a delta says most often.
        if rows == 0 && report.errors.isEmpty && report.form == .snapshot {
            report.warning(.empty, "has no rows after the header", remedy: "Check that it is the file you meant")
        }
    }

    /// Calls `body` for each row of a format without a header, whose columns have their places.
    static func forEachRow(
        _ octets: UnsafeBufferPointer<UInt8>, _ text: TextFile, under header: CSVHeader<Column>, _ report: inout ImportReport,
        _ body: (CSVRow<Column>, inout ImportReport) -> Void
    ) {
        var reader = CSVReader(octets, encoding: text.encoding, start: text.start)
        let rows = read(octets, text, &reader, header, width: "the format has \(header.width)", &report, body)
        if rows == 0 && report.errors.isEmpty { report.error(.empty, "is empty", remedy: "Check that it is the file you meant") }
    }

    /// The header of a file, and where its first row begins; nil after reporting what is wrong with it.
    static func beginning(
        _ octets: UnsafeBufferPointer<UInt8>, _ text: TextFile, _ report: inout ImportReport
    ) -> (header: CSVHeader<Column>, offset: Int, line: Int)? {
        var reader = CSVReader(octets, encoding: text.encoding, start: text.start)
        return header(octets, text, &reader, &report).map { ($0, reader.position, reader.line) }
    }

    /// Calls `body` for each row of a stretch of a file, which begins and ends where rows do.
    ///
    /// - Parameter line: on which the stretch begins.
    static func forEachRow(
        _ octets: UnsafeBufferPointer<UInt8>, _ text: TextFile, under header: CSVHeader<Column>, in stretch: Range<Int>, line: Int,
        _ report: inout ImportReport, _ body: (CSVRow<Column>, inout ImportReport) -> Void
    ) {
        let octets = UnsafeBufferPointer(rebasing: octets[..<stretch.upperBound])
        var reader = CSVReader(octets, encoding: text.encoding, start: stretch.lowerBound, line: line)
        _ = read(octets, text, &reader, header, width: "the header has \(header.width)", &report, body)
    }

    /// Reads the rows to the end of the file; returns how many there were, of whatever width.
    private static func read(
        _ octets: UnsafeBufferPointer<UInt8>, _ text: TextFile, _ reader: inout CSVReader, _ header: CSVHeader<Column>,
        width: String, _ report: inout ImportReport, _ body: (CSVRow<Column>, inout ImportReport) -> Void
    ) -> Int {
        var rows = 0
        while true {
            switch reader.next() {
            case .end: return rows
            case .fault(let fault): report.fault(fault)
            case .record:
                rows += 1
                guard reader.fields.count == header.width else {
                    report.error(
                        .fieldCount, line: reader.recordLine, "has \(reader.fields.count) fields where \(width)",
                        remedy:
                            "Write a comma between fields, also for empty ones, and put fields that hold a comma in quotation marks"
                    )
                    continue
                }
                let row = CSVRow(
                    line: reader.recordLine, header: header, fields: reader.fields, octets: octets, encoding: text.encoding)
                row.noteRemoval(&report)
                body(row, &report)
            }
        }
    }

    private static func header(
        _ octets: UnsafeBufferPointer<UInt8>, _ text: TextFile, _ reader: inout CSVReader, _ report: inout ImportReport
    ) -> CSVHeader<Column>? {
        switch reader.next() {
        case .end: report.error(.empty, "is empty", remedy: "Check that it is the file you meant")
        case .fault(let fault): report.fault(fault)
        case .record:
            let names = reader.fields.map { $0.text(in: octets, encoding: text.encoding) }
            return CSVHeader(names: names, line: reader.recordLine, &report)
        }
        return nil
    }
}

extension ImportReport {
    mutating func fault(_ fault: CSVFault) {
        error(.syntax, line: fault.line, column: "character \(fault.character)", fault.what, remedy: fault.remedy)
    }
}

/// One row of a CSV file by the names of its columns; valid only while the file is being read.
struct CSVRow<Column: ImportColumn> {
    let line: Int
    let header: CSVHeader<Column>
    let fields: ContiguousArray<CSVReader.Field>
    let octets: UnsafeBufferPointer<UInt8>
    let encoding: TextEncoding

    /// The field without spaces around it; empty when the file lacks the column.
    func text(_ column: Column) -> String {
        guard let place = header.place(of: column) else { return "" }
        return fields[place].text(in: octets, encoding: encoding)
    }

    /// The field, or nil when it is empty.
    func optional(_ column: Column) -> String? {
        let text = text(column)
        return text.isEmpty ? nil : text
    }

    /// The field; nil after reporting that it is empty.
    func required(_ column: Column, _ report: inout ImportReport) -> String? {
        let text = text(column)
        guard text.isEmpty else { return text }
        report.error(
            .missingValue, line: line, column: column.rawValue, "is empty", remedy: "Fill in the field; it is required in each row")
        return nil
    }

    /// The required field as a value; nil after reporting what is wrong.
    func required<Value>(
        _ column: Column, _ rule: ValueRule<Value>, _ report: inout ImportReport
    ) -> Value? {
        guard let text = required(column, &report) else { return nil }
        return value(text, column, rule, &report)
    }

    /// The field as a value, nil when it is empty or after reporting what is wrong.
    func optional<Value>(_ column: Column, _ rule: ValueRule<Value>, _ report: inout ImportReport) -> Value? {
        guard let text = optional(column) else { return nil }
        return value(text, column, rule, &report)
    }

    /// Notes whether a delta says that what the row names has ended.
    fileprivate func noteRemoval(_ report: inout ImportReport) {
        guard let place = header.removal else { return }
        let text = fields[place].text(in: octets, encoding: encoding)
        if text.isEmpty { return }
        switch ValueRule<Bool>.yesOrNo.read(text) {
        case .value(let isRemoval), .doubtful(let isRemoval, _): if isRemoval { report.removals.insert(line) }
        case .bad(let complaint):
            report.error(.badValue, line: line, column: RemovalColumn.name, complaint.what, remedy: complaint.remedy)
        }
    }

    /// Reports a bad value.
    func refuse(_ column: Column, _ what: String, remedy: String, _ report: inout ImportReport) {
        report.error(.badValue, line: line, column: column.rawValue, what, remedy: remedy)
    }

    /// The text of a field as a value; nil after reporting what is wrong.
    func value<Value>(
        _ text: String, _ column: Column, _ rule: ValueRule<Value>, _ report: inout ImportReport
    ) -> Value? {
        switch rule.read(text) {
        case .value(let value): return value
        case .doubtful(let value, let complaint):
            report.warning(.badValue, line: line, column: column.rawValue, complaint.what, remedy: complaint.remedy)
            return value
        case .bad(let complaint):
            refuse(column, complaint.what, remedy: complaint.remedy, &report)
            return nil
        }
    }
}

extension CSVReader.Field {
    /// The content decoded, doubled quotes made single, spaces and tabs around it removed.
    func text(in octets: UnsafeBufferPointer<UInt8>, encoding: TextEncoding) -> String {
        var range = range
        while let first = range.first, octets[first] == 0x20 || octets[first] == 0x09 { range.removeFirst() }
        while let last = range.last, octets[last] == 0x20 || octets[last] == 0x09 { range.removeLast() }
        let content = UnsafeBufferPointer(rebasing: octets[range])
        guard isEscaped else { return encoding.decode(content) }
        var unescaped: [UInt8] = []
        unescaped.reserveCapacity(content.count)
        var index = 0
        while index < content.count {
            unescaped.append(content[index])
            index += content[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        return encoding.decode(unescaped)
    }
}
