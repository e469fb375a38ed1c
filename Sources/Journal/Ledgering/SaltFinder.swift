// SPDX-License-Identifier: Apache-2.0
import GRDB
import Ledger

/// Finds the salts of leaves through the keys of the bodies that they are about.
///
/// It looks a body up between ``begin(_:)`` and ``end()``, on one snapshot; what it has found it knows on later ones too.
struct SaltFinder {
    private let key: DeploymentKey
    // The leaves of a batch are about its bodies by turns, and what is delivered was mostly made a moment ago.
    private var keys: [LedgerPage.Holder: BodyKey?] = [:]
    private static let limit = 8_192
    private var last: (holder: LedgerPage.Holder, key: BodyKey?)?
    private var statements: (subject: PreparedStatement, notice: PreparedStatement, drill: PreparedStatement)?

    init(key: DeploymentKey) { self.key = key }

    mutating func begin(_ db: Database) throws {
        statements = (
            try PreparedStatement(db, "SELECT wrapped, event, position, person, protected FROM subject WHERE id = ?"),
            try Self.notices(db, in: "notice"), try Self.notices(db, in: "drill")
        )
    }

    private static func notices(_ db: Database, in table: String) throws -> PreparedStatement {
        try PreparedStatement(
            db, "SELECT wrapped, id, kind, event, subject, released_at, recipient FROM \(table) WHERE seq = ?")
    }

    /// Statements must be gone before their connection is another's.
    mutating func end() { statements = nil }

    /// Nil once the key of the body has been destroyed.
    ///
    /// - Throws: ``LedgerDamage/salt(position:)`` for a key that cannot be unwrapped.
    mutating func salt(of record: LedgerPage.Record, at position: Int64) throws -> Salt? {
        if case .nobody(let salt) = record.holder { return salt }
        if last?.holder != record.holder {
            do {
                last = (record.holder, try bodyKey(of: record.holder))
            } catch is JournalError {
                throw LedgerDamage.salt(position: position)
            }
        }
        return last?.key?.salt(leaf: position)
    }

    private mutating func bodyKey(of holder: LedgerPage.Holder) throws -> BodyKey? {
        if let known = keys[holder] { return known }
        let found = try lookUp(holder)
        if keys.count >= Self.limit { keys.removeAll(keepingCapacity: true) }
        keys[holder] = .some(found)
        return found
    }

    private func lookUp(_ holder: LedgerPage.Holder) throws -> BodyKey? {
        switch holder {
        case .nobody, .destroyed: nil
        case .subject(let id):
            try bodyKey(statements?.subject, id) { row in
                .subject(
                    id, event: row.integer(1), position: row.integer(2), person: row.integer(3), protected: row.integer(4))
            }
        case .notice(let sequence):
            try noticeKey(statements?.notice, sequence) ?? noticeKey(statements?.drill, sequence)
        }
    }

    /// The number is one of a notice or of a drill.
    private func noticeKey(_ statement: PreparedStatement?, _ sequence: Int64) throws -> BodyKey? {
        try bodyKey(statement, sequence) { row in
            .notice(
                sequence, id: row.blob(1), kind: row.integer(2), event: row.integer(3), subject: row.integer(4),
                releasedAt: row.integer(5), recipient: row.text(6))
        }
    }

    private func bodyKey(
        _ statement: PreparedStatement?, _ id: Int64, binding: (PreparedStatement) -> BodyBinding
    ) throws -> BodyKey? {
        let found: BodyKey?? = try statement?.bind(1, id).first { row in
            try row.optionalBlob(0).map { try BodyKey(unwrapping: $0, for: binding(row), deployment: key) }
        }
        return found ?? nil
    }
}
