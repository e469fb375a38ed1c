// SPDX-License-Identifier: Apache-2.0
import Foundation
import TLS

/// The folder of the partnership's own CA: `certificate.pem` and `key.pem`.
///
/// No setting names it, so that the daemon cannot be told where the key is; commands that sign find it.
struct AuthorityFolder {
    /// Its name beside the configuration file.
    static let name = "ca"

    let path: String

    /// Makes a CA in a new folder of mode 0700.
    static func establish(at path: String, trustDomain: String, now: Int64) throws -> CertificateAuthority {
        try PrivateFile.folder(path)
        let authority = try CertificateAuthority.establish(trustDomain: trustDomain, now: now)
        try authority.key.write(toNewFile: path + "/key.pem")
        try PEMFile.create(path + "/certificate.pem", octets: authority.certificate.pem())
        return authority
    }

    /// Reads the CA.
    func load() throws -> CertificateAuthority {
        let certificate: Certificate
        let key: PrivateKey
        do {
            certificate = try Certificate(pem: PEMFile.read(path + "/certificate.pem"))
            key = try PrivateKey(pem: PEMFile.read(path + "/key.pem"))
        } catch {
            throw CommandFailure(
                "the CA cannot be read: \(error)", try: "--authority FOLDER where the CA of this deployment is kept")
        }
        do {
            return try CertificateAuthority(certificate: certificate, key: key)
        } catch {
            throw CommandFailure(
                "the CA in \(path) cannot sign: \(error)", try: "its certificate.pem and key.pem from your backup of keys")
        }
    }
}
