// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

/// Files that say what has changed.
@Suite struct DeltaTests {
    private static let rolls =
        "setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected"

    private static func child(_ fields: String) throws -> RollRow {
        try #require(try RollFile.parse(Array("\(rolls)\n\(fields)\n".utf8), file: "rolls.csv").values.first)
    }

    private static func changes(_ header: String, _ rows: String...) throws -> ImportedFile<RollRow> {
        try RollFile.parse(Array(([header] + rows).joined(separator: "\n").utf8), file: "rolls.csv", as: .delta)
    }

    private static func codes(_ body: () throws -> Void) -> [ImportProblem.Code] {
        do {
            try body()
        } catch let failure as ImportFailure {
            return failure.problems.problems.map(\.code)
        } catch {
            Issue.record("\(error)")
        }
        return []
    }

    @Test func `what a delta does not name stands, what it names is added, changed or ended`() throws {
        let standing = try [SnapshotChangeTests.adult(0, 1), SnapshotChangeTests.adult(0, 2), SnapshotChangeTests.adult(0, 3)]
        let rows = [
            ImportedRow(line: 2, value: standing[0]),
            ImportedRow(line: 3, value: try SnapshotChangeTests.adult(0, 2, name: "Example")),
            ImportedRow(line: 4, value: try SnapshotChangeTests.adult(0, 4)),
        ]
        let change = try SnapshotChange(current: standing, changes: rows)
        #expect(change.added == [rows[2].value] && change.changed.map(\.new) == [rows[1].value])
        #expect(change.unchanged == 1 && change.ended.isEmpty)
        // All of a scope may be ended one by one, and nobody is asked again; what is gone already is no fault.
        let gone = standing.enumerated().map { ImportedRow(line: 2 + $0, value: $1, isRemoval: true) }
        let end = try SnapshotChange(current: standing.dropLast(), changes: gone)
        #expect(end.ended == standing.dropLast() && end.unchanged == 1 && end.missed == [4] && !end.needsConfirmation)
    }

    @Test func `the column remove is read in any place, whatever case, and only in a delta`() throws {
        let row = "school/116900,B801200005001,,Ada,Sample,2016-03-27,,,,,,"
        let file = try Self.changes("remove,\(Self.rolls)", "YES,\(row)", ",\(row.replacing("B801200005001", with: ""))")
        #expect(file.rows.map(\.isRemoval) == [true, false] && file.warnings.isEmpty)
        #expect(Self.codes { _ = try Self.changes("\(Self.rolls),remove", "\(row),gone") } == [.badValue])
        #expect(Self.codes { _ = try Self.changes("\(Self.rolls),remove,remove", "\(row),,") } == [.duplicateColumn])
        #expect(
            Self.codes { _ = try RollFile.parse(Array("\(Self.rolls),remove\n\(row),yes\n".utf8), file: "rolls.csv") } == [
                .unknownColumn
            ])
        // A published extract passes over columns that it does not know, and not over this one.
        let gias =
            "URN,LA (code),EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),Postcode,Anything,Remove\n"
            + "116900,885,Example Primary School,Community school,Open,WR99 1AA,x,yes\n"
        #expect(Self.codes { _ = try SettingFile.parse(Array(gias.utf8), file: "gias.csv") } == [.unknownColumn])
        #expect(try SettingFile.parse(Array(gias.utf8), file: "gias.csv", as: .delta).rows.map(\.isRemoval) == [true])
    }

    @Test func `a delta without rows is word that nothing has changed`() throws {
        #expect(try Self.changes(Self.rolls).warnings.isEmpty)
        #expect(try !RollFile.parse(Array(Self.rolls.utf8), file: "rolls.csv").warnings.isEmpty)
    }

    @Test func `a child who got a number since is the same child, and one whose number is another is not`() throws {
        let unnumbered = try Self.child("school/116900,,,Ada,Sample,2016-03-27,WR99 7AA,,,,,")
        let numbered = try Self.child("school/116900,B801200005001,,Ada,Sample,2016-03-27,WR99 7AA,,,,,")
        let other = try Self.child("school/116900,H885200121003,,Ada,Sample,2016-03-27,WR99 7AB,,,,,")
        let elsewhere = try Self.child("school/116901,,,Ada,Sample,2016-03-27,WR99 7AA,,,,,")
        let rolls = RollChanges([unnumbered, elsewhere])
        #expect(rolls.standing(for: numbered) == unnumbered)
        #expect(RollChanges([numbered]).standing(for: unnumbered) == numbered)
        #expect(RollChanges([numbered]).standing(for: other) == nil && RollChanges([numbered]).hasNamesake(of: other))
        // Two who could be it: nobody chooses.
        #expect(RollChanges([numbered, other]).standing(for: unnumbered) == nil)
        let change = try SnapshotChange(
            current: [unnumbered, elsewhere], changes: [ImportedRow(line: 2, value: numbered)]
        ) { rolls.standing(for: $0) }
        #expect(change.changed.map(\.current) == [unnumbered] && change.added.isEmpty && change.ended.isEmpty)
        #expect(throws: AmbiguousChange(line: 3, earlier: 2)) {
            _ = try SnapshotChange(
                current: [unnumbered],
                changes: [ImportedRow(line: 2, value: numbered), ImportedRow(line: 3, value: unnumbered)]
            ) { RollChanges([unnumbered]).standing(for: $0) }
        }
    }

    @Test func `by NHS number a child is found whose name has changed`() throws {
        let before = try Self.child("school/116900,,9990000018,Ada,Sample,2016-03-27,WR99 7AA,,,,,")
        let after = try Self.child("school/116900,B801200005001,9990000018,Ada,Specimen,2016-03-27,WR99 7AA,,,,,")
        #expect(RollChanges([before]).standing(for: after) == before)
        let born = try Self.child("school/116900,B801200005001,9990000018,Ada,Specimen,2015-03-27,WR99 7AA,,,,,")
        #expect(RollChanges([before]).standing(for: born) == nil)
    }

    @Test func `a family of which only some members are told anew must still be described in one way`() throws {
        let header =
            "family,cluster,lead,flagged_from,flagged_until,consent_until,limb,given_name,family_name,date_of_birth\n"
        func members(_ rows: String) throws -> [FamilyMemberRow] {
            try FamilyFile.parse(Array((header + rows).utf8), file: "families.csv").values
        }
        let ada = "F1,locality/malvern,agency/support,2026-01-05,,,,Ada,Sample,2016-03-27\n"
        let ben = "F1,locality/malvern,agency/support,2026-01-05,,,,Ben,Sample,2014-01-01\n"
        let standing = try members(ada + ben)
        func divided(_ rows: String) throws -> FamilyMemberRow? {
            let changes = try members(rows).enumerated().map { ImportedRow(line: 2 + $0, value: $1) }
            return try SnapshotChange(current: standing, changes: changes).firstDivided(among: standing)
        }
        let until = "2026-01-05,2026-05-04"
        #expect(try divided(ada.replacing("2026-01-05,", with: until))?.person.givenName == "Ada")
        #expect(try divided((ada + ben).replacing("2026-01-05,", with: until)) == nil)
        #expect(try divided(ada.replacing("Ada", with: "Cy")) == nil)
    }
}
