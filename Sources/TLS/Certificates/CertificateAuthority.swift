// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// A partnership's own authority, which signs the certificates of partners and of the broker (design.md section 3).
package struct CertificateAuthority: Sendable {
    package let certificate: Certificate
    package let key: PrivateKey

    /// Seconds a certificate is valid before it is issued, for partners whose clocks run behind.
    package static let backdating: Int64 = 300
    /// How long a leaf lives unless told otherwise.
    package static let leafLife: Duration = .seconds(90 * 86_400)

    /// Throws `notAnAuthority` or `keyMismatch` when the two cannot sign together.
    package init(certificate: Certificate, key: PrivateKey) throws(CertificateError) {
        guard certificate.isAuthority else { throw .notAnAuthority }
        guard certificate.belongs(to: key) else { throw .keyMismatch }
        self.certificate = certificate
        self.key = key
    }

    /// Makes a new authority: a P-256 key and a self-signed certificate that may sign leaves and revocation lists only.
    ///
    /// `now` is in seconds since 1970-01-01T00:00:00Z, as everywhere in this type.
    package static func establish(
        trustDomain: String, now: Int64, life: Duration = .seconds(3650 * 86_400)
    ) throws(CertificateError) -> CertificateAuthority {
        guard SPIFFEID.isTrustDomain(trustDomain) else { throw .unusableName(trustDomain) }
        let key = try PrivateKey.generate()
        let draft = try CertificateDraft()
        let serial = try draft.setRandomSerial()
        try draft.setValidity(from: now - backdating, to: now + life.components.seconds)
        // RFC 5280 limits a common name to 64 characters and a trust domain has up to 255; the digits keep the names of
        // two authorities of one partnership apart.
        try draft.setSubject("FirstBell authority \(serial.prefix(8))")
        try draft.setIssuer(nil)
        try draft.setPublicKey(of: key)
        try draft.add(NID_basic_constraints, "critical,CA:TRUE,pathlen:0", issuer: nil)
        try draft.add(NID_key_usage, "critical,keyCertSign,cRLSign", issuer: nil)
        try draft.add(NID_subject_key_identifier, "hash", issuer: nil)
        try draft.add(NID_authority_key_identifier, "keyid:always", issuer: nil)
        try draft.add(SubjectNames(uris: ["spiffe://\(trustDomain)"]))
        return try CertificateAuthority(certificate: try draft.sign(with: key), key: key)
    }

    /// Signs a partner's certificate for the key of a request: one URI name, clientAuth only.
    ///
    /// Throws `unusableName` for a broker's id: no partner may pose as the broker.
    package func issuePartner(
        _ id: SPIFFEID, request: CertificateRequest, now: Int64, life: Duration = leafLife
    ) throws(CertificateError) -> Certificate {
        guard !id.isBroker else { throw .unusableName(id.uri) }
        return try issue(id, SubjectNames(uris: [id.uri]), usage: "clientAuth", request: request, now: now, life: life)
    }

    /// Signs the broker's certificate: serverAuth only, its SPIFFE id and the names and addresses that clients dial.
    ///
    /// Each of `hosts` is a DNS name or a numeric IP address.
    package func issueBroker(
        _ id: SPIFFEID, hosts: [String], request: CertificateRequest, now: Int64, life: Duration = leafLife
    ) throws(CertificateError) -> Certificate {
        guard id.isBroker else { throw .unusableName(id.uri) }
        var names = SubjectNames(uris: [id.uri])
        for host in hosts {
            if let address = SubjectNames.address(host) {
                names.addresses.append(address)
            } else if SubjectNames.isDNSName(host) {
                names.dns.append(host)
            } else {
                throw .unusableName(host)
            }
        }
        return try issue(id, names, usage: "serverAuth", request: request, now: now, life: life)
    }

    /// A new key and a partner's certificate for it, for deployments where the authority hands out keys.
    package func makePartner(
        _ id: SPIFFEID, now: Int64, life: Duration = leafLife
    ) throws(CertificateError) -> Credential {
        let key = try PrivateKey.generate()
        let request = try CertificateRequest.make(for: id, key: key)
        return try Credential(chain: [try issuePartner(id, request: request, now: now, life: life)], key: key)
    }

    /// A new key and the broker's certificate for it.
    package func makeBroker(
        _ id: SPIFFEID, hosts: [String], now: Int64, life: Duration = leafLife
    ) throws(CertificateError) -> Credential {
        let key = try PrivateKey.generate()
        let request = try CertificateRequest.make(for: id, key: key)
        return try Credential(chain: [try issueBroker(id, hosts: hosts, request: request, now: now, life: life)], key: key)
    }

    /// Issues a leaf of any shape, so that tests can make what must be refused.
    package func issue(
        _ id: SPIFFEID, _ names: SubjectNames, usage: String?, request: CertificateRequest, now: Int64, life: Duration
    ) throws(CertificateError) -> Certificate {
        let draft = try CertificateDraft()
        _ = try draft.setRandomSerial()
        try draft.setValidity(from: now - CertificateAuthority.backdating, to: now + life.components.seconds)
        try draft.setSubject(id.partner)
        try draft.setIssuer(certificate)
        try draft.setPublicKey(of: request)
        try draft.add(NID_basic_constraints, "critical,CA:FALSE", issuer: certificate)
        try draft.add(NID_key_usage, "critical,digitalSignature", issuer: certificate)
        if let usage { try draft.add(NID_ext_key_usage, usage, issuer: certificate) }
        try draft.add(NID_subject_key_identifier, "hash", issuer: certificate)
        try draft.add(NID_authority_key_identifier, "keyid:always", issuer: certificate)
        try draft.add(names)
        return try draft.sign(with: key)
    }
}
