// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// The verification of one connection's peer: runs inside OpenSSL's handshake and keeps the outcome.
final class PeerCheck {
    let rule: PeerRule
    private(set) var peer: PeerCertificate?
    private(set) var refusal: Refusal?

    init(rule: PeerRule) { self.rule = rule }

    /// OpenSSL's `cert_verify_callback`.
    ///
    /// 1 accepts the chain, 0 refuses it with the alert of the error set in the store
    /// context (SSL_CTX_set_cert_verify_callback(3)). The connection's `PeerCheck` is the application data of its `SSL`.
    static let callback: @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?) -> Int32 = { store, _ in
        guard let store = unsafe store,
            let ssl = unsafe X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()),
            let data = unsafe SSL_get_ex_data(OpaquePointer(ssl), 0)
        else { return 0 }
        let check = unsafe Unmanaged<PeerCheck>.fromOpaque(data).takeUnretainedValue()
        return unsafe check.verify(store) ? 1 : 0
    }

    private func verify(_ store: OpaquePointer) -> Bool {
        guard unsafe X509_verify_cert(store) == 1 else {
            let code = unsafe X509_STORE_CTX_get_error(store)
            let detail = unsafe String(cString: X509_verify_cert_error_string(Int(code)))
            refusal = Refusal(PeerCheck.reason(forVerifyError: code), detail: detail)
            return false
        }
        guard let leaf = unsafe X509_STORE_CTX_get0_cert(store) else { return false }
        switch rule.examine(unsafe Certificate(sharing: leaf)) {
        case .success(let peer):
            self.peer = peer
            return true
        case .failure(let refusal):
            self.refusal = refusal
            unsafe X509_STORE_CTX_set_error(store, PeerCheck.verifyError(for: refusal.reason))
            return false
        }
    }

    private static func reason(forVerifyError code: Int32) -> RefusalReason {
        switch code {
        case X509_V_ERR_CERT_HAS_EXPIRED: .certificateExpired
        case X509_V_ERR_CERT_NOT_YET_VALID: .certificateNotYetValid
        case X509_V_ERR_INVALID_PURPOSE: .wrongKeyUsage
        case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH: .wrongHost
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
            X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, X509_V_ERR_CERT_SIGNATURE_FAILURE, X509_V_ERR_INVALID_CA,
            X509_V_ERR_CERT_UNTRUSTED:
            .unknownAuthority
        default: .handshakeFailed
        }
    }

    /// The verify error whose alert tells the peer most; OpenSSL 3.0 chooses the alert from this code alone
    /// (`ssl_x509err2alert`), so an alert is chosen by naming an error that stands for it.
    private static func verifyError(for reason: RefusalReason) -> Int32 {
        switch reason {
        case .wrongKeyUsage: X509_V_ERR_INVALID_PURPOSE  // unsupported_certificate
        case .suspendedPartner: X509_V_ERR_CERT_REVOKED  // certificate_revoked
        case .notOneURIName, .wrongTrustDomain, .wrongHost: X509_V_ERR_CERT_REJECTED  // bad_certificate
        case .unknownPartner: X509_V_ERR_UNSUPPORTED_NAME_SYNTAX  // certificate_unknown
        default: X509_V_ERR_APPLICATION_VERIFICATION  // handshake_failure
        }
    }
}
