// SPDX-License-Identifier: Apache-2.0
import Edge
import NIOCore
import NIOPosix
import TestSupport

/// In the place of the ROUTER: what the edge says to it and nothing else, octet by octet, and answers of the test's choice.
final class RawRouter: Sendable {
    let path: String
    private let directory: SocketDirectory
    private let listening: any Channel
    private let accepted: EventLoopFuture<any Channel>
    private let arrived: Arrivals

    init() async throws {
        directory = try SocketDirectory()
        path = try directory.path(of: "raw")
        let (stream, continuation) = AsyncStream<ByteBuffer>.makeStream()
        arrived = Arrivals(stream)
        let group = MultiThreadedEventLoopGroup.singleton
        let first = group.next().makePromise(of: (any Channel).self)
        accepted = first.futureResult
        listening = try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(continuation))
                    first.succeed(channel)
                }
            }
            .bind(unixDomainSocketPath: path).get()
    }

    /// Takes the edge's greeting and READY, and sends its own.
    func shakeHands() async throws {
        _ = try await read(64)
        try await send(ZMTPBytes.greeting() + ZMTPBytes.ready([("Socket-Type", Array("ROUTER".utf8))]))
        // The edge's READY has the long form.
        let header = try await read(9)
        _ = try await read(header.dropFirst().reduce(0) { $0 << 8 | Int($1) })
    }

    func send(_ octets: [UInt8]) async throws { try await accepted.get().writeAndFlush(ByteBuffer(bytes: octets)).get() }

    func read(_ count: Int) async throws -> [UInt8] { try await arrived.take(count) }

    func stop() async {
        try? await listening.close()
        directory.remove()
    }
}
