// SPDX-License-Identifier: Apache-2.0

extension FoldedText {
    /// Whether there is an `@` between something and a host name with a dot in it.
    ///
    /// Each octet belongs to the address of at most two `@`, so that the walk stays linear.
    var holdsEmail: Bool {
        octets.indices.contains { octets[$0] == UInt8(ascii: "@") && isLocalPart(before: $0) && isHost(after: $0) }
    }

    private func isLocalPart(before at: Int) -> Bool {
        let octet = octet(at: at - 1)
        return octet.isWordPart || FoldedText.localMarks.contains(octet)
    }

    private func isHost(after at: Int) -> Bool {
        var end = at + 1
        while octet(at: end).isWordPart || octet(at: end) == UInt8(ascii: ".") || octet(at: end) == UInt8(ascii: "-") { end += 1 }
        let labels = octets[(at + 1)..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: true)
        guard labels.count >= 2, octet(at: at + 1) != UInt8(ascii: "."), let top = labels.last else { return false }
        // A top-level domain has no digits: "2@3.50" is a price.
        return top.count >= 2 && top.allSatisfy { $0.isLetter || $0 >= 0x80 }
    }

    private static let localMarks = Array("!#$%&'*+/=?^_`{|}~-.\"".utf8)
}
