// SPDX-License-Identifier: Apache-2.0

/// What is kept in the clear, and acted on, carries a keyed code: a disk that changes a bit of it must not be believed.
extension DeploymentKey {
    /// The 16 octets that stand for `octets` in one place of the journal.
    ///
    /// - Parameter place: which row and column, so that a code stands for no other.
    func code(of octets: [UInt8], in place: String) -> [UInt8] {
        digest(Array("\(place)\u{0}".utf8) + octets, prefix: 16)
    }

    /// `octets` with their code before them.
    ///
    /// - Parameter beside: what the code vouches for besides, kept elsewhere.
    func coded(_ octets: [UInt8], in place: String, beside: [UInt8] = []) -> [UInt8] {
        [Self.mark] + code(of: beside + octets, in: place) + octets
    }

    /// What ``coded(_:in:beside:)`` was given; what an older version stored is as it is.
    ///
    /// - Throws: ``JournalError/damaged(_:)`` with the first word of the place.
    func decoded(_ stored: [UInt8], in place: String, beside: [UInt8] = []) throws(JournalError) -> [UInt8] {
        guard let first = stored.first, first != Self.plain else { return stored }
        let octets = Array(stored.dropFirst(17))
        guard first == Self.mark, stored.count >= 17, code(of: beside + octets, in: place) == Array(stored[1..<17]) else {
            throw .damaged(String(place.prefix { $0 != "/" }))
        }
        return octets
    }

    // An answer of an older version is a JSON object. No single bit makes the one octet the other.
    private static let mark: UInt8 = 1
    private static let plain = UInt8(ascii: "{")
}
