// SPDX-License-Identifier: Apache-2.0
import Testing
import Wire

/// The examples that RFC 8785 gives, and the laws of a canonical form.
@Suite struct CanonicalFormTests {
    static func canonical(_ text: String) throws -> String {
        String(decoding: try JSONDocument(text).root.canonical(), as: UTF8.self)
    }

    @Test func `the example of RFC 8785 section 3.2`() throws {
        let text = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(try Self.canonical(text) == expected)
    }

    @Test func `names are ordered by UTF-16 code units as in RFC 8785 section 3.2.3`() throws {
        let text = #"""
            { "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis" }
            """#
        let names = try JSONDocument(JSONDocument(text).root.canonical()).root.members.compactMap { $0.value.string }
        #expect(
            names == [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
                "Hebrew Letter Dalet With Dagesh",
            ])
    }

    struct Number: Sendable {
        let bits: UInt64
        let text: String

        init(_ bits: UInt64, _ text: String) {
            self.bits = bits
            self.text = text
        }
    }

    /// RFC 8785 appendix B.
    static let numbers: [Number] = [
        .init(0x0000_0000_0000_0000, "0"),
        .init(0x8000_0000_0000_0000, "0"),
        .init(0x0000_0000_0000_0001, "5e-324"),
        .init(0x8000_0000_0000_0001, "-5e-324"),
        .init(0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
        .init(0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"),
        .init(0x4340_0000_0000_0000, "9007199254740992"),
        .init(0xC340_0000_0000_0000, "-9007199254740992"),
        .init(0x4430_0000_0000_0000, "295147905179352830000"),
        .init(0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"),
        .init(0x44B5_2D02_C7E1_4AF6, "1e+23"),
        .init(0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
        .init(0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
        .init(0x444B_1AE4_D6E2_EF4F, "999999999999999900000"),
        .init(0x444B_1AE4_D6E2_EF50, "1e+21"),
        .init(0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"),
        .init(0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
        .init(0x41B3_DE43_5555_5553, "333333333.3333332"),
        .init(0x41B3_DE43_5555_5554, "333333333.33333325"),
        .init(0x41B3_DE43_5555_5555, "333333333.3333333"),
        .init(0x41B3_DE43_5555_5556, "333333333.3333334"),
        .init(0x41B3_DE43_5555_5557, "333333333.33333343"),
        .init(0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
        .init(0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ]

    @Test(arguments: numbers) func `the numbers of RFC 8785 appendix B`(_ row: Number) throws {
        let value = Double(bitPattern: row.bits)
        #expect(String(decoding: JSON.number(value).octets, as: UTF8.self) == row.text)
        #expect(try Self.canonical("[\(value)]") == "[\(row.text)]")
    }

    @Test func `integers keep their digits and lose a negative zero`() throws {
        #expect(
            try Self.canonical("[-0,0,12,-7,1.0,123456789012345,12345678901234567890]")
                == "[0,0,12,-7,1,123456789012345,12345678901234567000]")
    }

    @Test func `members are left out at the top only`() throws {
        let root = try JSONDocument(#"{"time":1,"a":{"time":2},"b":[{"time":3}]}"#).root
        #expect(String(decoding: root.canonical(omitting: ["time"]), as: UTF8.self) == #"{"a":{"time":2},"b":[{"time":3}]}"#)
    }

    @Test(arguments: 0..<200) func `order of members and spelling do not change the form`(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let value = RandomJSON.value(depth: 5, using: &generator)
        let canonical = try JSONDocument(value.octets).root.canonical()
        #expect(try JSONDocument(Self.shuffled(value, using: &generator).indented).root.canonical() == canonical)
        #expect(try JSONDocument(canonical).root.canonical() == canonical)
        #expect(value.canonical == canonical)
    }

    static func shuffled(_ value: JSON, using generator: inout SeededGenerator) -> JSON {
        switch value {
        case .array(let elements):
            var copies: [JSON] = []
            for element in elements { copies.append(shuffled(element, using: &generator)) }
            return .array(copies)
        case .object(let members):
            var copies: [JSON.Member] = []
            for member in members { copies.append(.init(member.name, shuffled(member.value, using: &generator))) }
            copies.shuffle(using: &generator)
            return .object(copies)
        default: return value
        }
    }
}
