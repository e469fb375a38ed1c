// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Wire

import Broker
import Journal

/// What a run does to a broker in the place of the gateway, the operator and the kernel.
extension Broker {
    /// What `start` does, without sockets.
    func begin(_ sent: NIOLockedValueBox<[Outbox]>) throws {
        witness = { outbox in sent.withLockedValue { $0.append(outbox) } }
        try journal.write(at: clock.now) { try $0.recordStart(configuration: policyDigest, version: FirstBellVersion.current) }
        _ = try followCalendar()
        tick()
    }

    /// What happens when the gateway has handed something over.
    func turn(_ items: [Intake.Item]) {
        perform(items)
        finishTurn()
    }

    /// The process ends here and now: what is on the disk is left in `folder`, and nothing else is left.
    func die(leaving folder: String) throws {
        // A log that is emptied while it is copied would leave pages of before and after; Foundation's copy waits for ever for the
        // rest of a file that has become shorter.
        journal.stopCheckpoints()
        // A reader keeps the log from being begun anew while it is copied.
        try journal.pool.read { db in
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM meta")
            try Deployment.copyDisk(from: journal.folder, to: folder)
        }
        witness = nil
        condition = .draining
        journal.close()
    }

    /// The end of a run; the folder goes with it.
    func endQuietly() {
        witness = nil
        condition = .draining
        journal.close()
    }

    /// Statements on the writer's connection: faults, and the harm that mutations do.
    func execute(_ statements: [String]) throws {
        try journal.pool.writeWithoutTransaction { db in
            for statement in statements { try db.execute(sql: statement) }
        }
    }

    func changes(by statement: String) throws -> Int {
        try journal.pool.writeWithoutTransaction { db in
            try db.execute(sql: statement)
            return db.changesCount
        }
    }

    /// Forgets one notice that is to be sent, as no code may.
    func forgetOne() throws -> Bool {
        guard let notice = try journal.reader.waiting().first else { return false }
        delivery.settled(notice.sequence, recipient: notice.recipient)
        return true
    }

    func isOut(_ sequence: Int64, to recipient: PartnerID) -> Bool {
        if case .out = delivery.standing(of: sequence, recipient: recipient) { return true }
        return false
    }

    func head() throws -> TreeHead? {
        try journal.pool.read { db in
            try Row.fetchOne(db, sql: "SELECT size, root FROM ledger ORDER BY size DESC LIMIT 1").flatMap { row in
                MerkleHash([UInt8](row[1] as Data)).map { TreeHead(size: UInt64(row[0] as Int64), root: $0) }
            }
        }
    }

    func root(at size: UInt64) throws -> MerkleHash? { try journal.reader.root(at: size) }

    func brokenReferences() throws -> [BrokenReferences] { try journal.reader.brokenReferences() }

    func verifyLedger() throws -> UInt64 { try journal.reader.verifyLedger().leaves }

    func actions() throws -> (stuck: [String], open: Int) {
        let summary = try journal.reader.nextActions(now: clock.now) { delivery.standing(of: $0, recipient: $1) }
        return (summary.stuckItems.map { "\($0.cause.rawValue) \($0.id)" }, summary.send + summary.resend)
    }

    func books() throws -> Books { try journal.pool.read { try Books($0) } }

    /// Whether the count of what waits is that of its index, and of the notices.
    func countsWaiting() throws -> Bool {
        let notices = try journal.reader.waiting().count { !$0.isDrill }
        let condition = "delivered_at IS NULL AND recalled_at IS NULL AND superseded_at IS NULL"
        return try journal.pool.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM notice NOT INDEXED WHERE \(condition)") == notices
        }
    }
}
