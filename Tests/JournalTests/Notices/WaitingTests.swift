// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Safeguarding
import TestSupport
import Testing

@testable import Journal

/// What a start reads of the notices that wait: an index alone, whose entries are counted.
@Suite struct WaitingTests {
    @Test func `no row is read of a notice that waits`() throws {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue)
        let steps = try queue.read { try Row.fetchAll($0, sql: "EXPLAIN " + JournalReader.waitingNotices) }
        // A cursor on an index has the form of its keys as fourth operand, one on a table the number of its columns.
        let table = steps.first { $0["opcode"] == "OpenRead" && !(($0["p4"] as String?) ?? "").hasPrefix("k(") }
        let cursor: Int64 = try #require(table)["p1"]
        #expect(steps.contains { $0["opcode"] == "Column" && $0["p1"] != cursor })
        #expect(!steps.contains { $0["opcode"] == "Column" && $0["p1"] == cursor })
        #expect(!steps.contains { ["Sort", "SorterSort", "FinishSeek"].contains($0["opcode"] as String) })
    }

    @Test func `what waits is told by recipient and in order, whatever was stored or taken back`() throws {
        let test = try TestJournal()
        let schools = try ["school/116900", "school/116901"].map { try #require(PartnerID($0)) }
        for number in 0..<8 { try test.publish(id: "event-\(number)", to: schools[number % 2], sending: number < 4) }
        #expect(try test.journal.reader.waiting().map(\.sequence) == [1, 3, 5, 7, 2, 4, 6, 8])
        let (_, notice) = try test.publish(id: "event-8", to: schools[0])
        _ = try test.receipt(notice, .delivered)
        _ = try test.receipt(notice, .delivered)
        #expect(try test.counted == 8)
        try test.write { transaction in
            let standing = try #require(try transaction.recallable(notice: 3))
            try transaction.withdraw(standing, as: .superseded, by: nil)
            try transaction.withdraw(standing, as: .recalled, by: nil)
        }
        #expect(try test.counted == 7)
        #expect(try test.journal.reader.waiting().map(\.sequence) == [1, 5, 7, 2, 4, 6, 8])
        try test.journal.pool.write { try $0.execute(sql: "UPDATE notice SET wrapped = NULL WHERE seq = 5") }
        #expect(try test.journal.reader.waiting().map(\.sequence) == [1, 7, 2, 4, 6, 8])
    }

    @Test func `a count that the index does not have is noticed, and the notices are counted anew`() throws {
        let test = try TestJournal()
        let school = try #require(PartnerID("school/116900"))
        for number in 0..<3 { try test.publish(id: "event-\(number)", to: school) }
        try test.journal.pool.write { try $0.execute(sql: "UPDATE frontier SET waiting = 4") }
        #expect(throws: JournalError.damaged("index of waiting notices")) { try test.journal.reader.waiting() }
        try test.restart()
        #expect(try test.journal.reader.waitingByRows().map(\.sequence) == [1, 2, 3])
        try test.journal.recountWaiting()
        try test.publish(id: "event-3", to: school)
        #expect(try test.counted == 4)
        #expect(try test.journal.reader.waiting() == test.journal.reader.waitingByRows())
    }

    @Test func `an index that has lost an entry loses no notice`() throws {
        let store = try SmallStore(withLog: false)
        let folder = try TestFolder(in: "/dev/shm")
        let octets = try #require(store.files["journal.db"])
        try Data(octets).write(to: URL(fileURLWithPath: folder.path + "/journal.db"))
        let queue = try DatabaseQueue(path: folder.path + "/journal.db")
        let (root, size) = try queue.read { db in
            (
                try #require(try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'notice_waiting'")),
                try #require(try Int.fetchOne(db, sql: "PRAGMA page_size"))
            )
        }
        try queue.close()
        // The low octet of the number of cells (sqlite.org/fileformat2.html, 1.6): five wait, and four are left.
        let place = (root - 1) * size + 4
        #expect(octets[place] == 5)
        #expect(
            try store.outcome(flipping: 1, at: place, of: "journal.db", in: folder.path + "/copy") == .right(isNoticed: true))
    }
}

extension TestJournal {
    /// How many notices wait, by the count that is kept with each transaction; it agrees with the table.
    fileprivate var counted: Int64? {
        get throws {
            let (kept, found) = try journal.pool.read { db in
                (try Int64.fetchOne(db, sql: "SELECT waiting FROM frontier"), try Counters.countWaiting(db))
            }
            #expect(kept == found)
            return kept
        }
    }
}
