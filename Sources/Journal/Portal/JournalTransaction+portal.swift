// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding

extension JournalTransaction {
    /// Whether an e-mail has an account already.
    package func portalAccount(of email: String) throws -> Int64? {
        try sql("SELECT id FROM portal_account WHERE email_key = ?").bind(1, key.portalEmail(email)).first { $0.integer(0) }
    }

    /// Makes an account that waits for its owner, or gives one that nobody accepted a new invitation.
    ///
    /// - Parameters:
    ///   - token: what the link holds; only its keyed digest is kept.
    ///   - factor: the key of the one-time codes, which the invitation shows.
    package func invite(
        email: String, name: String, role: PortalRole, of partner: PartnerID, token: [UInt8], factor: [UInt8], until: Instant
    ) throws -> Int64 {
        let known = try portalAccount(of: email)
        let id = try known ?? sql("SELECT coalesce(max(id), 0) + 1 FROM portal_account").first { $0.integer(0) } ?? 1
        let sealed = try key.sealRecord(RowText.encode([email, name]), context: PortalAccountRecord.context(id))
        let secret = try seal(PortalSecret(password: nil, factor: factor), of: id)
        try sql(
            """
            INSERT INTO portal_account (id, email_key, partner, role, sealed, secret, invite_key, invite_until, invited_at,
            has_password) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0) ON CONFLICT (id) DO UPDATE SET partner = excluded.partner,
            role = excluded.role, sealed = excluded.sealed, secret = excluded.secret, invite_key = excluded.invite_key,
            invite_until = excluded.invite_until, invited_at = excluded.invited_at, accepted_at = NULL, last_step = 0,
            has_password = 0, generation = generation + 1
            """
        )
        .bind(1, id).bind(2, key.portalEmail(email)).bind(3, partner.description).bind(4, role.rawValue).bind(5, sealed)
        .bind(6, secret).bind(7, key.invitation(token)).bind(8, until.milliseconds).bind(9, now.milliseconds).run()
        try sql("DELETE FROM portal_recovery WHERE account = ?").bind(1, id).run()
        try sql("DELETE FROM portal_binding WHERE account = ?").bind(1, id).run()
        try appendAccount(id, change: known == nil ? "invited" : "reset", partner: partner)
        return id
    }

    /// Takes an invitation; false when it was used or has run out meanwhile, and when another account is bound to the proof.
    ///
    /// - Parameters:
    ///   - password: its hash; nil for whoever signs in with the proof alone.
    ///   - proof: what the account is bound to from now on.
    ///   - step: of the one-time code that was given, which is used by this.
    ///   - recovery: codes that stand in for the second factor, each once.
    package func accept(
        _ token: [UInt8], password: String?, proof: PortalProof? = nil, step: Int64, recovery: [String]
    ) throws -> Bool {
        let found = try sql(
            "SELECT id, secret, partner FROM portal_account WHERE invite_key = ? AND invite_until > ? AND suspended = 0"
        ).bind(1, key.invitation(token)).bind(2, now.milliseconds).first { ($0.integer(0), $0.blob(1), $0.partner(2)) }
        guard let (id, sealed, partner) = found, password != nil || proof != nil else { return false }
        if let proof, case .refused = try insert(proof, of: id) { return false }
        var secret = try PortalSecret(
            fields: RowText.decode(key.openRecord(sealed, context: PortalAccountRecord.secretContext(id))))
        secret.password = password
        try sql(
            """
            UPDATE portal_account SET secret = ?, invite_key = NULL, invite_until = NULL, accepted_at = ?, last_step = ?,
            has_password = ?, generation = generation + 1 WHERE id = ?
            """
        ).bind(1, try seal(secret, of: id)).bind(2, now.milliseconds).bind(3, step).bind(4, password != nil).bind(5, id).run()
        for code in recovery {
            try sql("INSERT INTO portal_recovery (account, code_key) VALUES (?, ?)").bind(1, id).bind(2, key.recovery(code, of: id))
                .run()
        }
        try appendAccount(id, change: "accepted" + (proof?.suffix ?? ""), partner: partner)
        return true
    }

    /// Uses up the second factor of somebody whose password was right, or whom something else proved.
    ///
    /// - Returns: false when it was used before or never was one, and when the account is not bound to the proof any more.
    package func signIn(_ id: Int64, factor: PortalFactor, proof: PortalProof? = nil) throws -> Bool {
        let found = try sql(
            "SELECT last_step, partner FROM portal_account WHERE id = ? AND suspended = 0 AND accepted_at IS NOT NULL"
        ).bind(1, id).first { ($0.integer(0), $0.partner(1)) }
        guard let (last, partner) = found else { return false }
        if let proof, try !isBound(id, to: proof) { return false }
        if factor == .proved, proof == nil { return false }
        guard try use(factor, of: id, after: last) else { return false }
        try sql("UPDATE portal_account SET signed_in_at = ? WHERE id = ?").bind(1, now.milliseconds).bind(2, id).run()
        let suffix = if case .recovery = factor { "-by-recovery" } else { "" }
        try appendAccount(id, change: "signed-in" + (proof?.suffix ?? "") + suffix, partner: partner)
        return true
    }

