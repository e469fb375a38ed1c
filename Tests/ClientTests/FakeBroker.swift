// SPDX-License-Identifier: Apache-2.0
import NIOCore
import NIOPosix
import Safeguarding
import TLS
import TestSupport
import Wire
import ZeroMQ

@testable import Edge

/// A broker without a mind: a real ROUTER behind a real TLS listener; what it answers is the test's to say.
final class FakeBroker: Sendable {
    /// A message of a client.
    struct Heard: Sendable {
        let routingID: [UInt8]
        let message: Wire.Message
    }

    let port: Int
    private let listener: any Channel
    private let router: SocketOwner
    private let context: Context
    private let folder: TestFolder
    private let connections = TunnelConnections()

    /// Listens on `port`, or on a free one.
    init(_ server: ServerContext, port: Int = 0) async throws {
        folder = try TestFolder()
        context = try Context()
        router = try SocketOwner()
        _ = try await router.bind(in: context, to: "ipc://\(folder.path)/r")
        let path = "\(folder.path)/r"
        let connections = connections
        listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { remote in
                remote.eventLoop.makeCompletedFuture {
                    connections.add(remote)
                    try remote.pipeline.syncOperations.addHandler(try TLSHandler(server))
                    ClientBootstrap(group: remote.eventLoop)
                        .channelOption(.autoRead, value: false)
                        .connect(unixDomainSocketPath: path)
                        .assumeIsolated().whenComplete { result in
                            do {
                                let local = try result.get()
                                let (there, here) = TunnelSplice.pair()
                                try remote.pipeline.syncOperations.addHandler(there)
                                try local.pipeline.syncOperations.addHandler(here)
                                for channel in [remote, local] {
                                    try channel.syncOptions?.setOption(.autoRead, value: true)
                                    channel.read()
                                }
                            } catch {
                                remote.close(promise: nil)
                            }
                        }
                }
            }
            .bind(host: "127.0.0.1", port: port).get()
        self.port = listener.localAddress?.port ?? 0
    }

    /// Everything that comes, once.
    var heard: AsyncCompactMapSequence<AsyncStream<ReceivedMessage>, Heard> {
        router.messages.compactMap { received in
            guard let message = try? Wire.Message(frames: received.frames) else { return nil }
            return Heard(routingID: received.routingID, message: message)
        }
    }

    func send(_ message: Wire.Message, to routingID: [UInt8]) async throws {
        _ = try await router.send(to: routingID, message.frames)
    }

    func answer(_ heard: Heard, _ verb: Verb, _ body: [UInt8]) async throws {
        try await send(Wire.Message(verb, correlation: heard.message.correlation, body: body), to: heard.routingID)
    }

    /// Answers HELLO and STATUS as a broker with nothing to say would.
    func welcome(_ heard: Heard) async throws {
        guard let partner = PartnerID("school/116900") else { return }
        let welcome = Welcome(partner: partner, window: 64, pending: 0, serverTime: Instant(milliseconds: 1_700_000_000_000))
        try await answer(heard, .welcome, welcome.octets)
    }

    /// Goes away without a word, as a killed process does: connections cut, queues lost.
    func kill() async {
        try? await listener.close()
        await router.stop()
        await connections.close()
        context.terminate()
    }
}
