// SPDX-License-Identifier: Apache-2.0

/// Spans of time as people read them: the two largest units, rounded down.
enum SpanText {
    /// `3d 4h`, `4h 12m`, `35s`, `180ms`; before zero with a minus sign.
    static func brief(milliseconds: Int64) -> String {
        let size = milliseconds.magnitude
        let sign = milliseconds < 0 ? "-" : ""
        if size == 0 { return "0s" }
        if size < 1000 { return "\(sign)\(size)ms" }
        let seconds = size / 1000
        let units: [(UInt64, String)] = [
            (seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s"),
        ]
        guard let first = units.firstIndex(where: { $0.0 > 0 }) else { return "0s" }
        let shown = units[first..<min(first + 2, units.count)].filter { $0.0 > 0 }
        return sign + shown.map { "\($0.0)\($0.1)" }.joined(separator: " ")
    }
}
