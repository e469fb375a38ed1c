// SPDX-License-Identifier: Apache-2.0
import NIOCore
package import TLS

/// Somebody's certificate, and the context that let them in.
package struct PersonProof: Sendable {
    /// SHA-256 of the certificate's key, as ``Certificate/keyFingerprint``.
    package let key: String
    private let chain: PeerChain
    private let judge: ServerContext

    init?(_ chain: PeerChain, judge: ServerContext) {
        guard let leaf = chain.certificates.first else { return nil }
        key = leaf.keyFingerprint
        self.chain = chain
        self.judge = judge
    }

    /// The last second of the certificate and of those it rests on, since 1970-01-01T00:00:00Z.
    package var validUntil: Int64 { chain.validUntil }

    /// Why the context in use would not take the certificate now; nil when it would.
    ///
    /// - Parameter now: seconds since 1970-01-01T00:00:00Z.
    package func objection(of current: ServerContext, now: Int64) -> RefusalReason? {
        if chain.validUntil < now { return .certificateExpired }
        return current.isSame(as: judge) ? nil : current.objection(to: chain)?.reason
    }
}

/// The handshake is over, whatever it proved.
struct HandshakeOver: Sendable {}

/// Keeps what TLS proved of a person for as long as the connection lasts, and tells of whom it turned away.
final class PersonKeeper: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private(set) var proof: PersonProof?
    private let judge: ServerContext
    private let refused: @Sendable (TLSError) -> Void

    init(_ judge: ServerContext, refused: @escaping @Sendable (TLSError) -> Void) {
        self.judge = judge
        self.refused = refused
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let proved = event as? TLSPersonProved { proof = PersonProof(proved.chain, judge: judge) }
        context.fireUserInboundEventTriggered(event)
        if event is TLSOpened { context.fireUserInboundEventTriggered(HandshakeOver()) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? TLSError { refused(error) }
        context.fireErrorCaught(error)
    }
}
