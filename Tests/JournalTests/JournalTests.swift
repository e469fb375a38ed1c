// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Ledger
import Safeguarding
import Testing

@testable import Journal

/// What the journal keeps, whatever happens to the process.
@Suite struct JournalTests {
    let school: PartnerID
    let other: PartnerID
    let police: PartnerID

    init() throws {
        school = try #require(PartnerID("school/116900"))
        other = try #require(PartnerID("school/116901"))
        police = try #require(PartnerID("police/22"))
    }

    @Test func `the open writer is FULL and its log is not checkpointed by it`() throws {
        let test = try TestJournal()
        #expect(try test.journal.synchronousLevel() == 2)
        let pages = try test.journal.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA wal_autocheckpoint") }
        #expect(pages == 0)
    }

    @Test func `an answer survives a restart, and other content under its id is told apart`() throws {
        let test = try TestJournal()
        try test.publish(to: school, digest: 7)
        try test.restart()
        let same = try test.write { try $0.answer(source: police, id: "event-1", digest: [UInt8](repeating: 7, count: 32)) }
        #expect(same?.sameContent == true)
        #expect(same?.sequence == 1)
        let other = try test.write { try $0.answer(source: police, id: "event-1", digest: [UInt8](repeating: 8, count: 32)) }
        #expect(other?.sameContent == false)
        #expect(try test.write { try $0.answer(source: police, id: "event-2", digest: []) } == nil)
    }

