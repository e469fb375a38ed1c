// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// The broker's end: what it proves itself with and whom it lets in.
///
/// A client certificate is required, and every refusal happens inside the handshake. A new context is needed to change
/// anything; connections made from the old one live on until somebody judges them anew.
package struct ServerContext: Sendable {
    let context: ContextPointer
    let rule: PeerRule

    /// Configures the broker's end once for all its connections.
    ///
    /// `admission` is asked on the event loop of the connection, once a handshake, after everything else held; it must not
    /// block. `clientAuthorities` are the only authorities of partners that are trusted; nil `revocations` means that their
    /// certificates are not looked up in any list.
    package init(
        credential: Credential, clientAuthorities: [Certificate], trustDomain: String, revocations: RevocationLists? = nil,
        admission: @escaping @Sendable (PeerCertificate) -> Admission
    ) throws(CertificateError) {
        let context = unsafe try ContextPointer(
            method: TLS_server_method(), credential: credential, authorities: clientAuthorities, revocations: revocations,
            verify: SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT)
        for authority in clientAuthorities {
            try check("SSL_CTX_add_client_CA", unsafe SSL_CTX_add_client_CA(context.pointer, authority.pointer))
        }
        self.context = context
        var rule = PeerRule(expected: .partner(trustDomain: trustDomain, admission: admission))
        rule.grace = revocations?.grace ?? .zero
        self.rule = rule
    }

    /// Configures an end for people, who may have a certificate of one of the authorities, or none: whoever has none is heard, and
    /// whoever has one that does not hold is refused inside the handshake.
    package init(
        credential: Credential, peopleOf authorities: [Certificate], revocations: RevocationLists? = nil
    ) throws(CertificateError) {
        let context = unsafe try ContextPointer(
            method: TLS_server_method(), credential: credential, authorities: authorities, revocations: revocations,
            verify: SSL_VERIFY_PEER)
        for authority in authorities {
            try check("SSL_CTX_add_client_CA", unsafe SSL_CTX_add_client_CA(context.pointer, authority.pointer))
        }
        self.context = context
        var rule = PeerRule(expected: .person)
        rule.grace = revocations?.grace ?? .zero
        self.rule = rule
    }

    /// Whether whoever connects need not say who they are.
    var isForPeople: Bool { if case .person = rule.expected { true } else { false } }

    /// Whether the two are one context, so that what one verified need not be verified by the other.
    package func isSame(as other: ServerContext) -> Bool { context === other.context }

    /// What the directory says now about a peer that this context had let in.
    package func admission(of peer: PeerCertificate) -> Admission {
        guard case .partner(_, let admission) = rule.expected else { return .refuse(.handshakeFailed) }
        return admission(peer)
    }

    /// Why this context would not let in whoever proved itself with these certificates; nil when it would.
    ///
    /// The judgement is that of a handshake, only that a stale list is forgiven. It takes a signature check a certificate, so
    /// it is not for an event loop with many of them to do.
    package func objection(to chain: PeerChain) -> Refusal? {
        guard let leaf = chain.certificates.first, let judge = unsafe X509_STORE_CTX_new() else {
            return Refusal(.handshakeFailed)
        }
        defer { unsafe X509_STORE_CTX_free(judge) }
        // Those between the leaf and the authority, which must come from the store.
        guard let between = unsafe copenssl_sk_X509_new_null() else { return Refusal(.handshakeFailed) }
        defer { unsafe copenssl_sk_X509_free(between) }
        for certificate in chain.certificates.dropFirst().dropLast() {
            _ = unsafe copenssl_sk_X509_push(between, certificate.pointer)
        }
        // The same steps as `ssl_verify_cert_chain` of OpenSSL 3.0.
        let store = unsafe SSL_CTX_get_cert_store(context.pointer)
        guard unsafe X509_STORE_CTX_init(judge, store, leaf.pointer, between) == 1 else { return Refusal(.handshakeFailed) }
        let parameters = unsafe X509_STORE_CTX_get0_param(judge)
        unsafe X509_VERIFY_PARAM_set_auth_level(parameters, SSL_CTX_get_security_level(context.pointer))
        unsafe X509_STORE_CTX_set_default(judge, "ssl_client")
        unsafe X509_VERIFY_PARAM_set1(parameters, SSL_CTX_get0_param(context.pointer))
        var rule = rule
        rule.forgivesStaleness = true
        let check = PeerCheck(rule: rule)
        defer { ERR_clear_error() }
        return unsafe check.verify(judge) ? nil : check.refusal ?? Refusal(.handshakeFailed)
    }
}
