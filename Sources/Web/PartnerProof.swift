// SPDX-License-Identifier: Apache-2.0
package import TLS

/// A partner's certificates, and the context that let them in.
package struct PartnerProof: Sendable {
    package let peer: PeerCertificate
    package let chain: PeerChain
    private let judge: ServerContext

    init(peer: PeerCertificate, chain: PeerChain, judge: ServerContext) {
        self.peer = peer
        self.chain = chain
        self.judge = judge
    }

    /// The same, where `current` was asked and had no objection.
    package func accepted(by current: ServerContext) -> PartnerProof { PartnerProof(peer: peer, chain: chain, judge: current) }

    /// Why the context in use would not let the connection in now; nil when it would.
    ///
    /// A connection outlives a suspension, a revocation list and the certificate itself, so each request asks.
    ///
    /// - Parameter now: seconds since 1970-01-01T00:00:00Z.
    package func objection(of current: ServerContext, now: Int64) -> RefusalReason? {
        if chain.validUntil < now { return .certificateExpired }
        guard current.isSame(as: judge) else { return current.objection(to: chain)?.reason }
        if case .refuse(let reason) = current.admission(of: peer) { return reason }
        return nil
    }
}
