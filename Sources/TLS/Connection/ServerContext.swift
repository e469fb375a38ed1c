// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// The broker's end: what it proves itself with and whom it lets in.
///
/// A client certificate is required, and every refusal happens inside the handshake. A new context is needed to change
/// anything; connections made from the old one live on.
package struct ServerContext: Sendable {
    let context: ContextPointer
    let rule: PeerRule

    /// Configures the broker's end once for all its connections.
    ///
    /// `admission` is asked on the event loop of the connection, once a handshake, after everything else held; it must not
    /// block. `clientAuthorities` are the only authorities of partners that are trusted.
    package init(
        credential: Credential, clientAuthorities: [Certificate], trustDomain: String,
        admission: @escaping @Sendable (PeerCertificate) -> Admission
    ) throws(CertificateError) {
        let context = unsafe try ContextPointer(
            method: TLS_server_method(), credential: credential, authorities: clientAuthorities,
            verify: SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT)
        for authority in clientAuthorities {
            try check("SSL_CTX_add_client_CA", unsafe SSL_CTX_add_client_CA(context.pointer, authority.pointer))
        }
        self.context = context
        self.rule = PeerRule(expected: .partner(trustDomain: trustDomain, admission: admission))
    }
}
