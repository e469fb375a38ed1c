// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing
import Wire

@Suite struct JSONWriterTests {
    static func written(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        body(&writer)
        return String(decoding: writer.octets, as: UTF8.self)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_795_000_000_000, "2026-11-18T11:06:40Z"),
            (1_795_000_000_007, "2026-11-18T11:06:40.007Z"),
            (-1, "1969-12-31T23:59:59.999Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
            (-62_135_596_800_000, "0001-01-01T00:00:00Z"),
        ] as [(Int64, String)])
    func `an instant is written in UTC, with milliseconds only where there are any`(milliseconds: Int64, text: String) {
        #expect(Self.written { $0.instant(Instant(milliseconds: milliseconds)) } == "\"\(text)\"")
    }

    @Test func `a string has only the escapes that it needs`() {
        #expect(Self.written { $0.string("a\"\\/\u{8}\u{C}\n\r\t\u{1}\u{7F}é😂") } == #""a\"\\/\b\f\n\r\t\u0001"# + "\u{7F}é😂\"")
        #expect(Self.written { $0.string("") } == "\"\"")
    }

    @Test(arguments: 0..<200) func `an escape is found wherever it stands, and nothing else is one`(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let alphabet: [UInt8] = [0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F, 0x00, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61]
        let text = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
            alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        }
        let plain = String(decoding: text, as: UTF8.self)
        let expected = plain.unicodeScalars.map { scalar -> String in
            switch scalar.value {
            case 0x22: "\\\""
            case 0x5C: "\\\\"
            case 0..<0x20: "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }.joined()
        #expect(Self.written { $0.string(plain) } == "\"" + expected + "\"")
    }

    @Test func `numbers, digests, days and partners have one form each`() throws {
        #expect(Self.written { $0.integer(0) } == "0")
        #expect(Self.written { $0.integer(Int64.min) } == "-9223372036854775808")
        #expect(Self.written { $0.integer(Int64.max) } == "9223372036854775807")
        #expect(Self.written { $0.hex([0, 0x9A, 0xFF]) } == "\"009aff\"")
        let day = try #require(CivilDate(year: 2016, month: 3, day: 7))
        #expect(Self.written { $0.date(day) } == "\"2016-03-07\"")
        let school = try #require(PartnerID("early-years/EY402388"))
        #expect(Self.written { $0.partner(school) } == "\"early-years/EY402388\"")
    }

    @Test func `an integer is written as Swift writes it, at every number of digits`() {
        var bound: Int64 = 1
        for _ in 0..<19 {
            for value in [bound - 1, bound, bound + 1, -bound, 1 - bound] {
                #expect(Self.written { $0.integer(value) } == String(value))
            }
            bound = bound.multipliedReportingOverflow(by: 10).partialValue
        }
    }

    @Test(arguments: 0..<200) func `octets are written as two digits each, however many there are`(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let octets = (0..<seed % 37).map { _ in UInt8.random(in: 0...255, using: &generator) }
        #expect(Self.written { $0.hex(octets) } == "\"\(Digest.hex(octets))\"")
    }

    @Test func `every half-octet is written in every place`() {
        for place in 0..<8 {
            for value in 0..<16 as Range<UInt32> {
                let word = value << UInt32(place * 4)
                let text = String(word, radix: 16)
                let digits = withUnsafeBytes(of: HexWord.digits(of: word).bigEndian) { String(decoding: $0, as: UTF8.self) }
                #expect(digits == String(repeating: "0", count: 8 - text.count) + text)
            }
        }
    }

    @Test func `text grows beyond the first room, in pieces of any length`() {
        let long = String(repeating: "é", count: 300)
        #expect(Self.written { for _ in 0..<100 { $0.raw("{}") } } == String(repeating: "{}", count: 100))
        #expect(Self.written { $0.raw(text: long) } == long)
        #expect(Self.written { $0.raw(text: "") } == "")
    }

    @Test func `a digest is lower-case hexadecimal both ways`() {
        // FIPS 180-4, "abc".
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(Digest.hex(Digest.sha256(Array("abc".utf8))) == hex)
        #expect(Digest.octets(hex: hex) == Digest.sha256(Array("abc".utf8)))
        #expect(Digest.octets(hex: hex.uppercased()) == nil)
        #expect(Digest.octets(hex: "abc") == nil)
    }
}
