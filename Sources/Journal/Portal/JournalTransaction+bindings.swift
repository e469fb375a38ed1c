// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension JournalTransaction {
    /// Binds an account to what proves its owner, in the place of what it was bound to of that kind and issuer.
    ///
    /// Where that was something else, the account's sessions end: whoever holds it may have begun them.
    ///
    /// - Parameter generation: the account's when its owner signed in; nil where an operator does it.
    /// - Returns: false where another account is bound to it, or where the account has changed meanwhile.
    package func bind(_ id: Int64, to proof: PortalProof, generation: Int64?) throws -> Bool {
        let found = try sql(
            "SELECT partner, generation FROM portal_account WHERE id = ? AND suspended = 0 AND accepted_at IS NOT NULL"
        )
        .bind(1, id).first { ($0.partner(0), $0.integer(1)) }
        guard let (partner, current) = found, generation.map({ $0 == current }) ?? true else { return false }
        switch try insert(proof, of: id) {
        case .refused: return false
        case .added: break
        case .replaced: try sql("UPDATE portal_account SET generation = generation + 1 WHERE id = ?").bind(1, id).run()
        }
        try appendAccount(id, change: "bound-to-\(proof.kind.rawValue)", partner: partner)
        return true
    }

    /// Takes away everything of a kind that an account is bound to, or what it is bound to at one issuer.
    ///
    /// - Returns: whether there was anything.
    package func unbind(_ id: Int64, _ kind: PortalProof.Kind, issuer: String? = nil) throws -> Bool {
        let partner = try sql("SELECT partner FROM portal_account WHERE id = ?").bind(1, id).first { $0.partner(0) } ?? nil
        var gone: [Int64] = []
        let issuerKey = issuer.map { PortalProof(kind: kind, issuer: $0, subject: "").issuerKey(key) }
        try sql("SELECT id, issuer_key FROM portal_binding WHERE account = ? AND kind = ?").bind(1, id).bind(2, kind.rawValue)
            .forEach {
                if issuerKey == nil || issuerKey == $0.blob(1) { gone.append($0.integer(0)) }
            }
        guard !gone.isEmpty else { return false }
        for row in gone { try sql("DELETE FROM portal_binding WHERE id = ?").bind(1, row).run() }
        // Whoever signed in with it goes.
        try sql("UPDATE portal_account SET generation = generation + 1 WHERE id = ?").bind(1, id).run()
        try appendAccount(id, change: "unbound-from-\(kind.rawValue)", partner: partner)
        return true
    }

    /// Whether an account is bound to this.
    func isBound(_ id: Int64, to proof: PortalProof) throws -> Bool {
        try sql("SELECT 1 FROM portal_binding WHERE account = ? AND subject_key = ?").bind(1, id).bind(2, proof.key(key))
            .first { _ in true } ?? false
    }

    /// What became of a binding that was to be stored.
    enum Insertion {
        /// Another account is bound to it.
        case refused
        case added
        /// The account was bound to something else of that kind and issuer.
        case replaced
    }

    func insert(_ proof: PortalProof, of id: Int64) throws -> Insertion {
        let owner = try sql("SELECT account FROM portal_binding WHERE subject_key = ?").bind(1, proof.key(key)).first {
            $0.integer(0)
        }
        guard owner == nil || owner == id else { return .refused }
        let (issuerKey, subjectKey) = (proof.issuerKey(key), proof.key(key))
        let before = try sql("SELECT subject_key FROM portal_binding WHERE account = ? AND issuer_key = ?").bind(1, id)
            .bind(2, issuerKey).first { $0.blob(0) }
        try sql("DELETE FROM portal_binding WHERE account = ? AND issuer_key = ?").bind(1, id).bind(2, issuerKey).run()
        let sealed = try key.sealRecord(RowText.encode([proof.issuer, proof.subject]), context: PortalProof.context(id))
        try sql("INSERT INTO portal_binding (account, kind, issuer_key, subject_key, sealed, bound_at) VALUES (?, ?, ?, ?, ?, ?)")
            .bind(1, id).bind(2, proof.kind.rawValue).bind(3, issuerKey).bind(4, subjectKey).bind(5, sealed)
            .bind(6, now.milliseconds).run()
        return before.map { $0 == subjectKey } ?? true ? .added : .replaced
    }
}
