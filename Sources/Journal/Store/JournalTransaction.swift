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
    /// The notices spoken of last, as this transaction leaves them.
    var notices: NoticeCache {
        get { journalNotices.cache }
        _modify { yield &journalNotices.cache }
    }
    private let journalNotices: Journal.Notices
    /// The earliest escalation that a notice or a hold made here has before it.
    package private(set) var earliestEscalation: Instant?
    private var page = LedgerPage()
    /// Who is told of the levels reached here; nil where nobody ever is.
    let nudgePlan: NudgePlan?
    /// The levels reached here.
    var reachedLevels: [ReachedLevel] = []
    /// How many nudges made here have nobody to go to.
    var unreachedNudges = 0

    init(
        statements: Statements, counters: Counters, notices: Journal.Notices, key: DeploymentKey, nudgePlan: NudgePlan? = nil,
        now: Instant
    ) {
        journalNotices = notices
        self.nudgePlan = nudgePlan
        self.statements = statements
        self.counters = counters
        self.key = key
        self.now = now
        nowText = now.rfc3339
    }

    func escalates(at instant: Instant?) {
        guard let instant else { return }
        earliestEscalation = min(earliestEscalation ?? instant, instant)
    }

    /// The writer's statement for a literal, prepared once.
    func sql(_ text: StaticString) throws -> PreparedStatement { try statements.prepared(text) }

    /// The writer's statement for a text that is put together, prepared once.
    func sql(composed text: String) throws -> PreparedStatement { try statements.prepared(composed: text) }

    /// The writer's statement about notices for a notice, and the same about drills for a drill: there is one text of both.
    func sql(_ text: StaticString, of kind: NoticeKind) throws -> PreparedStatement {
        kind == .drill ? try sql(composed: text.description.replacing("notice", with: "drill")) : try sql(text)
    }

    /// Runs a statement that is not kept, as those are that change the schema.
    func runOnce(_ text: String) throws { try statements.runOnce(text) }

    /// Whose key gives the salt of a leaf.
    enum Holder {
        case nobody
        case subject(Int64, BodyKey)
        case notice(Int64, BodyKey)
    }

    /// Appends a leaf that commits to `entry`.
    func append(_ kind: EntryKind, _ entry: consuming EntryText, holder: Holder = .nobody) throws {
        let position = Int64(counters.frontier.size)
        let salt: Salt
        let kept: LedgerPage.Holder
        switch holder {
        case .nobody:
            guard let drawn = Salt(RandomPool.shared.octets(Salt.length)) else { throw JournalError.damaged("salt") }
            salt = drawn
            kept = .nobody(salt: drawn)
        case .subject(let id, let body):
            salt = body.salt(leaf: position)
            kept = .subject(id)
        case .notice(let sequence, let body):
            salt = body.salt(leaf: position)
            kept = .notice(sequence)
        }
        let leaf = entry.finish { entry in
            let leaf = Leaf(kind, salt: salt, canonicalJSON: entry)
            page.append(leaf, holder: kept, entry: entry)
            return leaf
        }
        counters.frontier.append(leaf)
    }

    /// Writes the leaves that this transaction appended, and the root over all, when there are any.
    func sealRoot() throws {
        guard !page.octets.isEmpty else { return }
        try sql("INSERT INTO ledger (size, root, at, leaves) VALUES (?, ?, ?, ?)")
            .bind(1, Int64(counters.frontier.size)).bind(2, counters.frontier.root.octets).bind(3, now.milliseconds)
            .bind(4, page.kept).run()
        try sql(
            """
            INSERT INTO frontier (only, state, waiting) VALUES (1, ?, ?)
            ON CONFLICT (only) DO UPDATE SET state = excluded.state, waiting = excluded.waiting
            """
        ).bind(1, counters.frontier.encoded).bind(2, counters.waiting).run()
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

    func runOnce(_ text: String) throws { try PreparedStatement(db, text).run() }

    func prepared(composed text: String) throws -> PreparedStatement {
        if let statement = composed[text] { return statement }
        let statement = try PreparedStatement(db, text)
        composed[text] = statement
        return statement
    }
}
