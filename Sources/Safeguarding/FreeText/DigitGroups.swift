// SPDX-License-Identifier: Apache-2.0

/// The runs of digits of a folded text, with what keeps them apart.
struct DigitGroups {
    /// One run.
    struct Group {
        var range: Range<Int>
        /// Whether only a space, a dot, a dash or brackets stand before the next run.
        var continues = false
    }

    let text: FoldedText
    private(set) var groups: [Group] = []

    init(_ text: FoldedText) {
        self.text = text
        var place = 0
        while place < text.octets.count {
            guard text.octets[place].isDigit else {
                place += 1
                continue
            }
            let start = place
            while text.octet(at: place).isDigit { place += 1 }
            if let last = groups.indices.last { groups[last].continues = isGap(groups[last].range.upperBound..<start) }
            groups.append(Group(range: start..<place))
        }
    }

    /// At most four of the marks that people set between the parts of a number: `) - `.
    private func isGap(_ range: Range<Int>) -> Bool {
        range.count <= 4 && text.octets[range].allSatisfy { DigitGroups.marks.contains($0) }
    }

    private static let marks = Array(" .-()".utf8)

    func count(_ index: Int) -> Int { groups[index].range.count }

    func digits(_ index: Int) -> ArraySlice<UInt8> { text.octets[groups[index].range] }

    /// The number that a short group stands for.
    private func value(_ index: Int) -> Int { digits(index).reduce(0) { $0 * 10 + $1.digit } }

    /// How many groups from this one on are a date, `01.02.2026`, `1 2 26` or `2026-02-01`; 0 for none.
    func date(at index: Int) -> Int {
        guard index + 2 < groups.count, groups[index].continues, groups[index + 1].continues else { return 0 }
        func isYear(_ index: Int) -> Bool { count(index) == 4 && (1900...2099).contains(value(index)) }
        func isDay(_ index: Int) -> Bool { count(index) <= 2 && (1...31).contains(value(index)) }
        func isMonth(_ index: Int) -> Bool { count(index) <= 2 && (1...12).contains(value(index)) }
        if isDay(index), isMonth(index + 1), isYear(index + 2) || count(index + 2) == 2 { return 3 }
        return isYear(index) && isMonth(index + 1) && isDay(index + 2) ? 3 : 0
    }

    /// Whether a number can begin with a group: it is no end of a word or of a reference.
    func begins(_ index: Int) -> Bool {
        let before = text.octet(at: groups[index].range.lowerBound - 1)
        return !before.isWordPart && before != UInt8(ascii: "/")
    }
}

extension FoldedText {
    /// The runs of digits.
    var digitGroups: DigitGroups { DigitGroups(self) }
}
