// SPDX-License-Identifier: Apache-2.0
import Glibc
package import TLS

/// A partnership's authority in memory, for tests that need real certificates.
package struct TestAuthority: Sendable {
    package let trustDomain: String
    package let authority: CertificateAuthority

    package init(trustDomain: String = "worcestershire.example", now: Int64 = TestAuthority.now) throws {
        self.trustDomain = trustDomain
        authority = try CertificateAuthority.establish(trustDomain: trustDomain, now: now)
    }

    /// Seconds since 1970: OpenSSL judges validity by the system's clock, so certificates for tests are made by it too.
    package static var now: Int64 { Int64(time(nil)) }

    /// A partner's key and certificate; `partner` is `kind/code`.
    package func partner(_ partner: String, now: Int64 = TestAuthority.now, life: Duration = .seconds(86_400)) throws -> Credential
    {
        try authority.makePartner(try id(partner), now: now, life: life)
    }

    /// The broker's key and certificate for the loopback addresses and `localhost`.
    package func broker(_ name: String = "one", hosts: [String] = ["localhost", "127.0.0.1", "::1"]) throws -> Credential {
        try authority.makeBroker(try id("broker/\(name)"), hosts: hosts, now: TestAuthority.now)
    }

    /// A leaf with the given names and purpose, whatever the house's rules are.
    package func oddLeaf(names: SubjectNames, usage: String?, now: Int64 = TestAuthority.now) throws -> Credential {
        let key = try PrivateKey.generate()
        let subject = try id("school/1")
        let request = try CertificateRequest.make(for: subject, key: key)
        let leaf = try authority.issue(subject, names, usage: usage, request: request, now: now, life: .seconds(86_400))
        return try Credential(chain: [leaf], key: key)
    }

    /// Writes `certificate.pem`, `key.pem` and `authority.pem` into a folder, as `partner add --out` does.
    package func write(_ credential: Credential, to folder: String) throws {
        try PEMFile.create("\(folder)/certificate.pem", octets: try credential.chain.flatMap { try $0.pem() })
        try credential.key.write(toNewFile: "\(folder)/key.pem")
        try PEMFile.create("\(folder)/authority.pem", octets: try authority.certificate.pem())
    }

    /// This authority's revocation list; `age` is how long ago it was made.
    package func list(
        revoking revoked: [Credential] = [], number: UInt64 = 1, age: Int64 = 0, life: Duration = .seconds(86_400)
    ) throws -> RevocationList {
        let made = TestAuthority.now - age
        return try authority.revocationList(
            revoked.map { RevokedCertificate(serial: $0.leaf.serial, since: made, reason: .keyCompromise) },
            number: RevocationNumber(number), now: made, life: life)
    }

    package func id(_ partner: String) throws -> SPIFFEID {
        guard let id = SPIFFEID("spiffe://\(trustDomain)/\(partner)") else { throw CertificateError.unusableName(partner) }
        return id
    }
}
