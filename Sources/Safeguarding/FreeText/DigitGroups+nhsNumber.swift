// SPDX-License-Identifier: Apache-2.0

extension DigitGroups {
    /// Whether there is an NHS number with its check digit right: ten digits together, or 3-3-4.
    var holdsNHSNumber: Bool {
        let telephones = Set(telephones.flatMap { Array($0) })
        return groups.indices.contains { index in
            guard begins(index), text.octet(at: groups[index].range.lowerBound - 1) != UInt8(ascii: "+") else { return false }
            let last: Int
            if count(index) == 10 {
                last = index
            } else if index + 2 < groups.count, (0...2).map({ count(index + $0) }) == [3, 3, 4], isClose(index),
                isClose(index + 1)
            {
                last = index + 2
            } else {
                return false
            }
            guard text.octet(at: groups[last].range.upperBound) != UInt8(ascii: "/"),
                !(index...last).contains(where: telephones.contains)
            else { return false }
            switch NHSNumber.check(String(decoding: (index...last).flatMap(digits), as: UTF8.self)) {
            case .valid, .doubtful: return true
            case .invalid: return false
            }
        }
    }

    /// One mark alone stands before the next group.
    private func isClose(_ index: Int) -> Bool {
        groups[index].continues && groups[index + 1].range.lowerBound - groups[index].range.upperBound == 1
    }
}
