// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A roll of invented children in families, and questions about them as police systems would put them, with errors.
package struct GeneratedRoll: Sendable {
    package private(set) var children: [PersonDetails] = []
    /// Children of the same families who are on no roll: a question about one must never be answered with another.
    package private(set) var strangers: [PersonDetails] = []
    private var random: SeededGenerator
    /// What of a record a question without a UPN can repeat.
    private var records: Set<PersonDetails> = []

    /// - Parameter count: of children on the roll; one in fifty more is a stranger, often a twin of one on the roll.
    package init(count: Int, seed: UInt64) {
        random = SeededGenerator(seed: seed)
        children.reserveCapacity(count)
        while children.count < count { addFamily(limit: count) }
        records = Set(children.map { Self.withoutUPN($0) })
    }

    private mutating func addFamily(limit: Int) {
        let family = name(Self.families, double: 30)
        let postcode = Self.postcode(&random)
        // No family gives two of its children one name.
        var names: Set<String> = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let birth = CivilDate(daysSinceEpoch: Int.random(in: 14_000...19_500, using: &random))
            add(child(family, birth, postcode, &names), limit)
            // One birth in seventy is of twins; the second is now and then at no school that is known.
            if Int.random(in: 0..<70, using: &random) == 0 {
                let twin = child(family, birth, postcode, &names)
                if Bool.random(using: &random) { add(twin, limit) } else { strangers.append(twin) }
            }
        }
        if Int.random(in: 0..<60, using: &random) == 0 {
            let birth = CivilDate(daysSinceEpoch: Int.random(in: 14_000...19_500, using: &random))
            strangers.append(child(family, birth, postcode, &names))
        }
    }

    private mutating func add(_ child: PersonDetails, _ limit: Int) {
        if children.count < limit { children.append(child) }
    }

    private mutating func child(
        _ family: String, _ birth: CivilDate, _ postcode: String, _ names: inout Set<String>
    ) -> PersonDetails {
        var given = name(Self.givens, double: 60)
        while !names.insert(given).inserted { given = name(Self.givens, double: 60) }
        let number = UInt64.random(in: 100_000_000_000...999_999_999_999, using: &random)
        let upn = Int.random(in: 0..<10, using: &random) == 0 ? nil : "X\(number)"
        return PersonDetails(givenName: given, familyName: family, dateOfBirth: birth, postcode: postcode, upn: upn)
    }

    /// Common names are common: the square of an even draw leans to the beginning of a list.
    private mutating func name(_ names: [String], double: Int) -> String {
        func one(_ random: inout SeededGenerator) -> String {
            let draw = Double.random(in: 0..<1, using: &random)
            let stem = names[Int(draw * draw * Double(names.count))]
            // Endings make some thousand names of some hundred stems.
            return stem + Self.endings[Int.random(in: 0..<Self.endings.count, using: &random)]
        }
        let first = one(&random)
        return Int.random(in: 0..<double, using: &random) == 0 ? "\(first)-\(one(&random))" : first
    }

    private static func postcode(_ random: inout SeededGenerator) -> String {
        let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
        func letter(_ random: inout SeededGenerator) -> Character { letters[Int.random(in: 0..<letters.count, using: &random)] }
        return
            "WR\(Int.random(in: 1...15, using: &random)) \(Int.random(in: 1...9, using: &random))\(letter(&random))\(letter(&random))"
    }

    /// Questions: of each, what is asked and which child it is about; nil for a stranger.
    ///
    /// A question about one child that has become another's record, octet for octet, is left out: nobody could answer it.
    package mutating func questions(_ count: Int) -> [(asked: PersonDetails, answer: Int?)] {
        var questions: [(asked: PersonDetails, answer: Int?)] = []
        questions.reserveCapacity(count)
        while questions.count < count {
            let isStranger = !strangers.isEmpty && Int.random(in: 0..<10, using: &random) == 0
            let index = Int.random(in: 0..<(isStranger ? strangers.count : children.count), using: &random)
            let meant = isStranger ? strangers[index] : children[index]
            let asked = damaged(meant)
            let plain = Self.withoutUPN(asked)
            if plain != Self.withoutUPN(meant), records.contains(plain) { continue }
            questions.append((asked, isStranger ? nil : index))
        }
        return questions
    }

    private static func withoutUPN(_ person: PersonDetails) -> PersonDetails {
        var person = person
        person.upn = nil
        return person
    }

    /// A record as somebody else has it: half of them as they are, the others with one slip or two.
    private mutating func damaged(_ person: PersonDetails) -> PersonDetails {
        var person = person
        // Police systems seldom know a UPN.
        if Int.random(in: 0..<5, using: &random) != 0 { person.upn = nil }
        if Bool.random(using: &random) { return person }
        for _ in 0..<(Int.random(in: 0..<4, using: &random) == 0 ? 2 : 1) {
            switch Int.random(in: 0..<10, using: &random) {
            case 0, 1: person.givenName = slipped(person.givenName)
            case 2, 3: person.familyName = slipped(person.familyName)
            case 4: (person.givenName, person.familyName) = (person.familyName, person.givenName)
            case 5:
                let birth = person.dateOfBirth
                person.dateOfBirth = CivilDate(year: birth.year, month: birth.day, day: birth.month) ?? birth
            case 6:
                person.dateOfBirth = CivilDate(
                    daysSinceEpoch: person.dateOfBirth.daysSinceEpoch + [1, -1, 10, 365][Int.random(in: 0..<4, using: &random)])
            case 7: person.postcode = Self.postcode(&random)
            case 8: person.postcode = nil
            default: person.givenName = String(person.givenName.prefix(max(3, person.givenName.count - 2)))
            }
        }
        return person
    }

    private mutating func slipped(_ name: String) -> String {
        var letters = Array(name)
        let position = Int.random(in: 1..<letters.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: letters.remove(at: position)
        case 1: letters.insert(letters[position - 1], at: position)
        case 2: letters.swapAt(position, position - 1)
        default: letters[position] = Array("aeiourstln")[Int.random(in: 0..<10, using: &random)]
        }
        return String(letters)
    }

    private static let endings = ["", "", "", "a", "o", "en", "ey", "ina", "is", "wyn"]

    private static let givens = [
        "Ada", "Bram", "Cora", "Dafyd", "Elin", "Farid", "Greta", "Hari", "Ines", "Jory", "Kez", "Lowri", "Mabel", "Nadim", "Orla",
        "Pet", "Quill", "Rhian", "Sami", "Tamsin", "Una", "Vik", "Wren", "Xan", "Yas", "Zeb", "Alis", "Bron", "Cai", "Dilys",
        "Emrys",
        "Fflur", "Gwil", "Hest", "Ikram", "Jun", "Kofi", "Lev", "Mirem", "Nell", "Oskar", "Piran", "Rosal", "Steff", "Tegan",
        "Usman",
    ]

    private static let families = [
        "Sample", "Testwood", "Mockford", "Fixture", "Placeholm", "Dummett", "Exampler", "Specimen", "Pattern", "Proxley",
        "Standin",
        "Drillham", "Rehears", "Trialby", "Modelson", "Scaffold", "Stubbing", "Fakenham", "Demoray", "Prototy", "Sketchley",
        "Draftman",
        "Outlin", "Templar", "Notional", "Imagin", "Fabel", "Figment", "Inventon", "Maquett", "Blankley", "Nomen", "Anonby",
        "Ersatz",
    ]
}
