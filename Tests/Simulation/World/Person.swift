// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport

/// Somebody whom incidents speak of, with names that occur nowhere else.
struct Person: Hashable {
    let index: Int
    let givenName: String
    let familyName: String
    let dateOfBirth: CivilDate
    let upn: String?
    let postcode: String
    /// The settings whose rolls hold the child.
    let settings: [PartnerID]
    let isProtected: Bool
    let attendance: [PartnerID: Weekdays]

    /// What may appear in a notice about this person and in nothing else.
    var marks: [String] { [givenName, familyName] }

    func isAdult(on today: CivilDate) -> Bool {
        guard let birthday = dateOfBirth.anniversary(18) else { return false }
        return birthday <= today
    }

    /// Children with one setting, two or none, some protected, one grown up, one about to be.
    static func crowd(at today: CivilDate, using random: inout SeededGenerator) -> [Person] {
        let schools = World.settings.filter { $0.hasRoll && $0.isStatutory }.map(\.id)
        let nurseries = World.settings.filter { $0.hasRoll && !$0.isStatutory }.map(\.id)
        return (0..<9).map { index in
            let birth =
                switch index {
                case 0: today.adding(days: -19 * 365 - index)
                // Comes of age on one of the nights of the run.
                case 1: CivilDate(year: today.year - 18, month: today.month, day: min(28, today.day + 1)) ?? today
                default: today.adding(days: -(3 + index) * 365 - 11 * index)
                }
            let isSmall = index == 2 || index == 3
            let pool = isSmall ? nurseries + schools.prefix(1) : schools
            let count = [0, 1, 1, 1, 2, 2].randomElement(using: &random) ?? 1
            let settings = Array(pool.shuffled(using: &random).prefix(count)).sorted()
            var attendance: [PartnerID: Weekdays] = [:]
            for setting in settings where setting.kind == .earlyYears && Bool.random(using: &random) {
                attendance[setting] = [Weekdays(pattern: "MON-TUE"), Weekdays(pattern: "WED;FRI"), Weekdays(pattern: "SAT")]
                    .compactMap(\.self).randomElement(using: &random)
            }
            let letter = String(UnicodeScalar(UInt8(97 + index)))
            return Person(
                index: index, givenName: "Zqg" + letter + "given", familyName: "Zqf" + letter + "family", dateOfBirth: birth,
                upn: isSmall || Int.random(in: 0..<4, using: &random) == 0 ? nil : upn(index),
                postcode: "WR99 7A\(inwardLetters[index])",
                settings: settings, isProtected: Int.random(in: 0..<6, using: &random) == 0, attendance: attendance)
        }
    }

    // The inward part of a postcode has none of C, I, K, M, O and V.
    private static let inwardLetters = Array("ABDEFGHJL")

    private static func upn(_ index: Int) -> String {
        let digits = "885200116" + String(100 + index)
        var sum = 0
        for (offset, digit) in digits.utf8.enumerated() { sum += Int(digit - 48) * (offset + 2) }
        let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ")
        return String(letters[sum % 23]) + digits
    }
}
