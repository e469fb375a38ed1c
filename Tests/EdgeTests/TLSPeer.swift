// SPDX-License-Identifier: Apache-2.0
import Edge
import NIOCore
import NIOPosix
import TLS
import TestSupport

/// A client that speaks octets of the test's choice inside real TLS.
final class TLSPeer: Sendable {
    struct Cut: Error {}

    let channel: any Channel
    private let arrived: Arrivals

    /// Connects; the handshake goes on in the background.
    ///
    /// - Parameter credential: nil connects without TLS, as something that is no TLS client at all.
    init(to address: EdgeAddress, credential: Credential?, authority: TestAuthority) async throws {
        let context = try credential.map {
            try ClientContext(
                credential: $0, authorities: [authority.authority.certificate], host: "127.0.0.1",
                trustDomain: authority.trustDomain)
        }
        let (stream, continuation) = AsyncStream<ByteBuffer>.makeStream()
        arrived = Arrivals(stream)
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context { try channel.pipeline.syncOperations.addHandler(try TLSHandler(context)) }
                    try channel.pipeline.syncOperations.addHandler(Collector(continuation))
                }
            }
            .connect(host: address.host, port: address.port).get()
    }

    func send(_ octets: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: octets)).get()
    }

    /// Reads exactly so many octets.
    func read(_ count: Int) async throws -> [UInt8] { try await arrived.take(count) }

    /// Takes nothing more from the kernel, as a client that hangs.
    func pause() async throws {
        try await channel.setOption(.autoRead, value: false).get()
    }

    /// Reads whatever comes from now on.
    func resume() async throws {
        try await channel.setOption(.autoRead, value: true).get()
    }

    /// Waits until the other side has closed.
    func waitForEnd() async throws { try await channel.closeFuture.get() }

    /// Sends a greeting and READY and takes those of the other side; answers its READY.
    @discardableResult
    func shakeHands(_ ready: [UInt8] = ZMTPBytes.dealerReady()) async throws -> [UInt8] {
        try await send(ZMTPBytes.greeting() + ready)
        _ = try await read(64)
        let header = try await read(2)
        return try await header + read(Int(header[1]))
    }

    func close() async { try? await channel.close() }
}

/// Octets that came over a channel, taken in the sizes the test asks for.
actor Arrivals {
    private let stream: AsyncStream<ByteBuffer>
    private var held = ByteBuffer()

    init(_ stream: AsyncStream<ByteBuffer>) { self.stream = stream }

    func take(_ count: Int) async throws -> [UInt8] {
        while held.readableBytes < count {
            var iterator = stream.makeAsyncIterator()
            guard var octets = await iterator.next(isolation: self) else { throw TLSPeer.Cut() }
            held.discardReadBytes()
            held.writeBuffer(&octets)
        }
        return held.readBytes(length: count) ?? []
    }
}

/// Hands what comes over a channel to a stream.
final class Collector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let continuation: AsyncStream<ByteBuffer>.Continuation

    init(_ continuation: AsyncStream<ByteBuffer>.Continuation) { self.continuation = continuation }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { continuation.yield(unwrapInboundIn(data)) }

    func channelInactive(context: ChannelHandlerContext) { continuation.finish() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
