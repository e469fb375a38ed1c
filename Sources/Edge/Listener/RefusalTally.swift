// SPDX-License-Identifier: Apache-2.0

/// How many connections were refused, by code, and which of them still find room in the log.
///
/// Whoever refuses to go away must fill neither the memory nor the log: codes are few and counted, and of one code only so
/// many lines are written in a second.
package struct RefusalTally: Hashable, Sendable {
    /// Lines of one code in one second.
    package static let linesPerSecond = 10
    /// More codes than there are; whatever comes beyond them is `other`.
    static let codeLimit = 64

    private struct Lines: Hashable {
        var second: Int64 = 0
        var written = 0
    }

    /// Since the start.
    package private(set) var counts: [String: UInt64] = [:]
    private var lines: [String: Lines] = [:]
    private var unwritten: [String: UInt64] = [:]

    package init() {}

    /// A connection was refused; true when there is room for a line about it.
    package mutating func refused(_ code: String, second: Int64) -> Bool {
        let code = counts[code] == nil && counts.count >= RefusalTally.codeLimit ? "other" : code
        counts[code, default: 0] += 1
        var line = lines[code] ?? Lines()
        if line.second != second { line = Lines(second: second) }
        let hasRoom = line.written < RefusalTally.linesPerSecond
        if hasRoom { line.written += 1 } else { unwritten[code, default: 0] += 1 }
        lines[code] = line
        return hasRoom
    }

    /// How many had no line of their own since this was asked last.
    package mutating func takeUnwritten() -> [String: UInt64] {
        defer { unwritten = [:] }
        return unwritten
    }
}
