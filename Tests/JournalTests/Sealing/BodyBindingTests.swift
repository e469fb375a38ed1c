// SPDX-License-Identifier: Apache-2.0
import Crypto
import GRDB
import Safeguarding
import Testing

@testable import Journal

/// What a body's key is bound to: whoever changes a row on the disk does not change where a notice goes.
@Suite struct BodyBindingTests {
    let school: PartnerID
    let other: PartnerID

    init() throws {
        school = try #require(PartnerID("school/116900"))
        other = try #require(PartnerID("school/116901"))
    }

    @Test(arguments: [
        "recipient = 'school/116901'", "kind = 1", "released_at = released_at + 1", "id = zeroblob(16)", "seq = 77",
    ])
    func `a notice whose row was changed opens for nobody`(change: String) throws {
        let test = try TestJournal()
        try test.publish(to: school)
        try test.journal.pool.write { try $0.execute(sql: "UPDATE notice SET \(change)") }
        let waiting = try #require(try test.journal.reader.waiting().first)
        for recipient in [school, other] {
            #expect(throws: JournalError.self) {
                try test.write { try $0.beginAttempt(waiting.sequence, to: recipient) }
            }
        }
    }

    @Test func `a notice goes to no one but its recipient, whatever an index says`() throws {
        let test = try TestJournal()
        let (handle, _) = try test.publish(to: school)
        #expect(throws: JournalError.damaged("notice")) { try test.write { try $0.beginAttempt(handle.sequence, to: other) } }
        #expect(try test.write { try $0.beginAttempt(handle.sequence, to: school) }?.recipient == school)
    }

    @Test func `a child whose protected mark was changed is taken for protected`() throws {
        let test = try TestJournal()
        try test.publish(to: school)
        let police = try #require(PartnerID("police/22"))
        #expect(try test.journal.reader.progress(source: police, id: "event-1")?.first?.recipient == school)
        // As if it had been 1 and its bit had flipped: the key was bound to another mark.
        try test.journal.pool.write { try $0.execute(sql: "UPDATE subject SET person = person + 1") }
        #expect(try test.journal.reader.progress(source: police, id: "event-1")?.first?.recipient == nil)
    }

    @Test func `a damaged notice does not keep the others from escalating`() throws {
        let test = try TestJournal()
        for number in 1...2 { try test.publish(id: "event-\(number)", to: school) }
        try test.journal.pool.write { try $0.execute(sql: "UPDATE notice SET wrapped = zeroblob(61) WHERE seq = 1") }
        test.now = try Instant(rfc3339: "2026-11-18T09:00:00Z")
        #expect(try test.write { try $0.escalate(limit: 10) }.map(\.sequence).sorted() == [1, 2])
        #expect(try test.write { try $0.escalate(limit: 10) }.isEmpty)
    }

    @Test func `a key of the first form is still read`() throws {
        let key = try DeploymentKey([UInt8](repeating: 7, count: 32))
        let binding = BodyBinding.notice(
            1, id: [UInt8](repeating: 1, count: 16), kind: 0, event: 1, subject: 1, releasedAt: 5, recipient: "school/116900")
        let nonce = [UInt8](repeating: 3, count: SealingCipher.nonceLength)
        let wrapped = try SealingCipher.sealed(
            [UInt8](repeating: 9, count: 32), key: key.wrapping, nonce: nonce, authenticating: binding.first, between: nonce)
        let body = try BodyKey(unwrapping: wrapped, for: binding, deployment: key)
        #expect(try body.open(try body.seal([1, 2, 3])) == [1, 2, 3])
        let fresh = try BodyKey.fresh(for: binding, deployment: key)
        #expect(fresh.wrapped.count == wrapped.count + 1)
        #expect(throws: JournalError.self) {
            try BodyKey(unwrapping: Array(fresh.wrapped.dropLast()), for: binding, deployment: key)
        }
    }
}
