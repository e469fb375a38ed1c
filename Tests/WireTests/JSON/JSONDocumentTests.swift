// SPDX-License-Identifier: Apache-2.0
import Testing
import Wire

@Suite struct JSONDocumentTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let octets: [UInt8]
        let code: JSONError.Code
        let offset: Int
        let pointer: String

        init(_ text: String, _ code: JSONError.Code, _ offset: Int, _ pointer: String = "") {
            self.init(octets: Array(text.utf8), code, offset, pointer)
        }

        init(octets: [UInt8], _ code: JSONError.Code, _ offset: Int, _ pointer: String = "") {
            self.octets = octets
            self.code = code
            self.offset = offset
            self.pointer = pointer
        }

        var testDescription: String { String(decoding: octets.prefix(40), as: UTF8.self) }
    }

    static let refusals: [Refusal] = [
        .init("", .unexpectedEnd, 0),
        .init("  ", .unexpectedEnd, 2),
        .init("{", .unexpectedEnd, 1),
        .init("{\"a\"", .unexpectedEnd, 4, "/a"),
        .init("{\"a\":", .unexpectedEnd, 5, "/a"),
        .init("{\"a\":1", .unexpectedEnd, 6),
        .init("[1,", .unexpectedEnd, 3, "/1"),
        .init("\"abc", .unexpectedEnd, 4),
        .init("tru", .unexpectedEnd, 3),
        .init("truE", .unexpectedOctet, 3),
        .init("\u{FEFF}{}", .unexpectedOctet, 0),
        .init("{} {}", .trailingOctets, 3),
        .init("1 2", .trailingOctets, 2),
        .init("[1,]", .unexpectedOctet, 3, "/1"),
        .init("{\"a\":1,}", .unexpectedOctet, 7),
        .init("{a:1}", .unexpectedOctet, 1),
        .init("{\"a\":{\"b\":[true,nul]}}", .unexpectedOctet, 19, "/a/b/1"),
        .init("{\"a/b~c\":x}", .unexpectedOctet, 9, "/a~1b~0c"),
        .init("'a'", .unexpectedOctet, 0),
        .init("[1 2]", .unexpectedOctet, 3, "/1"),
        .init("NaN", .unexpectedOctet, 0),
        .init("-", .invalidNumber, 0),
        .init("01", .invalidNumber, 0),
        .init("-01", .invalidNumber, 0),
        .init("1.", .invalidNumber, 0),
        .init("[1, 1.e3]", .invalidNumber, 4, "/1"),
        .init("1e", .invalidNumber, 0),
        .init("1e400", .invalidNumber, 0),
        .init(String(repeating: "9", count: 310), .invalidNumber, 0),
        .init("+1", .unexpectedOctet, 0),
        .init(".5", .unexpectedOctet, 0),
        .init("\"a\nb\"", .controlCharacter, 2),
        .init("\"a\u{0}b\"", .controlCharacter, 2),
        .init("\"\\x\"", .invalidEscape, 1),
        .init("\"\\u12G4\"", .invalidEscape, 1),
        .init("\"\\u12\"", .unexpectedEnd, 6),
        .init("\"\\uD83D\"", .loneSurrogate, 1),
        .init("\"\\uDE02\"", .loneSurrogate, 1),
        .init("\"\\uD83D\\u0041\"", .loneSurrogate, 1),
        .init("\"\\uD83Dx\"", .loneSurrogate, 1),
        .init("\"\\uFFFE\"", .noncharacter, 1),
        .init("\"\\uDBFF\\uDFFF\"", .noncharacter, 1),
        .init(octets: [0x22, 0xEF, 0xB7, 0x90, 0x22], .noncharacter, 1),
        .init("{\"a\":1,\"a\":2}", .duplicateName, 7, "/a"),
        .init("{\"a\":1,\"\\u0061\":2}", .duplicateName, 7, "/a"),
        .init("{\"o\":{\"\":1,\"b\":2,\"\":3}}", .duplicateName, 17, "/o/"),
        .init(octets: [0x22, 0xFF, 0x22], .invalidUTF8, 1),
        .init(octets: [0x22, 0xC0, 0x80, 0x22], .invalidUTF8, 1),
        .init(octets: [0x22, 0xE0, 0x80, 0x80, 0x22], .invalidUTF8, 1),
        .init(octets: [0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8, 1),
        .init(octets: [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidUTF8, 1),
        .init(octets: [0x22, 0x80, 0x22], .invalidUTF8, 1),
        .init(octets: [0x22, 0xC3, 0x22], .invalidUTF8, 1),
        .init(octets: [0x22, 0xE2, 0x82], .invalidUTF8, 1),
        .init(octets: [0x22, 0xEF, 0xBF, 0xBF, 0x22], .noncharacter, 1),
        .init(String(repeating: "[", count: 33), .tooDeep, 32, String(repeating: "/0", count: 32)),
    ]

    @Test(arguments: refusals) func `a document outside I-JSON is refused with code, offset and pointer`(_ row: Refusal) {
        #expect(throws: JSONError(code: row.code, offset: row.offset, pointer: row.pointer)) {
            try JSONDocument(row.octets)
        }
    }

    @Test func `thirty-two levels are read`() throws {
        let text = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(try JSONDocument(text).root.kind == .array)
    }

    @Test(arguments: ["0", "-0", "10", "-1.50", "1E+2", "0.1e-7", "123456789012345678901234567890"])
    func `a number keeps its exact text`(text: String) throws {
        #expect(try JSONDocument("[\(text)]").root[0]?.numberText == text)
    }

    @Test func `a number without a fraction is an integer however it is written`() throws {
        let root = try JSONDocument("[7,7.0,0.7e1,70e-1,7.5,9007199254740993,-9223372036854775808,\"7\"]").root
        #expect(root.elements.map(\.integer) == [7, 7, 7, 7, nil, nil, nil, nil])
    }

    @Test func `members keep their order and are found by name`() throws {
        let root = try JSONDocument("{ \"b\" : 1, \"a\" : {\"x\":[1,2]}, \"\\u0063\" : null }").root
        #expect(root.members.map { $0.name.string } == ["b", "a", "c"])
        #expect(root.count == 3)
        #expect(root.member("a")?.member("x")?[1]?.integer == 2)
        #expect(root["c"]?.isNull == true)
        #expect(root["x"] == nil)
        #expect(root[0] == nil)
    }

    @Test func `escapes become the characters they stand for`() throws {
        let root = try JSONDocument(#"["\"\\\/\b\f\n\r\t\u20AC\ud83d\ude02\u0000"]"#).root
        #expect(root[0]?.string == "\"\\/\u{8}\u{C}\n\r\t€😂\u{0}")
    }

    @Test func `a value knows where it stands`() throws {
        let root = try JSONDocument(#"{"a/b":[{},{"~":[0,[1,2]]}],"z":1}"#).root
        #expect(root["a/b"]?[1]?["~"]?[1]?[0]?.pointer == "/a~1b/1/~0/1/0")
        #expect(root["z"]?.pointer == "/z")
        #expect(root.pointer == "")
    }

    @Test func `the source of a value is its own octets`() throws {
        let root = try JSONDocument(#" {"a": [1 , 2] ,"s":"x\n"} "#).root
        #expect(String(decoding: root["a"]?.source ?? [], as: UTF8.self) == "[1 , 2]")
        #expect(String(decoding: root["s"]?.source ?? [], as: UTF8.self) == #""x\n""#)
    }

    @Test(arguments: [3, 24, 25, 400]) func `one duplicate is found among any number of names`(count: Int) throws {
        var generator = SeededGenerator(seed: count)
        var names = (0..<count).map { "common-prefix-\($0)" }
        let text = { (names: [String]) in "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}" }
        #expect(try JSONDocument(text(names)).root.count == count)
        names.insert(names[Int.random(in: 0..<count, using: &generator)], at: Int.random(in: 0...count, using: &generator))
        let error = #expect(throws: JSONError.self) { try JSONDocument(text(names)) }
        #expect(error?.code == .duplicateName)
    }

    @Test(arguments: 0..<300) func `what is written is read back as it was`(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let value = RandomJSON.value(depth: 5, using: &generator)
        #expect(try JSONDocument(value.octets).root.tree == value)
        #expect(try JSONDocument(value.indented).root.tree == value)
    }

    @Test(arguments: 0..<300) func `damaged octets are read or refused and never trap`(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        var octets = RandomJSON.value(depth: 4, using: &generator).octets
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !octets.isEmpty {
            let at = Int.random(in: 0..<octets.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: octets[at] = UInt8.random(in: 0...255, using: &generator)
            case 1: octets.remove(at: at)
            default: octets.insert(UInt8.random(in: 0...255, using: &generator), at: at)
            }
        }
        do throws(JSONError) {
            let canonical = try JSONDocument(octets).root.canonical()
            #expect(try JSONDocument(canonical).root.canonical() == canonical)
        } catch {
            #expect(error.offset <= octets.count)
        }
    }
}

/// Random JSON values with names and strings that need every kind of escape.
enum RandomJSON {
    static func value(depth: Int, using generator: inout SeededGenerator) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &generator) {
        case 0: return .null
        case 1: return .boolean(Bool.random(using: &generator))
        case 2: return .integer(Int64.random(in: -(1 << 53)...(1 << 53), using: &generator))
        case 3:
            let number = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
            return number.isFinite && Int64(exactly: number) == nil ? .number(number) : .integer(0)
        case 4, 5: return .string(text(using: &generator))
        case 6:
            return .array(
                (0..<Int.random(in: 0...6, using: &generator)).map { _ in value(depth: depth - 1, using: &generator) })
        default:
            var names: Set<String> = []
            for _ in 0..<Int.random(in: 0...30, using: &generator) { names.insert(text(using: &generator)) }
            return .object(names.sorted().map { JSON.Member($0, value(depth: depth - 2, using: &generator)) })
        }
    }

    static func text(using generator: inout SeededGenerator) -> String {
        let alphabet: [Unicode.Scalar] = [
            "a", "b", "Z", "0", " ", "\"", "\\", "/", "~", "\u{0}", "\u{1F}", "\n", "\t", "\u{7F}", "é", "€", "\u{E000}",
            "\u{FFFD}",
            "😂", "\u{10FFFD}",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            text.unicodeScalars.append(alphabet.randomElement(using: &generator) ?? "a")
        }
        return text
    }
}
