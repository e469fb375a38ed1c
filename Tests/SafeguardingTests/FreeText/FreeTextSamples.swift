// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport

/// What must not stand in free text, invented from a seed and written as people write it.
struct FreeTextSamples {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &random)] }

    mutating func frame() -> (String, String) { pick(FreeTextCorpus.frames) }

    private mutating func digits(_ count: Int) -> String {
        (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    }

    /// By the letters of the Royal Mail's Programmers' Guide, place by place.
    mutating func postcode() -> String {
        let first = Array("ABCDEFGHIJKLMNOPRSTUWYZ")
        let second = Array("ABCDEFGHKLMNOPQRSTUVWXY")
        let last = Array("ABDEFGHJLNPQRSTUWXYZ")
        let forms = ["A9", "A99", "AB9", "AB99", "A9C", "AB9D"]
        let outward = pick(forms).map { sign -> String in
            switch sign {
            case "A": String(pick(first))
            case "B": String(pick(second))
            case "C": String(pick(Array("ABCDEFGHJKPSTUW")))
            case "D": String(pick(Array("ABEHMNPRVWXY")))
            default: digits(1)
            }
        }.joined()
        let inward = digits(1) + String(pick(last)) + String(pick(last))
        let text = outward + pick(["", " ", "  ", "\u{a0}", "-", "\n"]) + inward
        return switch Int.random(in: 0...2, using: &random) {
        case 0: text.lowercased()
        case 1: text.map { Bool.random(using: &random) ? $0.lowercased() : String($0) }.joined()
        default: text
        }
    }

    mutating func telephone() -> String {
        let gap = pick([" ", " ", "-", ".", " - ", "\u{2011}"])
        switch Int.random(in: 0...8, using: &random) {
        case 0: return "07\(digits(9))"
        case 1: return "07\(digits(3))\(gap)\(digits(6))"
        case 2: return "07\(digits(3))\(gap)\(digits(3))\(gap)\(digits(3))"
        case 3: return "020\(gap)\(digits(4))\(gap)\(digits(4))"
        case 4: return "(01\(digits(3)))\(pick([" ", ""]))\(digits(6))"
        case 5: return "01\(digits(3))\(gap)\(digits(5))"
        case 6: return "+44\(gap)7\(digits(3))\(gap)\(digits(6))"
        case 7: return "+44\(pick([" (0)", "(0) ", " "]))1\(digits(3))\(gap)\(digits(3))\(gap)\(digits(3))"
        default: return "0044\(pick(["", " "]))7\(digits(3))\(gap)\(digits(3))\(gap)\(digits(3))"
        }
    }

    mutating func email() -> String {
        let local = pick(["jo", "a.sample", "first_last", "o'brien", "x+tag", "J-P", "99.problems"]) + pick(["", digits(2)])
        return local + "@" + pick(["example.com", "mail.example.co.uk", "EXAMPLE.ORG", "sub-domain.example.net"])
    }

    /// Ten digits with the check digit right, modulo 11 (domain.md 5.1); never ten alike.
    mutating func nhsNumber() -> String {
        while true {
            let nine = pick(["4", "6", "7", "9"]) + digits(8)
            let sum = nine.utf8.enumerated().reduce(0) { $0 + Int($1.element - 0x30) * (10 - $1.offset) }
            let check = (11 - sum % 11) % 11
            guard check < 10, Set(nine).count > 1 else { continue }
            let all = Array(nine + String(check))
            let gap = pick(["", " ", "-"])
            return String(all[..<3]) + gap + String(all[3..<6]) + gap + String(all[6...])
        }
    }
}
