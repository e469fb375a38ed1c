// SPDX-License-Identifier: Apache-2.0

/// The made-up families and schools of a year.
enum YearPeople {
    static let families = 60
    /// The school, the year in which its children were born, and whose training lets them read.
    static let schools: [(id: String, born: Int, reader: String?)] = [
        ("school/116900", 2018, "dsl@example-primary.example"), ("school/116901", 2013, "dsl@sample-high.example"),
        ("school/116902", 2019, "dsl@st-zoes.example"), ("school/116903", 2016, "dsl@specimen-middle.example"),
        ("school/116907", 2012, "dsl@specimen-centre.example"), ("school/116908", 2014, nil),
    ]
    /// At which nobody is trained.
    static let untrained = "school/116908"
    static let practices = ["gp/M81001", "gp/M81002"]
    static let marac = "marac/worcestershire-north"
    static let authority = "local-authority/885"
    static let lead = "agency/support"

    /// A child of a family.
    struct Child {
        var given: String
        var family: String
        var birth: String
        var postcode: String
        var place: Place
        var school: String
    }

    /// What the broker can know of where a child is.
    enum Place { case onRoll, named, unknown }

    struct Family {
        var number: Int
        var children: [Child]
        var victim: String { YearPeople.word(number * 8) }
        var perpetrator: String { YearPeople.word(number * 8 + 7) }
        var surname: String { YearPeople.word(900 + number) }
        /// Whether everybody in it is where the broker can find them and may tell.
        var isPlain: Bool { children.allSatisfy { $0.place == .onRoll && $0.school != YearPeople.untrained } }
    }

    static func family(_ number: Int, using generator: inout some RandomNumberGenerator) -> Family {
        let surname = word(900 + number)
        let children = (0..<Int.random(in: 1...3, using: &generator)).map { place -> Child in
            let school = schools[Int.random(in: 0..<schools.count, using: &generator)]
            let kind = Int.random(in: 0..<100, using: &generator)
            return Child(
                given: word(number * 8 + 1 + place), family: surname,
                birth: "\(school.born)-0\(1 + number % 9)-\(10 + (number + place * 7) % 18)", postcode: postcode(number),
                place: kind < 82 || school.id == untrained ? .onRoll : kind < 91 ? .named : .unknown, school: school.id)
        }
        return Family(number: number, children: children)
    }

    /// A word that stands for a number and for no other.
    static func word(_ number: Int) -> String {
        let syllables = ["ba", "de", "fi", "go", "hu", "ja", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "za"]
        // Numbers that follow one another give words that are not alike.
        var left = (number * 40_503 + 12_345) % 65_536
        var word = "Q"
        for _ in 0..<4 {
            word += syllables[left % 16]
            left /= 16
        }
        return word
    }

    private static func postcode(_ number: Int) -> String {
        let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
        return "WR99 \(1 + number % 6)\(letters[number % 20])\(letters[(number / 20) % 20])"
    }

    static func rolls(_ families: [Family]) -> String {
        "setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected\n"
            + families.flatMap(\.children).filter { $0.place == .onRoll }.map {
                "\($0.school),,,\($0.given),\($0.family),\($0.birth),\($0.postcode),2025-09-01,,,,\n"
            }.sorted().joined()
    }
}

/// What a recipient will do with a notice.
enum YearPlan {
    case atOnce, nextMorning, later, refuse, never
}
