// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// A made-up family of a generated year: every name is a word that nobody else has, so that it can be looked for in every body.
struct YearFamily {
    struct Person {
        var given: String
        var family: String
        var birth: String
        var nhsNumber: String
        /// Of a child.
        var postcode = ""
        var school = ""
        var practice = ""
    }

    var victim: Person
    var perpetrator: Person
    var children: [Person]
    /// Where the victim lives; in no notice but social care's and the MARAC's.
    var address: String
    var isAddressProtected: Bool
    var reference: String

    static let schools = ["school/116900", "school/116901", "school/116902", "school/116903", "school/116905"]
    static let practices = ["gp/M81001", "gp/M81002"]

    /// - Parameter number: tells the family from all others.
    init(_ number: Int, using generator: inout some RandomNumberGenerator) {
        let surname = Self.word(number * 16)
        func person(_ place: Int, birth: String) -> Person {
            Person(
                given: Self.word(number * 16 + 1 + place), family: surname, birth: birth,
                nhsNumber: Self.nhsNumber(number * 8 + place))
        }
        victim = person(0, birth: "1988-07-02")
        victim.practice = Self.practices[number % 2]
        perpetrator = person(1, birth: "1985-01-31")
        perpetrator.family = Self.word(number * 16 + 14)
        children = (0..<Int.random(in: 1...3, using: &generator)).map { place in
            var child = person(2 + place, birth: "201\(2 + place * 2)-0\(1 + number % 9)-1\(place)")
            child.postcode = "WR99 \(1 + number % 9)\(Self.postcodeLetters(number * 4 + place))"
            child.school = Self.schools[Int.random(in: 0..<Self.schools.count, using: &generator)]
            child.practice = Self.practices[(number + place) % 2]
            return child
        }
        address = "\(1 + number) \(Self.word(number * 16 + 15)) Lane"
        isAddressProtected = number % 4 == 0
        reference = "22/26/1\(String(100_000 + number))"
    }

    /// Ten letters that stand for a number and for no other.
    static func word(_ number: Int) -> String {
        let syllables = ["ba", "de", "fi", "go", "hu", "ja", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "za"]
        var left = number
        var word = ""
        for _ in 0..<4 {
            word += syllables[left % 16]
            left /= 16
        }
        return "Qu" + word
    }

    private static func postcodeLetters(_ number: Int) -> String {
        let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
        return "\(letters[number % 20])\(letters[number / 20 % 20])"
    }

    /// A number from 999 001 0000 up that passes its check (domain.md 5.1).
    private static func nhsNumber(_ number: Int) -> String {
        var candidate = 999_001_000 + number * 2
        while true {
            let digits = String(candidate).compactMap(\.wholeNumberValue)
            let sum = zip(digits, stride(from: 10, to: 1, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
            let check = (11 - sum % 11) % 11
            if check < 10 { return "\(candidate)\(check)" }
            candidate += 1
        }
    }
}
