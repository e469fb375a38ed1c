// SPDX-License-Identifier: Apache-2.0

/// Who is at the other end: taken from a certificate whose chain, times, purposes and names have been verified.
package struct PeerCertificate: Hashable, Sendable {
    package let id: SPIFFEID
    /// SHA-256 of the certificate, 64 lower-case hex digits.
    package let fingerprint: String
    /// Lower-case hex.
    package let serial: String
    /// Seconds since 1970-01-01T00:00:00Z.
    package let notAfter: Int64

    package init(id: SPIFFEID, fingerprint: String, serial: String, notAfter: Int64) {
        self.id = id
        self.fingerprint = fingerprint
        self.serial = serial
        self.notAfter = notAfter
    }

    /// `kind/code`.
    package var partner: String { id.partner }
    package var trustDomain: String { id.trustDomain }
}

/// What the owner of the directory says to a verified certificate, inside the handshake.
package enum Admission: Hashable, Sendable {
    case admit
    /// `unknownPartner` or `suspendedPartner`; any other reason is allowed and audited as it is.
    case refuse(RefusalReason)
}
