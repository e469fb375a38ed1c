// SPDX-License-Identifier: Apache-2.0

/// Why a connection was refused before a single octet of it was believed; the raw value is the audit's word for it.
package enum RefusalReason: String, Hashable, Sendable, CaseIterable {
    /// The client sent no certificate.
    case noClientCertificate = "no-client-certificate"
    /// No authority that this end trusts signed the certificate.
    case unknownAuthority = "unknown-authority"
    case certificateExpired = "certificate-expired"
    case certificateNotYetValid = "certificate-not-yet-valid"
    /// The certificate, or one between it and the authority, is on its authority's revocation list.
    case certificateRevoked = "certificate-revoked"
    /// The authority's revocation list is past its `nextUpdate`, so nobody can say whether the certificate still counts.
    case revocationListStale = "revocation-list-stale"
    /// No revocation list speaks about the certificate.
    case revocationListMissing = "revocation-list-missing"
    /// The certificate is not for this end of a connection: partners have clientAuth only, the broker serverAuth only.
    case wrongKeyUsage = "wrong-key-usage"
    /// The certificate has not exactly one URI name, or it is not a SPIFFE id with a kind and a code.
    case notOneURIName = "not-one-uri-name"
    /// The SPIFFE id is another partnership's.
    case wrongTrustDomain = "wrong-trust-domain"
    /// The partner is not in the directory, or the certificate is the broker's.
    case unknownPartner = "unknown-partner"
    case suspendedPartner = "suspended-partner"
    /// The server's certificate does not bear the name or address that was dialled, or is not a broker's.
    case wrongHost = "wrong-host"
    /// The peer speaks no TLS 1.3.
    case protocolVersion = "protocol-version"
    /// Anything else: not TLS at all, no common cipher, a broken signature.
    case handshakeFailed = "handshake-failed"
}

/// One refusal, with what may be written in the audit.
package struct Refusal: Error, Hashable, Sendable {
    package let reason: RefusalReason
    /// Whose certificate it was; nil where its chain did not hold, because then it says nothing.
    package let peer: PeerCertificate?
    /// OpenSSL's reason, without anything the peer sent.
    package let detail: String

    package init(_ reason: RefusalReason, peer: PeerCertificate? = nil, detail: String = "") {
        self.reason = reason
        self.peer = peer
        self.detail = detail
    }
}
