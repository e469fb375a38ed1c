// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

@Suite struct SnapshotChangeTests {
    static func adult(_ code: Int, _ person: Int, name: String = "Sample") throws -> KeyAdultRow {
        KeyAdultRow(
            partner: try #require(PartnerID("school/\(116900 + code)")), name: name, email: "p\(person)@sample.example",
            role: .deputy)
    }

    @Test func `Rows are added, changed, unchanged or ended by key within the file's scopes`() throws {
        let current = [
            try Self.adult(0, 1), try Self.adult(0, 2), try Self.adult(0, 3), try Self.adult(1, 1), try Self.adult(2, 1),
        ]
        let file = [try Self.adult(0, 1), try Self.adult(0, 2, name: "Example"), try Self.adult(0, 4), try Self.adult(1, 1)]
        let change = SnapshotChange(current: current, file: file)
        #expect(change.added == [try Self.adult(0, 4)])
        #expect(change.changed.map(\.current) == [try Self.adult(0, 2)])
        #expect(change.changed.map(\.new) == [try Self.adult(0, 2, name: "Example")])
        #expect(change.unchanged == 2)
        #expect(change.ended == [try Self.adult(0, 3)])
    }

    @Test(arguments: [(5, 1, false), (5, 2, true), (4, 1, true), (100, 20, false), (100, 21, true), (1, 1, true), (10, 0, false)])
    func `Ending over a fifth of a scope has to be confirmed`(current: Int, ended: Int, needsConfirmation: Bool) throws {
        let before = try (0..<current).map { try Self.adult(0, $0) }
        // One row of the scope must be in the file, or the file does not speak of the scope at all.
        let file = Array(before.dropFirst(ended)) + [try Self.adult(0, 1000)]
        let change = SnapshotChange(current: before, file: file)
        #expect(change.ended.count == ended)
        #expect(change.needsConfirmation == needsConfirmation)
        if needsConfirmation {
            #expect(change.drastic.map(\.ended) == [ended])
            #expect(change.drastic.map(\.current) == [current])
        }
    }

    @Test func `A loss is measured in each scope alone`() throws {
        let large = try (0..<100).map { try Self.adult(0, $0) }
        let small = [try Self.adult(1, 1), try Self.adult(1, 2)]
        let change = SnapshotChange(current: large + small, file: large + [small[0]])
        #expect(change.drastic.map(\.scope.description) == ["school/116901"])
    }

    @Test func `A file without rows ends nothing`() throws {
        let change = SnapshotChange(current: [try Self.adult(0, 1)], file: [])
        #expect(change.isEmpty)
        #expect(!change.needsConfirmation)
    }

    @Test func `A school that moved to another authority is changed and not ended`() throws {
        let id = try #require(PartnerID("school/116900"))
        let old = SettingRow(id: id, name: "Example", category: .school, localAuthority: "885")
        let new = SettingRow(id: id, name: "Example", category: .school, localAuthority: "884")
        let other = SettingRow(
            id: try #require(PartnerID("school/116901")), name: "Sample", category: .school, localAuthority: "885")
        let change = SnapshotChange(current: [old, other], file: [new, other])
        #expect(change.changed.map(\.new) == [new])
        #expect(change.ended.isEmpty)
    }

    @Test(arguments: 0..<200) func `Taking a file twice changes nothing the second time`(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        func rows(_ random: inout SeededGenerator) throws -> [KeyAdultRow] {
            var rows: [KeyAdultKey: KeyAdultRow] = [:]
            for _ in 0..<Int.random(in: 0...25, using: &random) {
                let row = try Self.adult(
                    Int.random(in: 0...3, using: &random), Int.random(in: 0...9, using: &random),
                    name: Bool.random(using: &random) ? "Sample" : "Example")
                rows[row.snapshotKey] = row
            }
            return Array(rows.values)
        }
        let current = try rows(&random)
        let file = try rows(&random)
        let change = SnapshotChange(current: current, file: file)
        var after = Set(current)
        for row in change.ended { #expect(after.remove(row) != nil) }
        for row in change.changed {
            #expect(after.remove(row.current) != nil)
            after.insert(row.new)
        }
        after.formUnion(change.added)
        #expect(after.isSuperset(of: file))
        let scopes = Set(file.map(\.partner))
        #expect(after.filter { scopes.contains($0.partner) } == Set(file))
        #expect(after.filter { !scopes.contains($0.partner) } == Set(current.filter { !scopes.contains($0.partner) }))
        let again = SnapshotChange(current: after, file: file)
        #expect(again.isEmpty)
        #expect(again.unchanged == file.count)
    }
}
