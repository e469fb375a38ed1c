// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
import Ledger
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import Journal

/// A change of the deployment key, which may be cut off anywhere.
@Suite struct RotationTests {
    let test: TestJournal
    let school: PartnerID
    let police: PartnerID

    init() throws {
        test = try TestJournal()
        school = try #require(PartnerID("school/116900"))
        police = try #require(PartnerID("police/22"))
    }

    /// One of everything that is sealed by the deployment key.
    private func fill() throws {
        for number in 0..<7 { try test.publish(id: "event-\(number)", to: school, sending: true) }
        try test.train("kim@school.example", at: school)
        let child = RollRow(
            setting: school, upn: nil, nhsNumber: nil, givenName: "Ada", familyName: "Sample",
            dateOfBirth: try #require(CivilDate(iso: "2016-03-27")), postcode: "WR99 7AA", from: nil, to: nil, attendance: nil,
            practice: nil, isProtected: false)
        try test.write { transaction in
            try transaction.apply(
                rolls: SnapshotChange(current: [RollRow](), file: [child]), scopes: [school], rows: [:])
            let seat = ForumMemberRow(
                forum: try #require(ForumID("marac/worcester")), member: ForumMember(partner: police, representative: "B. Sample"))
            try transaction.apply(members: SnapshotChange(current: [ForumMemberRow](), file: [seat]))
            let family = FamilyMemberRow(
                family: "F1", cluster: try #require(ForumID("locality/malvern")), lead: police,
                flaggedFrom: try #require(CivilDate(iso: "2026-01-05")), consent: .none,
                person: FamilyPerson(
                    givenName: "C.", familyName: "Sample", dateOfBirth: try #require(CivilDate(iso: "2015-03-01"))))
            try transaction.apply(families: SnapshotChange(current: [FamilyMemberRow](), file: [family]), rows: [:])
            let contact = ContactRow(partner: school, role: .setting, address: "office@school.example")
            try transaction.apply(contacts: SnapshotChange(current: [ContactRow](), file: [contact]), rows: [:])
            try transaction.put(police, name: "Test Police")
            try transaction.setSuspended(true, partner: police, reason: "a reason")
            let (subject, _) = try #require(try transaction.subject(1))
            let deadline = Deadline(
                instant: test.now + .seconds(3600), date: try #require(CivilDate(iso: "2026-11-18")), confidence: .setting,
                infeasible: false, basis: .schoolDay, calendarVersion: 1)
            let hold = HoldRecord(
                id: NoticeID(at: test.now), code: .noSetting, recipient: nil, candidates: [], owner: school, flow: .encompass,
                rule: "OE-1", exception: false, deadline: deadline)
            try transaction.add(hold, about: subject)
            let standing = try #require(try transaction.hold(hold.id))
            try transaction.resolve(standing, as: .denied, recipient: nil, by: "A. Officer", reason: "a test", subject: subject)
            let notice = try #require(try transaction.beginAttempt(1, to: school))
            _ = try transaction.receive(
                ReceiptRecord(
                    notice: notice.id, recipient: school, digest: Digest.sha256(notice.body), stage: .acknowledged,
                    by: "kim@school.example",
                    claimedAt: nil, code: "noted", note: "a note"), today: try #require(CivilDate(iso: "2026-11-18")))
            try transaction.add(
                RecallRecord(
                    id: NoticeID(at: test.now), event: 2, recalled: 1, recipient: school, reason: .wrongPerson,
                    note: "a producer's note", unsent: 0, sent: 1, owner: school))
        }
        try test.write { transaction in
            let round = try transaction.beginDrills(to: 1, because: .schedule)
            let body = Array("a drill".utf8)
            let deadline = Deadline(
                instant: test.now + .seconds(3600), date: try #require(CivilDate(iso: "2026-11-18")), confidence: .setting,
                infeasible: false, basis: .schoolDay, calendarVersion: 1)
            _ = try transaction.add(
                NoticeRecord(
                    id: NoticeID(at: test.now), kind: .drill, recipient: school, flow: .encompass, deadline: deadline, held: .zero,
                    attendance: nil, body: body, digest: Digest.sha256(body)),
                about: transaction.nobody(in: round), sending: false)
        }
        try test.write { transaction in
            _ = try transaction.invite(
                email: "kim@school.example", name: "Kim Specimen", role: .keyAdult, of: school,
                token: [UInt8](repeating: 5, count: 32), factor: [1, 2, 3], until: test.now + .seconds(60))
            _ = try transaction.accept(
                [UInt8](repeating: 5, count: 32), password: nil,
                proof: PortalProof(kind: .provider, issuer: "https://id.example", subject: "s-1"), step: 1, recovery: [])
        }
        let recall = try #require(try test.journal.reader.recalls().first)
        let closed = try test.write { try $0.closeBreach(recall, by: "B. Officer", reason: "notified") }
        #expect(closed)
    }

    /// Everything sealed, opened with the key in force, as a text that does not depend on the key.
    private func contents(_ journal: Journal) throws -> [String] {
        var texts: [String] = []
        for (person, row) in try journal.reader.rollRows(of: [school]).rows.map({ ($0.row.givenName ?? "", $0.number) }) {
            texts.append("roll \(row) \(person)")
        }
        texts += try journal.reader.keyAdultRows().map { "key adult \($0.number) \($0.row.email)" }
        texts += try journal.reader.contactRows(of: [school]).map { "contact \($0.number) \($0.row.address)" }
        texts += try journal.reader.portalAccounts().map { "account \($0.id) \($0.name)" }
        texts += try journal.reader.portalBindings().map { "binding \($0.account) \($0.proof.subject)" }
        texts += [try journal.reader.portalAccount(email: "kim@school.example").map { "factor \($0.secret.factor)" } ?? ""]
        try journal.write(at: test.now) { transaction in
            for id in 1...7 as ClosedRange<Int64> {
                texts.append("subject \(String(decoding: try transaction.subject(id)?.body ?? [], as: UTF8.self))")
            }
            try transaction.sql(
                """
                SELECT d.seq, d.id, d.kind, d.event, d.subject, d.released_at, d.recipient, d.wrapped, b.sealed FROM drill d
                JOIN drill_body b ON b.drill = d.seq
                """
            ).forEach { row in
                let binding = BodyBinding.notice(
                    row.integer(0), id: row.blob(1), kind: row.integer(2), event: row.integer(3), subject: row.integer(4),
                    releasedAt: row.integer(5), recipient: row.text(6))
                let body = try BodyKey(unwrapping: row.blob(7), for: binding, deployment: transaction.key).open(row.blob(8))
                texts.append(String(decoding: body, as: UTF8.self))
            }
            func records(_ sql: StaticString, _ context: (PreparedStatement) -> String) throws {
                try transaction.sql(sql).forEach { row in
                    let plain = try transaction.key.openRecord(row.blob(0), context: context(row))
                    texts.append("record \(String(decoding: plain, as: UTF8.self))")
                }
            }
            try records("SELECT reason, id FROM partner WHERE reason IS NOT NULL") { "partner/\($0.text(1))" }
            try records("SELECT sealed, notice FROM note") { "note/\($0.integer(1))" }
            try records("SELECT resolution, id FROM hold WHERE resolution IS NOT NULL") {
                "hold/\(NoticeID(octets: $0.blob(1))?.description ?? "")"
            }
            try records("SELECT representative, forum, partner FROM forum_member") { "forum-member/\($0.text(1))/\($0.text(2))" }
            try records("SELECT sealed, cluster FROM family_member") { "family-member/\($0.text(1))" }
            try records("SELECT note, event FROM recall") { "recall/\($0.integer(1))" }
            try records("SELECT resolution, event FROM breach") { "breach/\($0.integer(1))" }
            // What is found by a keyed digest is found by the same one for ever.
            let adult = try transaction.keyAdult(
                of: school, email: "kim@school.example", today: try #require(CivilDate(iso: "2026-11-18")))
            texts.append("lookup \(adult ?? -1)")
            let answer = try transaction.answer(source: police, id: "event-1", digest: [UInt8](repeating: 1, count: 32))
            texts.append("digest \(answer?.sameContent ?? false)")
            texts.append("index \(Hex.text(transaction.key.lookup("upn", "B801200005001")))")
        }
        let verified = try journal.reader.verifyLedger()
        #expect(UInt64(verified.opened) == verified.leaves)
        return texts
    }

    /// Every octet string that the old key sealed.
    private func sealed() throws -> [Data] {
        try test.journal.pool.read { db in
            try [
                "SELECT wrapped FROM subject", "SELECT wrapped FROM notice", "SELECT sealed FROM roll",
                "SELECT sealed FROM key_adult",
                "SELECT sealed FROM note", "SELECT resolution FROM hold", "SELECT reason FROM partner", "SELECT note FROM recall",
                "SELECT resolution FROM breach", "SELECT representative FROM forum_member",
                "SELECT sealed FROM family_member", "SELECT sealed FROM portal_account", "SELECT secret FROM portal_account",
                "SELECT sealed FROM portal_binding",
                "SELECT sealed FROM contact", "SELECT wrapped FROM drill",
            ].flatMap { try Data.fetchAll(db, sql: $0) }
        }
    }

    private func rotate(_ journal: Journal, limit: Int) throws -> Int {
        var total = 0
        while try journal.rotation() != nil { total += try journal.rotateOn(limit: limit, at: test.now).sealed }
        return total
    }

    @Test func `a change cut off after each batch loses nothing, and leaves nothing that the former key opens`() throws {
        try fill()
        let before = try contents(test.journal)
        #expect(
            before.contains("roll 1 Ada") && before.contains("record a reason") && before.contains("record a producer's note")
                && before.contains("record B. Sample") && before.contains("lookup 1")
                && before.contains("contact 1 office@school.example") && before.contains("a drill"))
        let old = try sealed()
        #expect(old.count >= 7 + 7 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1)
        let new = DeploymentKey.generate()
        try test.journal.beginRotation(to: new, at: test.now)
        #expect(throws: JournalError.rotating) { try test.journal.beginRotation(to: new, at: test.now) }
        test.journal.close()

        #expect(throws: JournalError.wrongKey) { try Journal(opening: test.folder, key: DeploymentKey(test.keyOctets)) }
        #expect(throws: JournalError.formerKeyMissing) { try Journal(opening: test.folder, key: DeploymentKey(new)) }
        var number = 0
        var rounds = 0
        var isOver = false
        while !isOver {
            // The order of the two does not matter: the journal says which is which.
            let both =
                rounds % 2 == 0
                ? try DeploymentKey(new, beside: [test.keyOctets]) : try DeploymentKey(test.keyOctets, beside: [new])
            let journal = try Journal(opening: test.folder, key: both)
            #expect(try contents(journal) == before, "round \(rounds)")
            isOver = try journal.rotateOn(limit: 2, at: test.now).position == nil
            // A daemon may run in between.
            try journal.write(at: test.now) { try $0.put(try #require(PartnerID("police/\(number)")), name: "Other") }
            number += 1
            rounds += 1
            journal.close()
            try #require(rounds < 100)
        }
        #expect(rounds > 10)
        let journal = try Journal(opening: test.folder, key: DeploymentKey(new))
        #expect(try contents(journal) == before)
        #expect(try journal.keyChecks().former == nil)
        try journal.emptyLog()
        journal.close()
        for file in try FileManager.default.contentsOfDirectory(atPath: test.folder) {
            let octets = try Data(contentsOf: URL(fileURLWithPath: "\(test.folder)/\(file)"))
            for (index, text) in old.enumerated() { #expect(octets.range(of: text) == nil, "\(index) stands in \(file)") }
            #expect(octets.range(of: Data(test.keyOctets)) == nil)
        }
        #expect(throws: JournalError.wrongKey) { try JournalReader(folder: test.folder, key: DeploymentKey(test.keyOctets)) }
        let reader = try JournalReader(folder: test.folder, key: DeploymentKey(new))
        #expect(try reader.keyAdultRows().count == 1)
    }

    @Test func `a second change keeps what the first kept`() throws {
        try fill()
        let before = try contents(test.journal)
        var key = test.keyOctets
        var checks = [try DeploymentKey(key).checkText]
        let leaves = try test.journal.reader.status(now: test.now).ledgerSize
        for limit in [1, 1000] {
            let next = DeploymentKey.generate()
            let first = try Journal.reopened(test, key: key)
            try first.beginRotation(to: next, at: test.now)
            first.close()
            let second = try Journal(opening: test.folder, key: DeploymentKey(key, beside: [next]))
            #expect(try rotate(second, limit: limit) >= 19)
            try second.emptyLog()
            second.close()
            key = next
            checks.append(try DeploymentKey(key).checkText)
        }
        let journal = try Journal(opening: test.folder, key: DeploymentKey(key))
        defer { journal.close() }
        #expect(try contents(journal) == before)
        // A change is two leaves: who began it ended it, and the ledger says between which keys.
        #expect(try journal.reader.status(now: test.now).ledgerSize == leaves + 4)
        let entries = try journal.reader.entries(.key).map { String(decoding: $0, as: UTF8.self) }
        for (former, current) in zip(checks, checks.dropFirst()) {
            for state in ["begun", "done"] {
                #expect(entries.contains { $0.contains("\"from\":\"\(former)\",\"state\":\"\(state)\",\"to\":\"\(current)\"") })
            }
        }
    }
}

extension Journal {
    fileprivate static func reopened(_ test: TestJournal, key: [UInt8]) throws -> Journal {
        test.journal.close()
        return try Journal(opening: test.folder, key: DeploymentKey(key))
    }
}
