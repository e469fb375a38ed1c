// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// Every account of the portal, in the order in which they were made.
    package func portalAccounts() throws -> [PortalAccountRecord] { try accounts("1", []) }

    /// The account with this number.
    package func portalAccount(_ id: Int64) throws -> PortalAccountRecord? { try accounts("id = ?", [id]).first }

    /// The account of an e-mail, with what proves its owner and the last step whose code was used.
    package func portalAccount(
        email: String
    ) throws -> (account: PortalAccountRecord, secret: PortalSecret, lastStep: Int64)? {
        try proven("email_key = ?", [Data(key.portalEmail(email))])
    }

    /// The account that is bound to something, with what else proves its owner.
    package func portalAccount(
        boundTo proof: PortalProof
    ) throws -> (account: PortalAccountRecord, secret: PortalSecret, lastStep: Int64)? {
        try proven("id = (SELECT account FROM portal_binding WHERE subject_key = ?)", [Data(proof.key(key))])
    }

    /// What accounts are bound to, in the order in which they were.
    ///
    /// - Parameter account: nil for every account.
    package func portalBindings(of account: Int64? = nil) throws -> [PortalBinding] {
        try pool.read { db in
            try Row.fetchAll(
                db, sql: "SELECT account, kind, sealed, bound_at FROM portal_binding WHERE ?1 IS NULL OR account = ?1 ORDER BY id",
                arguments: [account]
            ).map { row in
                let id: Int64 = row["account"]
                let plain = try key.openRecord([UInt8](row["sealed"] as Data), context: PortalProof.context(id))
                let fields = try RowText.decode(plain)
                guard fields.count == 2, let issuer = fields[0], let subject = fields[1],
                    let kind = PortalProof.Kind(rawValue: row["kind"])
                else { throw JournalError.damaged("portal binding") }
                return PortalBinding(
                    account: id, proof: PortalProof(kind: kind, issuer: issuer, subject: subject),
                    boundAt: Instant(milliseconds: row["bound_at"]))
            }
        }
    }

    /// Issuers of the providers that any account is bound to.
    package func portalIssuers() throws -> Set<String> {
        Set(try portalBindings().filter { $0.proof.kind == .provider }.map(\.proof.issuer))
    }

    /// The account that an invitation is for, while that can be used.
    package func portalInvitation(_ token: [UInt8], now: Instant) throws -> (account: PortalAccountRecord, secret: PortalSecret)? {
        let found = try proven(
            "invite_key = ? AND invite_until > ? AND suspended = 0", [Data(key.invitation(token)), now.milliseconds])
        return found.map { ($0.account, $0.secret) }
    }

    /// Settings at which somebody can sign in: with a password, or with what the account is bound to.
    package func portalSettings() throws -> Set<PartnerID> {
        try pool.read { db in
            Set(
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT DISTINCT partner FROM portal_account
                        WHERE accepted_at IS NOT NULL AND suspended = 0 AND \(Self.unsuspended) AND (has_password = 1
                        OR EXISTS (SELECT 1 FROM portal_binding WHERE account = portal_account.id))
                        """
                ).compactMap { PartnerID($0) })
        }
    }

    /// Authorities of which anybody has an account, in use or not.
    package func portalAuthorities() throws -> Set<PartnerID> {
        try pool.read { db in
            Set(
                try String.fetchAll(
                    db, sql: "SELECT DISTINCT partner FROM portal_account WHERE partner LIKE 'local-authority/%' AND sealed <> x''"
                ).compactMap { PartnerID($0) })
        }
    }

    /// What is true of rows of a partner that is not suspended: its people see as little as its systems.
    static let unsuspended = "partner NOT IN (SELECT id FROM partner WHERE suspended)"

    /// Whether an e-mail is that of somebody in a setting's list of key adults, and whether the training counts on a day.
    package func keyAdultStanding(of partner: PartnerID, email: String, today: CivilDate) throws -> PortalReaderStanding {
        try pool.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT trained_on <= ?3 AND coalesce(expires_on, ?3) >= ?3 FROM key_adult
                    WHERE partner = ?1 AND email_key = ?2 AND ended_at IS NULL AND \(Self.unsuspended)
                    """,
                arguments: [
                    partner.description, Data(key.lookup("email", email.lowercased())), today.daysSinceEpoch,
                ])
            if rows.isEmpty { return .unknown }
            return rows.contains { $0[0] as Bool? ?? false } ? .trained : .untrained
        }
    }

    /// What a setting has still to read or to answer: what nobody has opened first, by deadline.
    package func portalInbox(of recipient: PartnerID, limit: Int, offset: Int = 0) throws -> [PortalNoticeRow] {
        try notices(
            "\(Self.waiting) ORDER BY opened_at IS NOT NULL, deadline, seq LIMIT ? OFFSET ?",
            [recipient.description, limit, offset])
    }

    package func portalInboxCount(of recipient: PartnerID) throws -> Int { try count(Self.waiting, of: recipient) }

    private static let waiting = """
        recipient = ? AND closed_at IS NULL AND refused_at IS NULL AND recalled_at IS NULL AND superseded_at IS NULL
        AND kind <> 1 AND wrapped IS NOT NULL
        """

    /// What was taken back before anybody had it was never sent.
    private static let everSent = """
        recipient = ? AND kind <> 1
        AND NOT (sent_at IS NULL AND delivered_at IS NULL AND (recalled_at IS NOT NULL OR superseded_at IS NOT NULL))
        """

    /// Everything that a setting was ever sent, newest first.
    package func portalHistory(of recipient: PartnerID, limit: Int, offset: Int) throws -> [PortalNoticeRow] {
        try notices("\(Self.everSent) ORDER BY seq DESC LIMIT ? OFFSET ?", [recipient.description, limit, offset])
    }

    package func portalHistoryCount(of recipient: PartnerID) throws -> Int { try count(Self.everSent, of: recipient) }

    private func count(_ condition: String, of recipient: PartnerID) throws -> Int {
        try pool.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM notice WHERE \(condition)", arguments: [recipient.description]) ?? 0
        }
    }

    /// One notice of a setting.
    package func portalNotice(_ id: NoticeID, of recipient: PartnerID) throws -> PortalNoticeRow? {
        let (condition, arguments): (String, StatementArguments) = (
            "id = ? AND recipient = ? AND kind <> 1", [Data(id.octets), recipient.description]
        )
        return try notices(condition, arguments).first ?? notices(condition, arguments, in: "drill").first
    }

    /// The drills that a setting has still to open or to acknowledge; they are in no other list.
    package func portalDrills(of recipient: PartnerID) throws -> [PortalNoticeRow] {
        try notices("\(Self.waiting) ORDER BY seq", [recipient.description], in: "drill")
    }

    /// What a setting is called in the directory.
    package func settingName(_ id: PartnerID) throws -> String? {
        try pool.read { db in
            try String.fetchOne(db, sql: "SELECT name FROM setting WHERE id = ? AND ended_at IS NULL", arguments: [id.description])
                ?? (id.kind == .localAuthority
                    ? String.fetchOne(
                        db, sql: "SELECT authority_name FROM setting WHERE authority = ? AND authority_name IS NOT NULL LIMIT 1",
                        arguments: [id.code]) : nil)
                ?? String.fetchOne(db, sql: "SELECT name FROM partner WHERE id = ?", arguments: [id.description])
        }
    }

    private static let columns = """
        id, sealed, partner, role, suspended, generation, invited_at, invite_until, accepted_at, signed_in_at, secret, last_step,
        has_password
        """

    private func accounts(_ condition: String, _ arguments: StatementArguments) throws -> [PortalAccountRecord] {
        try pool.read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(Self.columns) FROM portal_account WHERE \(condition) AND sealed <> x'' ORDER BY id",
                arguments: arguments
            ).map { try account($0) }
        }
    }

    private func proven(
        _ condition: String, _ arguments: StatementArguments
    ) throws -> (account: PortalAccountRecord, secret: PortalSecret, lastStep: Int64)? {
        try pool.read { db in
            try Row.fetchOne(
                db, sql: "SELECT \(Self.columns) FROM portal_account WHERE \(condition) AND sealed <> x''", arguments: arguments
            ).map { row in
                let account = try account(row)
                let plain = try key.openRecord(
                    [UInt8](row["secret"] as Data), context: PortalAccountRecord.secretContext(account.id))
                return (account, try PortalSecret(fields: RowText.decode(plain)), row["last_step"])
            }
        }
    }

    private func account(_ row: Row) throws -> PortalAccountRecord {
        let id: Int64 = row["id"]
        let plain = try key.openRecord([UInt8](row["sealed"] as Data), context: PortalAccountRecord.context(id))
        let fields = try RowText.decode(plain)
        func instant(_ column: String) -> Instant? { (row[column] as Int64?).map(Instant.init(milliseconds:)) }
        guard fields.count == 2, let email = fields[0], let name = fields[1], let partner = PartnerID(row["partner"] as String),
            let role = PortalRole(rawValue: row["role"]), let invitedAt = instant("invited_at")
        else { throw JournalError.damaged("portal account") }
        return PortalAccountRecord(
            id: id, email: email, name: name, partner: partner, role: role, isSuspended: row["suspended"],
            generation: row["generation"], invitedAt: invitedAt, inviteUntil: instant("invite_until"),
            acceptedAt: instant("accepted_at"), signedInAt: instant("signed_in_at"), hasPassword: row["has_password"])
    }

    private func notices(
        _ condition: String, _ arguments: StatementArguments, in table: String = "notice"
    ) throws -> [PortalNoticeRow] {
        try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT id, kind, flow, released_at, deadline, stage, delivered_at, opened_at, opened_by, acknowledged_at,
                    acknowledged_by, code, wrapped IS NOT NULL AS has_content FROM \(table) WHERE \(condition)
                    """, arguments: arguments
            ).map { row in
                func instant(_ column: String) -> Instant? { (row[column] as Int64?).map(Instant.init(milliseconds:)) }
                guard let id = NoticeID(octets: [UInt8](row["id"] as Data)), let kind = NoticeKind(rawValue: row["kind"]),
                    let flow = Flow(rawValue: row["flow"]), let stage = Stage(rawValue: row["stage"]),
                    let released = instant("released_at"), let deadline = instant("deadline")
                else { throw JournalError.damaged("notice") }
                return PortalNoticeRow(
                    id: id, kind: kind, flow: flow, releasedAt: released, deadline: deadline, stage: stage,
                    deliveredAt: instant("delivered_at"), openedAt: instant("opened_at"), openedBy: row["opened_by"],
                    acknowledgedAt: instant("acknowledged_at"), acknowledgedBy: row["acknowledged_by"], code: row["code"],
                    hasContent: row["has_content"])
            }
        }
    }
}

/// How an e-mail stands in a setting's list of key adults.
package enum PortalReaderStanding: Hashable, Sendable {
    /// Its owner may open what the setting is sent.
    case trained
    /// It is on the list, and no training counts today.
    case untrained
    /// It is not on the list, or no longer.
    case unknown
}
