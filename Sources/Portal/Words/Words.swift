// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A language of the pages.
package enum Language: String, Hashable, Sendable, CaseIterable {
    case english = "en"
    case welsh = "cy"
}

/// Every word of the pages in one language, by key; what a producer wrote is not among them and stays as it is.
package struct Words: Sendable {
    package let language: Language
    /// By key.
    package let table: [String: String]

    /// The words of a language.
    package static func of(_ language: Language) -> Words { language == .welsh ? welsh : english }

    private static let english = Words(.english, column: 1)
    private static let welsh = Words(.welsh, column: 2)

    private init(_ language: Language, column: Int) {
        self.language = language
        table = Dictionary(uniqueKeysWithValues: Self.lines.map { ($0[0], $0[column]) })
    }

    /// The lines of the table, each with key, English and Welsh.
    static let lines: [[String]] = [
        WordTable.text, AuthorityWords.text, ConsentWords.text, DirectoryWords.text, MeetingWords.text, ReportWords.text,
        AccountWords.text, DrillWords.text, ReadinessWords.text,
    ].flatMap { table in
        table.split(separator: "\n").map { line in
            line.split(separator: "|").map { part in String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
        }
    }

    /// The word of a key; the key itself where the table has none, which a test rules out.
    package subscript(_ key: String) -> String { table[key] ?? key }

    /// A word with `{name}` in it replaced.
    package func callAsFunction(_ key: String, _ values: [String: String]) -> String {
        values.reduce(self[key]) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    /// `4 June 2026`.
    package func date(_ date: CivilDate) -> String { "\(date.day) \(self["month.\(date.month)"]) \(date.year)" }

    /// `9:32am`.
    package func time(_ time: WallTime) -> String {
        let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
        return "\(hour):\(time.minute < 10 ? "0" : "")\(time.minute)\(self[time.hour < 12 ? "morning" : "afternoon"])"
    }

    /// `4 June 2026 at 9:32am`.
    package func moment(_ instant: Instant, in zone: Zone) -> String {
        let wall = zone.wallTime(at: instant)
        return "\(date(wall.date)) \(self["at"]) \(time(wall))"
    }
}
