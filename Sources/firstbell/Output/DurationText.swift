// SPDX-License-Identifier: Apache-2.0

/// Durations as people write them on a command line: `90m`, `1d12h`, `45s`.
enum DurationText {
    /// Units in the order they must stand in, with their seconds.
    private static let units: [(letter: Character, seconds: Int64)] = [
        ("w", 604_800), ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1),
    ]

    /// A positive duration, at most 10 years, each unit at most once and in order; nil for anything else.
    static func parse(_ text: String) -> Duration? {
        var total: Int64 = 0
        var digits = ""
        var next = 0
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
                continue
            }
            guard let unit = units[next...].firstIndex(where: { $0.letter == character }), digits.utf8.count <= 9,
                let count = Int64(digits)
            else { return nil }
            total += count * units[unit].seconds
            next = unit + 1
            digits = ""
        }
        guard digits.isEmpty, total > 0, total <= 10 * 366 * 86_400 else { return nil }
        return .seconds(total)
    }

    /// The two largest units of a duration: `2d 3h`, `5m`, `0s`; a negative one begins with `-`.
    static func brief(_ duration: Duration) -> String {
        let seconds = duration.components.seconds
        var rest = seconds.magnitude
        var parts: [String] = []
        for unit in units.dropFirst() {
            let count = rest / UInt64(unit.seconds)
            rest %= UInt64(unit.seconds)
            if count > 0 || (!parts.isEmpty && parts.count < 2) { parts.append("\(count)\(unit.letter)") }
            if parts.count == 2 { break }
        }
        let text = parts.filter { !$0.hasPrefix("0") }.joined(separator: " ")
        return (seconds < 0 ? "-" : "") + (text.isEmpty ? "0s" : text)
    }
}
