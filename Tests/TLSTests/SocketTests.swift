// SPDX-License-Identifier: Apache-2.0
import NIOCore
import NIOEmbedded
import NIOPosix
import TestSupport
import Testing

@testable import TLS

/// Real sockets: the `openssl` command as a foreign client, and back-pressure against a reader that does not read.
@Suite(.timeLimit(.minutes(1)))
struct SocketTests {
    private let partnership: Partnership

    init() throws { partnership = try Partnership() }

    /// What the server end of one connection came to.
    private enum Outcome: Sendable, Equatable {
        case completed(partner: String)
        case failed(TLSError)
    }

    private final class Reporter: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        let outcomes: AsyncStream<Outcome>.Continuation

        init(_ outcomes: AsyncStream<Outcome>.Continuation) { self.outcomes = outcomes }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if let event = event as? TLSHandshakeCompleted { outcomes.yield(.completed(partner: event.peer.partner)) }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            if let error = error as? TLSError { outcomes.yield(.failed(error)) }
        }
    }

    private func listen(
        _ outcomes: AsyncStream<Outcome>.Continuation, autoRead: Bool = true, children: AsyncStream<any Channel>.Continuation? = nil
    ) async throws -> any Channel {
        let context = try partnership.server()
        return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelOption(.autoRead, value: autoRead)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([try TLSHandler(context), Reporter(outcomes)])
                    children?.yield(channel)
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    private func sClient(port: Int, _ arguments: [String]) throws -> String {
        try ForeignCommand("/usr/bin/openssl", ["s_client", "-connect", "127.0.0.1:\(port)", "-msg"] + arguments).text
    }

    private func profile() throws -> (folder: TestFolder, arguments: [String]) {
        let folder = try TestFolder()
        try partnership.authority.write(partnership.police, to: folder.path)
        return (
            folder,
            [
                "-cert", "\(folder.path)/certificate.pem", "-key", "\(folder.path)/key.pem", "-CAfile",
                "\(folder.path)/authority.pem",
                "-verify_return_error",
            ]
        )
    }

    @Test func `openssl's client is let in and gets no ticket`() async throws {
        let (outcomes, continuation) = AsyncStream.makeStream(of: Outcome.self)
        let server = try await listen(continuation)
        let profile = try profile()
        let text = try sClient(port: try #require(server.localAddress?.port), profile.arguments)
        #expect(text.contains("Verification: OK"))
        #expect(text.contains("TLSv1.3"))
        #expect(!text.contains("NewSessionTicket"))
        #expect(await outcomes.first { _ in true } == .completed(partner: "police/22"))
        try await server.close()
    }

    @Test func `a client without a certificate is refused`() async throws {
        let (outcomes, continuation) = AsyncStream.makeStream(of: Outcome.self)
        let server = try await listen(continuation)
        // Without -ign_eof the client leaves at the end of its input, before it has read the alert.
        let text = try sClient(port: try #require(server.localAddress?.port), ["-ign_eof"])
        #expect(text.contains("certificate required"))
        guard case .failed(.refused(let refusal))? = await outcomes.first(where: { _ in true }) else {
            Issue.record("not refused")
            return
        }
        #expect(refusal.reason == .noClientCertificate)
        try await server.close()
    }

    @Test(arguments: ["-tls1_2", "-tls1_1"])
    func `an older protocol is refused`(version: String) async throws {
        let (outcomes, continuation) = AsyncStream.makeStream(of: Outcome.self)
        let server = try await listen(continuation)
        let profile = try profile()
        let text = try sClient(
            port: try #require(server.localAddress?.port), profile.arguments + [version, "-cipher", "DEFAULT@SECLEVEL=0"])
        #expect(text.contains("protocol version"))
        guard case .failed(.refused(let refusal))? = await outcomes.first(where: { _ in true }) else {
            Issue.record("not refused")
            return
        }
        #expect(refusal.reason == .protocolVersion)
        try await server.close()
    }

    @Test(
        arguments: ["TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"],
        ["X25519", "P-256", "P-384"])
    func `each cipher with each group is spoken`(cipher: String, group: String) async throws {
        let (outcomes, continuation) = AsyncStream.makeStream(of: Outcome.self)
        let server = try await listen(continuation)
        let profile = try profile()
        let text = try sClient(
            port: try #require(server.localAddress?.port), profile.arguments + ["-ciphersuites", cipher, "-groups", group])
        #expect(text.contains(cipher))
        #expect(await outcomes.first { _ in true } == .completed(partner: "police/22"))
        try await server.close()
    }

    @Test func `plaintext that comes in one piece with the end of the handshake waits for a reader`() async throws {
        let (outcomes, continuation) = AsyncStream.makeStream(of: Outcome.self)
        let (children, childContinuation) = AsyncStream.makeStream(of: (any Channel).self)
        let server = try await listen(continuation, autoRead: false, children: childContinuation)
        // A client whose ciphertext is carried by hand, so that the last of its handshake and its first words are one segment.
        let secure = NIOAsyncTestingChannel()
        let context = try partnership.client(host: "127.0.0.1")
        try await secure.eventLoop.submit { try secure.pipeline.syncOperations.addHandler(try TLSHandler(context)) }.get()
        secure.connect(to: try SocketAddress(unixDomainSocketPath: "/loopback"), promise: nil)
        let (arrivals, arrival) = AsyncStream.makeStream(of: ByteBuffer.self)
        let raw = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { $0.pipeline.addHandler(Arrivals(arrival)) }
            .connect(to: try #require(server.localAddress)).get()
        try await raw.writeAndFlush(try await secure.waitForOutboundWrite(as: ByteBuffer.self))
        var last = ByteBuffer()
        for await chunk in arrivals {
            try await secure.writeInbound(chunk)
            if let finished = try await secure.readOutbound(as: ByteBuffer.self) {
                last = finished
                break
            }
        }
        try await secure.writeAndFlush(ByteBuffer(string: "greeting"))
        last.writeImmutableBuffer(try await secure.waitForOutboundWrite(as: ByteBuffer.self))
        try await raw.writeAndFlush(last)

        #expect(await outcomes.first { _ in true } == .completed(partner: "police/22"))
        let child = try #require(await children.first { _ in true })
        let counter = Counter(expected: 8)
        try await child.pipeline.addHandler(counter).get()
        try await child.setOption(.autoRead, value: true).get()
        child.read()
        #expect(await counter.whole() == 8)
        try await raw.close()
        try await server.close()
    }

    @Test func `a reader that does not read makes the writer unwritable, and reading drains it`() async throws {
        let (outcomes, continuation) = AsyncStream.makeStream(of: Outcome.self)
        let (children, childContinuation) = AsyncStream.makeStream(of: (any Channel).self)
        let server = try await listen(continuation, autoRead: false, children: childContinuation)
        let context = try partnership.client(host: "127.0.0.1")
        let writer = Flood()
        let client = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([try TLSHandler(context), writer])
                }
            }
            .connect(to: try #require(server.localAddress)).get()
        // The handshake completes although nobody has asked the server's channel to read.
        #expect(await outcomes.first { _ in true } == .completed(partner: "police/22"))
        let child = try #require(await children.first { _ in true })
        let written = await writer.stalled()
        #expect(written > 65_536)
        #expect(written < 64 * 1_048_576, "the writer was never told to stop")
        let counter = Counter(expected: written)
        try await child.pipeline.addHandler(counter).get()
        try await child.setOption(.autoRead, value: true).get()
        child.read()
        #expect(await counter.whole() == written)
        try await client.close()
        try await server.close()
    }
}

/// Writes for as long as the channel is writable, once.
private final class Flood: ChannelInboundHandler, @unchecked Sendable {
    // Everything but the stream is touched on the channel's event loop only.
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
    private var written = 0
    private var begun = false

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is TLSHandshakeCompleted, !begun else { return }
        begun = true
        while context.channel.isWritable, written < 64 * 1_048_576 {
            let data = ByteBuffer(repeating: 3, count: 16_000)
            written += data.readableBytes
            context.writeAndFlush(wrapOutboundOut(data), promise: nil)
        }
        continuation.yield(written)
    }

    func stalled() async -> Int { await stream.first { _ in true } ?? 0 }
}

/// Hands on what arrives.
private final class Arrivals: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    private let arrival: AsyncStream<ByteBuffer>.Continuation

    init(_ arrival: AsyncStream<ByteBuffer>.Continuation) { self.arrival = arrival }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { arrival.yield(unwrapInboundIn(data)) }
}

/// Counts octets until all have come.
private final class Counter: ChannelInboundHandler, @unchecked Sendable {
    // Everything but the stream is touched on the channel's event loop only.
    typealias InboundIn = ByteBuffer
    private let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
    private let expected: Int
    private var count = 0

    init(expected: Int) { self.expected = expected }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        count += unwrapInboundIn(data).readableBytes
        if count >= expected { continuation.yield(count) }
    }

    func whole() async -> Int { await stream.first { _ in true } ?? 0 }
}
