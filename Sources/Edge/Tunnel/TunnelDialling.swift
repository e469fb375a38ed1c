// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import TLS

/// Dials the broker for each local connection, at a pace, and splices the two.
struct TunnelDialling: Sendable {
    let destination: Tunnel.Destination
    let context: ClientContext
    let connectTimeout: TimeAmount
    let connections: TunnelConnections
    let observer: @Sendable (TunnelEvent) -> Void
    private let pacing = NIOLockedValueBox(TunnelPacing())

    init(
        destination: Tunnel.Destination, context: ClientContext, connectTimeout: TimeAmount, connections: TunnelConnections,
        observer: @escaping @Sendable (TunnelEvent) -> Void
    ) {
        self.destination = destination
        self.context = context
        self.connectTimeout = connectTimeout
        self.connections = connections
        self.observer = observer
    }

    /// Dials for a local channel that does not read yet, after the pause that is due; on its event loop.
    func begin(for local: any Channel) {
        connections.add(local)
        let pause = pacing.withLockedValue { $0.pause(random: .random(in: 0...1)) }
        local.eventLoop.scheduleTask(in: TimeAmount(pause)) { dial(for: local) }
    }

    private func dial(for local: any Channel) {
        guard local.isActive else { return }
        let bootstrap = ClientBootstrap(group: local.eventLoop)
            .connectTimeout(connectTimeout)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.autoRead, value: false)
            .channelInitializer { remote in
                remote.eventLoop.makeCompletedFuture {
                    let (here, there) = TunnelSplice.pair()
                    try remote.pipeline.syncOperations.addHandlers([
                        try TLSHandler(context), TunnelWitness(tell), there,
                    ])
                    try local.pipeline.syncOperations.addHandler(here)
                }
            }
        bootstrap.connect(host: destination.host, port: destination.port).whenComplete { result in
            switch result {
            case .success(let remote):
                // Turning autoRead on reads from the socket and tells no handler; TLS may hold octets that came already.
                remote.setOption(.autoRead, value: true).whenComplete { _ in remote.read() }
                local.setOption(.autoRead, value: true).whenComplete { _ in local.read() }
            case .failure(let error):
                // A client that went away in the meantime is no news of the broker.
                guard local.isActive else { return }
                tell(.failed(.unreachable(reason: TunnelDialling.reason(error))))
                local.close(promise: nil)
            }
        }
    }

    private func tell(_ event: TunnelEvent) {
        pacing.withLockedValue { pacing in
            switch event {
            case .admitted: pacing.admitted()
            case .failed, .lost: pacing.failed()
            case .ended: break
            }
        }
        observer(event)
    }

    /// The first handler of a local channel: dials once the channel is active, which it is not while it is being set up.
    final class Entrance: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let dialling: TunnelDialling

        init(_ dialling: TunnelDialling) { self.dialling = dialling }

        func channelActive(context: ChannelHandlerContext) {
            dialling.begin(for: context.channel)
            context.fireChannelActive()
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            error.connectionErrors.first.map { reason($0.error) } ?? "the name is not known"
        case let error as IOError: error.description
        case ChannelError.connectTimeout: "no answer in time"
        default: "\(error)"
        }
    }
}
