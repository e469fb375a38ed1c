// SPDX-License-Identifier: Apache-2.0

/// What the certificate of a peer must say beside being validly signed.
struct PeerRule: Sendable {
    enum Expected: Sendable {
        /// A partner of this trust domain, clientAuth only, that the directory admits.
        case partner(trustDomain: String, admission: @Sendable (PeerCertificate) -> Admission)
        /// The broker, serverAuth only; of this trust domain where it is known.
        case broker(trustDomain: String?)
        /// Anybody whom an authority of people knows; who that is, is for others to say.
        case person
    }

    let expected: Expected
    /// How long past its `nextUpdate` a revocation list still counts.
    var grace = Duration.zero
    /// Whether it counts for ever: a session that is open is not cut for what its broker failed to fetch.
    var forgivesStaleness = false

    /// Judges a leaf whose chain has been verified; a person is no peer.
    func examine(_ leaf: Certificate) -> Result<PeerCertificate?, Refusal> {
        if case .person = expected {
            // A card is for other things too, such as signing in to Windows.
            guard leaf.extendedKeyUsage?.contains(.clientAuth) == true, !leaf.isAuthority else {
                return .failure(Refusal(.wrongKeyUsage))
            }
            return .success(nil)
        }
        // OpenSSL accepts a certificate without the extension for every purpose; design.md section 3 demands it.
        guard leaf.extendedKeyUsage == requiredUsage else { return .failure(Refusal(.wrongKeyUsage)) }
        guard let id = leaf.identity else { return .failure(Refusal(.notOneURIName)) }
        let peer = PeerCertificate(id: id, fingerprint: leaf.fingerprint, serial: leaf.serial, notAfter: leaf.notAfter)
        switch expected {
        case .partner(let trustDomain, let admission):
            guard id.trustDomain == trustDomain else { return .failure(Refusal(.wrongTrustDomain, peer: peer)) }
            guard !id.isBroker else { return .failure(Refusal(.unknownPartner, peer: peer)) }
            if case .refuse(let reason) = admission(peer) { return .failure(Refusal(reason, peer: peer)) }
        case .broker(let trustDomain):
            if let trustDomain, id.trustDomain != trustDomain { return .failure(Refusal(.wrongTrustDomain, peer: peer)) }
            guard id.isBroker else { return .failure(Refusal(.wrongHost, peer: peer)) }
        case .person: break
        }
        return .success(peer)
    }

    private var requiredUsage: ExtendedKeyUsage {
        switch expected {
        case .partner, .person: .clientAuth
        case .broker: .serverAuth
        }
    }
}
