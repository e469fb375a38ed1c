// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing

@Suite struct MatchKeysTests {
    private func keys(
        _ given: String, _ family: String, _ birth: String = "2016-03-27", upn: String? = nil, postcode: String? = "WR5 1AA"
    ) throws -> MatchKeys {
        MatchKeys(
            givenName: given, familyName: family, dateOfBirth: try #require(CivilDate(iso: birth)), upn: upn, postcode: postcode)
    }

    @Test(arguments: [
        ("Ada", "Sample", "ADA", " sample "),
        ("Mary Ann", "Smith-Jones", "Mary-Ann", "Smith Jones"),
        ("Mary Ann", "Smith-Jones", "mary\u{a0}ann", "Smith\u{2010}Jones"),
        ("Maryann", "Smithjones", "Mary  Ann", "Smith\u{2013}Jones"),
        ("Niamh", "O'Brien", "NIAMH", "O\u{2019}BRIEN"),
        ("Niamh", "O'Brien", "Niamh", "OBrien"),
        ("Zoë", "Núñez", "ZOE\u{308}", "Nu\u{301}n\u{303}ez"),
        ("Anna", "Weiß", "ANNA", "WEISS"),
        ("Γιώργος", "Παπάς", "ΓΙΏΡΓΟΣ", "ΠΑΠΆΣ"),
    ])
    func `case, spaces, hyphens, apostrophes and Unicode's spelling make no difference`(
        given: String, family: String, otherGiven: String, otherFamily: String
    ) throws {
        let one = try keys(given, family)
        let other = try keys(otherGiven, otherFamily)
        #expect(one.person != nil)
        #expect(one.person == other.person)
        #expect(one.nearName == other.nearName)
    }

    @Test(arguments: [
        ("Zoe", "Sample", "Zoë", "Sample"),
        ("Jose", "Nunez", "José", "Núñez"),
        ("Lukasz", "Oster", "Łukasz", "Øster"),
        ("Jurgen", "Weiss", "Jürgen", "Weiß"),
        ("Isil", "Sample", "Işıl", "Sample"),
        ("Anne", "St John", "Anne", "St. John"),
    ])
    func `an accent or a mark makes another person, and a likeness`(
        given: String, family: String, otherGiven: String, otherFamily: String
    ) throws {
        let one = try keys(given, family)
        let other = try keys(otherGiven, otherFamily)
        #expect(one.person != other.person)
        #expect(one.nearName == other.nearName)
        #expect(one.names == other.names)
    }

    @Test func `every field of a person counts`() throws {
        let one = try keys("Ada", "Sample")
        #expect(try one.person != keys("Eda", "Sample").person)
        #expect(try one.person != keys("Ada", "Simple").person)
        #expect(try one.person != keys("Ada", "Sample", "2016-03-28").person)
        #expect(try one.person != keys("Ada", "Sample", postcode: "WR5 1AB").person)
        #expect(try one.person == keys("Ada", "Sample", postcode: "wr51aa").person)
    }

    @Test func `a likeness is by both names and birth date, and whom to compare by both names in either order`() throws {
        let one = try keys("Ada", "Sample")
        #expect(try one.nearName != keys("Eda", "Sample", postcode: nil).nearName)
        #expect(try one.nearName == keys("Ada", "Sample", postcode: "M1 1AE").nearName)
        #expect(try one.nearName != keys("Sample", "Ada").nearName)
        #expect(try one.names == keys("Sample", "Ada", "2016-03-28").names)
        #expect(try one.names != keys("Eda", "Sample").names)
        #expect(try keys("Ann", "Amos").names != keys("Anna", "Mos").names)
    }

    @Test func `where one field ends and the next begins counts`() throws {
        #expect(try keys("Ann", "Amos").person != keys("Anna", "Mos").person)
        #expect(try keys("Ann", "Amos").nearName != keys("Anna", "Mos").nearName)
    }

    @Test func `what is missing makes no key`() throws {
        #expect(try keys("Ada", "Sample", postcode: nil).person == nil)
        #expect(try keys("Ada", "Sample", postcode: " ").person == nil)
        #expect(try keys("", "Sample").person == nil)
        #expect(try keys("-", "Sample").person == nil)
        #expect(try keys("", "Sample").nearName == nil)
        #expect(try keys("", "Sample").names == nil)
        #expect(try keys("Ada", "-").names == nil)
        #expect(try keys("Ada", "Sample").upn == nil)
        #expect(try keys("Ada", "Sample", upn: "").upn == nil)
        #expect(try keys("Ada", "Sample", upn: "UN3").upn == nil)
    }

    @Test func `a UPN is one key however it is written, and a kind of its own`() throws {
        let key = try keys("Ada", "Sample", upn: "B801200005001").upn
        #expect(key == [1] + Array("B801200005001".utf8))
        #expect(try keys("Eda", "Other", "2017-01-01", upn: " b801200005001", postcode: nil).upn == key)
        let all = try keys("Ada", "Sample", upn: "B801200005001")
        #expect(Set([all.upn, all.person, all.nearName, all.names].map { $0?.first }).count == 4)
    }

    @Test func `a key has the documented octets`() throws {
        let person = try keys("Ada", "O'Neil").person
        #expect(
            person == [2, 0x07, 0xe0, 3, 27, 0, 3] + Array("ada".utf8) + [0, 5] + Array("oneil".utf8) + [0, 6]
                + Array("WR51AA".utf8))
    }

    @Test(arguments: 0..<300)
    func `different letters never make one person`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let letters = Array("abcdeféèøßłžñüαβ")
        let marks = Array(" -'’‐")
        func name() -> [Character] {
            (0..<Int.random(in: 1...6, using: &random)).compactMap { _ in letters.randomElement(using: &random) }
        }
        func decorated(_ name: [Character]) -> String {
            var text = ""
            for letter in name {
                text += Bool.random(using: &random) ? letter.lowercased() : String(letter)
                if Int.random(in: 0..<4, using: &random) == 0, let mark = marks.randomElement(using: &random) { text.append(mark) }
            }
            return text
        }
        let (given, family, otherGiven, otherFamily) = (name(), name(), name(), name())
        let same = given == otherGiven && family == otherFamily
        #expect(try keys(decorated(given), decorated(family)).person == keys(decorated(given), decorated(family)).person)
        #expect(
            try (keys(decorated(given), decorated(family)).person == keys(decorated(otherGiven), decorated(otherFamily)).person)
                == same)
    }
}
