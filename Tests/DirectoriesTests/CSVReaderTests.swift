// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Directories

@Suite struct CSVReaderTests {
    /// What a text reads as: each record with its line, each fault.
    static func read(
        _ text: String, encoding: TextEncoding = .utf8
    ) -> (records: [(line: Int, fields: [String])], faults: [CSVFault]) {
        var records: [(Int, [String])] = []
        var faults: [CSVFault] = []
        Array(text.utf8).withUnsafeBufferPointer { octets in
            var reader = CSVReader(octets, encoding: encoding)
            while true {
                switch reader.next() {
                case .end: return
                case .fault(let fault): faults.append(fault)
                case .record:
                    records.append((reader.recordLine, reader.fields.map { $0.text(in: octets, encoding: encoding) }))
                }
            }
        }
        return (records, faults)
    }

    @Test(arguments: [
        ("a,b,c\r\n1,2,3\r\n", [["a", "b", "c"], ["1", "2", "3"]]),
        ("a,b,c\n1,2,3", [["a", "b", "c"], ["1", "2", "3"]]),
        ("a,,\n,,c\n", [["a", "", ""], ["", "", "c"]]),
        ("\"a,b\",\"say \"\"no\"\"\"\n", [["a,b", "say \"no\""]]),
        ("\"\",\"\"\"\"\n", [["", "\""]]),
        ("\"two\nlines\",b\n", [["two\nlines", "b"]]),
        ("\n\r\na\n\n\nb\n\n", [["a"], ["b"]]),
        (" a ,\tb\t,\" c \"\n", [["a", "b", "c"]]),
        ("é,’,名\n", [["é", "’", "名"]]),
        ("a\r", [["a"]]),
        ("", []),
        ("\n", []),
        (",", [["", ""]]),
    ])
    func `A text reads as its records`(text: String, records: [[String]]) {
        let read = Self.read(text)
        #expect(read.records.map(\.fields) == records)
        #expect(read.faults.isEmpty)
    }

    @Test func `A record knows the line it begins on, after quoted line breaks and empty lines too`() {
        let read = Self.read("a,b\n\"1\n2\r\n3\",x\n\n\r\nlast,y\n")
        #expect(read.records.map(\.line) == [1, 2, 7])
    }

    @Test(arguments: [
        ("a,b\nc,d\"e\n", CSVFault(kind: .quoteInPlainField, line: 2, character: 4)),
        ("éé,b\"\n", CSVFault(kind: .quoteInPlainField, line: 1, character: 5)),
        ("\"a\"b,c\n", CSVFault(kind: .textAfterQuote, line: 1, character: 4)),
        ("x\n\"a\nb\" ,c\n", CSVFault(kind: .textAfterQuote, line: 3, character: 3)),
        ("a\n1,\"open\n\n", CSVFault(kind: .unclosedQuote, line: 2, character: 3)),
        ("a\rb\n", CSVFault(kind: .loneCarriageReturn, line: 1, character: 2)),
    ])
    func `A fault has its line and place`(text: String, fault: CSVFault) {
        #expect(Self.read(text).faults == [fault])
    }

    @Test func `Reading goes on with the line after a fault`() {
        let read = Self.read("a\nb\"c,d\ne\n\"f\"g\nh\n")
        #expect(read.records.map(\.fields) == [["a"], ["e"], ["h"]])
        #expect(read.records.map(\.line) == [1, 3, 5])
        #expect(read.faults.map(\.line) == [2, 4])
    }

    @Test(arguments: 0..<300) func `Any table written by the rules of RFC 4180 reads back`(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let width = Int.random(in: 1...6, using: &random)
        let table = (0..<Int.random(in: 1...12, using: &random)).map { _ in
            (0..<width).map { _ in random.text(of: ["a", "é", "\"", ",", "\n", "\r\n", " ", "’", "ß", "0"], upTo: 8) }
        }
        // A record of one empty field is an empty line, which no table of ours has.
        let text = table.map { row in row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") }
            .joined(separator: seed % 2 == 0 ? "\n" : "\r\n")
        let read = Self.read(text)
        #expect(read.faults.isEmpty)
        #expect(read.records.map(\.fields) == table.map { $0.map { $0.trimmingSpaces } })
    }

    @Test(arguments: 0..<500) func `Junk ends, and each fault and record lies within the text`(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let text = random.text(of: ["\"", ",", "\r", "\n", "a", "é", "\0", " "], upTo: 120)
        let lines = text.utf8.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
        let read = Self.read(text)
        for line in read.records.map(\.line) + read.faults.map(\.line) { #expect((1...lines).contains(line)) }
        #expect(read.records.map(\.line) == read.records.map(\.line).sorted())
    }
}

extension String {
    var trimmingSpaces: String {
        var scalars = Substring(self).unicodeScalars
        while scalars.first == " " { scalars.removeFirst() }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }
}
