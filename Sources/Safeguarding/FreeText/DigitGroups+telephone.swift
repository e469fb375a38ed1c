// SPDX-License-Identifier: Apache-2.0

extension DigitGroups {
    /// The groups that are United Kingdom telephone numbers of people: 01, 02 and 07, at home or with 44 before them.
    ///
    /// Ofcom's National Telephone Numbering Plan: ten digits after the 0; nine in some areas of 01.
    var telephones: [ClosedRange<Int>] {
        var found: [ClosedRange<Int>] = []
        var index = 0
        while index < groups.count {
            if let last = telephone(at: index) {
                found.append(index...last)
                index = last + 1
            } else {
                index += max(1, date(at: index))
            }
        }
        return found
    }

    /// The last group of the number that begins with a group; nil where none does.
    private func telephone(at first: Int) -> Int? {
        guard begins(first) || isNamed(first), date(at: first) == 0 else { return nil }
        let hasPlus = isAfterPlus(first)
        let isBare = count(first) == 12
        // A reference has the year after a stroke: 0145126677/26.
        let isReference = isYearAfterStroke(groups[first].range.upperBound)
        var digits: [UInt8] = []
        var last = first
        while true {
            digits += self.digits(last)
            if digits.count > 16 { return nil }
            let isLogOfDay = last == first + 1 && count(first) == 4 && count(last) == 6
            if isNumber(digits, hasPlus: hasPlus, isBare: isBare && last == first, isLogOfDay: isLogOfDay),
                !(isReference && last == first)
            {
                return last
            }
            guard groups[last].continues else { return nil }
            last += 1
        }
    }

    private func isNumber(_ digits: [UInt8], hasPlus: Bool, isBare: Bool, isLogOfDay: Bool) -> Bool {
        func starts(with prefix: String) -> Bool { digits.starts(with: prefix.utf8) }
        var rest: ArraySlice<UInt8>
        var isAbroad = true
        if starts(with: "0044") {
            rest = digits.dropFirst(4)
        } else if starts(with: "44"), hasPlus || isBare {
            rest = digits.dropFirst(2)
        } else if starts(with: "0") {
            rest = digits.dropFirst()
            isAbroad = false
        } else {
            return false
        }
        if isAbroad, rest.first == UInt8(ascii: "0") { rest = rest.dropFirst() }
        return switch rest.first {
        case UInt8(ascii: "7"), UInt8(ascii: "2"): rest.count == 10
        // "0145-121126" is the log of a day, not a number of nine digits.
        case UInt8(ascii: "1"): rest.count == 10 || (rest.count == 9 && !(isLogOfDay && !isAbroad))
        default: false
        }
    }

    /// `+44`, `+ 44`, `(+44`.
    private func isAfterPlus(_ index: Int) -> Bool {
        let start = groups[index].range.lowerBound
        return [start - 1, start - 2].contains { place in
            text.octet(at: place) == UInt8(ascii: "+")
                && (place == start - 1 || [UInt8(ascii: " "), UInt8(ascii: "(")].contains(text.octet(at: start - 1)))
        }
    }

    private func isYearAfterStroke(_ place: Int) -> Bool {
        guard text.octet(at: place) == UInt8(ascii: "/") else { return false }
        var end = place + 1
        while text.octet(at: end).isDigit, end < place + 6 { end += 1 }
        return [2, 4].contains(end - place - 1)
    }

    /// `tel07700900123`: the word before says what it is.
    private func isNamed(_ index: Int) -> Bool {
        let end = groups[index].range.lowerBound
        var start = end
        while end - start < 10, text.octet(at: start - 1).isLetter { start -= 1 }
        guard start < end, !text.octet(at: start - 1).isWordPart else { return false }
        let word = String(decoding: text.octets[start..<end].map { $0 | 0x20 }, as: UTF8.self)
        return ["tel", "telephone", "phone", "mob", "mobile", "number", "call", "text", "ring"].contains(word)
    }
}
