// SPDX-License-Identifier: Apache-2.0
import NIOCore
import NIOEmbedded

@testable import TLS

/// A client whose `SSL` a test may do anything with, before the channel of a server.
final class RawClient {
    let server = EmbeddedChannel()
    let serverSide = Witness()
    private var session: SecureSession

    var ssl: OpaquePointer { session.pointer }

    init(client clientContext: ClientContext, server serverContext: ServerContext) throws {
        session = try SecureSession(clientContext)
        try server.pipeline.syncOperations.addHandlers([try TLSHandler(serverContext), serverSide])
    }

    func connect() throws {
        server.connect(to: try SocketAddress(unixDomainSocketPath: "/loopback"), promise: nil)
        while case .wantsInput = session.handshake() {
            deliver(takeCiphertext())
            while let chunk = try server.readOutbound(as: ByteBuffer.self) {
                session.stream.inbound.writeImmutableBuffer(chunk)
            }
        }
        deliver(takeCiphertext())
    }

    func write(_ plaintext: ByteBuffer) { _ = session.write(plaintext) }

    /// What the server is to be sent.
    func takeCiphertext() -> ByteBuffer {
        defer { session.stream.outbound = ByteBuffer() }
        return session.stream.outbound
    }

    /// Gives the server one chunk, as long as it listens.
    func deliver(_ chunk: ByteBuffer) {
        guard server.isActive, chunk.readableBytes > 0 else { return }
        server.pipeline.fireChannelRead(chunk)
        server.pipeline.fireChannelReadComplete()
        server.embeddedEventLoop.run()
    }
}
