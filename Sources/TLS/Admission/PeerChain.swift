// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// The certificates by which a peer was verified, from its own to the authority's, kept to be judged again.
///
/// They are references to what the connection's `SSL` holds for its whole life anyway.
package final class PeerChain: Sendable {
    /// The leaf first, the authority last.
    package let certificates: [Certificate]
    /// The last second at which all of them are valid, in seconds since 1970-01-01T00:00:00Z.
    package let validUntil: Int64

    init(_ certificates: [Certificate]) {
        self.certificates = certificates
        validUntil = certificates.map(\.notAfter).min() ?? 0
    }

    /// Copies OpenSSL's chain of a store context whose verification succeeded.
    convenience init(verifiedBy store: OpaquePointer) {
        let stack = unsafe X509_STORE_CTX_get0_chain(store)
        let certificates = (0..<max(0, unsafe copenssl_sk_X509_num(stack))).compactMap { index in
            unsafe copenssl_sk_X509_value(stack, index).map { unsafe Certificate(sharing: $0) }
        }
        self.init(certificates)
    }
}
