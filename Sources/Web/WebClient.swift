// SPDX-License-Identifier: Apache-2.0
import NIOCore
package import TLS

/// Whoever sent a request.
package struct WebClient: Sendable {
    /// The address, without its port.
    package let address: String
    private let channel: any Channel

    init(_ channel: any Channel) {
        self.channel = channel
        address = channel.remoteAddress?.ipAddress ?? ""
    }

    /// What the connection proved of a partner; nil at a door for anybody.
    package func proof() async -> PartnerProof? {
        try? await channel.eventLoop.submit { [channel] in
            try channel.pipeline.syncOperations.handler(type: ProofKeeper.self).proof
        }.get()
    }
}

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

/// Keeps what TLS proved for as long as the connection lasts, and tells of whom it turned away.
final class ProofKeeper: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private(set) var proof: PartnerProof?
    private let judge: ServerContext
    private let refused: @Sendable (TLSError, String) -> Void

    init(_ judge: ServerContext, refused: @escaping @Sendable (TLSError, String) -> Void) {
        self.judge = judge
        self.refused = refused
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let completed = event as? TLSHandshakeCompleted {
            proof = PartnerProof(peer: completed.peer, chain: completed.chain, judge: judge)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if proof == nil, let error = error as? TLSError { refused(error, context.channel.remoteAddress?.ipAddress ?? "") }
        context.fireErrorCaught(error)
    }
}
