// SPDX-License-Identifier: Apache-2.0

/// The Jaro–Winkler similarity of two short texts, 0 for nothing in common to 1 for the same.
///
/// Made for names of people as they are mistyped (W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules in the
/// Fellegi-Sunter Model of Record Linkage", 1990): transposed letters count less than others, a common beginning counts more.
package enum JaroWinkler {
    /// How much each of the first four octets in common closes of what is left to 1.
    private static let prefixScale = 0.1

    /// - Parameters: UTF-8 octets in a form where spellings that count as one are one, such as `NameForm`'s near form.
    package static func similarity(_ one: [UInt8], _ other: [UInt8]) -> Double {
        if one == other { return one.isEmpty ? 0 : 1 }
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        let jaro = jaro(one, other)
        let common = zip(one.prefix(4), other.prefix(4)).prefix { $0 == $1 }.count
        return jaro + Double(common) * prefixScale * (1 - jaro)
    }

    private static func jaro(_ one: [UInt8], _ other: [UInt8]) -> Double {
        // Octets agree when they are the same and no further apart than this.
        let reach = max(0, max(one.count, other.count) / 2 - 1)
        var taken = [Bool](repeating: false, count: other.count)
        var agreeing: [UInt8] = []
        agreeing.reserveCapacity(one.count)
        for (position, octet) in one.enumerated() {
            let window = min(other.count, max(0, position - reach))..<min(other.count, position + reach + 1)
            guard let found = window.first(where: { !taken[$0] && other[$0] == octet }) else { continue }
            taken[found] = true
            agreeing.append(octet)
        }
        guard !agreeing.isEmpty else { return 0 }
        let inOrder = other.indices.lazy.filter { taken[$0] }.map { other[$0] }
        let transposed = Double(zip(agreeing, inOrder).count { $0 != $1 }) / 2
        let count = Double(agreeing.count)
        return (count / Double(one.count) + count / Double(other.count) + (count - transposed) / count) / 3
    }
}
