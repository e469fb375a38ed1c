// SPDX-License-Identifier: Apache-2.0
import Edge
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import Safeguarding
import TLS
import TestSupport
import Testing
import ZeroMQ

/// Sessions that are open when what let them in is taken back.
@Suite(.timeLimit(.minutes(1)))
struct LiveCutTests {
    @Test func `A revoked certificate ends its sessions and no others, and is refused when it comes back`() async throws {
        let edge = try await EdgeFixture()
        let lost = try edge.authority.partner("school/1")
        let one = try await TLSPeer(to: edge.address, credential: lost, authority: edge.authority)
        try await one.shakeHands()
        _ = try await edge.opened()
        let other = try await edge.peer("school/1")
        try await other.shakeHands()
        let kept = try await edge.opened()

        edge.listener.use(try edge.tls(revocations: edge.authority.list()))
        #expect(edge.listener.review() == [:])
        edge.listener.use(try edge.tls(revocations: edge.authority.list(revoking: [lost], number: 2)))
        #expect(edge.listener.review() == [.revoked: 1])
        try await one.waitForEnd()
        #expect(try await edge.closed() == .cut(.revoked))
        #expect(edge.listener.sessions.all.map(\.routingID) == [kept.routingID])
        _ = try await TLSPeer(to: edge.address, credential: lost, authority: edge.authority)
        #expect(try await edge.refused().code == "certificate-revoked")
        try await other.send(ZMTPBytes.message([[7]]))
        #expect(try await edge.message().routingID == kept.routingID)
        await edge.stop()
    }

    @Test func `An authority that left the bundle takes its sessions with it, and the other's go on`() async throws {
        let authority = try TestAuthority()
        let leaving = try TestAuthority()
        let edge = try await EdgeFixture(authority: authority)
        edge.listener.use(
            try edge.tls(authorities: [authority.authority.certificate, leaving.authority.certificate]))
        let stays = try await edge.peer("school/1")
        try await stays.shakeHands()
        let kept = try await edge.opened()
        let goes = try await TLSPeer(to: edge.address, credential: try leaving.partner("school/2"), authority: authority)
        try await goes.shakeHands()
        _ = try await edge.opened()
        edge.listener.use(try edge.tls())
        #expect(edge.listener.review() == [CutReason(rawValue: "unknown-authority"): 1])
        try await goes.waitForEnd()
        #expect(edge.listener.sessions.all.map(\.routingID) == [kept.routingID])
        await edge.stop()
    }

    @Test func `A session ends with its certificate`() async throws {
        let edge = try await EdgeFixture()
        let short = try edge.authority.partner("school/1", life: .seconds(600))
        let peer = try await TLSPeer(to: edge.address, credential: short, authority: edge.authority)
        try await peer.shakeHands()
        let session = try await edge.opened()
        #expect(session.validUntil == short.leaf.notAfter && session.validFrom == short.leaf.notBefore)
        #expect(edge.listener.endExpired(now: short.leaf.notAfter) == 0)
        #expect(edge.listener.endExpired(now: short.leaf.notAfter + 1) == 1)
        try await peer.waitForEnd()
        #expect(try await edge.closed() == .cut(.expired))
        await edge.stop()
    }

    @Test func `A session that is cut in the middle of a message gives nothing of it to the ROUTER`() async throws {
        let edge = try await EdgeFixture()
        let peer = try await edge.peer("police/22")
        try await peer.shakeHands()
        let session = try await edge.opened()
        let whole = ZMTPBytes.message([[1], .zeros(4_000)])
        try await peer.send(whole + whole.prefix(3_000))
        #expect(try await edge.message().frames == [[1], .zeros(4_000)])
        session.cut(.revoked)
        #expect(try await edge.closed() == .cut(.revoked))
        try? await peer.send(Array(whole.dropFirst(3_000)) + whole)
        try await peer.waitForEnd()
        // The ROUTER's next message is another's.
        let other = try await edge.peer("school/2")
        try await other.shakeHands()
        try await other.send(ZMTPBytes.message([[2]]))
        #expect(try await edge.message().frames == [[2]])
        await edge.stop()
    }

