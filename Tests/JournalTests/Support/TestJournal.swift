// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
import Safeguarding
import Testing
import Wire

@testable import Journal

/// A real journal in a folder of its own, and the events of invented people to put in it.
final class TestJournal {
    let folder: String
    let keyOctets: [UInt8]
    private(set) var journal: Journal
    var now: Instant

    init(rehearsal: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("firstbell-journal-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        keyOctets = DeploymentKey.generate()
        now = try Instant(rfc3339: "2026-11-17T23:30:00Z")
        let key = try DeploymentKey(keyOctets)
        try Journal.create(
            in: folder, key: key, identity: DeploymentIdentity(trustDomain: "test.example", name: "test", rehearsal: rehearsal),
            at: now)
        journal = try Journal(opening: folder, key: key)
    }

    deinit {
        journal.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Closes and opens again, as a restart does.
    func restart() throws {
        journal.close()
        journal = try Journal(opening: folder, key: DeploymentKey(keyOctets))
    }

    /// Writes the journal anew with pages of another size: each table has at least one, so that small ones make a small file.
    func repage(_ size: Int) throws {
        journal.close()
        let place = Journal.path(in: folder)
        let queue = try DatabaseQueue(path: place)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA page_size = \(size)")
            try db.execute(sql: "VACUUM INTO '\(place)-new'")
        }
        try queue.close()
        for name in [place, place + "-wal", place + "-shm"] { try? FileManager.default.removeItem(atPath: name) }
        try FileManager.default.moveItem(atPath: place + "-new", toPath: place)
        journal = try Journal(opening: folder, key: DeploymentKey(keyOctets))
    }

    /// Whether the log is empty, or soon is: a connection of the pool may still be reading, and the timer tries again each second.
    func isLogEmptied(within limit: Duration = .seconds(30)) -> Bool {
        let deadline = ContinuousClock.now + limit
        while !journal.isLogEmptied() {
            guard ContinuousClock.now < deadline else { return false }
            journal.emptyLogSoon()
        }
        return true
    }

    /// Opens the journal that a file is, in the place of this one, as after a restore.
    ///
    /// - Parameter event: removed with everything of it, as if it had never come.
    func restore(from file: String, without event: Int64? = nil) throws {
        journal.close()
        let place = Journal.path(in: folder)
        for name in [place, place + "-wal", place + "-shm", folder + "/journal.mark"] {
            try? FileManager.default.removeItem(atPath: name)
        }
        try FileManager.default.copyItem(atPath: file, toPath: place)
        if let event {
            let queue = try DatabaseQueue(path: place)
            try queue.write { db in
                for statement in ["DELETE FROM note", "DELETE FROM notice_body", "DELETE FROM notice", "DELETE FROM subject"] {
                    try db.execute(sql: statement)
                }
                try db.execute(sql: "DELETE FROM event WHERE seq = ?", arguments: [event])
            }
            try queue.close()
        }
        journal = try Journal(opening: folder, key: DeploymentKey(keyOctets))
    }

    func write<Result>(_ body: (JournalTransaction) throws -> Result) throws -> Result { try journal.write(at: now, body) }

    /// Stores an event with one child and one notice to `recipient`.
    @discardableResult
    func publish(
        id: String = "event-1", type: String = "firstbell.incident.v1", to recipient: PartnerID, sending: Bool = false,
        digest: UInt8 = 1, body: String = "{\"a\":1}", answer: String = "{}"
    ) throws -> (handle: NoticeHandle, record: NoticeRecord) {
        let source = try #require(PartnerID("police/22"))
        let date = try #require(CivilDate(iso: "2026-11-18"))
        return try write { transaction in
            let sequence = try transaction.accept(
                EventRecord(
                    source: source, id: id, type: type, digest: [UInt8](repeating: digest, count: 32),
                    reference: "22/26/0000001", force: "22", riskGrade: .medium, occurredAt: now - .seconds(3600),
                    reportedAt: now - .seconds(1800), publishedAt: now, timesOutOfOrder: false), answer: Array(answer.utf8))
            let subject = try transaction.add(
                SubjectRecord(event: sequence, position: 0, person: 42, protectedAddress: false, body: Array("Ada Sample".utf8)))
            let content = Array(body.utf8)
            let record = NoticeRecord(
                id: NoticeID(at: now), kind: .subject, recipient: recipient, flow: .encompass,
                deadline: Deadline(
                    instant: try Instant(rfc3339: "2026-11-18T08:30:00Z"), date: date, confidence: .setting, infeasible: false,
                    basis: .schoolDay, calendarVersion: 1), held: .zero, attendance: nil, body: content,
                digest: Digest.sha256(content))
            return (try transaction.add(record, about: subject, sending: sending), record)
        }
    }

    /// Makes one key adult of `partner` known, trained for ever.
    func train(_ email: String, at partner: PartnerID) throws {
        let row = KeyAdultRow(
            partner: partner, name: "Kim Example", email: email, role: .dsl, trainedOn: CivilDate(iso: "2026-01-01"))
        let change = SnapshotChange(current: [KeyAdultRow](), file: [row])
        try write { try $0.apply(keyAdults: change, rows: [:]) }
    }

    func receipt(
        _ notice: NoticeRecord, from recipient: PartnerID? = nil, _ stage: Stage, by: String? = nil, digest: [UInt8]? = nil
    ) throws -> ReceiptOutcome {
        let today = try #require(CivilDate(iso: "2026-11-18"))
        return try write { transaction in
            try transaction.receive(
                ReceiptRecord(
                    notice: notice.id, recipient: recipient ?? notice.recipient, digest: digest ?? notice.digest, stage: stage,
                    by: by,
                    claimedAt: nil, code: nil, note: nil), today: today)
        }
    }
}

extension ReceiptOutcome {
    /// The stages newly reached; nil when the receipt did not count.
    var reached: [Stage]? {
        if case .recorded(let receipt) = self { return receipt.reached }
        return nil
    }
}
