// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// A partner's end: what it proves itself with and which broker it will talk to.
package struct ClientContext: Sendable {
    let context: ContextPointer
    let rule: PeerRule
    /// The name sent for SNI; nil for an address, which RFC 6066 section 3 does not allow there.
    let serverName: String?

    /// `host` is the DNS name or numeric address that is dialled; the broker's certificate must bear it, be for serverAuth
    /// only and carry a broker's SPIFFE id, of `trustDomain` where that is known.
    package init(
        credential: Credential, authorities: [Certificate], host: String, trustDomain: String?
    ) throws(CertificateError) {
        context = unsafe try ContextPointer(
            method: TLS_client_method(), credential: credential, authorities: authorities, verify: SSL_VERIFY_PEER)
        let parameters = unsafe SSL_CTX_get0_param(context.pointer)
        if SubjectNames.address(host) != nil {
            try check("X509_VERIFY_PARAM_set1_ip_asc", unsafe X509_VERIFY_PARAM_set1_ip_asc(parameters, host))
            serverName = nil
        } else {
            guard SubjectNames.isDNSName(host) else { throw .unusableName(host) }
            unsafe X509_VERIFY_PARAM_set_hostflags(
                parameters, UInt32(X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS))
            try check("X509_VERIFY_PARAM_set1_host", unsafe X509_VERIFY_PARAM_set1_host(parameters, host, host.utf8.count))
            serverName = host
        }
        rule = PeerRule(expected: .broker(trustDomain: trustDomain))
    }
}
