// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// The end that browsers connect to: by the house's rules, and without asking for a certificate.
package struct WebContext: Sendable {
    let context: ContextPointer

    package init(credential: Credential) throws(CertificateError) {
        context = unsafe try ContextPointer(
            method: TLS_server_method(), credential: credential, authorities: [], verify: SSL_VERIFY_NONE)
    }
}
