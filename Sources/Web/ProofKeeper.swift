// SPDX-License-Identifier: Apache-2.0
import NIOCore
import TLS

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
        if let error = error as? TLSError, proof == nil || error == .tooManyKeyUpdates {
            refused(error, context.channel.remoteAddress?.ipAddress ?? "")
        }
        context.fireErrorCaught(error)
    }
}
