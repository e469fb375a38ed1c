// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import TLS

/// What the portal proves itself with and what it judges people by, as was read last; nothing where there is no portal.
final class PortalCertificates: Sendable {
    private struct State {
        var chain: [Certificate] = []
        var authorities: [Certificate] = []
        var revocations: RevocationLists?
    }

    private let state = NIOLockedValueBox(State())

    /// The lists of people's certificates that are in force.
    var revocations: RevocationLists? { state.withLockedValue { $0.revocations } }

    /// Every certificate whose end matters.
    var dated: [DatedCertificate] {
        let state = state.withLockedValue { $0 }
        return DatedCertificate.all(of: state.chain, leaf: .portal)
            + state.authorities.map { DatedCertificate($0, role: .portalAuthority) }
    }

    /// The portal proves itself with this from now on, the leaf first.
    func proves(with chain: [Certificate]) { state.withLockedValue { $0.chain = chain } }

    /// People are judged by these from now on.
    func judges(by authorities: [Certificate], _ revocations: RevocationLists?) {
        state.withLockedValue { ($0.authorities, $0.revocations) = (authorities, revocations) }
    }
}

extension DatedCertificate {
    init(_ certificate: Certificate, role: Role) {
        self.init(role: role, name: certificate.subject, notAfter: certificate.notAfter)
    }

    /// Each of a chain, those after the leaf as what stands between it and its authority.
    static func all(of chain: [Certificate], leaf: Role) -> [DatedCertificate] {
        chain.enumerated().map { DatedCertificate($0.element, role: $0.offset == 0 ? leaf : .intermediate) }
    }
}
