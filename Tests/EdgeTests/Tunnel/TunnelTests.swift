// SPDX-License-Identifier: Apache-2.0
import Edge
import Glibc
import NIOCore
import NIOPosix
import TLS
import TestSupport
import Testing

/// A tunnel in front of a TLS listener that echoes.
@Suite(.timeLimit(.minutes(1)))
struct TunnelTests {
    private let authority: TestAuthority
    private let client: ClientContext

    init() throws {
        authority = try TestAuthority()
        client = try ClientContext(
            credential: try authority.partner("school/1"), authorities: [authority.authority.certificate], host: "127.0.0.1",
            trustDomain: authority.trustDomain)
    }

    private final class Echo: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.writeAndFlush(data, promise: nil) }
    }

    /// Collects octets until there are enough.
    private final class Collector: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let promise: EventLoopPromise<ByteBuffer>
        private let count: Int
        private var collected = ByteBuffer()

        init(_ count: Int, _ promise: EventLoopPromise<ByteBuffer>) {
            self.count = count
            self.promise = promise
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            collected.writeImmutableBuffer(unwrapInboundIn(data))
            if collected.readableBytes >= count { promise.succeed(collected) }
        }
    }

    private func echo(_ admission: Admission = .admit) async throws -> any Channel {
        let context = try ServerContext(
            credential: try authority.broker(), clientAuthorities: [authority.authority.certificate],
            trustDomain: authority.trustDomain, admission: { _ in admission })
        return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([try TLSHandler(context), Echo()])
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    private func open(_ port: Int?, _ sink: AsyncStream<TunnelEvent>.Continuation) async throws -> Tunnel {
        try await Tunnel.open(
            to: .init(host: "127.0.0.1", port: port ?? 1), context: client, observer: { sink.yield($0) })
    }

    private func dial(_ tunnel: Tunnel, collecting count: Int = 1) async throws -> (any Channel, EventLoopFuture<ByteBuffer>) {
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let promise = loop.makePromise(of: ByteBuffer.self)
        let connecting = ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(count, promise))
                }
            }
            .connect(unixDomainSocketPath: String(tunnel.endpoint.dropFirst("ipc://".count)))
        connecting.whenFailure { promise.fail($0) }
        let channel = try await connecting.get()
        channel.closeFuture.whenComplete { _ in promise.fail(ChannelError.eof) }
        return (channel, promise.futureResult)
    }

    @Test func `8 MiB go through and come back whole`() async throws {
        let server = try await echo()
        let (events, sink) = AsyncStream.makeStream(of: TunnelEvent.self)
        let tunnel = try await open(server.localAddress?.port, sink)
        let (channel, echoed) = try await dial(tunnel, collecting: 8 * 1_048_576)
        var generator = SeededGenerator(seed: 8)
        let data = ByteBuffer(bytes: (0..<1_048_576).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } })
        try await channel.writeAndFlush(data)
        #expect(try await echoed.get() == data)
        guard case .admitted(let peer)? = await events.first(where: { _ in true }) else {
            Issue.record("not admitted")
            return
        }
        #expect(peer.partner == "broker/one")
        try await channel.close()
        #expect(await events.first { _ in true } == .ended)
        await tunnel.close()
        try await server.close()
    }

    @Test func `whoever may reach the socket is the user alone, and closing removes it`() async throws {
        let (_, sink) = AsyncStream.makeStream(of: TunnelEvent.self)
        let tunnel = try await open(1, sink)
        let path = String(tunnel.endpoint.dropFirst("ipc://".count))
        #expect(path.utf8.count <= 107)
        var status = stat()
        #expect(stat(String(path.dropLast(2)), &status) == 0)
        #expect(status.st_mode & 0o7777 == 0o700)
        await tunnel.close()
        await #expect(throws: (any Error).self) { try await dial(tunnel) }
    }

    @Test func `a refusal is told as the alert and ends the local connection`() async throws {
        let server = try await echo(.refuse(.unknownPartner))
        let (events, sink) = AsyncStream.makeStream(of: TunnelEvent.self)
        let tunnel = try await open(server.localAddress?.port, sink)
        let (channel, _) = try await dial(tunnel)
        #expect(await events.first { _ in true } == .failed(.tls(.alert(.certificateUnknown))))
        try await channel.closeFuture.get()
        await tunnel.close()
        try await server.close()
    }

    @Test func `nobody there is told and ends the local connection`() async throws {
        let server = try await echo()
        let port = server.localAddress?.port
        try await server.close()
        let (events, sink) = AsyncStream.makeStream(of: TunnelEvent.self)
        let tunnel = try await open(port, sink)
        let (channel, _) = try await dial(tunnel)
        guard case .failed(.unreachable(let reason))? = await events.first(where: { _ in true }) else {
            Issue.record("not unreachable")
            return
        }
        #expect(reason.lowercased().contains("refused"))
        try await channel.closeFuture.get()
        await tunnel.close()
    }
}
