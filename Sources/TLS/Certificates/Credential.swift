// SPDX-License-Identifier: Apache-2.0

/// What one end of a connection proves itself with: its certificate, those between it and the authority, and its key.
package struct Credential: Sendable {
    /// The leaf first; at least one.
    package let chain: [Certificate]
    package let key: PrivateKey

    /// The end's own certificate.
    package let leaf: Certificate

    /// Throws `keyMismatch` when the key is not the first certificate's.
    package init(chain: [Certificate], key: PrivateKey) throws(CertificateError) {
        guard let leaf = chain.first else { throw .malformed(.certificate, detail: "no certificate") }
        guard leaf.belongs(to: key) else { throw .keyMismatch }
        self.chain = chain
        self.key = key
        self.leaf = leaf
    }

    /// Reads a PEM bundle and a PEM key from files.
    package init(certificateFile: String, keyFile: String) throws(CertificateError) {
        let chain = try Certificate.bundle(pem: try PEMFile.read(certificateFile))
        try self.init(chain: chain, key: try PrivateKey(pem: try PEMFile.read(keyFile)))
    }
}
