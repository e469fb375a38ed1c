// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// One line of a revocation list: which certificate of its issuer counts no more, since when, and why.
package struct RevokedCertificate: Hashable, Sendable {
    /// Lower-case hex without leading zeros, as `Certificate.serial`.
    package var serial: String
    /// In seconds since 1970-01-01T00:00:00Z.
    package var since: Int64
    package var reason: RevocationReason

    package init(serial: String, since: Int64, reason: RevocationReason) {
        self.serial = serial
        self.since = since
        self.reason = reason
    }

    init?(_ entry: OpaquePointer) {
        guard let serial = unsafe RevocationNumber(X509_REVOKED_get0_serialNumber(entry)) else { return nil }
        self.serial = serial.description
        since = unsafe secondsSince1970(X509_REVOKED_get0_revocationDate(entry)) ?? 0
        reason = .unspecified
        guard let read = unsafe X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nil, nil) else { return }
        let code = unsafe read.assumingMemoryBound(to: ASN1_ENUMERATED.self)
        defer { unsafe ASN1_ENUMERATED_free(code) }
        reason = RevocationReason(rawValue: unsafe ASN1_ENUMERATED_get(code)) ?? .unspecified
    }
}

/// Why a certificate was revoked, with the codes of RFC 5280 section 5.3.1.
package enum RevocationReason: Int, Hashable, Sendable, CaseIterable {
    case unspecified = 0
    case keyCompromise = 1
    case authorityCompromise = 2
    case affiliationChanged = 3
    case superseded = 4
    case cessationOfOperation = 5
    case certificateHold = 6
    case privilegeWithdrawn = 9
}
