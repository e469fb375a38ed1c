// SPDX-License-Identifier: Apache-2.0

/// Reads the records of RFC 4180 from octets, with the line and place of each fault (docs/decisions/0003-own-csv-reader.md).
///
/// Works for every encoding that keeps ASCII where it is. Lines end with CRLF or LF; empty lines are skipped. The octets must
/// outlive the reader.
struct CSVReader {
    /// A field of the current record.
    struct Field {
        /// The content without the enclosing quotes.
        var range: Range<Int>
        /// Whether doubled quotes in it stand for one.
        var isEscaped: Bool
    }

    enum Step: Equatable {
        case record
        case fault(CSVFault)
        case end
    }

    /// The fields of the record that the last step returned; the storage is used again for the next.
    private(set) var fields: ContiguousArray<Field> = []
    /// The line on which that record begins.
    private(set) var recordLine = 1

    private let octets: UnsafeBufferPointer<UInt8>
    private let encoding: TextEncoding
    /// Where the next record begins, before the first and after each.
    private(set) var position: Int
    /// The line on which it begins.
    private(set) var line: Int
    private var lineStart: Int

    /// - Parameter line: that of the octet at `start`.
    init(_ octets: UnsafeBufferPointer<UInt8>, encoding: TextEncoding, start: Int = 0, line: Int = 1) {
        self.octets = octets
        self.encoding = encoding
        self.line = line
        position = start
        lineStart = start
    }

    /// Reads the next record; after a fault reading goes on with the next line.
    mutating func next() -> Step {
        fields.removeAll(keepingCapacity: true)
        while let length = lineEnd(at: position) { beginLine(at: position + length) }
        guard position < octets.count else { return .end }
        recordLine = line
        while true {
            if let fault = position < octets.count && octets[position] == quote ? readQuoted() : readPlain() {
                fields.removeAll(keepingCapacity: true)
                return .fault(fault)
            }
            guard position < octets.count else { return .record }
            if octets[position] == UInt8(ascii: ",") {
                position += 1
            } else if let length = lineEnd(at: position) {
                beginLine(at: position + length)
                return .record
            } else {
                let isReturn = octets[position] == carriageReturn
                let fault = self.fault(isReturn ? .loneCarriageReturn : .textAfterQuote, at: position)
                skipLine()
                fields.removeAll(keepingCapacity: true)
                return .fault(fault)
            }
        }
    }

    private mutating func readPlain() -> CSVFault? {
        let start = position
        while position < octets.count {
            let octet = octets[position]
            if octet == UInt8(ascii: ",") || octet == newline || octet == carriageReturn { break }
            if octet == quote {
                let fault = self.fault(.quoteInPlainField, at: position)
                skipLine()
                return fault
            }
            position += 1
        }
        fields.append(Field(range: start..<position, isEscaped: false))
        return nil
    }

    private mutating func readQuoted() -> CSVFault? {
        let unclosed = fault(.unclosedQuote, at: position)
        position += 1
        let start = position
        var isEscaped = false
        while position < octets.count {
            let octet = octets[position]
            if octet == quote {
                guard position + 1 < octets.count, octets[position + 1] == quote else {
                    fields.append(Field(range: start..<position, isEscaped: isEscaped))
                    position += 1
                    return nil
                }
                isEscaped = true
                position += 2
                continue
            }
            position += 1
            if octet == newline {
                line += 1
                lineStart = position
            }
        }
        return unclosed
    }

    /// The length of the line end at the offset, nil if there is none.
    private func lineEnd(at offset: Int) -> Int? {
        guard offset < octets.count else { return nil }
        if octets[offset] == newline { return 1 }
        guard octets[offset] == carriageReturn else { return nil }
        if offset + 1 == octets.count { return 1 }
        return octets[offset + 1] == newline ? 2 : nil
    }

    private mutating func beginLine(at offset: Int) {
        position = offset
        line += 1
        lineStart = offset
    }

    private mutating func skipLine() {
        while position < octets.count, octets[position] != newline { position += 1 }
        if position < octets.count { beginLine(at: position + 1) }
    }

    private func fault(_ kind: CSVFault.Kind, at offset: Int) -> CSVFault {
        let before = octets[lineStart..<offset]
        let characters =
            encoding == .windows1252 ? before.count : before.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        return CSVFault(kind: kind, line: line, character: characters + 1)
    }
}

/// Where and how a file breaks RFC 4180.
struct CSVFault: Equatable {
    enum Kind: Equatable { case quoteInPlainField, textAfterQuote, unclosedQuote, loneCarriageReturn }

    let kind: Kind
    /// 1 for the first.
    let line: Int
    /// Place in the line in characters, 1 for the first.
    let character: Int

    var what: String {
        switch kind {
        case .quoteInPlainField: "has a quotation mark inside a field that does not begin with one"
        case .textAfterQuote: "has text between a closing quotation mark and the next comma"
        case .unclosedQuote: "opens a quotation mark that is never closed"
        case .loneCarriageReturn: "has a carriage return that does not end the line"
        }
    }

    var remedy: String {
        switch kind {
        case .quoteInPlainField, .textAfterQuote:
            "Put the whole field in quotation marks and write each one inside it twice"
        case .unclosedQuote: "Close the field with a quotation mark"
        case .loneCarriageReturn: "Save the file with Windows or Unix line ends"
        }
    }
}

private let quote = UInt8(ascii: "\"")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