    /// Uses up a second factor of somebody who is signed in and wants to change how they sign in.
    ///
    /// - Returns: false when it was used before or never was one.
    package func confirm(_ id: Int64, factor: PortalFactor) throws -> Bool {
        let found = try sql(
            "SELECT last_step, partner FROM portal_account WHERE id = ? AND suspended = 0 AND accepted_at IS NOT NULL"
        ).bind(1, id).first { ($0.integer(0), $0.partner(1)) }
        guard let (last, partner) = found, factor != .proved, try use(factor, of: id, after: last) else { return false }
        try appendAccount(id, change: "confirmed", partner: partner)
        return true
    }

    /// - Returns: false where it was used before or never was one.
    private func use(_ factor: PortalFactor, of id: Int64, after last: Int64) throws -> Bool {
        switch factor {
        case .proved: break
        case .step(let step):
            guard step > last else { return false }
            try sql("UPDATE portal_account SET last_step = ? WHERE id = ?").bind(1, step).bind(2, id).run()
        case .recovery(let code):
            let digest = key.recovery(code, of: id)
            let isOne = try sql("SELECT 1 FROM portal_recovery WHERE account = ? AND code_key = ?").bind(1, id).bind(2, digest)
                .first { _ in true }
            guard isOne == true else { return false }
            try sql("DELETE FROM portal_recovery WHERE account = ? AND code_key = ?").bind(1, id).bind(2, digest).run()
        }
        return true
    }

    /// Suspends or resumes an account; its sessions end.
    package func setSuspended(_ suspended: Bool, account id: Int64) throws {
        let partner = try sql("SELECT partner FROM portal_account WHERE id = ?").bind(1, id).first { $0.partner(0) } ?? nil
        try sql("UPDATE portal_account SET suspended = ?, generation = generation + 1 WHERE id = ?").bind(1, suspended).bind(2, id)
            .run()
        try appendAccount(id, change: suspended ? "suspended" : "resumed", partner: partner)
    }

    /// The content of a notice of a recipient, with who is told what of it; nil for another's, and where it is gone.
    package func portalContent(
        _ id: NoticeID, of recipient: PartnerID
    ) throws -> (notice: OutgoingNotice, subject: Int64, isOpened: Bool)? {
        func find(_ table: NoticeKind) throws -> (Int64, Int64, Bool)? {
            try sql(
                """
                SELECT seq, subject, opened_at FROM notice WHERE id = ? AND recipient = ? AND kind <> 1 AND recalled_at IS NULL
                AND superseded_at IS NULL
                """, of: table
            ).bind(1, id.octets).bind(2, recipient.description).first { ($0.integer(0), $0.integer(1), !$0.isNull(2)) }
        }
        guard let (sequence, subject, isOpened) = try find(.subject) ?? find(.drill), let notice = try content(sequence),
            notice.recipient == recipient
        else {
            return nil
        }
        return (notice, subject, isOpened)
    }

    /// The rows of everybody at a recipient whose training counts on a day.
    package func trainedKeyAdults(of partner: PartnerID, today: CivilDate) throws -> [Int64] {
        var rows: [Int64] = []
        try sql(
            """
            SELECT id FROM key_adult WHERE partner = ?1 AND ended_at IS NULL AND trained_on <= ?2
            AND coalesce(expires_on, ?2) >= ?2 ORDER BY id
            """
        ).bind(1, partner.description).bind(2, today.daysSinceEpoch).forEach { rows.append($0.integer(0)) }
        return rows
    }

    private func seal(_ secret: PortalSecret, of id: Int64) throws -> [UInt8] {
        try key.sealRecord(RowText.encode(secret.fields), context: PortalAccountRecord.secretContext(id))
    }

    func appendAccount(_ id: Int64, change: String, partner: PartnerID?) throws {
        var entry = EntryText()
        entry.add("account", id)
        entry.add("at", nowText)
        entry.add("change", change)
        entry.add("partner", partner)
        try append(.account, entry)
    }
}

extension DeploymentKey {
    func portalEmail(_ email: String) -> [UInt8] { lookup("portal-email", email.lowercased()) }

    func invitation(_ token: [UInt8]) -> [UInt8] { lookup("portal-invitation", token) }

    func recovery(_ code: String, of account: Int64) -> [UInt8] { lookup("portal-recovery", String(account), code) }
}
