// SPDX-License-Identifier: Apache-2.0
import GRDB
import Ledger
package import Safeguarding

/// One transaction of the journal's writer: what is done through it happens wholly or not at all.
///
/// Valid only inside the closure that received it, on the writer's isolation.
package final class JournalTransaction {
    /// The time of everything in this transaction.
    package let now: Instant
    /// The same as ledger entries write it.
    let nowText: String
    let statements: Statements
    let key: DeploymentKey
    var counters: Counters
    /// The earliest escalation that a notice or a hold made here has before it.
    package private(set) var earliestEscalation: Instant?
    private let sizeBefore: UInt64

    init(statements: Statements, counters: Counters, key: DeploymentKey, now: Instant) {
        self.statements = statements
        self.counters = counters
        self.key = key
        self.now = now
        nowText = now.rfc3339
        sizeBefore = counters.frontier.size
    }

    func escalates(at instant: Instant?) {
        guard let instant else { return }
        earliestEscalation = min(earliestEscalation ?? instant, instant)
    }

    /// The writer's statement for a literal, prepared once.
    func sql(_ text: StaticString) throws -> PreparedStatement { try statements.prepared(text) }

    /// The writer's statement for a text that is put together, prepared once.
    func sql(composed text: String) throws -> PreparedStatement { try statements.prepared(composed: text) }

    /// Whose key gives the salt of a leaf.
    enum Holder {
        case nobody
        case subject(Int64, BodyKey)
        case notice(Int64, BodyKey)
    }

    /// Appends a leaf that commits to `entry`, canonical JSON.
    func append(_ kind: EntryKind, _ entry: [UInt8], holder: Holder = .nobody) throws {
        let position = Int64(counters.frontier.size)
        let insert = try sql(
            "INSERT INTO leaf (position, kind, commitment, entry, holder, body, salt) VALUES (?, ?, ?, ?, ?, ?, ?)")
        insert.bind(1, position).bind(2, Int(kind.rawValue)).bind(4, entry)
        let salt: Salt
        switch holder {
        case .nobody:
            guard let drawn = Salt(RandomPool.shared.octets(Salt.length)) else { throw JournalError.damaged("salt") }
            salt = drawn
            insert.bind(5, 0).bind(6, Int64?.none).bind(7, salt.octets)
        case .subject(let id, let body):
            salt = try body.salt(leaf: position)
            insert.bind(5, 1).bind(6, id).bind(7, [UInt8]?.none)
        case .notice(let sequence, let body):
            salt = try body.salt(leaf: position)
            insert.bind(5, 2).bind(6, sequence).bind(7, [UInt8]?.none)
        }
        let leaf = Leaf(kind, salt: salt, canonicalJSON: entry)
        try insert.bind(3, leaf.commitment.octets).run()
        counters.frontier.append(leaf)
    }

    /// Writes the root over all leaves when this transaction appended any.
    func sealRoot() throws {
        guard counters.frontier.size > sizeBefore else { return }
        try sql("INSERT INTO root (size, root, at) VALUES (?, ?, ?)")
            .bind(1, Int64(counters.frontier.size)).bind(2, counters.frontier.root.octets).bind(3, now.milliseconds).run()
        try sql("INSERT INTO frontier (only, state) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET state = excluded.state")
            .bind(1, counters.frontier.encoded).run()
    }
}

/// The statements of the writer's connection, prepared when first used.
final class Statements {
    private let db: Database
    // By the address of the literal: hashing some hundred octets of SQL cost as much as finding a row.
    private var prepared: [UnsafePointer<UInt8>: PreparedStatement] = [:]
    private var composed: [String: PreparedStatement] = [:]

    init(_ db: Database) { self.db = db }

    func prepared(_ text: StaticString) throws -> PreparedStatement {
        if let statement = prepared[text.utf8Start] { return statement }
        let statement = try PreparedStatement(db, text.description)
        prepared[text.utf8Start] = statement
        return statement
    }

    func prepared(composed text: String) throws -> PreparedStatement {
        if let statement = composed[text] { return statement }
        let statement = try PreparedStatement(db, text)
        composed[text] = statement
        return statement
    }
}
