// SPDX-License-Identifier: Apache-2.0

extension RefusalReason {
    /// What the code means, in one sentence.
    package var meaning: String {
        switch self {
        case .noClientCertificate: "The client sent no certificate."
        case .unknownAuthority: "No authority of the partnership signed the certificate."
        case .certificateExpired: "The certificate is past its end."
        case .certificateNotYetValid: "The certificate is not valid yet."
        case .certificateRevoked: "The authority has revoked the certificate."
        case .revocationListStale: "The authority's revocation list is past its next update."
        case .revocationListMissing: "There is no revocation list of the authority that signed the certificate."
        case .wrongKeyUsage: "The certificate is not for this end of a connection."
        case .notOneURIName: "The certificate has not exactly one URI name, or it is no SPIFFE id of a partner."
        case .wrongTrustDomain: "The SPIFFE id is of another partnership."
        case .unknownPartner: "The directory has no such partner, or the certificate is the broker's."
        case .suspendedPartner: "The partner is suspended."
        case .wrongHost: "The server's certificate does not bear what was dialled, or is not a broker's."
        case .protocolVersion: "The peer speaks no TLS 1.3."
        case .handshakeFailed: "The handshake failed: not TLS, no common cipher, or a broken signature."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .noClientCertificate: "Set certificate and key of the profile in the client or in stunnel."
        case .unknownAuthority: "Use the certificate that the partnership issued, with its whole chain."
        case .certificateExpired: "`firstbell partner renew`, and check the clock of both machines."
        case .certificateNotYetValid: "Check the clock of both machines."
        case .certificateRevoked: "Ask the partnership for a new certificate: `firstbell partner renew`."
        case .revocationListStale: "The operator fetches or signs a newer list; `firstbell doctor` says which."
        case .revocationListMissing: "The operator adds the authority's list to `tls.revocationLists`."
        case .wrongKeyUsage:
            "Use a certificate of `firstbell partner add`: a partner's has clientAuth only, the broker's serverAuth only."
        case .notOneURIName: "Use a certificate of `firstbell partner add`, which carries one SPIFFE id and nothing else."
        case .wrongTrustDomain: "Use the profile of this partnership."
        case .unknownPartner: "`firstbell partner add`, or the right certificate."
        case .suspendedPartner: "Ask the partnership; `firstbell partner resume`."
        case .wrongHost: "Dial the address of the profile, or `firstbell broker renew` after `edge.advertise` was changed."
        case .protocolVersion: "Use a TLS library with TLS 1.3."
        case .handshakeFailed: "`firstbell doctor --profile`, and look for a proxy between the two ends."
        }
    }

    /// Whether the same connection may succeed later without a change.
    package var isRetriable: Bool {
        [.certificateNotYetValid, .revocationListStale, .revocationListMissing].contains(self)
    }
}