    /// The directory says no after the handshake and before the session is in the table: whoever cuts sessions then does not
    /// find it there.
    @Test func `A partner that is put out between its handshake and its session gets no session`() async throws {
        let edge = try await EdgeFixture()
        let asked = NIOLockedValueBox(0)
        edge.listener.use(
            try edge.tls { _ in
                asked.withLockedValue { asked in
                    asked += 1
                    return asked == 1 ? .admit : .refuse(.suspendedPartner)
                }
            })
        let peer = try await edge.peer("school/1")
        try await peer.send(ZMTPBytes.greeting() + ZMTPBytes.dealerReady() + ZMTPBytes.message([[1]]))
        _ = try await edge.opened()
        #expect(try await edge.closed() == .cut(CutReason(rawValue: "suspended-partner")))
        try await peer.waitForEnd()
        #expect(edge.listener.sessions.count == 0)
        // Its message never came to the ROUTER: the next is another's.
        edge.listener.use(try edge.tls())
        let other = try await edge.peer("school/2")
        try await other.shakeHands()
        try await other.send(ZMTPBytes.message([[2]]))
        #expect(try await edge.message().frames == [[2]])
        await edge.stop()
    }

    @Test func `What lies ready for a client that does not read is thrown away with the cut`() async throws {
        let edge = try await EdgeFixture()
        let peer = try await SlowReader(to: edge.address, credential: try edge.authority.partner("school/1"), edge.authority)
        try await peer.shakeHands()
        let session = try await edge.opened()
        // More than the sockets between hold, so that some of it waits in the edge.
        var sent = 0
        while try await edge.router.send(to: session.routingID, publish(body: .zeros(200_000))) == .sent, sent < 100 { sent += 1 }
        session.cut(.revoked)
        #expect(try await edge.closed() == .cut(.revoked))
        let read = try await peer.readToEnd()
        #expect(read < sent * 200_000 / 2, "\(read) octets of \(sent) messages came after the cut")
        await edge.stop()
    }
}

/// A client that finishes its handshakes and then reads nothing until it is asked to.
private final class SlowReader: Sendable {
    private let channel: any Channel
    private let counted: EventLoopFuture<Int>
    private let opened: EventLoopFuture<Void>

    init(to address: EdgeAddress, credential: Credential, _ authority: TestAuthority) async throws {
        let context = try ClientContext(
            credential: credential, authorities: [authority.authority.certificate], host: "127.0.0.1",
            trustDomain: authority.trustDomain)
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let counted = loop.makePromise(of: Int.self)
        let opened = loop.makePromise(of: Void.self)
        self.counted = counted.futureResult
        self.opened = opened.futureResult
        channel = try await ClientBootstrap(group: loop)
            .channelOption(.socketOption(.so_rcvbuf), value: 4_096)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([TLSHandler(context), Counter(counted, opened: opened)])
                }
            }
            .connect(host: address.host, port: address.port).get()
    }

    func shakeHands() async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: ZMTPBytes.greeting() + ZMTPBytes.dealerReady())).get()
        try await opened.get()
        try await channel.setOption(.autoRead, value: false).get()
    }

    /// Reads what still comes, and says how many octets came in all.
    func readToEnd() async throws -> Int {
        do {
            try await channel.setOption(.autoRead, value: true).get()
            channel.read()
        } catch ChannelError.ioOnClosedChannel {
            // The reset of the cut came first; what was counted by then is all.
        }
        return try await counted.get()
    }

    private final class Counter: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private var count = 0
        private let counted: EventLoopPromise<Int>
        private let opened: EventLoopPromise<Void>

        init(_ counted: EventLoopPromise<Int>, opened: EventLoopPromise<Void>) {
            self.counted = counted
            self.opened = opened
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            count += unwrapInboundIn(data).readableBytes
            // The greeting and the beginning of READY.
            if count > 64 { opened.succeed() }
        }

        func channelInactive(context: ChannelHandlerContext) {
            opened.fail(ChannelError.eof)
            counted.succeed(count)
            context.fireChannelInactive()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}
