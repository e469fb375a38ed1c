// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

@testable import Journal

/// GP practices and connections as they stand in the journal.
@Suite struct PracticeTests {
    private func practice(_ code: String) throws -> PartnerID { try #require(PartnerID("gp/\(code)")) }

    @Test func `practices are added, changed and ended, and come back, over a restart`() throws {
        let test = try TestJournal()
        let whole = PracticeRow(
            id: try practice("M81001"), name: "Example Surgery", status: .inactive, postcode: "WR1 1AA",
            openedOn: CivilDate(iso: "1974-04-01"), closedOn: CivilDate(iso: "2026-03-31"), successor: try practice("A1B2C"))
        let bare = PracticeRow(id: try practice("A1B2C"), name: "Sample Surgery")
        func take(_ file: [PracticeRow]) throws {
            let change = SnapshotChange(current: try test.journal.reader.practices(), file: file)
            try test.write { try $0.apply(practices: change) }
            try test.restart()
        }
        try take([whole, bare])
        #expect(try test.journal.reader.practices() == [bare, whole])
        var changed = bare
        changed.status = .dormant
        try take([changed])
        #expect(try test.journal.reader.practices() == [changed])
        #expect(try test.journal.reader.formerPractices() == [whole])
        try take([whole, changed])
        #expect(try test.journal.reader.practices() == [changed, whole])
        #expect(try test.journal.reader.formerPractices().isEmpty)
    }

    @Test func `the first connection of a partner is kept and no later one changes it`() throws {
        let test = try TestJournal()
        let school = try #require(PartnerID("school/116900"))
        #expect(try test.journal.reader.everConnected().isEmpty)
        try test.write { try $0.keepConnection(of: school) }
        test.now = test.now + .seconds(60)
        try test.write { try $0.keepConnection(of: school) }
        try test.restart()
        #expect(try test.journal.reader.everConnected() == [school])
    }
}
