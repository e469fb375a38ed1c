// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding

/// A partner as the directory knows it.
package struct PartnerRecord: Hashable, Sendable {
    package var id: PartnerID
    package var name: String
    package var suspended: Bool
    package var addedAt: Instant
    package var certificates: [CertificateRecord]

    package init(id: PartnerID, name: String, suspended: Bool, addedAt: Instant, certificates: [CertificateRecord] = []) {
        self.id = id
        self.name = name
        self.suspended = suspended
        self.addedAt = addedAt
        self.certificates = certificates
    }
}

/// A certificate that was issued to a partner.
package struct CertificateRecord: Hashable, Sendable {
    /// Lower-case hex SHA-256 of the DER form.
    package var fingerprint: String
    package var serial: String
    package var notBefore: Instant
    package var notAfter: Instant

    package init(fingerprint: String, serial: String, notBefore: Instant, notAfter: Instant) {
        self.fingerprint = fingerprint
        self.serial = serial
        self.notBefore = notBefore
        self.notAfter = notAfter
    }
}

extension JournalTransaction {
    /// Whether the directory has the partner.
    package func hasPartner(_ id: PartnerID) throws -> Bool {
        try sql("SELECT 1 FROM partner WHERE id = ?").bind(1, id.description).first { _ in true } ?? false
    }

    /// Adds a partner, or gives a known one a new name.
    package func put(_ id: PartnerID, name: String) throws {
        try sql(
            """
            INSERT INTO partner (id, name, added_at, changed_at, standing) VALUES (?1, ?2, ?3, ?3, ?4)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, changed_at = excluded.changed_at
            """
        ).bind(1, id.description).bind(2, name).bind(3, now.milliseconds).bind(4, key.standing(of: id, suspended: false)).run()
        try appendPartner(id, change: "added", detail: nil)
    }

    /// Records a certificate that was issued to a partner.
    package func put(_ certificate: CertificateRecord, of id: PartnerID) throws {
        try sql(
            """
            INSERT INTO certificate (fingerprint, partner, serial, not_before, not_after, issued_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (fingerprint) DO NOTHING
            """
        )
        .bind(1, certificate.fingerprint).bind(2, id.description).bind(3, certificate.serial)
        .bind(4, certificate.notBefore.milliseconds).bind(5, certificate.notAfter.milliseconds).bind(6, now.milliseconds).run()
        try appendPartner(id, change: "certificate", detail: certificate.fingerprint)
    }

    /// Suspends or resumes a partner; the reason is sealed.
    package func setSuspended(_ suspended: Bool, partner id: PartnerID, reason: String) throws {
        let words = Array(reason.utf8)
        try sql("UPDATE partner SET suspended = ?, changed_at = ?, reason = ?, standing = ? WHERE id = ?")
            .bind(1, suspended).bind(2, now.milliseconds).bind(3, try key.sealRecord(words, context: "partner/\(id)"))
            .bind(4, key.standing(of: id, suspended: suspended)).bind(5, id.description).run()
        // A reason is free text, in which anything may stand; the ledger commits to its keyed digest alone.
        try appendPartner(id, change: suspended ? "suspended" : "resumed", detail: Hex.text(key.outliving(words)))
    }

    private func appendPartner(_ id: PartnerID, change: String, detail: String?) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("change", change)
        entry.add("detail", detail)
        entry.add("partner", id.description)
        try append(.partner, entry)
    }
}
