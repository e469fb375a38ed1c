// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// A private key, owned as an OpenSSL `EVP_PKEY`.
// EVP_PKEY counts its references atomically and nothing here changes a key after it is made, so threads may share it.
@safe
package final class PrivateKey: @unchecked Sendable {
    let pointer: OpaquePointer

    private init(owning pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe EVP_PKEY_free(pointer) }

    /// A new key on the curve P-256 (FIPS 186-5), from OpenSSL's random generator.
    package static func generate() throws(CertificateError) -> PrivateKey {
        unsafe PrivateKey(owning: try made("EVP_EC_gen", copenssl_EVP_EC_gen("P-256")))
    }

    /// Reads the first unencrypted private key of a PEM text: PKCS#8, SEC 1 or PKCS#1.
    package convenience init(pem octets: [UInt8]) throws(CertificateError) {
        let read = unsafe PEMText.reading(octets) { bio in
            unsafe PEM_read_bio_PrivateKey(bio, nil, PEMText.noPassword, nil)
        }
        guard let read = unsafe read else { throw .malformed(.privateKey, detail: OpenSSLQueue.takeReason()) }
        unsafe self.init(owning: read)
    }

    /// The key as unencrypted PKCS#8 PEM; whoever asks must keep it secret.
    package func pem() throws(CertificateError) -> [UInt8] {
        let text = unsafe PEMText.writing { bio in unsafe PEM_write_bio_PKCS8PrivateKey(bio, pointer, nil, nil, 0, nil, nil) }
        guard let text else { throw .openSSL(call: "PEM_write_bio_PKCS8PrivateKey", detail: OpenSSLQueue.takeReason()) }
        return text
    }

    /// Writes the key as PEM to a file that must not exist yet, readable by its owner only, and syncs it to the disk.
    package func write(toNewFile path: String) throws(CertificateError) {
        try PEMFile.create(path, octets: try pem(), mode: 0o600)
    }
}
