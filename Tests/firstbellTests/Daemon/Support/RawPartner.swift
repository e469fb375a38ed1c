// SPDX-License-Identifier: Apache-2.0
import NIOCore
import NIOPosix
import TLS
import TestSupport

/// A connection to the daemon that says octets of the test's choice, inside real TLS or with none.
///
/// It reads whatever comes and keeps none of it.
final class RawPartner: Sendable {
    private let channel: any Channel
    private let spoken: EventLoopFuture<Void>

    /// Connects; a TLS handshake goes on in the background.
    ///
    /// - Parameter folder: the partner's certificate, key and authority; nil speaks no TLS.
    init(folder: String?, port: Int) async throws {
        let context = try folder.map { folder in
            try ClientContext(
                credential: try Credential(certificateFile: folder + "/certificate.pem", keyFile: folder + "/key.pem"),
                authorities: try Certificate.bundle(pem: PEMFile.read(folder + "/authority.pem")), host: "127.0.0.1",
                trustDomain: SampleDeployment.trustDomain)
        }
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let spoken = loop.makePromise(of: Void.self)
        self.spoken = spoken.futureResult
        channel = try await ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context { try channel.pipeline.syncOperations.addHandler(try TLSHandler(context)) }
                    try channel.pipeline.syncOperations.addHandler(Listener(spoken))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
    }

    /// Sends octets; throws when the connection has ended.
    func send(_ octets: [UInt8]) async throws { try await channel.writeAndFlush(ByteBuffer(bytes: octets)).get() }

    /// Sends a greeting and READY, and waits until those of the daemon have come.
    func shakeHands() async throws {
        try await send(ZMTPBytes.greeting() + ZMTPBytes.dealerReady())
        try await spoken.get()
    }

    /// Waits until the daemon has closed; false when it has not within `limit`.
    func ended(within limit: Duration) async throws -> Bool {
        let loop = channel.eventLoop
        let outcome = loop.makePromise(of: Bool.self)
        channel.closeFuture.whenComplete { _ in outcome.succeed(true) }
        let bound = loop.scheduleTask(in: TimeAmount(limit)) { outcome.succeed(false) }
        defer { bound.cancel() }
        return try await outcome.futureResult.get()
    }

    func close() async { try? await channel.close() }

    private final class Listener: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let spoken: EventLoopPromise<Void>
        private var count = 0

        init(_ spoken: EventLoopPromise<Void>) { self.spoken = spoken }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            count += unwrapInboundIn(data).readableBytes
            // The greeting has 64 octets, and READY follows it.
            if count > 64 { spoken.succeed() }
        }

        func channelInactive(context: ChannelHandlerContext) { spoken.fail(ChannelError.eof) }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}
