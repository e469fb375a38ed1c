// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// An OpenSSL `SSL_CTX` with the house's rules: TLS 1.3 only, three ciphers, three groups, nothing that resumes.
// SSL_CTX is configured before it leaves its initialiser and only read after that, and counts its references atomically.
@safe
final class ContextPointer: @unchecked Sendable {
    let pointer: OpaquePointer

    /// `authorities` are the only roots trusted; the system's are never loaded.
    ///
    /// With `revocations` every certificate of a chain must be spoken about by a list; the lists are added once, to this new
    /// store, because a store that holds two may believe the older (zeromq.md 1.3 point 13).
    init(
        method: OpaquePointer?, credential: Credential, authorities: [Certificate], revocations: RevocationLists? = nil,
        verify: Int32
    ) throws(CertificateError) {
        unsafe pointer = try made("SSL_CTX_new", SSL_CTX_new(method))
        try check("min_proto_version", unsafe copenssl_SSL_CTX_set_min_proto_version(pointer, TLS1_3_VERSION))
        try check("max_proto_version", unsafe copenssl_SSL_CTX_set_max_proto_version(pointer, TLS1_3_VERSION))
        try check(
            "SSL_CTX_set_ciphersuites",
            unsafe SSL_CTX_set_ciphersuites(
                pointer, "TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256"))
        try check("SSL_CTX_set1_groups_list", unsafe copenssl_SSL_CTX_set1_groups_list(pointer, "X25519:P-256:P-384"))
        unsafe SSL_CTX_set_security_level(pointer, 2)
        // A resumed session skips the chain check, so a revoked partner would come back in (zeromq.md 1.3 point 13).
        unsafe SSL_CTX_set_options(
            pointer, copenssl_SSL_OP_NO_TICKET | copenssl_SSL_OP_NO_RENEGOTIATION | copenssl_SSL_OP_NO_COMPRESSION)
        try check("SSL_CTX_set_num_tickets", unsafe SSL_CTX_set_num_tickets(pointer, 0))
        _ = unsafe copenssl_SSL_CTX_set_session_cache_mode(pointer, Int(SSL_SESS_CACHE_OFF))
        // One call of the read callback takes all records that have come, not first a header and then a body.
        unsafe copenssl_SSL_CTX_set_read_ahead(pointer, 1)

        try check("SSL_CTX_use_certificate", unsafe SSL_CTX_use_certificate(pointer, credential.leaf.pointer))
        for certificate in credential.chain.dropFirst() {
            try check("SSL_CTX_add1_chain_cert", unsafe copenssl_SSL_CTX_add1_chain_cert(pointer, certificate.pointer))
        }
        try check("SSL_CTX_use_PrivateKey", unsafe SSL_CTX_use_PrivateKey(pointer, credential.key.pointer))
        let store = unsafe SSL_CTX_get_cert_store(pointer)
        for authority in authorities {
            try check("X509_STORE_add_cert", unsafe X509_STORE_add_cert(store, authority.pointer))
        }
        if let revocations {
            for list in revocations.lists { try check("X509_STORE_add_crl", unsafe X509_STORE_add_crl(store, list.pointer)) }
            try check(
                "X509_VERIFY_PARAM_set_flags",
                unsafe X509_VERIFY_PARAM_set_flags(
                    SSL_CTX_get0_param(pointer), UInt(X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL)))
        }
        unsafe SSL_CTX_set_verify(pointer, verify, nil)
        unsafe SSL_CTX_set_cert_verify_callback(pointer, PeerCheck.callback, nil)
    }

    deinit { unsafe SSL_CTX_free(pointer) }
}
