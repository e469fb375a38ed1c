// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

@testable import Journal

/// Who took over from whom, as it stands in the journal.
@Suite struct SuccessorTests {
    @Test func `links are added, changed and removed, over a restart, and those of another register stay`() throws {
        let test = try TestJournal()
        func link(_ setting: String, _ successor: String, _ since: String? = nil) throws -> SuccessorRow {
            SuccessorRow(
                setting: try #require(PartnerID(setting)), successor: try #require(PartnerID(successor)),
                since: since.flatMap { CivilDate(iso: $0) })
        }
        func take(_ file: [SuccessorRow]) throws {
            let change = SnapshotChange(current: try test.journal.reader.successors(), file: file)
            try test.write { try $0.apply(successors: change) }
            try test.restart()
        }
        let nursery = try link("early-years/EY402388", "school/116900")
        let one = try link("school/116904", "school/116900", "2025-09-01")
        let two = try link("school/116904", "school/116901")
        try take([two, one, nursery])
        #expect(try test.journal.reader.successors() == [nursery, one, two])
        let moved = try link("school/116904", "school/116901", "2026-09-01")
        try take([moved])
        #expect(try test.journal.reader.successors() == [nursery, moved])
    }
}
