// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

@Suite struct RollFileTests {
    static let header = "setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected\n"

    @Test func `A full row and the emptiest one become children`() throws {
        let file = try RollFile.parse(
            (Self.header
                + "school/116900,b801200005001,943 476 5919,Ada,Sample,2016-03-27,wr11aa,2020-09-01,2027-07-20,,m81001,yes\n"
                + "early-years/EY402388,,,,O’Sample-Zoë,2023-02-28,,,,MON-TUE,,\n").octets, file: "rolls.csv")
        #expect(file.warnings.isEmpty)
        let school = try #require(PartnerID("school/116900"))
        let nursery = try #require(PartnerID("early-years/EY402388"))
        let born = try #require(CivilDate(iso: "2016-03-27"))
        let later = try #require(CivilDate(iso: "2023-02-28"))
        #expect(
            file.values == [
                RollRow(
                    setting: school, upn: "B801200005001", nhsNumber: "9434765919", givenName: "Ada", familyName: "Sample",
                    dateOfBirth: born, postcode: "WR1 1AA", from: CivilDate(iso: "2020-09-01"), to: CivilDate(iso: "2027-07-20"),
                    practice: "M81001", isProtected: true),
                RollRow(
                    setting: nursery, familyName: "O’Sample-Zoë", dateOfBirth: later,
                    attendance: Weekdays([.monday, .tuesday])),
            ])
    }

    @Test func `A child is on the roll from the first day to the last, both included`() throws {
        let file = try RollFile.parse(
            (Self.header + "school/116900,,,Ada,Sample,2016-03-27,,2026-09-01,2026-09-30,,,\n").octets, file: "rolls.csv")
        let child = try #require(file.values.first)
        let days = ["2026-08-31", "2026-09-01", "2026-09-30", "2026-10-01"].compactMap { CivilDate(iso: $0) }
        #expect(days.map { child.isCurrent(on: $0) } == [false, true, true, false])
    }

    @Test(arguments: ["UN1", "UN5", "un3"]) func `A code for an unknown UPN counts as none`(code: String) throws {
        let file = try RollFile.parse((Self.header + "school/116900,\(code),,Ada,Sample,2016-03-27,,,,,,\n").octets, file: "r.csv")
        #expect(file.values.map(\.upn) == [nil])
        #expect(file.warnings.isEmpty)
    }

    @Test func `Siblings without numbers are two children, one child written twice is an error`() throws {
        let siblings = "school/116900,,,Ada,Sample,2016-03-27,,,,,,\nschool/116900,,,Ben,Sample,2016-03-27,,,,,,\n"
        #expect(try RollFile.parse((Self.header + siblings).octets, file: "r.csv").rows.count == 2)
        let list = problems { () throws(ImportFailure) in
            try RollFile.parse((Self.header + siblings + "school/116900,,,ADA,sample,2016-03-27,,,,,,\n").octets, file: "r.csv")
        }
        #expect(list.problems.map(\.code) == [.duplicateRow])
        #expect(list.problems.map(\.line) == [4])
        let elsewhere = siblings + "school/116901,,,Ada,Sample,2016-03-27,,,,,,\n"
        #expect(try RollFile.parse((Self.header + elsewhere).octets, file: "r.csv").rows.count == 3)
    }

    @Test func `A roll saved in a Windows code page is refused with line and octet`() {
        let list = problems { () throws(ImportFailure) in
            try RollFile.parse((Self.header + "school/116900,,,Zoë,Sample,2016-03-27,,,,,,\n").windows1252, file: "rolls.csv")
        }
        #expect(
            list.description
                == "rolls.csv:2: octet 19: is not UTF-8; it looks like a Windows code page. Save the file as \"CSV UTF-8\"."
        )
    }

    @Test(arguments: 0..<100) func `Children written as a file read back the same`(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let names = ["Ada", "Zoë", "O’Sample", "Ann, Marie", "J \"Jay\" R", "名"]
        let rows = (0..<Int.random(in: 1...20, using: &random)).compactMap { index -> RollRow? in
            guard let setting = PartnerID("school/11690\(index % 3)") else { return nil }
            return RollRow(
                setting: setting, givenName: names[Int.random(in: 0..<names.count, using: &random)] + " \(index)",
                familyName: names[Int.random(in: 0..<names.count, using: &random)],
                dateOfBirth: CivilDate(daysSinceEpoch: Int.random(in: 14_000...20_000, using: &random)),
                attendance: Bool.random(using: &random) ? Weekdays([.wednesday, .friday]) : nil,
                isProtected: Bool.random(using: &random))
        }
        let text = rows.map { row in
            let names = [row.givenName ?? "", row.familyName].map { "\"\($0.replacing("\"", with: "\"\""))\"" }
            return "\(row.setting),,,\(names[0]),\(names[1]),\(row.dateOfBirth),,,,"
                + "\(row.attendance?.description ?? ""),,\(row.isProtected ? "yes" : "")"
        }
        let file = try RollFile.parse((Self.header + text.joined(separator: "\n")).octets, file: "rolls.csv")
        #expect(file.values == rows)
        #expect(file.rows.map(\.line) == rows.indices.map { $0 + 2 })
    }

    // MARK: files read in two stretches

    /// Reads a file in two stretches, one after the other, which comes to the same as on two threads.
    private static func inStretches(_ text: String) throws(ImportFailure) -> (file: ImportedFile<RollRow>, stretches: [Bool]) {
        var stretches: [Bool] = []
        let file = try RollFile.parse(text.octets, file: "r.csv", sharedFrom: 0) { count, make in
            let made = (0..<count).map(make)
            stretches = made.map { $0 != nil }
            return made
        }
        return (file, stretches)
    }

    /// Rows without a fault, with one more at each of some places.
    private static func rows(_ more: [Int: String] = [:], ending end: String = "\n") -> String {
        header.dropLast() + end
            + (0..<90).map { number in
                (more[number].map { $0 + end } ?? "")
                    + "school/\(150_000 + number / 40),,,Ada,Sample \(number),2016-03-27,WR1 1AA,2025-09-01,,,,\(end)"
            }.joined()
    }

    @Test(arguments: ["\n", "\r\n"]) func `a file read in two stretches is the file read in one`(end: String) throws {
        let text = Self.rows(ending: end)
        let (file, stretches) = try Self.inStretches(text)
        let whole = try RollFile.parse(text.octets, file: "r.csv")
        #expect(stretches == [true, true] && file.warnings.isEmpty)
        #expect(file.values == whole.values && file.values.count == 90 && file.rows.map(\.line) == whole.rows.map(\.line))
    }

    /// A fault in either half, a warning, and what only the two halves together show, are told as of a file read in one.
    @Test(arguments: [
        [3: "school/150000,,,Ada,Sample,2016-13-27,,,,,,"], [80: "school/150000,,,Ada,Sample,2016-13-27,,,,,,"],
        [80: "school/150000,,,Ada,\"Sample\nA\",2016-03-26,,,,,,"], [80: "school/150000,,,Ada"],
        [80: "school/150000,,,Ada,Sample 1,2016-03-27,WR1 1AA,2025-09-01,,,,"],
        [
            3: "school/150000,B801200005001,,Ada,Sample,2016-03-27,,,,,,",
            80: "school/150001,B801200005001,,Ada,Sample,2016-03-28,,,,,,",
        ],
        [
            80: "school/150000,B801200005001,,Ada,Sample,2016-03-27,,,,,,",
            85: "school/150001,B801200005001,,Ada,Sample,2016-03-28,,,,,,",
        ],
    ])
    func `what has to be said of a file is said with its lines however it is read`(more: [Int: String]) throws {
        func said(_ read: () throws(ImportFailure) -> ImportedFile<RollRow>) -> String {
            do {
                let file = try read()
                return "\(file.rows.map(\.line)) \(file.warnings)"
            } catch { return "\(error.problems)" }
        }
        let text = Self.rows(more)
        let whole = said { () throws(ImportFailure) in try RollFile.parse(text.octets, file: "r.csv") }
        #expect(said { () throws(ImportFailure) in try Self.inStretches(text).file } == whole)
        #expect(whole != said { () throws(ImportFailure) in try RollFile.parse(Self.rows().octets, file: "r.csv") })
    }
}
