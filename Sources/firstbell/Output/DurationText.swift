// SPDX-License-Identifier: Apache-2.0

/// Durations as people read them at a glance.
enum DurationText {
    /// Units from the largest, with their seconds.
    private static let units: [(letter: Character, seconds: Int64)] = [
        ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1),
    ]

    /// The two largest units of a duration: `2d 3h`, `5m`, `0s`; a negative one begins with `-`.
    static func brief(_ duration: Duration) -> String {
        let seconds = duration.components.seconds
        var rest = seconds.magnitude
        var parts: [String] = []
        for unit in units {
            let count = rest / UInt64(unit.seconds)
            rest %= UInt64(unit.seconds)
            if count > 0 || (!parts.isEmpty && parts.count < 2) { parts.append("\(count)\(unit.letter)") }
            if parts.count == 2 { break }
        }
        let text = parts.filter { !$0.hasPrefix("0") }.joined(separator: " ")
        return (seconds < 0 ? "-" : "") + (text.isEmpty ? "0s" : text)
    }
}
