// SPDX-License-Identifier: Apache-2.0

/// Why a key, a certificate or a request could not be read, made or written.
///
/// The texts carry paths, kinds of object and OpenSSL's own reason strings, never the content of a certificate.
package enum CertificateError: Error, Hashable, Sendable {
    /// A kind of object that is read from PEM or DER.
    package enum Material: String, Hashable, Sendable {
        case privateKey = "private key"
        case certificate
        case request = "certificate request"
        case revocationList = "revocation list"
    }

    /// The octets are not such an object; `detail` is OpenSSL's reason.
    case malformed(Material, detail: String)
    /// The request's signature does not fit its own key, so its sender has not shown that they hold the key.
    case unprovenRequest
    /// The key is weaker than 112 bits of security (NIST SP 800-57 part 1, table 2).
    case weakKey
    /// The private key is not the one in the certificate.
    case keyMismatch
    /// The certificate may not sign others.
    case notAnAuthority
    /// A name that may not stand in a certificate.
    case unusableName(String)
    /// The file exists already and is not overwritten.
    case fileExists(path: String)
    /// The system refused a file; `code` is `errno`.
    case file(path: String, code: Int32)
    /// OpenSSL refused a call that has no input of a user's in it.
    case openSSL(call: String, detail: String)
}

extension CertificateError: CustomStringConvertible {
    /// A sentence without a full stop.
    package var description: String {
        switch self {
        case .malformed(let material, let detail): "not a readable \(material.rawValue): \(detail)"
        case .unprovenRequest: "the certificate request is not signed with its own key"
        case .weakKey: "the key is weaker than 112 bits of security"
        case .keyMismatch: "the private key does not belong to the certificate"
        case .notAnAuthority: "the certificate is not a certificate authority"
        case .unusableName(let name): "'\(name)' cannot stand in a certificate"
        case .fileExists(let path): "\(path) exists already"
        case .file(let path, let code): "\(path): \(systemMessage(code))"
        case .openSSL(let call, let detail): "OpenSSL refused \(call): \(detail)"
        }
    }
}