    @Test func `what throws inside a transaction has not happened`() throws {
        let test = try TestJournal()
        struct Refused: Error {}
        #expect(throws: Refused.self) {
            try test.write { transaction in
                try transaction.put(police, name: "Test Police")
                throw Refused()
            }
        }
        #expect(try test.journal.reader.partners().isEmpty)
        let size = try test.journal.reader.status(now: test.now).ledgerSize
        try test.write { try $0.put(police, name: "Test Police") }
        #expect(try test.journal.reader.status(now: test.now).ledgerSize == size + 1)
        #expect(try test.journal.reader.verifyLedger().leaves == UInt64(size + 1))
    }

    @Test func `a second opener is refused and named the process that holds it`() throws {
        let test = try TestJournal()
        let key = try DeploymentKey(test.keyOctets)
        #expect(throws: JournalError.held(pid: getpid())) { try Journal(opening: test.folder, key: key) }
    }

    @Test func `another deployment's key is refused`() throws {
        let test = try TestJournal()
        test.journal.close()
        let key = try DeploymentKey(DeploymentKey.generate())
        #expect(throws: JournalError.wrongKey) { try Journal(opening: test.folder, key: key) }
    }

    @Test func `a journal of a newer version is refused`() throws {
        let test = try TestJournal()
        try test.journal.pool.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2-from-the-future')") }
        test.journal.close()
        let key = try DeploymentKey(test.keyOctets)
        #expect(throws: JournalError.newerVersion) { try Journal(opening: test.folder, key: key) }
        #expect(throws: JournalError.newerVersion) { try JournalReader(folder: test.folder, key: key) }
    }

    @Test func `no content and no name stands in the files`() throws {
        let test = try TestJournal()
        try test.publish(to: school, body: "{\"familyName\":\"Sample\"}")
        try test.train("kim@school.example", at: school)
        test.journal.close()
        for file in try FileManager.default.contentsOfDirectory(atPath: test.folder) {
            let octets = try Data(contentsOf: URL(fileURLWithPath: "\(test.folder)/\(file)"))
            for word in ["Sample", "Ada", "Kim Example", "kim@school.example", "22/26/0000001"] {
                #expect(octets.range(of: Data(word.utf8)) == nil, "\(word) in \(file)")
            }
        }
    }

    @Test func `receipts move a notice on, imply what came before, and repeat without effect`() throws {
        let test = try TestJournal()
        let (_, notice) = try test.publish(to: school, sending: true)
        try test.train("kim@school.example", at: school)
        #expect(try test.receipt(notice, .delivered).reached == [.delivered])
        #expect(try test.receipt(notice, .delivered).reached == [])
        #expect(try test.receipt(notice, .acknowledged, by: "KIM@school.example").reached == [.opened, .acknowledged, .closed])
        #expect(try test.receipt(notice, .opened, by: "kim@school.example").reached == [])
        #expect(try test.journal.reader.waiting().isEmpty)
    }

    @Test func `a receipt must be the recipient's, of the content, and by a key adult`() throws {
        let test = try TestJournal()
        let (_, notice) = try test.publish(to: school, sending: true)
        guard case .unknownNotice = try test.receipt(notice, from: other, .delivered) else { return fail("another's notice") }
        let wrong = [UInt8](repeating: 0, count: 32)
        guard case .digestMismatch = try test.receipt(notice, .delivered, digest: wrong) else { return fail("wrong digest") }
        guard case .notKeyAdult = try test.receipt(notice, .opened, by: "kim@school.example") else { return fail("untrained") }
        try test.train("kim@school.example", at: other)
        guard case .notKeyAdult = try test.receipt(notice, .opened, by: "kim@school.example") else { return fail("elsewhere") }
        #expect(try test.journal.reader.waiting().map(\.sequence) == [1])
    }

    func fail(_ what: String) { Issue.record("\(what) was accepted") }

    @Test func `an attempt is counted before it is made, and the first is part of the release`() throws {
        let test = try TestJournal()
        let (handle, _) = try test.publish(to: school, sending: true)
        try test.restart()
        #expect(try test.journal.reader.waiting().count == 1)
        let again = try test.write { try $0.beginAttempt(handle.sequence, to: school) }
        #expect(again?.attempt == 2)
        #expect(again?.body == Array("{\"a\":1}".utf8))
        let (waiting, _) = try test.publish(id: "event-2", to: school)
        #expect(try test.write { try $0.beginAttempt(waiting.sequence, to: waiting.recipient) }?.attempt == 1)
    }

    @Test func `every level of escalation is journalled once, around restarts too`() throws {
        let test = try TestJournal()
        try test.publish(to: school)
        let deadline = try Instant(rfc3339: "2026-11-18T08:30:00Z")
        #expect(try test.journal.nextEscalation() == deadline - .seconds(3600))
        #expect(try test.write { try $0.escalate(limit: 10) }.isEmpty)
        for (instant, level) in [
            (deadline - .seconds(3600), EscalationLevel.hourBefore), (deadline - .seconds(1800), .halfHourBefore),
            (deadline, .deadlinePassed),
        ] {
            test.now = instant
            #expect(try test.write { try $0.escalate(limit: 10) }.map(\.level) == [level])
            try test.restart()
            #expect(try test.write { try $0.escalate(limit: 10) }.isEmpty)
        }
        #expect(try test.journal.nextEscalation() == nil)
        #expect(try test.journal.reader.status(now: test.now).overdue == 1)
    }

    @Test func `opening a notice stops its escalation`() throws {
        let test = try TestJournal()
        let (_, notice) = try test.publish(to: school)
        try test.train("kim@school.example", at: school)
        #expect(try test.receipt(notice, .opened, by: "kim@school.example").reached == [.delivered, .opened])
        #expect(try test.journal.nextEscalation() == nil)
    }

    @Test func `the ledger verifies after many transactions and a restart, and every salted entry opens`() throws {
        let test = try TestJournal()
        for number in 0..<40 { try test.publish(id: "event-\(number)", to: school, sending: number % 2 == 0) }
        try test.restart()
        for number in 40..<50 { try test.publish(id: "event-\(number)", to: other) }
        let verified = try test.journal.reader.verifyLedger()
        #expect(verified.roots == 50)
        #expect(UInt64(verified.opened) == verified.leaves)
        #expect(verified.leaves == UInt64(50 * 2 + 20))
    }

    /// What somebody with the file could do to the page whose last leaf is one of the first ten; each event has two leaves.
    enum Tampering: CaseIterable {
        case entry, salt, kind, shorter, twice, pressed, unpressed

        /// The page and what it becomes; a page's last octet is the end of an entry, its first a type octet.
        func done(to kept: [UInt8]) throws -> [UInt8] {
            var page = try #require(LedgerPage.opened(kept))
            switch self {
            case .entry: page[page.count - 1] = UInt8(ascii: "]")
            case .salt: page.replaceSubrange(50..<52, with: [0x00, 0xFF])
            case .kind: page[0] = 0x20
            case .shorter: page.removeLast()
            case .twice: page += page
            case .pressed: return Array(kept.dropLast(4))
            case .unpressed: return Array(kept.dropFirst())
            }
            return page
        }
    }

    @Test func `a ledger that grows while it is verified is not called damaged`() throws {
        let test = try TestJournal()
        for number in 0..<5 { try test.publish(id: "event-\(number)", to: school) }
        let size = try test.journal.reader.status(now: test.now).ledgerSize
        var grown = 0
        let found = try test.journal.reader.verifyLedger { _ in
            grown += 1
            do { try test.publish(id: "late-\(grown)", to: school) } catch { Issue.record(error) }
        }
        #expect(found.leaves == UInt64(size))
        #expect(try grown > 0 && test.journal.reader.verifyLedger().leaves > UInt64(size))
    }

    @Test(arguments: Tampering.allCases, [true, false])
    func `tampering with a page of the ledger is found, pressed anew or not`(tampering: Tampering, isPressed: Bool) throws {
        let test = try TestJournal()
        for number in 0..<5 { try test.publish(id: "event-\(number)", to: school) }
        try test.journal.pool.write { db in
            let kept = [UInt8](try #require(try Data.fetchOne(db, sql: "SELECT leaves FROM ledger WHERE size = 6")))
            #expect(kept.first == 0, "a page of some leaves is kept pressed")
            let page = try tampering.done(to: kept)
            try db.execute(
                sql: "UPDATE ledger SET leaves = ? WHERE size = 6", arguments: [Data(isPressed ? LedgerPress.pressed(page) : page)])
        }
        #expect(throws: LedgerDamage.self) { try test.journal.reader.verifyLedger() }
    }

    @Test func `a page that is kept as it was before pages were pressed is read`() throws {
        let test = try TestJournal()
        for number in 0..<5 { try test.publish(id: "event-\(number)", to: school) }
        try test.journal.pool.write { db in
            for row in try Row.fetchAll(db, sql: "SELECT size, leaves FROM ledger") {
                let page = try #require(LedgerPage.opened([UInt8](row[1] as Data)))
                try db.execute(
                    sql: "UPDATE ledger SET leaves = ? WHERE size = ?", arguments: [Data(page), row[0] as Int64])
            }
        }
        #expect(try test.journal.reader.verifyLedger().leaves == 10)
    }

    @Test(arguments: [
        "UPDATE ledger SET root = zeroblob(32) WHERE size = 6", "DELETE FROM ledger WHERE size = 4",
        "DELETE FROM ledger WHERE size = (SELECT max(size) FROM ledger)",
        "INSERT INTO ledger (size, root, at, leaves) VALUES (999, zeroblob(32), 0, zeroblob(0))",
        "UPDATE frontier SET state = zeroblob(8)",
    ]) func `tampering with the ledger is found`(statement: String) throws {
        let test = try TestJournal()
        for number in 0..<5 { try test.publish(id: "event-\(number)", to: school) }
        _ = try test.journal.reader.verifyLedger()
        try test.journal.pool.write { try $0.execute(sql: statement) }
        #expect(throws: LedgerDamage.self) { try test.journal.reader.verifyLedger() }
    }

    @Test func `a changed calendar moves open deadlines and says so`() throws {
        let test = try TestJournal()
        let (_, opened) = try test.publish(id: "opened", to: school)
        try test.publish(id: "open", to: school)
        try test.train("kim@school.example", at: school)
        _ = try test.receipt(opened, .opened, by: "kim@school.example")
        let later = try Instant(rfc3339: "2026-11-19T08:30:00Z")
        let date = try #require(CivilDate(iso: "2026-11-19"))
        let moved = try test.write { transaction in
            let changes = try transaction.deadlineChanges { question in
                #expect(question.recipient == school)
                return Deadline(
                    instant: later, date: date, confidence: .setting, infeasible: false, basis: .schoolDay, calendarVersion: 2)
            }
            try transaction.apply(changes)
            return changes.count
        }
        #expect(moved == 1)
        #expect(try test.journal.nextEscalation() == later - .seconds(3600))
    }
}
