// SPDX-License-Identifier: Apache-2.0
import NIOCore
import TLS

/// Watches the broker's side of one connection and says once how it began and once how it ended.
final class TunnelWitness: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let tell: (TunnelEvent) -> Void
    private var peer: PeerCertificate?
    private var admitted = false
    private var ended = false

    init(_ tell: @escaping (TunnelEvent) -> Void) { self.tell = tell }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let completed = event as? TLSHandshakeCompleted { peer = completed.peer }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // In TLS 1.3 a client's handshake completes before the broker has judged its certificate; the first octet of the
        // broker is the first proof.
        if !admitted, let peer {
            admitted = true
            tell(.admitted(peer))
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let failure: TunnelFailure = if let error = error as? TLSError { .tls(error) } else { .broken(reason: "\(error)") }
        end(admitted ? .lost(failure) : .failed(failure))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(admitted ? .ended : .failed(.closedBeforeAdmission))
        context.fireChannelInactive()
    }

    private func end(_ event: TunnelEvent) {
        guard !ended else { return }
        ended = true
        tell(event)
    }
}
