// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Glibc

/// The verification of one connection's peer: runs inside OpenSSL's handshake and keeps the outcome.
final class PeerCheck {
    let rule: PeerRule
    private(set) var peer: PeerCertificate?
    private(set) var chain: PeerChain?
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

    /// OpenSSL's `verify_cb`: whether an error of one certificate or list is forgiven.
    private static let forgives: @convention(c) (Int32, OpaquePointer?) -> Int32 = { isWell, store in
        if isWell == 1 { return 1 }
        // The first application data of a store context is nobody's but the application's (X509_STORE_CTX_set_ex_data(3)).
        guard let store = unsafe store, let data = unsafe X509_STORE_CTX_get_ex_data(store, 0) else { return 0 }
        let check = unsafe Unmanaged<PeerCheck>.fromOpaque(data).takeUnretainedValue()
        return unsafe check.forgives(store) ? 1 : 0
    }

    private func forgives(_ store: OpaquePointer) -> Bool {
        switch unsafe X509_STORE_CTX_get_error(store) {
        case X509_V_ERR_CRL_HAS_EXPIRED:
            let nextUpdate = unsafe secondsSince1970(X509_CRL_get0_nextUpdate(X509_STORE_CTX_get0_current_crl(store))) ?? 0
            return rule.forgivesStaleness || Int64(time(nil)) <= nextUpdate + rule.grace.components.seconds
        // How far ahead a list may be was judged when it was loaded.
        case X509_V_ERR_CRL_NOT_YET_VALID: return true
        default: return false
        }
    }

    /// Verifies what a store context was set up with; the outcome is in `peer` and `chain`, or in `refusal`.
    func verify(_ store: OpaquePointer) -> Bool {
        unsafe X509_STORE_CTX_set_ex_data(store, 0, Unmanaged.passUnretained(self).toOpaque())
        unsafe X509_STORE_CTX_set_verify_cb(store, PeerCheck.forgives)
        guard unsafe X509_verify_cert(store) == 1 else {
            let code = unsafe X509_STORE_CTX_get_error(store)
            let detail = unsafe String(cString: X509_verify_cert_error_string(Int(code)))
            let reason = PeerCheck.reason(forVerifyError: code)
            refusal = Refusal(reason, detail: detail)
            // A list that is stale is the broker's fault, and OpenSSL's alert for it would call the client's certificate expired.
            if reason == .revocationListStale || reason == .revocationListMissing {
                unsafe X509_STORE_CTX_set_error(store, X509_V_ERR_UNSPECIFIED)
            }
            return false
        }
        guard let leaf = unsafe X509_STORE_CTX_get0_cert(store) else { return false }
        switch rule.examine(unsafe Certificate(sharing: leaf)) {
        case .success(let peer):
            self.peer = peer
            chain = unsafe PeerChain(verifiedBy: store)
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
        case X509_V_ERR_CERT_REVOKED: .certificateRevoked
        case X509_V_ERR_CRL_HAS_EXPIRED: .revocationListStale
        case X509_V_ERR_UNABLE_TO_GET_CRL, X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER, X509_V_ERR_DIFFERENT_CRL_SCOPE,
            X509_V_ERR_CRL_SIGNATURE_FAILURE, X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION:
            .revocationListMissing
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
