// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import Safeguarding
import Testing

/// Whole error outputs: each file under Tests/Goldens/imports holds an input, a line of dashes and what `import` says of it.
///
/// The name before the first dot is the format. `RECORD_SNAPSHOTS=1` rewrites the outputs and fails.
@Suite struct GoldenTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Goldens/imports")
    static let rule = "\n----------\n"

    static var names: [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).filter { $0.hasSuffix(".txt") }.sorted()
    }

    @Test func `There is a golden for each format`() {
        let formats = Set(Self.names.map { String($0.prefix(while: { $0 != "." })) })
        #expect(
            formats == [
                "bank-holidays", "calendar", "early-years", "epraccur", "families", "gias", "history", "icalendar", "key-adults",
                "links",
                "members", "practices", "rolls", "successors",
            ])
    }

    @Test(arguments: names) func `The output for a bad file is the golden`(name: String) throws {
        let url = Self.folder.appending(path: name)
        let text = try String(contentsOf: url, encoding: .utf8)
        let parts = text.components(separatedBy: Self.rule)
        let input = try #require(parts.first)
        let output = Self.output(format: String(name.prefix(while: { $0 != "." })), input: input + "\n")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try (input + Self.rule + output + "\n").write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name)")
        } else {
            #expect(parts.count == 2)
            #expect(parts.last == output + "\n")
        }
        // Every personal value in a golden input has this word in it, or is one of these.
        for secret in ["Secret", "secret", "2016-13-01", "A801200005001", "9434765910", "WR99"] {
            #expect(!output.contains(secret), "a problem repeats what it found")
        }
    }

    static func output(format: String, input: String) -> String {
        func say<Row>(_ parse: () throws(ImportFailure) -> ImportedFile<Row>) -> String {
            do {
                let file = try parse()
                return (file.warnings.problems.map { "warning: \($0)" } + ["\(file.rows.count) rows"]).joined(separator: "\n")
            } catch {
                return (error.problems.problems.map { "error: \($0)" } + error.warnings.problems.map { "warning: \($0)" })
                    .joined(separator: "\n")
            }
        }
        switch format {
        case "gias": return say { () throws(ImportFailure) in try SettingFile.parse(input.windows1252, file: "edubasealldata.csv") }
        case "early-years": return say { () throws(ImportFailure) in try SettingFile.parse(input.octets, file: "early-years.csv") }
        case "epraccur": return say { () throws(ImportFailure) in try PracticeFile.parse(input.octets, file: "epraccur.csv") }
        case "practices": return say { () throws(ImportFailure) in try PracticeFile.parse(input.octets, file: "practices.csv") }
        case "rolls": return say { () throws(ImportFailure) in try RollFile.parse(input.octets, file: "rolls.csv") }
        case "key-adults": return say { () throws(ImportFailure) in try KeyAdultFile.parse(input.octets, file: "key-adults.csv") }
        case "members": return say { () throws(ImportFailure) in try ForumMemberFile.parse(input.octets, file: "members.csv") }
        case "links": return say { () throws(ImportFailure) in try SuccessorFile.parse(input.windows1252, file: "links.csv") }
        case "successors":
            return say { () throws(ImportFailure) in try SuccessorFile.parse(input.octets, file: "successors.csv") }
        case "history":
            return say { () throws(ImportFailure) in
                try HistoryFile.parse(
                    input.octets, file: "history.csv", zone: .london, now: Instant(milliseconds: 1_795_000_000_000))
            }
        case "families": return say { () throws(ImportFailure) in try FamilyFile.parse(input.octets, file: "families.csv") }
        case "calendar": return say { () throws(ImportFailure) in try CalendarFile.parse(input.octets, file: "calendar.csv") }
        case "icalendar":
            guard let scope = PartnerID("school/116900") else { return "" }
            return say { () throws(ImportFailure) in
                try CalendarFile.parseICalendar(input.octets, file: "dates.ics", scope: scope, kind: .holiday)
            }
        case "bank-holidays":
            return say { () throws(ImportFailure) in try BankHolidayFile.parse(input.octets, file: "bank-holidays.json") }
        default: return "no such format"
        }
    }
}
