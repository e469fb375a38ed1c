// SPDX-License-Identifier: Apache-2.0
import NIOCore
import NIOEmbedded
import TestSupport

@testable import TLS

/// Two embedded channels whose ciphertext is carried by hand, so that a test sees every octet and no clock runs.
final class Loopback {
    let client = EmbeddedChannel()
    let server = EmbeddedChannel()
    let clientSide = Witness()
    let serverSide = Witness()
    /// All ciphertext in each direction.
    private(set) var toServer = ByteBuffer()
    private(set) var toClient = ByteBuffer()

    init(
        client clientContext: ClientContext, server serverContext: ServerContext, limits: TLSHandler.Limits = .init()
    ) throws {
        try server.pipeline.syncOperations.addHandlers([try TLSHandler(serverContext, limits: limits), serverSide])
        try client.pipeline.syncOperations.addHandlers([try TLSHandler(clientContext, limits: limits), clientSide])
    }

    func connect() throws {
        let address = try SocketAddress(unixDomainSocketPath: "/loopback")
        server.connect(to: address, promise: nil)
        client.connect(to: address, promise: nil)
        try carry()
    }

    /// Carries ciphertext until none is left, cutting it into pieces of the sizes that `piece` gives.
    func carry(pieces: () -> Int = { Int.max }) throws {
        var moved = true
        while moved {
            moved = false
            while let chunk = try client.readOutbound(as: ByteBuffer.self) {
                moved = true
                toServer.writeImmutableBuffer(chunk)
                try deliver(chunk, to: server, pieces)
            }
            while let chunk = try server.readOutbound(as: ByteBuffer.self) {
                moved = true
                toClient.writeImmutableBuffer(chunk)
                try deliver(chunk, to: client, pieces)
            }
        }
    }

    private func deliver(_ chunk: ByteBuffer, to channel: EmbeddedChannel, _ pieces: () -> Int) throws {
        var rest = chunk
        while rest.readableBytes > 0, channel.isActive {
            if let piece = rest.readSlice(length: max(1, min(pieces(), rest.readableBytes))) {
                channel.pipeline.fireChannelRead(piece)
                channel.pipeline.fireChannelReadComplete()
            }
        }
        channel.embeddedEventLoop.run()
    }
}

/// The last handler: keeps what came.
final class Witness: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    var received = ByteBuffer()
    var reads = 0
    /// The room of the largest buffer that came.
    var largest = 0
    var completed: TLSHandshakeCompleted?
    var person: PeerChain?
    var isOpened = false
    var errors: [TLSError] = []
    var inactive = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        reads += 1
        let chunk = unwrapInboundIn(data)
        largest = max(largest, chunk.storageCapacity)
        received.writeImmutableBuffer(chunk)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? TLSHandshakeCompleted { completed = event }
        if event is TLSOpened { isOpened = true }
        if let event = event as? TLSPersonProved { person = event.chain }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? TLSError { errors.append(error) }
    }

    func channelInactive(context: ChannelHandlerContext) { inactive = true }
}

/// A partnership with a broker and one police partner, all defaults.
struct Partnership {
    let authority: TestAuthority
    let broker: Credential
    let police: Credential

    init() throws {
        authority = try TestAuthority()
        broker = try authority.broker()
        police = try authority.partner("police/22")
    }

    func server(
        credential: Credential? = nil, authorities: [Certificate]? = nil, trustDomain: String? = nil,
        revocations: RevocationLists? = nil, admission: @escaping @Sendable (PeerCertificate) -> Admission = { _ in .admit }
    ) throws -> ServerContext {
        try ServerContext(
            credential: credential ?? broker, clientAuthorities: authorities ?? [authority.authority.certificate],
            trustDomain: trustDomain ?? authority.trustDomain, revocations: revocations, admission: admission)
    }

    /// The list of this partnership's authority, as it comes into force.
    func revocations(_ lists: RevocationList..., grace: Duration = .zero) throws -> RevocationLists {
        try RevocationLists(choosingFrom: lists, of: [authority.authority.certificate], grace: grace)
    }

    func client(
        _ credential: Credential? = nil, host: String = "localhost", trustDomain: String? = "worcestershire.example",
        authorities: [Certificate]? = nil
    ) throws -> ClientContext {
        try ClientContext(
            credential: credential ?? police, authorities: authorities ?? [authority.authority.certificate], host: host,
            trustDomain: trustDomain)
    }
}
