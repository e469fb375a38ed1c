// SPDX-License-Identifier: Apache-2.0
import NIOCore
import NIOPosix
import TLS

/// One connection to an edge, as far as the first octet of the broker behind it.
struct ConnectionProbe {
    /// How far it came.
    enum Outcome: Sendable {
        case unreachable(String)
        /// This end refused the broker.
        case brokerRefusedHere(Refusal)
        case refusedByBroker(TLSAlert)
        case ended(String)
        case silent
        case admitted(PeerCertificate)
    }

    var place: HostPort
    var context: ClientContext
    var patience = TimeAmount.seconds(5)

    func outcome() async -> Outcome {
        let group = MultiThreadedEventLoopGroup.singleton
        let loop = group.next()
        let promise = loop.makePromise(of: Outcome.self)
        let bootstrap = ClientBootstrap(group: loop).connectTimeout(patience).channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandlers([TLSHandler(context), GreetingHandler(promise)])
            }
        }
        let channel: any Channel
        do {
            channel = try await bootstrap.connect(host: place.host, port: Int(place.port)).get()
        } catch {
            promise.succeed(.unreachable(reason(error)))
            return .unreachable(reason(error))
        }
        let timeout = loop.scheduleTask(in: patience) { promise.succeed(.silent) }
        let outcome = (try? await promise.futureResult.get()) ?? .silent
        timeout.cancel()
        channel.close(promise: nil)
        return outcome
    }

    private func reason(_ error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            error.connectionErrors.first.map { "\($0.error)" } ?? "the name \(error.host) is not known"
        case ChannelError.connectTimeout: "no answer in 5 seconds"
        default: "\(error)"
        }
    }
}

/// Sends a ZMTP greeting and tells what comes back first.
private final class GreetingHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Of ZMTP 3.1 with mechanism NULL (37/ZMTP, "Version negotiation").
    private static let greeting: [UInt8] =
        [0xFF] + [UInt8](repeating: 0, count: 8) + [0x7F, 3, 1] + Array("NULL".utf8) + [UInt8](repeating: 0, count: 48)

    private let promise: EventLoopPromise<ConnectionProbe.Outcome>
    private var peer: PeerCertificate?

    init(_ promise: EventLoopPromise<ConnectionProbe.Outcome>) { self.promise = promise }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let completed = event as? TLSHandshakeCompleted else { return context.fireUserInboundEventTriggered(event) }
        peer = completed.peer
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: GreetingHandler.greeting)), promise: nil)
    }

    /// The edge speaks only after it has admitted the partner.
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if let peer { promise.succeed(.admitted(peer)) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error as? TLSError {
        case .refused(let refusal): promise.succeed(.brokerRefusedHere(refusal))
        case .alert(let alert): promise.succeed(.refusedByBroker(alert))
        case let other?: promise.succeed(.ended("\(other)"))
        case nil: promise.succeed(.ended("\(error)"))
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise.succeed(.ended("closed by the broker"))
        context.fireChannelInactive()
    }
}
